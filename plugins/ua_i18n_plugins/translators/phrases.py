"""Drafts what appeals always say, from a locale's own phrases and forms of address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ua_i18n import Draft, Locale, Message, TokenShape, Translator, hookimpl

_SLOT = re.compile(r"\{(\w+)\}")
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
            elif target := plain.get(_folded(message.source)) or _with_slots(message.source, slotted):
                yield Draft(message.key, target, self.name, _CERTAIN)


def _form_of_address(message: Message, locale: Locale) -> str | None:
    """The locale's own form for a rank and gender; one that names its bearer is left to a person."""
    if not message.context.startswith("salutation:") or _SLOT.search(message.source):
        return None
    return locale.letter.get(message.context)


def _with_slots(source: str, phrases: Sequence[tuple[re.Pattern[str], str]]) -> str | None:
    """The phrase that a text is an instance of, its slots holding the text's own placeholders."""
    for pattern, target in phrases:
        if match := pattern.fullmatch(source):
            return _SLOT.sub(lambda slot, found=match: found[slot[1]], target)  # type: ignore[misc]
    return None


def _pattern(source: str) -> re.Pattern[str]:
    """A phrase as a pattern: each slot stands for one placeholder, the same slot for the same one."""
    seen: set[str] = set()
    parts = []
    for number, part in enumerate(_SLOT.split(source)):
        if number % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else rf"(?P<{part}>\{{\w+\}})")
            seen.add(part)
    return re.compile("".join(parts), re.IGNORECASE)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".:;")


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Phrases())
