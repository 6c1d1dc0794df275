"""What CLDR knows of a language: its tag, names, direction, plurals, dates and territories."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date as _babel_date
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal as _babel_number

from ua_i18n.errors import UsageError
from ua_i18n.plurals import plural_formula

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?:\.[\w-]+)?(?:@(?P<modifier>[a-z0-9]+))?",
    re.IGNORECASE,
)
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # groupings and test codes of CLDR
_WORLD = "001"
_IN_BRACKETS = re.compile(r"(?<=\S)\s?[(（][^()（）]+[)）]$")


@cache
def tag(text: str) -> str:
    """The canonical BCP 47 tag of a locale: "pt_br" gives "pt-BR", "sr@latin" gives "sr-Latn".

    Raises UsageError, naming near ones, for a language that CLDR does not describe.
    """
    match = _TAG.fullmatch(text.strip())
    if match is None:
        raise UsageError(_unknown(text))
    language, script, region = _language(match["language"].lower())
    script = (match["script"] or "").title() or _script_named(match["modifier"]) or script
    region = (match["region"] or region).upper()
    known = _english()
    if not language or (script and script not in known.scripts) or (region and region not in known.territories):
        raise UsageError(_unknown(text))
    variants = re.split("[-_]", match["variants"].lower())[1:]
    return "-".join(part for part in (language, script, region, *variants) if part)


def _language(code: str) -> tuple[str, str, str]:
    """The language of a code, and the script and region that a former code implies; empty for an unknown one."""
    if code in _codes():
        return code, "", ""
    alias = _subtags(get_global("language_aliases").get(code, code))
    return alias if alias[0] in _codes() else ("", "", "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(identifier.partition("_")[0] for identifier in locale_identifiers()) - {"root"}


@cache
def _english() -> Locale:
    """The language whose names gettext's modifiers and our messages use."""
    return Locale.parse("en")


def _script_named(modifier: str | None) -> str:
    """The code of a script that gettext calls by its English name ("latin")."""
    wanted = (modifier or "").casefold()
    return next((code for code, name in _english().scripts.items() if name.casefold() == wanted), "")


def _unknown(text: str) -> str:
    names = {str(_english().languages.get(code, code)).casefold(): code for code in sorted(_codes())}
    wanted = text.strip().casefold()
    near = [names[name] for name in difflib.get_close_matches(wanted, names, n=3, cutoff=0.75)]
    near += difflib.get_close_matches(re.split("[-_]", wanted)[0], sorted(_codes()), n=3, cutoff=0.6)
    hint = f" (near: {', '.join(dict.fromkeys(near))})" if near else ""
    return f"no language has the tag {text!r}{hint}; give a BCP 47 tag as fr or pt-BR"


@cache
def _locale(name: str) -> Locale:
    canonical = tag(name)
    try:
        return Locale.parse(canonical, sep="-")
    except (UnknownLocaleError, ValueError):  # a script, region or variant that CLDR has no data for
        return Locale.parse(canonical.partition("-")[0])


@cache
def gettext_name(name: str) -> str:
    """The locale as a PO header's `Language` has it: `pt_BR`, `sr@latin`; a script's home country says the script."""
    language, script, region = _subtags(tag(name))
    region = "" if region == _WORLD else region
    if not script:
        return f"{language}_{region}" if region else language
    home = region or home_of_script(tag(name))
    if _likely(f"{language}_{home}")[1] == script:
        return f"{language}_{home}"
    modifier = _english().scripts[script].split()[0].casefold()
    return f"{language}_{region}@{modifier}" if region else f"{language}@{modifier}"


def _subtags(canonical: str) -> tuple[str, str, str]:
    match = _TAG.fullmatch(canonical)
    return (match["language"], match["script"] or "", match["region"] or "") if match else ("", "", "")


def _likely(name: str) -> tuple[str, str, str]:
    """The likely subtags of "sr_RS"; those of the language alone where CLDR lists no such pair."""
    likely = get_global("likely_subtags")
    found = likely.get(name) or likely.get(name.partition("_")[0]) or name
    return _subtags(found)


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
    names = ((_locale(code).language_name, code) for code in sorted(_codes()))
    return MappingProxyType({text.casefold(): code for text, code in names if text})


@cache
def direction(name: str) -> str:
    """ "rtl" or "ltr", by the tag's script where it has one."""
    script = _subtags(tag(name))[1]
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return _locale(name).text_direction


@cache
def script(name: str) -> str:
    """The ISO 15924 code of the script that a language is written in: the tag's own, else the likely one."""
    language, own, region = _subtags(tag(name))
    return own or _likely(f"{language}_{region}" if region else language)[1]


@cache
def plural_forms(name: str) -> str:
    """The value of gettext's `Plural-Forms` header, from CLDR's rules for integers."""
    return plural_formula(_locale(name).plural_form.rules)


@cache
def name(of: str, in_tag: str) -> str:
    """The language's name in another language: `name("pt-BR", "fr")` is "portugais (Brésil)"."""
    return _locale(of).get_display_name(_locale(in_tag)) or tag(of)


def format_date(day: date, name: str, pattern: str = "long") -> str:
    """The date as the locale writes it; `pattern` is a CLDR length ("long") or pattern ("d MMMM y")."""
    return _babel_date(day, pattern, locale=_locale(name))


