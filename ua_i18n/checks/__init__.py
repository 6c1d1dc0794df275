"""Checks run over translations, and the findings that every language can say."""

from ua_i18n.checks.running import Mended, mend, run

__all__ = ["Mended", "mend", "run"]
