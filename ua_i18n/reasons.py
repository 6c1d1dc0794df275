"""Why something is refused, as a text that can be said in the user's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ua_i18n import placeholders

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """An English text with `{slots}` and what stands in them, which may be reasons too; as a string it is English.

    The texts are those of the contexts `refusal:…` in letter.po.

    >>> str(Reason("{appeal} is under embargo until {date}", {"appeal": "asa-24-01-00", "date": "2000-08-01"}))
    'asa-24-01-00 is under embargo until 2000-08-01'
    """

    template: str
    values: Mapping[str, str | Reason] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return placeholders.fill(self.template, {name: str(value) for name, value in self.values.items()})


def of_letter(appeal: str, addressee: str, locale: str, reason: Reason | str) -> Reason:
    """The reason, and which letter it keeps from being made."""
    said = "{appeal}, letter to {addressee} in {locale}: {reason}"
    return Reason(said, {"appeal": appeal, "addressee": addressee, "locale": locale, "reason": reason})


def of_sheet(appeal: str, locale: str, reason: Reason | str) -> Reason:
    """The reason, and that it keeps an action sheet from being made."""
    return Reason(
        "{appeal}, action sheet in {locale}: {reason}", {"appeal": appeal, "locale": locale, "reason": reason}
    )


def of_cover(appeal: str, locale: str, reason: Reason) -> Reason:
    """The reason, and that it keeps a cover sheet from being made."""
    return Reason("{appeal}, cover sheet in {locale}: {reason}", {"appeal": appeal, "locale": locale, "reason": reason})


def no_phrase(locale: str, contexts: Sequence[str]) -> Reason:
    """That a pack lacks phrases."""
    values = {"file": f"locales/{locale}/letter.po", "phrases": some(contexts)}
    return Reason("{file} has no phrase for {phrases}; write what is missing there", values)


def untranslated(keys: Sequence[str]) -> Reason:
    """That messages have no text in the language."""
    return Reason("not translated: {messages}; translate, then approve", {"messages": some(keys)})


def faulty(key: str, problem: str) -> Reason:
    """That a translated message cannot be printed."""
    return Reason("message {message}: {problem}; mend it in the catalog", {"message": key, "problem": problem})


def unapproved(keys: Sequence[str], command: str, obstacles: Reason | str = "") -> Reason:
    """That nobody has approved messages as they stand; `obstacles` is what has to be done first."""
    values: dict[str, str | Reason] = {"messages": some(keys), "count": str(len(keys))}
    values |= {"obstacles": obstacles, "command": command}
    one = "1 message is not approved as it stands ({messages}); {obstacles}then: {command}; or --allow-drafts"
    several = (
        "{count} messages are not approved as they stand ({messages}); {obstacles}then: {command}; or --allow-drafts"
    )
    return Reason(several if len(keys) > 1 else one, values)


def obstacles(found: Mapping[Reason | str, Sequence[str]]) -> Reason | str:
    """What has to be done first, each with the messages that it is said of; empty where nothing has."""
    told: Reason | str = ""
    for reason, keys in reversed(list(found.items())):
        told = Reason(
            "{messages}: {reason}; {obstacles}", {"messages": some(keys), "reason": reason, "obstacles": told}
        )
    return told


def some(names: Sequence[str]) -> str:
    """The first few names; more are shown by an ellipsis."""
    return ", ".join([*names[:_NAMED], *(["…"] if names[_NAMED:] else [])])