@cache
def date_patterns(name: str) -> Mapping[str, tuple[str, ...]]:
    """How CLDR writes dates of each precision, as patterns: "ymd", "md", "ym" and "y", the longest first."""
    locale = _locale(name)
    whole = tuple(str(locale.date_formats[length].pattern) for length in ("long", "medium"))
    known = locale.datetime_skeletons
    parts = {"md": ("MMMMd", "MMMd"), "ym": ("yMMMM", "yMMM"), "y": ("y",)}
    listed = {key: tuple(str(known[each].pattern) for each in names if each in known) for key, names in parts.items()}
    return MappingProxyType({"ymd": whole} | listed)


def format_number(number: Decimal, name: str) -> str:
    """The number in figures as the locale writes it."""
    return _babel_number(number, locale=_locale(name))


@cache
def weekday_names(name: str) -> frozenset[str]:
    """The casefolded full names of the days of the week."""
    days = _locale(name).days
    return frozenset(text.casefold() for use in ("format", "stand-alone") for text in days[use]["wide"].values())


@cache
def list_joints(count: int, name: str) -> tuple[str, ...]:
    """What stands between the items of a list of `count`: ", " and " et " for three in French."""
    patterns = _locale(name).list_patterns["standard"]
    keys = ["2"] if count == 2 else ["start", *["middle"] * (count - 3), "end"]
    return tuple(patterns[key].replace("{0}", "").replace("{1}", "") for key in keys) if count > 1 else ()


@cache
def language_names(name: str) -> frozenset[str]:
    """The casefolded names that a language has for languages."""
    return frozenset(text.casefold() for text in _locale(name).languages.values())


@cache
def language_codes(name: str) -> Mapping[str, str]:
    """The casefolded names that a language has for languages, each to its code: "anglais" to "en"."""
    return MappingProxyType({text.casefold(): code for code, text in _locale(name).languages.items()})


@cache
def month_numbers(name: str) -> Mapping[str, int]:
    """The casefolded month names of a language, full and short, in every grammatical form CLDR has, each to 1–12.

    A short name that ends in a full stop is given without it too. The full names that only some regions use
    ("Jänner", "setiembre") are there as well.
    """
    return MappingProxyType(dict(_regional_months(name)) | dict(_month_names(_locale(name))))


def _regional_months(name: str) -> Iterator[tuple[str, int]]:
    language, script, _ = _subtags(tag(name))
    for identifier in () if script else locale_identifiers():
        if re.fullmatch(rf"{language}_([A-Z]{{2}}|[0-9]{{3}})", identifier):
            for number, month in Locale.parse(identifier).months["format"]["wide"].items():
                yield month.casefold(), number


@cache
def date_links(name: str) -> frozenset[str]:
    """The casefolded words that a language sets between the parts of a date: "de" in "7 de junio de 2000"."""
    locale = _locale(name)
    patterns = [str(form.pattern) for form in locale.date_formats.values()]
    quoted = re.findall(r"'([^']+)'", " ".join([*patterns, *map(str, locale.datetime_skeletons.values())]))
    return frozenset(word.casefold() for phrase in quoted for word in phrase.split() if word.isalpha())


def _month_names(locale: Locale) -> Iterator[tuple[str, int]]:
    prefix = _month_prefix(locale)
    for form in ("abbreviated", "wide"):  # wide last: where both are one word, the full name counts
        for use in ("stand-alone", "format"):
            for number, month in locale.months[use][form].items():
                yield month.casefold(), number
                yield month.casefold().rstrip("."), number
                if prefix:
                    yield prefix + month.casefold(), number


def _month_prefix(locale: Locale) -> str:
    """The letters that a language sets fast before a month in a date: ב in "7 ביוני 2026"; mostly none."""
    found = re.search(r"(?<!\w)([^\W\d_a-zA-Z]+)MMMM", str(locale.date_formats["long"].pattern))
    return found[1].casefold() if found else ""


@cache
def territory_names(name: str) -> Mapping[str, str]:
    """The casefolded country names of a language, each to its ISO 3166-1 alpha-2 code."""
    countries = {text.casefold(): code for code, text in _locale(name).territories.items() if _is_country(code)}
    return MappingProxyType(countries)


def is_territory(code: str) -> bool:
    """Whether CLDR has a country of that ISO 3166-1 alpha-2 code."""
    return _is_country(code) and code in _english().territories


@cache
def home_of_script(canonical: str) -> str:
    """The country where a language is written in the script that its tag names: "TW" of `zh-Hant`; empty without one.

    Signs that scripts share stand otherwise there, as the comma in the middle of its square.
    """
    language, own, _ = _subtags(canonical)
    return _likely(f"{language}_{own}")[2] if own else ""


@cache
def region(name: str) -> str:
    """The country that a tag itself names, as "MX" for `es-MX`; empty where it names none, or a part of the world."""
    code = _subtags(tag(name))[2]
    return code if _is_country(code) else ""


def _is_country(code: str) -> bool:
    return len(code) == 2 and code not in _NO_COUNTRY


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217 that CLDR knows ("USD")."""
    return frozenset(_english().currencies)


@cache
def currency_names(name: str) -> Mapping[str, str]:
    """The full names of currencies in a language, casefolded, singular and plural, to their codes."""
    locale = _locale(name)
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
    short = {text.casefold(): code for code, text in _short_territories(name).items() if _is_country(code)}
    return MappingProxyType({**short, **territory_names(name)})


@cache
def _short_territories(name: str) -> Mapping[str, str]:
    known: Mapping[str, str] = _locale(name).territories
    short = {code: _IN_BRACKETS.sub("", text) for code, text in known.items()}
    often = Counter(short.values())
    return MappingProxyType({code: short[code] if often[short[code]] == 1 else text for code, text in known.items()})
