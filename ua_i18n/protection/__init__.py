"""What must not change: found, named, masked and restored."""

from ua_i18n.protection.entries import add_value, protect, remove_value
from ua_i18n.protection.find import Matcher
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.masking import mask, matcher_of, remask, unprotect
from ua_i18n.protection.typed import typed_spans

__all__ = [
    "Lexicon",
    "Matcher",
    "add_value",
    "mask",
    "matcher_of",
    "protect",
    "remask",
    "remove_value",
    "typed_spans",
    "unprotect",
]
