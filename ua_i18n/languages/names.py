"""What CLDR calls things in a language: languages, countries, currencies."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ua_i18n.errors import UsageError
from ua_i18n.languages.tags import codes, english, is_country, locale_of, tag

_IN_BRACKETS = re.compile(r"(?<=\S)\s?[(（][^()（）]+[)）]$")


def named(text: str) -> str:
    """The tag of a language that is given by its tag, its English name or its own name for itself, in any case.

    Raises UsageError as `tag` does.
    """
    try:
        return tag(text)
    except UsageError:
        wanted = unicodedata.normalize("NFC", text).strip().casefold()
        code = language_codes("en").get(wanted) or _codes_by_own_name().get(wanted)
        if code is None:
            raise
        return tag(code)


@cache
def _codes_by_own_name() -> Mapping[str, str]:
    names = ((locale_of(code).language_name, code) for code in sorted(codes()))
    return MappingProxyType({text.casefold(): code for text, code in names if text})


@cache
def name(of: str, in_tag: str) -> str:
    """The language's name in another language: `name("pt-BR", "fr")` is "portugais (Brésil)"."""
    return locale_of(of).get_display_name(locale_of(in_tag)) or tag(of)


@cache
def language_names(name: str) -> frozenset[str]:
    """The casefolded names that a language has for languages."""
    return frozenset(text.casefold() for text in locale_of(name).languages.values())


@cache
def language_codes(name: str) -> Mapping[str, str]:
    """The casefolded names that a language has for languages, each to its code: "anglais" to "en"."""
    return MappingProxyType({text.casefold(): code for code, text in locale_of(name).languages.items()})


@cache
def territory_names(name: str) -> Mapping[str, str]:
    """The casefolded country names of a language, each to its ISO 3166-1 alpha-2 code."""
    countries = {text.casefold(): code for code, text in locale_of(name).territories.items() if is_country(code)}
    return MappingProxyType(countries)


def is_territory(code: str) -> bool:
    """Whether CLDR has a country of that ISO 3166-1 alpha-2 code."""
    return is_country(code) and code in english().territories


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217 that CLDR knows ("USD")."""
    return frozenset(english().currencies)


@cache
def currency_names(name: str) -> Mapping[str, str]:
    """The full names of currencies in a language, casefolded, singular and plural, to their codes."""
    locale = locale_of(name)
    names = {written.casefold(): code for code, written in locale.currencies.items() if not _is_dated(written)}
    for code, forms in locale._data["currency_names_plural"].items():
        names |= {form.casefold(): code for form in forms.values() if not _is_dated(form)}
    return MappingProxyType(names)


def _is_dated(written: str) -> bool:
    """Whether the name of a currency has its years in brackets: "Brazilian Cruzeiro (1990–1993)"."""
    return "(" in written


def territory_name(code: str, name: str) -> str:
    """The country's name in a language, without a second one in brackets where no other country has the first.

    "Myanmar (Burma)" is Myanmar. Raises UsageError for a code that CLDR does not have.
    """
    found = _short_territories(name).get(code.upper())
    if found is None:
        raise UsageError(f"no country has the ISO 3166-1 code {code!r}")
    return found


def territory_code(text: str, name: str) -> str:
    """The code of a country by its name in a language, also by its short one; empty where none has it."""
    return _territory_codes(name).get(text.casefold(), "")


@cache
def _territory_codes(name: str) -> Mapping[str, str]:
    short = {text.casefold(): code for code, text in _short_territories(name).items() if is_country(code)}
    return MappingProxyType({**short, **territory_names(name)})


@cache
def _short_territories(name: str) -> Mapping[str, str]:
    known: Mapping[str, str] = locale_of(name).territories
    short = {code: _IN_BRACKETS.sub("", text) for code, text in known.items()}
    often = Counter(short.values())
    return MappingProxyType({code: short[code] if often[short[code]] == 1 else text for code, text in known.items()})
