"""Characters that nobody sees, or takes for others, and that change what a letter shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl, sentence

_FORMATTING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides, isolates
_FORMATTING_AND_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # right-to-left writers need marks
_CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_CONTROLS_AND_BREAKS = re.compile(f"{_CONTROLS.pattern[:-1]}\u200b]")
_UNSPACED = frozenset({"Khmr", "Laoo", "Mymr", "Thai"})  # a space of no width shows these where a line may break

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ʯḀ-ỿ]")
_FOREIGN = re.compile("[Ͱ-ϿЀ-ԯ԰-֏Ａ-Ｚａ-ｚ]")
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTYXaeijopcyxshdqw" + "ABEZHIKMNOPTYXovp",
)
"""Letters of other scripts that look like Latin ones. Source: Unicode Technical Standard 39, confusables.txt."""


class BidiControl:
    """An override can show a name or number backwards."""

    id = "bidi-control"
    severity = Severity.ERROR
    description = "The translation has a control character of writing direction that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        unwanted = _FORMATTING if locale.direction == "rtl" else _FORMATTING_AND_MARKS
        return _unseen(self, translation, unwanted)


class ControlCharacter:
    """What comes along when text is pasted from elsewhere; line ends are left to the check that counts them."""

    id = "control-character"
    severity = Severity.ERROR
    description = "The translation has a control character that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        return _unseen(self, translation, _CONTROLS if locale.script in _UNSPACED else _CONTROLS_AND_BREAKS)


class Homoglyph:
    """A Cyrillic "а" in a Latin name: nobody sees it, and nobody finds the name again."""

    id = "homoglyph"
    severity = Severity.ERROR
    description = "A word has a letter of another script that looks like one of its own."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            if target.isascii() or not _FOREIGN.search(target):
                continue
            for word in _WORD.finditer(sentence(target).literal):
                if _is_disguised(word[0], locale) and word[0] not in translation.message.source:
                    fixed = word[0].translate(_LOOKALIKES)
                    yield fault(
                        self,
                        translation,
                        "“{word}” has {letters} in place of Latin letters",
                        span=word.span(),
                        fix=target[: word.start()] + fixed + target[word.end() :],
                        word=word[0],
                        letters=", ".join(_named(letter) for letter in _FOREIGN.findall(word[0])),
                    )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(BidiControl())
    register(ControlCharacter())
    register(Homoglyph())


def _unseen(check: Check, translation: Translation, unwanted: re.Pattern[str]) -> Iterator[Finding]:
    """One finding a target, at the first such character; the fix is without all of them."""
    for target in translation.targets:
        if target.isprintable() or not unwanted.search(target):
            continue
        bad = [match for match in unwanted.finditer(target) if match[0] not in translation.message.source]
        if bad:
            yield fault(
                check,
                translation,
                "{first} at character {place}, {count} of its kind in all; remove them",
                span=bad[0].span(),
                fix=unwanted.sub(lambda match: match[0] if match[0] in translation.message.source else "", target),
                first=_named(bad[0][0]),
                place=bad[0].start() + 1,
                count=len(bad),
            )


def _is_disguised(word: str, locale: Locale) -> bool:
    """Whether all foreign letters of a word look Latin, beside Latin ones or in a language that is written in Latin."""
    foreign = _FOREIGN.findall(word)
    if not foreign or any(letter == letter.translate(_LOOKALIKES) for letter in foreign):
        return False
    return (len(foreign) < len(word) and bool(_LATIN.search(word))) or locale.script == "Latn"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'control character').lower()})"
