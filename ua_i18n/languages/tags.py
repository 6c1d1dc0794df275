"""BCP 47 tags of languages, and what follows from them: locale, script, direction, country."""

from __future__ import annotations

import difflib
import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from ua_i18n.errors import UsageError

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?:\.[\w-]+)?(?:@(?P<modifier>[a-z0-9]+))?",
    re.IGNORECASE,
)
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # groupings and test codes of CLDR
_WORLD = "001"


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
    known = english()
    if not language or (script and script not in known.scripts) or (region and region not in known.territories):
        raise UsageError(_unknown(text))
    variants = re.split("[-_]", match["variants"].lower())[1:]
    return "-".join(part for part in (language, script, region, *variants) if part)


def _language(code: str) -> tuple[str, str, str]:
    """The language of a code, and the script and region that a former code implies; empty for an unknown one."""
    if code in codes():
        return code, "", ""
    alias = subtags(get_global("language_aliases").get(code, code))
    return alias if alias[0] in codes() else ("", "", "")


@cache
def codes() -> frozenset[str]:
    return frozenset(identifier.partition("_")[0] for identifier in locale_identifiers()) - {"root"}


@cache
def english() -> Locale:
    """The language whose names gettext's modifiers and our messages use."""
    return Locale.parse("en")


def _script_named(modifier: str | None) -> str:
    """The code of a script that gettext calls by its English name ("latin")."""
    wanted = (modifier or "").casefold()
    return next((code for code, name in english().scripts.items() if name.casefold() == wanted), "")


def _unknown(text: str) -> str:
    names = {str(english().languages.get(code, code)).casefold(): code for code in sorted(codes())}
    wanted = text.strip().casefold()
    near = [names[name] for name in difflib.get_close_matches(wanted, names, n=3, cutoff=0.75)]
    near += difflib.get_close_matches(re.split("[-_]", wanted)[0], sorted(codes()), n=3, cutoff=0.6)
    hint = f" (near: {', '.join(dict.fromkeys(near))})" if near else ""
    return f"no language has the tag {text!r}{hint}; give a BCP 47 tag as fr or pt-BR"


@cache
def locale_of(name: str) -> Locale:
    canonical = tag(name)
    try:
        return Locale.parse(canonical, sep="-")
    except (UnknownLocaleError, ValueError):  # a script, region or variant that CLDR has no data for
        return Locale.parse(canonical.partition("-")[0])


@cache
def gettext_name(name: str) -> str:
    """The locale as a PO header's `Language` has it: `pt_BR`, `sr@latin`; a script's home country says the script."""
    language, script, region = subtags(tag(name))
    region = "" if region == _WORLD else region
    if not script:
        return f"{language}_{region}" if region else language
    home = region or home_of_script(tag(name))
    if _likely(f"{language}_{home}")[1] == script:
        return f"{language}_{home}"
    modifier = english().scripts[script].split()[0].casefold()
    return f"{language}_{region}@{modifier}" if region else f"{language}@{modifier}"


def subtags(canonical: str) -> tuple[str, str, str]:
    match = _TAG.fullmatch(canonical)
    return (match["language"], match["script"] or "", match["region"] or "") if match else ("", "", "")


def _likely(name: str) -> tuple[str, str, str]:
    """The likely subtags of "sr_RS"; those of the language alone where CLDR lists no such pair."""
    likely = get_global("likely_subtags")
    found = likely.get(name) or likely.get(name.partition("_")[0]) or name
    return subtags(found)


@cache
def direction(name: str) -> str:
    """ "rtl" or "ltr", by the tag's script where it has one."""
    script = subtags(tag(name))[1]
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return locale_of(name).text_direction


@cache
def script(name: str) -> str:
    """The ISO 15924 code of the script that a language is written in: the tag's own, else the likely one."""
    language, own, region = subtags(tag(name))
    return own or _likely(f"{language}_{region}" if region else language)[1]


@cache
def home_of_script(canonical: str) -> str:
    """The country where a language is written in the script that its tag names: "TW" of `zh-Hant`; empty without one.

    Signs that scripts share stand otherwise there, as the comma in the middle of its square.
    """
    language, own, _ = subtags(canonical)
    return _likely(f"{language}_{own}")[2] if own else ""


@cache
def region(name: str) -> str:
    """The country that a tag itself names, as "MX" for `es-MX`; empty where it names none, or a part of the world."""
    code = subtags(tag(name))[2]
    return code if is_country(code) else ""


def is_country(code: str) -> bool:
    return len(code) == 2 and code not in _NO_COUNTRY
