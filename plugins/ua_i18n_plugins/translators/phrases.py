"""Drafts what appeals always say, from a locale's own phrases and forms of address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from ua_i18n import Draft, Locale, Message, TokenShape, Translator, find_dates, hookimpl, official, written_day

_SLOT = re.compile(r"\{(\w+)\}")
_TYPED = {"date": "[^{}]{4,40}?", "number": r"\d{1,3}"}
"""What a slot stands for beside a placeholder: values that are words of the text; figures too short to need marks."""
_CERTAIN, _LIKELY = 0.95, 0.8


class Phrases:
    """Looks a message up in `phrases.po`, and a salutation in the forms of address of `letter.po`."""

    name = "phrases"
    online = False
    token = TokenShape.BRACES
    limit: int | None = None

    def supports(self, source: str, target: Locale) -> bool:
        return source.split("-")[0] == "en" and bool(target.phrases or target.letter)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        plain = {_folded(source): target for source, target in locale.phrases.items() if not _SLOT.search(source)}
        slotted = [(_pattern(source), target) for source, target in locale.phrases.items() if _SLOT.search(source)]
        for message in messages:
            if form := _form_of_address(message, locale):
                yield Draft(message.key, form, self.name, _LIKELY)
            elif target := plain.get(_folded(message.source)) or _with_slots(message, slotted, locale):
                yield Draft(message.key, _titled(target, message, locale), self.name, _CERTAIN)


def _form_of_address(message: Message, locale: Locale) -> str | None:
    """The locale's own form for a rank and gender; one that names its bearer is left to a person."""
    if not message.context.startswith("salutation:") or _SLOT.search(message.source):
        return None
    return locale.letter.get(message.context)


def _with_slots(message: Message, phrases: Sequence[tuple[re.Pattern[str], str]], locale: Locale) -> str | None:
    """The phrase that a text is an instance of, its slots holding the text's own placeholders, dates and figures."""
    for pattern, target in phrases:
        if match := pattern.fullmatch(message.source):
            values = {slot: _localised(slot, value, message, locale) for slot, value in match.groupdict().items()}
            if None not in values.values():
                return _SLOT.sub(lambda slot, found=values: str(found[slot[1]]), target)  # type: ignore[misc]
    return None


def _localised(slot: str, value: str, message: Message, locale: Locale) -> str | None:
    """A slot's value as the locale writes it; None for a date that is no full one ("last June")."""
    if slot != "date" or value.startswith("{"):
        return value
    spans = [span for span in find_dates(value, message.language) if span.value == value]
    try:
        return written_day(date.fromisoformat(spans[0].normal), locale) if spans else None
    except ValueError:
        return None


def _titled(target: str, message: Message, locale: Locale) -> str:
    """A draft with the official title of each instrument before its original: "la Convention … ({Convention})".

    Only for titles that the termbase has as they stand in a sentence: elsewhere a person must inflect them.
    """
    for name, value in message.values:
        term = official(value, locale, message.language)
        if term and term.in_text and (slot := f"{{{name}}}") in target:
            title = term.in_text if not target.startswith(slot) else term.in_text[0].upper() + term.in_text[1:]
            target = _joined(target.replace(slot, f"{title} ({slot})", 1), title, locale)
    return target


def _joined(text: str, title: str, locale: Locale) -> str:
    """A text whose preposition is one word with the title's article: "de le Pacte" is "du Pacte"."""
    for pair in locale.words.get("contractions", ()):
        apart, _, joined = pair.partition("=")
        preposition, _, article = apart.partition(" ")
        if re.match(rf"{re.escape(article)}(?:\b|(?<=’))", title):
            contracted = joined + title.removeprefix(article)
            text = re.sub(rf"(?<!\w){re.escape(preposition)} {re.escape(title)}", contracted.replace("\\", r"\\"), text)
    return text


def _pattern(source: str) -> re.Pattern[str]:
    """A phrase as a pattern: each slot stands for one placeholder, the same slot for the same one."""
    seen: set[str] = set()
    parts = []
    for number, part in enumerate(_SLOT.split(source)):
        if number % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else rf"(?P<{part}>\{{\w+\}}{_also(part)})")
            seen.add(part)
    return re.compile("".join(parts), re.IGNORECASE)


def _also(slot: str) -> str:
    return f"|{_TYPED[slot]}" if slot in _TYPED else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".:;")


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Phrases())
