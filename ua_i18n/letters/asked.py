"""Which languages an appeal asks letters to be in."""

from __future__ import annotations

from ua_i18n import languages
from ua_i18n.model import UrgentAction


def hint(action: UrgentAction, tag: str) -> str:
    """A line for who makes letters in a language that the appeal does not name; empty where it does, or names none."""
    codes = languages.language_codes(action.language)
    named = {code for text in action.appeal_languages if (code := codes.get(text.casefold()))}
    if not named or tag.partition("-")[0] in {code.partition("_")[0] for code in named}:
        return ""
    asked = ", ".join(action.appeal_languages)
    ours = languages.name(tag, "en")
    return f"{action.id}: it asks for letters in {asked}; add a copy in one of them to those in {ours}"
