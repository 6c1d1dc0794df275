"""How CLDR forms numbers, lists and plurals in a language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal as _babel_number

from ua_i18n.languages.plurals import plural_formula
from ua_i18n.languages.tags import locale_of


@cache
def plural_forms(name: str) -> str:
    """The value of gettext's `Plural-Forms` header, from CLDR's rules for integers."""
    return plural_formula(locale_of(name).plural_form.rules)


def format_number(number: Decimal, name: str) -> str:
    """The number in figures as the locale writes it."""
    return _babel_number(number, locale=locale_of(name))


@cache
def list_joints(count: int, name: str) -> tuple[str, ...]:
    """What stands between the items of a list of `count`: ", " and " et " for three in French."""
    patterns = locale_of(name).list_patterns["standard"]
    keys = ["2"] if count == 2 else ["start", *["middle"] * (count - 3), "end"]
    return tuple(patterns[key].replace("{0}", "").replace("{1}", "") for key in keys) if count > 1 else ()
