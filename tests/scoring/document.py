"""Scores one document: what the program understands of it against its gold, field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from scoring import addressees, protected
from scoring.comparing import Comparison, Tally, caseless, exact, many, one
from scoring.gold import Case
from ua_i18n import storage
from ua_i18n.cli.session import Session
from ua_i18n.intake import typed_values, understand
from ua_i18n.model import Reading, SpanKind, UrgentAction
from ua_i18n.protection import Lexicon, unprotect

Field = tuple[str, Comparison]
Gold = Mapping[str, Any]
Scores = Mapping[str, Tally]


@cache
def _session() -> Session:
    """What a command would read with: one for all documents, since loading it takes longer than reading."""
    return Session()


def score(case: Case) -> Scores:
    """The tally of each field of a document."""
    session = _session()
    reader = session.plugins.reader_for(case.source)
    source = reader.read(storage.read_bytes(case.source), case.source.name)
    reading = understand(source, session.languages.of_source(source), session.recognised)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, comparison in compare(case.gold, reading):
        tallies[name] += comparison.tally()
    return dict(tallies)


def compare(gold: Gold, reading: Reading) -> Iterator[Field]:
    """All comparisons of a document; a field of several addressees comes several times."""
    masked, plain = reading.action, unprotect(reading.action)
    yield from _header(gold, plain)
    yield from _updates(gold, plain)
    yield from _asking(gold, plain)
    yield from _groups(gold, plain)
    yield from addressees.compare(
        [addressee for group in gold["appeals"] for addressee in group["addressees"]],
        [addressee for group in plain.appeals for addressee in group.addressees],
        "addressee",
    )
    yield from addressees.compare(gold["copies"], plain.copies, "copy")
    yield from protected.compare(gold, masked.protected, typed_values(masked, _lexicon(masked)))
    if "title_persons" in gold:
        yield "header.title_persons", many(gold["title_persons"], _persons_of_title(masked))
    if "warned_of" in gold:
        warned = [gold["warned_of"]] if any(gold["warned_of"] in warning for warning in reading.warnings) else []
        yield "header.warned_of", many([gold["warned_of"]], warned)


def _lexicon(action: UrgentAction) -> Lexicon:
    return _session().languages.lexicon(action.language)


def _header(gold: Gold, action: UrgentAction) -> Iterator[Field]:
    for name in ("index", "ua_number", "kind", "extra", "update_number", "date"):
        yield f"header.{name}", one(gold[name], getattr(action, name))
    if "title" in gold:
        yield "header.title", one(gold["title"], action.title, caseless)
    for name, form in (("concerns", caseless), ("countries", exact)):
        if name in gold:
            yield f"header.{name}", many(gold[name], getattr(action, name), form)


def _updates(gold: Gold, action: UrgentAction) -> Iterator[Field]:
    if "updates" not in gold:
        return
    for key in ("ua_number", "index", "date"):
        wanted = [update[key] for update in gold["updates"] if key in update]
        found = dict.fromkeys(value for update in action.updates if (value := getattr(update, key)) is not None)
        yield f"updates.{key}", many(wanted, found)


def _asking(gold: Gold, action: UrgentAction) -> Iterator[Field]:
    for key, value in gold.get("deadline", {}).items() or [(key, None) for key in ("before", "check_after")]:
        yield f"deadline.{key}", one(value, getattr(action.deadline, key), caseless)
    for key in ("channels", "appeal_languages", "copies_to"):
        if key in gold:
            yield f"asking.{key}", many(gold[key], getattr(action, key), caseless)
    if "narrative_paragraphs" in gold:
        yield "text.narrative_paragraphs", _told(gold["narrative_paragraphs"], action)
    if "background_paragraphs" in gold:
        yield "text.background_paragraphs", one(gold["background_paragraphs"], len(action.background))
    yield "text.model_letter", one(gold["model_letter"], bool(action.model_letter))


def _told(gold: Any, action: UrgentAction) -> Comparison:
    """The paragraphs of the narrative; a lead without a label may count as the first of them or as the summary."""
    counted = one(gold, len(action.narrative))
    return counted if counted.tally().perfect else one(gold, len(action.summary) + len(action.narrative))


def _groups(gold: Gold, action: UrgentAction) -> Iterator[Field]:
    yield "group.number", one(len(gold["appeals"]), len(action.appeals))
    for number, group in enumerate(gold["appeals"]):
        found = action.appeals[number] if number < len(action.appeals) else None
        if "to" in group:
            yield "group.to", one(group["to"], found and found.to, caseless)
        if "requests" in group:
            yield "group.requests", one(group["requests"], found and len(found.requests))
        yield "group.addressees", one(len(group["addressees"]), found and len(found.addressees))


def _persons_of_title(masked: UrgentAction) -> Sequence[str]:
    return [
        item.value for item in masked.protected if item.kind is SpanKind.PERSON and f"{{{item.name}}}" in masked.title
    ]
