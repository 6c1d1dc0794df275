"""An appeal for the eye and for other programs: plain text, names filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ua_i18n import appealfile
from ua_i18n.counting import counted
from ua_i18n.intake import typed_values
from ua_i18n.model import Addressee, AppealGroup, Deadline, Reading, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.sources import SourceLanguage


def action_data(action: UrgentAction, language: SourceLanguage) -> dict[str, Any]:
    """What `show --json` prints: the keys of appeal.yaml, texts unmasked, and the dates and figures in them."""
    typed = [
        {"kind": span.kind.value, "text": span.value, "value": span.normal}
        for span in typed_values(action, language.lexicon)
    ]
    return {**appealfile.to_data(unprotect(action)), "typed": typed}


def reading_data(reading: Reading, language: SourceLanguage) -> dict[str, Any]:
    """What `parse --json` prints: the action, and the account of its source's lines."""
    return {**action_data(reading.action, language), **account_data(reading)}


def account_data(reading: Reading) -> dict[str, Any]:
    """The account of a source's lines, and what it says in two ways."""
    lines = len(reading.placed) + len(reading.action.unrecognised)
    return {"account": {"lines": lines, "placed": len(reading.placed)}, "warnings": list(reading.warnings)}


def account(reading: Reading) -> str:
    """How much of the source the model holds, and every line that it does not."""
    unplaced = reading.action.unrecognised
    total = len(reading.placed) + len(unplaced)
    share = f"{len(reading.placed) / total:.1%}" if total else "nothing"
    rest = "" if not unplaced else "; not understood:"
    lines = [f"read: {len(reading.placed)} of {total} lines ({share}){rest}"]
    return "\n".join([*lines, *(f"  line {line.line}: {line.text}" for line in unplaced)])


def describe(action: UrgentAction) -> str:
    """A page about an appeal: header, persons, what is asked of whom, deadline."""
    return "\n".join(_lines(unprotect(action)))


def _lines(action: UrgentAction) -> Iterator[str]:
    yield " · ".join(filter(None, (action.index, action.ua_number, str(action.date or ""), action.kind.value)))
    yield action.title
    if action.concerns:
        yield " / ".join(action.concerns)
    yield ""
    sentences = sum(len(paragraph) for paragraph in action.narrative)
    yield f"narrative: {counted(len(action.narrative), 'paragraph')}, {counted(sentences, 'sentence')}"
    for group in action.appeals:
        yield from _group(group)
    for addressee in action.copies:
        yield f"copy: {_addressee(addressee)}"
    yield from (f"copies to: {text}" for text in action.copies_to)
    yield f"deadline: {_deadline(action.deadline)}"
    yield f"protected: {counted(len(action.protected), 'value')}"


def _group(group: AppealGroup) -> Iterator[str]:
    yield f"to {group.to or 'the addressees'}: {counted(len(group.requests), 'request')}"
    yield from (f"  {_addressee(addressee)}" for addressee in group.addressees)
    if not group.addressees:
        yield "  no addressee is given"


def _addressee(addressee: Addressee) -> str:
    known = (addressee.rank or "rank?", addressee.level or "level?", addressee.gender or "gender?")
    office, salutation = addressee.office or "no office", addressee.salutation or "no salutation"
    return f"{addressee.label}, {office} ({', '.join(known)}); {salutation}"


def questions(addressees: Iterable[Addressee]) -> Iterator[str]:
    """What a person has to say of addressees, since letters depend on it and the source does not tell."""
    for addressee in addressees:
        told = {"rank": addressee.rank, "level": addressee.level, "gender": addressee.gender or not addressee.name}
        if unknown := [name for name, value in told.items() if not value]:
            yield f"not known of {addressee.label}: {', '.join(unknown)}; set it in appeal.yaml"


def _deadline(deadline: Deadline) -> str:
    parts = (
        deadline.send or "",
        f"before {deadline.before}" if deadline.before else "",
        f"check after {deadline.check_after}" if deadline.check_after else "",
    )
    return ", ".join(filter(None, parts)) or "none"
