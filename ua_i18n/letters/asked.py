"""What an appeal asks of letters, their languages and their time, told to who makes them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ua_i18n import languages
from ua_i18n.model import UrgentAction


def hints(action: UrgentAction, tags: Iterable[str], day: date) -> Iterator[str]:
    """A line for each language that the appeal does not ask for, and for a date on which nobody could know of it."""
    yield from filter(None, (_language_hint(action, tag) for tag in tags))
    if action.date and day < action.date:
        yield (
            f"{action.id}: its letters are dated {day}, before the appeal itself ({action.date}); "
            "if that is not meant, give a later --date"
        )


def _language_hint(action: UrgentAction, tag: str) -> str:
    codes = languages.language_codes(action.language)
    named = {code.partition("_")[0] for text in action.appeal_languages if (code := codes.get(text.casefold()))}
    if not named or tag.partition("-")[0] in named or _allows_any(action, codes):
        return ""
    asked = ", ".join(action.appeal_languages)
    ours = languages.name(tag, "en")
    return f"{action.id}: it asks for letters in {asked}; add a copy in one of them to those in {ours}"


def _allows_any(action: UrgentAction, codes: Mapping[str, str]) -> bool:
    """Whether an appeal asks for "your own language": in any tongue those are words that name none."""
    return any(" " in text and text.casefold() not in codes for text in action.appeal_languages)
