"""The parts of a document, each opened by a label: background, recommended action, appeals, copies, deadline …"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from ua_i18n.reading.callings import calling
from ua_i18n.reading.columns import unravelled
from ua_i18n.reading.contacts import label_alone, read_contacts
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line, Lines, continues, ends_sentence, joined
from ua_i18n.reading.openings import Opening, find_notice, find_opening, inside_lines
from ua_i18n.reading.phrases import all_folded, any_of, capitalised, folded, label_of
from ua_i18n.reading.references import is_reference, update_number
from ua_i18n.reading.requests import is_lead, leads_in

FIELDS = frozenset({PartKind.TITLE, PartKind.DATE, PartKind.NUMBER, PartKind.INDEX})
"""Labels of one value; what follows it belongs to the part around."""
FIELDS |= {PartKind.LANGUAGE, PartKind.PREVIOUS, PartKind.PERSONS}

_TOLD = frozenset({None, PartKind.NARRATIVE, PartKind.SUMMARY, PartKind.BACKGROUND})
"""Parts of running text, which a lead-in to requests ends without a label of its own."""

STORY = frozenset({None, PartKind.NARRATIVE, PartKind.SUMMARY})
"""Those of them that no notice of an update ends."""

_ASKED = frozenset({PartKind.ACTION, PartKind.APPEALS})
"""Parts in which a small line may call those whom the next requests go to."""

_ADDRESSED = frozenset({PartKind.APPEALS, PartKind.COPIES})
"""Parts with addresses, which may have their own fields "Name" and "Title"."""

_ASKING = frozenset({PartKind.ACTION, PartKind.LETTER, PartKind.DEADLINE})
_NAMING = frozenset({PartKind.PERSONS, PartKind.TITLE})

_LONGEST_LEAD = 4  # lines


@dataclass(frozen=True, slots=True)
class Part:
    """`label` is all that the opening line says up to its colon, `to` what follows "appeals to" in it.

    The head of a document is the part of no kind, and has no opener.
    """

    kind: PartKind | None
    label: str = ""
    to: str = ""
    opener: int | None = None
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Open:
    """A part that is still being filled."""

    part: Part
    lines: list[Line] = field(default_factory=list)

    def closed(self) -> Part:
        return replace(self.part, lines=tuple(self.lines))

    def add(self, line: Line, *, inner: bool) -> None:
        """Takes a line, or with `inner` a piece of one, which its label did not cut off after all."""
        if inner and self.lines and self.lines[-1].number == line.number:
            before = self.lines.pop()
            line = replace(before, text=f"{before.text} {line.text}")
        self.lines.append(line)


def divide(lines: Lines, labels: Labels) -> tuple[Part, ...]:
    """The parts of a document in its order, the head first."""
    dividing = _Dividing(labels, lines.width)
    said = unravelled(lines.said, lambda line: find_opening(line, labels) is not None)
    pieces = _pieces(said, labels)
    view = deque(islice(pieces, _LONGEST_LEAD + 1))  # a line, and those behind it that may tell what it opens
    while view:
        following = [piece for piece, _ in view]
        line, inner = view.popleft()
        view.extend(islice(pieces, 1))
        if opening := dividing.opening(following):
            dividing.open(opening, line)
            continue
        if dividing.around.part.kind in _TOLD and is_lead(following, labels):
            dividing.open(Opening(PartKind.ACTION, ""), None)
        dividing.add(line, inner=inner)
    return tuple(part.closed() for part in dividing.parts)


@dataclass(slots=True)
class _Dividing:
    """Where the division of a document has come to: the part that a line falls in, and the one round a field."""

    labels: Labels
    width: int
    parts: list[_Open] = field(default_factory=lambda: [_Open(Part(None))])
    around: _Open = field(init=False)
    inside: _Open = field(init=False)

    def __post_init__(self) -> None:
        self.around = self.inside = self.parts[0]

    def opening(self, lines: Sequence[Line]) -> Opening | None:
        """What the first of `lines` opens here."""
        kind = self.around.part.kind
        opening = find_opening(lines[0], self.labels) or self._other_opening(lines[0])
        if opening and opening.kind is PartKind.ACTION and opening.rest and not self._is_begun():
            return None  # "Take action: free the poet" is a headline
        may_call = kind in _ASKED and self._begins(lines[0]) and not (opening and opening.to)
        if may_call and (whom := calling(lines, self.labels)):
            return Opening(PartKind.APPEALS, lines[0].text, to=whom)
        if opening and opening.kind in _NAMING and kind in _ADDRESSED and self._is_field(lines):
            return None
        if opening is None or opening.kind is not PartKind.DEADLINE:
            return opening
        if leads_in(lines, self.labels):  # "Write before 15 September in Thai or English:"
            return replace(opening, kind=PartKind.ACTION)
        return None if kind in STORY and self._tells_more(lines) else opening

    def _is_begun(self) -> bool:
        """Whether anything stood above."""
        return len(self.parts) > 1 or bool(self.inside.lines)

    def _is_field(self, lines: Sequence[Line]) -> bool:
        """Whether a line is the field of an address: "Name: …", with "Address: …" or "Email: …" below it."""
        fields = label_of(self.labels.addressees.fields)
        below = list(takewhile(lambda line: not line.after_blank, lines[1:]))
        return any(
            fields.match(line.text)
            or read_contacts(line.text, self.labels).contacts
            or label_alone(line.text, self.labels)
            for line in below
        )

    def _other_opening(self, line: Line) -> Opening | None:
        """What a line opens that no label begins, below requests and among addresses."""
        kind = self.around.part.kind
        apart = kind in _ADDRESSED or (kind in _ASKING and line.after_blank)
        return self._small_opening(line) or (find_notice(line, self.labels) if apart else None)

    def _small_opening(self, line: Line) -> Opening | None:
        """What a line in small letters opens below requests or addresses: "to:", "and, if possible, to:"."""
        if self.around.part.kind not in _ADDRESSED | _ASKING:
            return None
        if folded(line.text) in all_folded(self.labels.deadline.to) and (
            line.text.endswith(":") or line.text.isupper()
        ):
            return Opening(PartKind.APPEALS, line.text)
        if self.around.part.kind not in _ADDRESSED | _ASKED or not line.text.endswith(":"):
            return None
        if not line.text[0].islower():
            return None
        opening = find_opening(replace(line, text=capitalised(line.text)), self.labels)
        return opening if opening and opening.kind is PartKind.COPIES else None

    def _begins(self, line: Line) -> bool:
        """Whether a line does not go on with the one before it."""
        before = self.inside.lines[-1:]
        return line.after_blank or not before or ends_sentence(before[0].text)

    def _tells_more(self, lines: Sequence[Line]) -> bool:
        """Whether a paragraph only begins with the notice of an update: "This is the second update of UA 12/98; …"."""
        paragraph = joined((lines[0], *takewhile(lambda line: not line.after_blank, lines[1:])))
        told = update_number(paragraph, self.labels)
        rest = paragraph[told[1].end :].lstrip(" .,;:") if told else ""
        return bool(rest) and not (any_of(self.labels.header.further).match(rest) or is_reference(rest))

    def open(self, opening: Opening, line: Line | None) -> None:
        self.inside = part = _Open(Part(opening.kind, opening.label, opening.to, line.number if line else None))
        self.parts.append(part)
        self.around = self.around if opening.kind in FIELDS else part
        if opening.rest and line:
            part.lines.append(replace(line, text=opening.rest, level=0))

    def add(self, line: Line, *, inner: bool) -> None:
        if self.inside is not self.around and not self._in_field(self.inside, line):
            self.inside = self.around
        self.inside.add(line, inner=inner)

    def _in_field(self, field_: _Open, line: Line) -> bool:
        held = field_.lines
        if not held:
            return True
        own = field_.part.kind is PartKind.LANGUAGE and any_of(self.labels.action.own).search(line.text)
        if (own or field_.part.kind is PartKind.PERSONS) and not (line.after_blank or line.level):
            return True
        return not line.after_blank and not line.level and continues(held[-1].text, line.text, self.width)


def _pieces(lines: Iterable[Line], labels: Labels) -> Iterator[tuple[Line, bool]]:
    """The lines, cut before a label in capitals that stands inside one, and whether each is such a piece of one."""
    inside = inside_lines(tuple(labels.openers.items()))
    for line in lines:
        found = (match.start() for match in inside.finditer(line.text))
        starts = [0, *(start for start in found if re.search(r"[^\W\d]", line.text[:start]))]
        if len(starts) == 1:
            yield line, False
            continue
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            piece = replace(line, text=line.text[start:end].strip())
            yield (replace(piece, bullet=False, after_blank=True), True) if start else (piece, False)


def of_kind(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind in kinds)


def lines_of(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Line, ...]:
    return tuple(line for part in of_kind(parts, *kinds) for line in part.lines)
