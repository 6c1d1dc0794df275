"""The messages of an appeal: every text that a person may have to translate, each once, in document order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ua_i18n import placeholders
from ua_i18n.model import (
    Addressee,
    AppealGroup,
    Gender,
    GrammaticalNumber,
    Level,
    Message,
    Policy,
    Protected,
    Rank,
    Role,
    SpanKind,
    UrgentAction,
)
from ua_i18n.protection import Matcher, mask, matcher_of

Locate = Callable[[str], str]
"""Finds the `file:line` of a plain text in the source, or an empty string."""

_DESCRIBED = re.compile(r"\{(\w+)\} = (.*) \(([a-z, -]+); (unchanged|to be translated)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Extractor:
    """Makes the messages of one action, each with its values, notes and place in the source."""

    action: UrgentAction
    protected: Mapping[str, Protected]
    matcher: Matcher
    locate: Locate | None = None

    @classmethod
    def of(cls, action: UrgentAction, locate: Locate | None = None) -> Extractor:
        protected = {entry.name: entry for entry in action.protected}
        return cls(action, protected, matcher_of(action.protected), locate)

    def message(self, context: str, text: str, *notes: str, origin: str | None = None) -> Message:
        """`origin` is the source's own words for it, where the text is not."""
        used = [self.protected[name] for name in dict.fromkeys(placeholders.names(text)) if name in self.protected]
        values = tuple((entry.name, entry.value) for entry in used)
        reference = self.locate(self.plain(origin or text)) if self.locate else ""
        return Message(
            context=context,
            source=text,
            values=values,
            notes=(*notes, *map(describe, used)),
            references=(reference,) if reference else (),
            language=self.action.language,
        )

    def salutation(self, addressee: Addressee, what: str = "") -> Message:
        """The message of a salutation; one that the source writes in lower case opens a letter with a capital."""
        text = addressee.salutation or ""
        masked = mask(text[:1].upper() + text[1:], self.matcher)
        known = f"{addressee.rank or 'rank unknown'}, {addressee.gender or 'gender unknown'}"
        return self.message(addressee.salutation_context, masked, f"salutation, {what}{addressee.label} ({known})")

    def plain(self, text: str) -> str:
        return placeholders.fill(text, {entry.name: entry.value for entry in self.protected.values()})


def describe(entry: Protected) -> str:
    """A protected value as translators see it, with what grammar needs to know of its bearer."""
    known: list[str] = [entry.kind]
    if entry.role is not Role.OTHER:
        known.append(entry.role.replace("-", " "))
    known.extend(fact for fact in (entry.gender, "minor" if entry.minor else None) if fact)
    if entry.number == "many":
        known.append("plural")
    unchanged = "unchanged" if entry.policy == "verbatim" else "to be translated"
    return f"{{{entry.name}}} = {entry.value} ({', '.join(known)}; {unchanged})"


def described(note: str) -> Protected | None:
    """What `describe` said of a protected value; None for any other note."""
    match = _DESCRIBED.fullmatch(note)
    if not match:
        return None
    kind, *facts = match[3].split(", ")
    if kind not in {known.value for known in SpanKind}:
        return None
    return Protected(
        name=match[1],
        kind=SpanKind(kind),
        value=match[2],
        policy=Policy.VERBATIM if match[4] == "unchanged" else Policy.TRANSLATE,
        gender=next((gender for gender in Gender if gender in facts), None),
        number=GrammaticalNumber.MANY if "plural" in facts else GrammaticalNumber.ONE,
        role=next((role for role in Role if role.replace("-", " ") in facts), Role.OTHER),
        minor="minor" in facts,
    )


def extract(action: UrgentAction, locate: Locate | None = None) -> tuple[Message, ...]:
    """The messages of a masked action; equal ones are one message with the notes and references of all."""
    extractor = Extractor.of(action, locate)
    merged: dict[str, Message] = {}
    for message in filter(_says_something, _all_messages(extractor)):
        known = merged.get(message.key)
        merged[message.key] = _joined(known, message) if known else message
    return tuple(merged.values())


def _says_something(message: Message) -> bool:
    return bool(message.source.strip())


def _joined(first: Message, second: Message) -> Message:
    return replace(
        first,
        notes=tuple(dict.fromkeys(first.notes + second.notes)),
        references=tuple(dict.fromkeys(first.references + second.references)),
    )


def _all_messages(extractor: Extractor) -> Iterator[Message]:
    action = extractor.action
    yield extractor.message("title", action.title, "title of the appeal")
    yield from (extractor.message("heading", concern, "concern of the appeal") for concern in action.concerns)
    yield from _paragraphs(extractor, "narrative", "summary", action.summary)
    yield from _paragraphs(extractor, "narrative", "narrative", action.narrative)
    yield from _paragraphs(extractor, "narrative", "background", action.background)
    yield from _paragraphs(extractor, "letter", "model letter", action.model_letter)
    for sentence in action.letter.concern:
        yield extractor.message("letter", sentence, "concern: opens every letter")
    for group in action.appeals:
        yield from _group(extractor, group)
    for addressee in action.copies:
        yield from _addressee(extractor, addressee, "copy to")
    yield from (extractor.message("note", text, "who receives copies") for text in action.copies_to)


def _paragraphs(
    extractor: Extractor, context: str, name: str, paragraphs: Iterable[tuple[str, ...]]
) -> Iterator[Message]:
    for number, paragraph in enumerate(paragraphs, 1):
        for sentence in paragraph:
            yield extractor.message(context, sentence, f"{name}, paragraph {number}")


def _group(extractor: Extractor, group: AppealGroup) -> Iterator[Message]:
    if group.to:
        yield extractor.message("heading", group.to, "whom requests are addressed to")
    for number, request in enumerate(group.requests, 1):
        place = f"request {number} of {len(group.requests)}" + (f" to {extractor.plain(group.to)}" if group.to else "")
        yield extractor.message("request", request.text, place)
        for level, sentence in request.letter.items():
            reader = f"{place}, as letters say it to {_READERS.get(level, f'the {level}')}"
            yield extractor.message("letter", sentence, reader, origin=request.text)
    for addressee in group.addressees:
        yield from _addressee(extractor, addressee, "letter to")


_READERS: Mapping[Level | Rank, str] = {
    Level.STATE: "one who speaks for a state",
    Level.REGION: "one who does not speak for a state",
    Level.BODY: "an international body",
}


def _addressee(extractor: Extractor, addressee: Addressee, what: str) -> Iterator[Message]:
    if addressee.salutation:
        yield extractor.salutation(addressee, f"{what} ")
    if addressee.office:
        yield extractor.message(
            "office", placeholders.escape(addressee.office), f"office, for the action sheet: {addressee.label}"
        )
