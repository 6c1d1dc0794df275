"""Short words before a word that begins with a vowel: "d’avril" but "de juin", "l’{ONU}" but "le {HCR}"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

WordsByList = Mapping[str, tuple[str, ...]]
_LONGEST_FORM = 9


def fitting(text: str, value: str, words: WordsByList) -> tuple[str, ...]:
    """A text that a value follows, in every form that its last word may have before that value.

    Most often that is the text as it is. There are several where an elided word may be one of two ("l’" is "le" and
    "la"), and none where spelling does not tell how the value begins. `words` are a locale's lists: `elision`,
    `elision_before`, `elision_unsure`, `acronym_elision_before`.
    """
    forms = elision_forms(words.get("elision", ()))
    given = _last_form(text, forms)
    if not given:
        return (text,)
    elides = begins_with_vowel(value, words)
    if elides is None:
        return ()
    if elides == straightened(given).endswith("'"):
        return (text,)
    right = (form.replace("'", "’") if "'" not in given else form for form in forms[straightened(given)])
    kept = text[: len(text) - len(given)]
    return tuple(kept + (form.capitalize() if given[0].isupper() else form) for form in right)


def begins_with_vowel(value: str, words: WordsByList) -> bool | None:
    """Whether an elision stands before the value; None where spelling does not tell, as before an "h"."""
    first = value.partition(" ")[0]
    letter = anyascii(value[:1]).lower()[:1]
    if not letter.isalpha():
        return False if letter.isdigit() else None
    if len(first) > 1 and first.isupper() and first == value:
        return letter in words.get("acronym_elision_before", ())
    return None if letter in words.get("elision_unsure", ()) else letter in words.get("elision_before", ())


@lru_cache(maxsize=32)
def elision_forms(pairs: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Each form as a text has it, to those on the other side: "le " to "l'", "l'" to "le " and "la "."""
    forms: dict[str, tuple[str, ...]] = {}
    for full, _, short in (pair.partition("=") for pair in pairs):
        forms[f"{full} "] = (short,)
        forms[short] = (*forms.get(short, ()), f"{full} ")
    return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))


def _last_form(text: str, forms: Mapping[str, tuple[str, ...]]) -> str:
    """The longest of the forms that the text ends with, as it is written there; else nothing."""
    tail = straightened(text[-_LONGEST_FORM:])
    for form in forms:
        if tail.endswith(form) and not re.search(r"\w$", text[: len(text) - len(form)]):
            return text[len(text) - len(form) :]
    return ""


def straightened(form: str) -> str:
    """A form as lists have it: a straight apostrophe, a plain space, small letters."""
    return form.replace("’", "'").replace("\u00a0", " ").casefold()
