"""Drafts what appeals always say, from a locale's own phrases and forms of address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ua_i18n import Draft, Locale, Message, TokenShape, Translator, find_dates, hookimpl, written_day

_SLOT = re.compile(r"\{(\w+)\}")
_TYPED = {"date": "[^{}]{4,40}?", "number": r"\d{1,3}"}
"""What a slot stands for beside a placeholder: values that are words of the text; figures too short to need marks."""
_CERTAIN, _LIKELY = 0.95, 0.8
_ENDS = ".:;"


class Phrases:
    """Looks a message up in `phrases.po`, and a salutation in the forms of address of `letter.po`."""

    name = "phrases"
    online = False
    token = TokenShape.BRACES
    limit: int | None = None

    def supports(self, source: str, target: Locale) -> bool:
        return source.split("-")[0] == "en" and bool(target.phrases or target.letter)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        book = _book(locale)
        for message in messages:
            if form := _form_of_address(message, locale):
                yield Draft(message.key, form, self.name, _LIKELY)
            elif target := book.said(message, locale):
                yield Draft(message.key, target, self.name, _CERTAIN)


@dataclass(frozen=True, slots=True)
class _Book:
    """The phrases of a locale: those without slots by their folded text, the others as patterns."""

    plain: Mapping[str, str]
    slotted: tuple[tuple[re.Pattern[str], str], ...]

    def said(self, message: Message, locale: Locale) -> str | None:
        """The phrase that a message is, or is an instance of, opened and ended as the message is."""
        target = self.plain.get(_folded(message.source)) or self._filled(message, locale)
        return target and _ended(_opened(target, message.source), message.source, locale)

    def _filled(self, message: Message, locale: Locale) -> str | None:
        """A phrase with the message's own placeholders, dates and figures in its slots."""
        text = message.source.rstrip(_ENDS)
        for pattern, target in self.slotted:
            if match := pattern.fullmatch(text):
                values = {slot: _localised(slot, value, message, locale) for slot, value in match.groupdict().items()}
                if None not in values.values():
                    return _SLOT.sub(lambda slot, found=values: str(found[slot[1]]), target)  # type: ignore[misc]
        return None


@lru_cache(maxsize=32)
def _book(locale: Locale) -> _Book:
    plain = {_folded(source): target for source, target in locale.phrases.items() if not _SLOT.search(source)}
    slotted = ((_pattern(source), target) for source, target in locale.phrases.items() if _SLOT.search(source))
    return _Book(plain, tuple(slotted))


def _form_of_address(message: Message, locale: Locale) -> str | None:
    """The locale's own form for a rank and gender, the name in its place where the source names the bearer."""
    if not message.context.startswith("salutation:"):
        return None
    names = _SLOT.findall(message.source)
    if not names:
        return locale.letter.get(message.context)
    form = locale.letter.get(message.context.replace("salutation:", "named:"), "")
    # Without its name a draft would lose a value; two names need a form that no pack has.
    return form.replace("{name}", f"{{{names[0]}}}") if len(names) == 1 and "{name}" in form else None


def _opened(target: str, source: str) -> str:
    """A phrase that opens with a capital where the message does."""
    return target[:1].upper() + target[1:] if source[:1].isupper() else target


def _ended(target: str, source: str, locale: Locale) -> str:
    """A phrase that ends as the message does: an item of a list by the locale's own marks."""
    ends = {";": locale.layout.item_end, ".": locale.layout.last_item_end}
    end = ends.get(source.rstrip()[-1:])
    return target.rstrip(_ENDS) + end if end else target


def _localised(slot: str, value: str, message: Message, locale: Locale) -> str | None:
    """A slot's value as the locale writes it; None for a date that is no full one ("last June")."""
    if slot != "date" or value.startswith("{"):
        return value
    spans = [span for span in find_dates(value, message.language) if span.value == value]
    try:
        return written_day(date.fromisoformat(spans[0].normal), locale, in_prose=True) if spans else None
    except ValueError:
        return None


def _pattern(source: str) -> re.Pattern[str]:
    """A phrase as a pattern: each slot stands for one placeholder, the same slot for the same one."""
    seen: set[str] = set()
    parts = []
    for number, part in enumerate(_SLOT.split(source.rstrip(_ENDS))):
        if number % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else rf"(?P<{part}>\{{\w+\}}{_also(part)})")
            seen.add(part)
    return re.compile("".join(parts), re.IGNORECASE)


def _also(slot: str) -> str:
    return f"|{_TYPED[slot]}" if slot in _TYPED else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(_ENDS)


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Phrases())
