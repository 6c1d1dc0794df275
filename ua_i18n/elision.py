"""Short words before a word that begins with a vowel: "d’avril" but "de juin", "l’{ONU}" but "le {HCR}"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

WordsByList = Mapping[str, tuple[str, ...]]
_LONGEST_FORM = 9
_FIGURE = re.compile(r"(\d+)((?:[.,\s]\d{3}(?!\d))*)")


def fitting(text: str, value: str, words: WordsByList) -> tuple[str, ...]:
    """A text that a value follows, in every form that its last word may have before that value.

    Most often that is the text as it is. There are several where an elided word may be one of two ("l’" is "le" and
    "la"), and none where spelling does not tell how the value begins. `words` are a locale's lists: `elision`,
    `elision_before` and `elision_unsure` (letters), the same with `acronym_` before them, `elision_before_figures`.
    """
    forms = elision_forms(words.get("elision", ()))
    given = _last_form(text, forms)
    if not given:
        return (text,)
    elides = _begins_with_vowel(value, words)
    if elides is None:
        return ()
    if elides == straightened(given).endswith("'"):
        return (text,)
    right = (form.replace("'", "’") if "'" not in given else form for form in forms[straightened(given)])
    kept = text[: len(text) - len(given)]
    return tuple(kept + (form.capitalize() if given[0].isupper() else form) for form in right)


def _begins_with_vowel(value: str, words: WordsByList) -> bool | None:
    """Whether an elision stands before the value; None where spelling does not tell, as before an "h"."""
    if figure := _FIGURE.match(value):
        return _said_with_vowel(figure[1], bool(figure[2]), words.get("elision_before_figures", ()))
    first = value.partition(" ")[0]
    letter = anyascii(value[:1]).lower()[:1]
    if not letter.isalpha():
        return None
    kind = "acronym_elision" if len(first) > 1 and first.isupper() and first == value else "elision"
    return None if letter in words.get(f"{kind}_unsure", ()) else letter in words.get(f"{kind}_before", ())


def _said_with_vowel(first: str, thousands: bool, numbers: tuple[str, ...]) -> bool:
    """Whether a figure that begins with the group `first` is one of `numbers`; "8-" is any that begins so.

    So "11.500" is one where 11 is, as it is said "undicimila …"; "1.000" is said "mille", without its 1.
    """
    alone = first != "1" or not thousands
    return alone and any(first == n or (n.endswith("-") and first.startswith(n[:-1])) for n in numbers)


def joint_before(joint: str, value: str, words: WordsByList) -> str:
    """What stands before the last item of a list, in its form before that item: "y" is "e" before "imparcial".

    `words` are a locale's lists: `joint`, `joint_before`, `joint_before_not`.
    """
    word = joint.strip()
    forms = dict(pair.split("=", 1) for pair in words.get("joint", ()))
    begins = anyascii(value[:_LONGEST_FORM]).lower()
    if word not in forms or begins.startswith(words.get("joint_before_not", ())):
        return joint
    return joint.replace(word, forms[word]) if begins.startswith(words.get("joint_before", ())) else joint


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
