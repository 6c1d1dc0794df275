"""The values that pass from stage to stage: frozen, typed, free of files and clocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

EOT = "\x04"  # joins msgctxt and msgid, as in a compiled catalog (gettext manual, "MO files")

Paragraph = tuple[str, ...]
"""The sentences of one paragraph, in order."""


# --- the source document ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source file, as its reader understood it.

    `text` has no heading mark, bullet or outer white space; `level` is 1–6 in a heading, else 0.
    """

    number: int
    text: str
    level: int = 0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source file as numbered, styled lines; blank lines are kept as lines without text."""

    name: str
    sha256: str
    lines: tuple[SourceLine, ...]


# --- what an Urgent Action says ----------------------------------------------------------------


class ActionKind(StrEnum):
    NEW = "new"
    FURTHER_INFORMATION = "further-information"
    STOP_ACTION = "stop-action"


class Level(StrEnum):
    """Whom an addressee speaks for: a whole state, a part of one, or an international body."""

    STATE = "state"
    REGION = "region"
    BODY = "body"


class Rank(StrEnum):
    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    MONARCH = "monarch"
    MINISTER = "minister"
    GOVERNOR = "governor"
    AMBASSADOR = "ambassador"
    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    POLICE = "police"
    INTERNATIONAL_BODY = "international-body"
    OFFICIAL = "official"
    PERSON = "person"


class Gender(StrEnum):
    MASCULINE = "m"
    FEMININE = "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One recipient. Every string is verbatim; normal forms are computed where they are needed."""

    name: str | None = None
    honorific: str | None = None
    name_native: str | None = None
    native_title: str | None = None
    office: str | None = None
    rank: Rank | None = None
    level: Level | None = None
    gender: Gender | None = None
    country: str | None = None
    address_lines: tuple[str, ...] = ()
    telex: tuple[str, ...] = ()
    telegram: str | None = None
    fax: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    salutation: str | None = None
    salutation_by_language: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name, else the office: how people and manifests call this addressee."""
        return self.name or self.office or "?"

    @property
    def postal_lines(self) -> tuple[str, ...]:
        """Name, office and address, a line each, as an envelope shows them."""
        name = " ".join(filter(None, (self.honorific, self.name, self.native_title)))
        return tuple(dict.fromkeys(line for line in (name, self.office, *self.address_lines) if line))

    @property
    def key(self) -> str:
        """What names this addressee's letter in a ledger."""
        return message_key("addressee", f"{self.name or ''}\n{self.office or ''}")

    @property
    def salutation_context(self) -> str:
        """The msgctxt of the salutation, `salutation:<rank>:<m|f|n>`."""
        return f"salutation:{self.rank or Rank.OFFICIAL}:{self.gender or 'n'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing that is asked for, and the sentence that a letter says, for each reader's level."""

    text: str
    letter: Mapping[Level, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealGroup:
    """Requests that go together to the same addressees."""

    to: str | None = None
    requests: tuple[Request, ...] = ()
    addressees: tuple[Addressee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An earlier document that this one follows up."""

    ua_number: str | None = None
    index: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When to send: `send` is free ("immediately"); `before` and `check_after` are last days."""

    send: str | None = None
    before: date | None = None
    check_after: date | None = None

    @property
    def last_day(self) -> date | None:
        return self.before or self.check_after


# --- what must not change ----------------------------------------------------------------------


class SpanKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ADDRESS = "address"
    CONTACT = "contact"
    CITATION = "citation"
    REFERENCE = "reference"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"


TYPED_KINDS = frozenset({SpanKind.DATE, SpanKind.TIME, SpanKind.NUMBER, SpanKind.MONEY})
VERBATIM_KINDS = frozenset(SpanKind) - TYPED_KINDS


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end] == value`, and what it is.

    `normal` is the value in a form to compare by: ISO 8601 for dates and times ("2000-06-01/2000-06-25"
    for a pair or range), plain digits for numbers, "1500 USD" for money; empty for verbatim kinds.
    """

    start: int
    end: int
    kind: SpanKind
    value: str
    normal: str = ""


class Policy(StrEnum):
    VERBATIM = "verbatim"
    TRANSLATE = "translate"


class GrammaticalNumber(StrEnum):
    ONE = "one"
    MANY = "many"


class Role(StrEnum):
    AT_RISK = "at-risk"
    ADDRESSEE = "addressee"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A value that no message may change: `{name}` stands for `value` in masked text.

    `also` names other spellings of the same bearer; `exceptions` are longer strings in which the
    value is an ordinary word ("May Day").
    """

    name: str
    kind: SpanKind
    value: str
    also: tuple[str, ...] = ()
    policy: Policy = Policy.VERBATIM
    exceptions: tuple[str, ...] = ()
    gender: Gender | None = None
    number: GrammaticalNumber = GrammaticalNumber.ONE
    role: Role = Role.OTHER
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A source line that no part of the model holds."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Who has confirmed what the program only proposed; null where nobody has."""

    protected: str | None = None
    concern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterParts:
    """What letters say beside the requests: the concern, in one to three sentences."""

    concern: Paragraph = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentAction:
    """Everything that one Urgent Action says.

    Running text (title, concerns, summary … copies_to, requests, letter) is masked once `protected` is
    filled; addressees and contacts are data and never masked.
    """

    id: str = ""
    language: str = "en"
    source: Source | None = None
    private: bool = True
    embargo: date | None = None
    confirmed: Confirmed = Confirmed()
    index: str | None = None
    ua_number: str | None = None
    kind: ActionKind = ActionKind.NEW
    extra: bool = False
    update_number: int | None = None
    date: date | None = None
    updates: tuple[Update, ...] = ()
    title: str = ""
    concerns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    summary: tuple[Paragraph, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    background: tuple[Paragraph, ...] = ()
    model_letter: tuple[Paragraph, ...] = ()
    appeal_languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    appeals: tuple[AppealGroup, ...] = ()
    copies: tuple[Addressee, ...] = ()
    copies_to: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    letter: LetterParts = LetterParts()
    protected: tuple[Protected, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a source: the action, unmasked, and the account of its lines.

    `placed` gives for each non-blank line that the model holds the field that holds it ("header.index").
    """

    action: UrgentAction
    placed: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


# --- messages and their translations -------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One translatable text of an appeal, with `{Placeholders}` for its verbatim values.

    `values` pairs each placeholder with its value; `notes` become extracted comments, `references`
    are `file:line`.
    """

    context: str
    source: str
    values: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    language: str = "en"

    @property
    def key(self) -> str:
        return message_key(self.context, self.source)


def message_key(context: str, source: str) -> str:
    """The first 12 hex digits of SHA-256(msgctxt + EOT + msgid): how commands and events name a message."""
    return hashlib.sha256(f"{context}{EOT}{source}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A message beside what a catalog has for it; `comments` are the translator's, a line each."""

    message: Message
    targets: tuple[str, ...] = ("",)
    fuzzy: bool = False
    comments: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        return self.targets[0]

    @property
    def empty(self) -> bool:
        return not all(self.targets)

    @property
    def digest(self) -> str:
        """SHA-256 of compact UTF-8 JSON `[msgctxt, msgid, [msgstr…], [[name, value]… sorted]]`."""
        values = sorted([name, value] for name, value in self.message.values)
        content = [self.message.context, self.message.source, list(self.targets), values]
        return digest_of(content)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest_of(content: object) -> str:
    """SHA-256, in hex, of compact UTF-8 JSON."""
    text = _COMPACT.encode(content)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """A translator's proposal; `score` runs from 0 to 1, `note` says where it comes from ("amr-37-6674-2017")."""

    key: str
    target: str
    origin: str
    score: float
    note: str = ""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a translation; `span` marks it in the target, `fix` is a safe replacement of the whole target.

    `explanation` is in English. Where there is a `template`, it is that text with `values` in its slots, so that
    other languages can say it too.
    """

    check: str
    severity: Severity
    key: str
    explanation: str
    span: tuple[int, int] | None = None
    fix: str | None = None
    template: str = ""
    values: tuple[tuple[str, str], ...] = ()


class State(StrEnum):
    UNTRANSLATED = "untranslated"
    REJECTED = "rejected"
    DRAFT = "draft"
    APPROVED = "approved"
    STALE = "stale"
    TRANSLATED = "translated"


class Action(StrEnum):
    TRANSLATE = "translate"
    APPROVE = "approve"
    REJECT = "reject"
    REVOKE = "revoke"
    SIGN = "sign"
    COMMENT = "comment"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a ledger. `time` is ISO 8601 in UTC; `verified` is true only after a sign-in."""

    time: str
    by: str
    action: Action
    locale: str
    key: str
    digest: str
    verified: bool = False
    note: str = ""


# --- locales ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a locale's letters are laid out: read from profile.yaml.

    `order` lists the blocks above the salutation from top to bottom; `address_side` and `date_side` are
    "start" or "end" of the line in the letter's own direction; `fonts` are families in order of preference.
    """

    paper: str = "a4"
    order: tuple[str, ...] = ("sender", "date", "address", "reference")
    address_side: str = "start"
    date_side: str = "end"
    fonts: tuple[str, ...] = ()
    bullet: str = "•"
    item_end: str = ";"
    last_item_end: str = "."


class TermStatus(StrEnum):
    """How binding a term's wording is: official and preferred wordings are checked, admitted ones only proposed."""

    OFFICIAL = "official"
    PREFERRED = "preferred"
    ADMITTED = "admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How a term is translated: any of `targets`, the best first, and never by one of `forbidden`.

    A term without `targets` only forbids. `also` are other names of the same thing in the source's language; `in_text`
    is the first target as it stands in a sentence ("la Convention relative au statut des réfugiés"), for languages that
    do not inflect it; `concept` is the same in every language, `authority` tells who established the wording.
    """

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    in_text: str = ""
    concept: str = ""
    part: str = ""
    note: str = ""
    status: TermStatus = TermStatus.PREFERRED
    authority: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every name of it in the source's language, the full one first."""
        return (self.source, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Locale:
    """A language as letters need it: its pack of data in `locales/<tag>/`, a section's own laid over ours.

    `letter` maps a context ("thanks", "closing:minister:f") to the phrase; `phrases` is the starter memory,
    source to target, both with `{slots}`; `words` are lists by name ("negation", "hedges").
    `date_line_city` is the date line of a sender whose city is known; `date_pattern_first` is for the first of
    a month, where a language writes it otherwise ("1er juin"); `quotes` are the outer pair, then the inner.
    `script` is ISO 15924's code ("Latn"); `original` is the pack of the language translated from, where that is
    known and another. Packs are equal only to themselves, so that what is worked out from one can be remembered by it.
    """

    tag: str
    direction: str = "ltr"
    script: str = ""
    layout: Layout = Layout()
    date_line: str = "{date}"
    date_line_city: str = "{city}, {date}"
    date_pattern: str = "long"
    date_pattern_first: str = ""
    salutation_end: str = ","
    sentence_space: str = " "
    closing_repeats_salutation: bool = False
    letter: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    original: Locale | None = None
    quotes: tuple[str, ...] = ()
    reviewed_by: str = ""
    sources: tuple[str, ...] = ()


# --- letters -----------------------------------------------------------------------------------------


class BlockRole(StrEnum):
    SENDER = "sender"
    DATE = "date"
    ADDRESS = "address"
    REFERENCE = "reference"
    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    LIST = "list"
    CLOSING = "closing"
    SIGNATURE = "signature"
    TITLE = "title"  # of a paper that is no letter, as its parts have a heading and an addressee a contact
    HEADING = "heading"
    CONTACT = "contact"
    COVER = "cover"  # the page before a fax: not a part of the letter that is signed


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line. A verbatim run is printed byte for byte, isolated in right-to-left text."""

    text: str
    verbatim: bool = False


Inline = tuple[Run, ...]
"""The runs of one line, paragraph or list item."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a letter: the lines of an address, the one line of a paragraph, the items of a list."""

    role: BlockRole
    lines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A whole letter, ready for any renderer; `draft_mark` is what every page shows where it is not empty.

    `to` are the addressee's contacts on the letter's channel, as e-mail addresses; `origin` is the sender's own.
    `grammar` holds, for each protected value in it, what its sentences took for granted: name, gender, number, policy.
    """

    appeal: str
    locale: str
    direction: str
    layout: Layout
    addressee: str
    channel: str
    title: str
    blocks: tuple[Block, ...]
    date: date
    draft_mark: str = ""
    to: tuple[str, ...] = ()
    origin: str = ""
    grammar: tuple[tuple[str, ...], ...] = ()

    @property
    def verbatim(self) -> tuple[str, ...]:
        """Every value that must be found, unchanged, in every format of this letter; each once, in order."""
        runs = (run for block in self.blocks for line in block.lines for run in line)
        return tuple(dict.fromkeys(run.text for run in runs if run.verbatim))

    @property
    def digest(self) -> str:
        """What a signature binds: all that the letter says, without sender, date and draft mark."""
        free = {BlockRole.SENDER, BlockRole.DATE, BlockRole.SIGNATURE, BlockRole.COVER}
        said = [
            [block.role, [[[run.text, run.verbatim] for run in line] for line in block.lines]]
            for block in self.blocks
            if block.role not in free
        ]
        return digest_of([self.appeal, self.locale, self.addressee, said, self.grammar])
