"""Drafts what appeals always say, from a locale's own phrases and forms of address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ua_i18n import Draft, Locale, Message, TokenShape, Translator, hookimpl
from ua_i18n_plugins.translators.phrasebook import book
from ua_i18n_plugins.translators.sameness import ENDS
from ua_i18n_plugins.translators.slots import SLOT, Facts

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
        phrases = book(locale)
        for message in messages:
            if form := _form_of_address(message, locale):
                yield Draft(message.key, form, self.name, _LIKELY)
            elif target := phrases.said(message.source, Facts.of(message, locale)):
                said = _ended(_opened(target, message.source), message.source, locale)
                yield Draft(message.key, said, self.name, _CERTAIN)


def _form_of_address(message: Message, locale: Locale) -> str | None:
    """The locale's own form for a rank and gender, the name in its place where the source names the bearer."""
    if not message.context.startswith("salutation:"):
        return None
    names = SLOT.findall(message.source)
    if not names:
        return locale.letter.get(message.context)
    form = locale.letter.get(message.context.replace("salutation:", "named:"), "")
    # Without its name a draft would lose a value; two names need a form that no pack has.
    return form.replace("{name}", f"{{{names[0]}}}") if len(names) == 1 and "{name}" in form else None


def _opened(target: str, source: str) -> str:
    """A phrase that opens with a capital where the message does."""
    return target[:1].upper() + target[1:] if source[:1].isupper() else target


def _ended(target: str, source: str, locale: Locale) -> str:
    """A phrase that ends as the message does: an item of a list by the locale's own marks, a heading by none."""
    stop, last = locale.layout.last_item_end, source.rstrip()[-1:]
    ends = {";": locale.layout.item_end, ".": stop}
    if last.isalnum() or last == "}":
        return target.rstrip(ENDS + stop)
    return target.rstrip(ENDS) + ends[last] if ends.get(last) else target


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Phrases())
