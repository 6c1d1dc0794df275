"""The termbase: terms in running text, official titles, and the files that terms come from and go to."""

from ua_i18n.terms.termbase import laid_over, official, search, terms_in

__all__ = ["laid_over", "official", "search", "terms_in"]
