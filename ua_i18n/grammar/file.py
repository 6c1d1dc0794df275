"""The keys of requests.yaml, as it is written; the shipped English one documents each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutVerbs:
    verbs: Words
    verbs_for: Words
    other: str
    reader: str = ""
    government: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Addressing:
    reader: str
    government: str
    office: str


@dataclass(frozen=True, slots=True)
class Imperatives:
    force: str
    infinitive: str
    please: Words
    negations: Words
    adverbs: Words
    verbs: Words
    nouns: Words
    nouns_before: Words
    others: Words
    others_before: Words
    link: str = ""
    before: Words = ()
    later_negations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nominal:
    told: str
    told_of: str
    of: Words
    mass: Words
    determiners: Words
    adjectives: Words
    nouns: Words
    follows: Words
    verbs: Words
    relatives: Words
    unless: Words = ()


@dataclass(frozen=True, slots=True)
class PronounWords:
    subject: str
    object: str
    possessive: str
    reflexive: str
    subjects: Words = ()
    possessives: Words = ()
    many: Words = ()
    more: Words = ()


@dataclass(frozen=True, slots=True)
class ReaderWords:
    possessive: str
    subject: str = ""
    many: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PronounRules:
    words: Mapping[str, PronounWords]
    reader: ReaderWords
    government: ReaderWords
    idioms: Words
    reach: int
    own: Words
    others: Words
    people: Words
    things: Words
    any_plural: Words
    endured: Words
    acted_on: Words
    done: Words
    speech: Words
    needed: Words
    need: Words
    plural_subjects: Words
    prepositions: Words
    given: Words = ()


@dataclass(frozen=True, slots=True)
class RelativeTime:
    """`date` is a CLDR pattern, `alone` what it stands in where nothing else introduces it; `days` lead to one day."""

    date: str
    alone: str
    years: int = 0
    months: int = 0
    days: int | None = None


@dataclass(frozen=True, slots=True)
class RelativeWords:
    yearless: Mapping[str, str]
    after: Words
    times: Mapping[str, RelativeTime]


@dataclass(frozen=True, slots=True)
class OpeningPhrases:
    names: str
    about: str
    learnt: str


@dataclass(frozen=True, slots=True)
class AgreementRules:
    forms: Mapping[str, str]
    before: Words
    joints: Words
    clauses: Words
    impersonal: Words
    endings: Words


@dataclass(frozen=True, slots=True)
class Elision:
    forms: Mapping[str, str] = field(default_factory=dict)
    before: Words = ()
    never: Words = ()


@dataclass(frozen=True, slots=True)
class RequestsFile:
    format: int
    put: Mapping[str, PutVerbs]
    manners: Words
    shape: str
    shape_should: str
    shape_passive: str
    passive: str
    passive_subjects: Words
    sending: Words
    should: Words
    should_force: str
    negation: str
    infinitive: str
    asides: Words
    clauses: Words
    notes: Words
    own_language: Words
    leads: Words
    joints: Mapping[str, str]
    continuations: Words
    continuations_bare: Words
    joined_by: Words
    list_ends: Words
    list_fillers: Words
    refers_back: Words
    tells: Words
    reader: Words
    government: Words
    articles: Words
    whom_opens: Words
    office_of: str
    whom: Addressing
    own_state: Mapping[str, str]
    own_state_whom: Words
    imperatives: Imperatives
    nominal: Nominal
    grounds: Mapping[str, str]
    statements: Mapping[str, str]
    bare: str
    bare_unless: Words
    bare_else: str
    doubtful: Words
    doubtful_in: Words
    subjunctive: Words
    subjunctive_unless: Words
    writer: Words
    writer_forms: Mapping[str, str]
    pronouns: PronounRules
    voices: Words
    concern: Mapping[str, str]
    concern_again: Mapping[str, str]
    concern_opens: OpeningPhrases
    facts_open: OpeningPhrases
    concern_expressed: Words
    concern_clause: str
    concern_pronouns: Mapping[str, str]
    harms: Words
    lowered: Words
    titles: Words
    capitals: Words
    names_and: str
    relative: RelativeWords
    named_above: Words = ()
    bodies: Words = ()
    request: Words = ()
    unfolded: Mapping[str, str] = field(default_factory=dict)
    told_as: Mapping[str, str] = field(default_factory=dict)
    asked_as: Mapping[str, str] = field(default_factory=dict)
    shapes: Words = ()
    ready: Words = ()
    ready_unless: Words = ()
    always_capital: Words = ()
    closings: Words = ()
    told_again: Mapping[str, str] = field(default_factory=dict)
    own_government: Mapping[str, str] = field(default_factory=dict)
    own_government_unless: Words = ()
    agreement: AgreementRules | None = None
    elision: Elision = Elision()
