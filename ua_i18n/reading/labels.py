"""The words of one language by which an Urgent Action is read: labels.yaml and countries.yaml, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TypeVar

from ua_i18n.errors import FormatError
from ua_i18n.model import Rank
from ua_i18n.reading.countries import Countries, CountryWords
from ua_i18n.records import structure
from ua_i18n.yamlfile import load

Words = tuple[str, ...]


class PartKind(StrEnum):
    """The parts of a document that a label opens."""

    TITLE = "title"
    DATE = "date"
    NUMBER = "number"
    INDEX = "index"
    SUMMARY = "summary"
    NARRATIVE = "narrative"
    BACKGROUND = "background"
    ACTION = "action"
    LETTER = "letter"
    APPEALS = "appeals"
    COPIES = "copies"
    DEADLINE = "deadline"
    LANGUAGE = "language"
    PREVIOUS = "previous"
    PERSONS = "persons"


class ContactKind(StrEnum):
    """The contact fields of an addressee, named as in the model."""

    TELEX = "telex"
    TELEGRAM = "telegram"
    FAX = "fax"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLabels:
    """`date_lead` are words between a place and its date: "Londres, le 20 juin 2006"; `ordinals` come in twelves."""

    index: Words = ()
    number: Words = ()
    extra: Words = ()
    date: Words = ()
    date_lead: Words = ()
    country: Words = ()
    concern: Words = ()
    distribution: Words = ()
    public: Words = ()
    internal: Words = ()
    further: Words = ()
    follow_ups: Words = ()
    issued: Words = ()
    update: Words = ()
    nothing: Words = ()
    stop: Words = ()
    ordinals: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureLabels:
    """What pages carry beside the text: mastheads, page numbers, mail headers, template instructions.

    `blanks` are what a template leaves to be filled in: "[your name, country]". `conference` begins the lines that a
    computer conference sets round a text: "** Topic: … **".
    """

    masthead: Words = ()
    address: Words = ()
    page: Words = ()
    of: Words = ()
    mail: Words = ()
    conference: Words = ()
    blanks: Words = ()
    instructions: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLabels:
    """`openings` are the words that a request begins with; `lead`, `own` and `join` make up a list of languages.

    `asides` ("if possible") stand in such a list and name no language. `everybody` ("both") calls all groups at once.
    `whom` are words before those whom requests go to: "in letters to". `calls` begin a call to write: "please send".
    """

    channels: Mapping[str, Words] = field(default_factory=dict)
    lead: Words = ()
    own: Words = ()
    join: Words = ()
    asides: Words = ()
    everybody: Words = ()
    whom: Words = ()
    calls: Words = ()
    openings: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByGender:
    """Words by the gender that they tell; `n` tells none."""

    m: Words = ()
    f: Words = ()
    n: Words = ()

    @property
    def all(self) -> Words:
        return self.m + self.f + self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeLabels:
    """How addressees are named. `surname_first` gives, by country, how many given names follow a surname.

    `fields` are labels of what a block gives without them elsewhere: "Name: …", "Address: …".
    `salutation_sexes` are words of salutations in any language that tell a sex: "Madame le Ministre".
    `sexes` and `ages` are markers behind a name: "(f)", "(aged 17)". `office_links` join an office to what it is of,
    so that no name begins with them behind one: "Gobernador de Oaxaca". `articles` may stand between two honorifics:
    "Monsieur le Maréchal". `nation` are words for a whole state, `region` for a part of one; `presiding` offices of
    `courts` are judges, those of `police` police; `detention` are places of it; `towns` are first words
    of their names: "San Salvador". `associations` are institutions that
    speak for no state, and go by their name; `descriptions` are lines above such a name: "Local NGO".
    """

    fields: Words = ()
    salutation: Words = ()
    salutation_openings: Words = ()
    salutation_languages: Mapping[str, Words] = field(default_factory=dict)
    salutation_sexes: ByGender = ByGender()
    honorifics: ByGender = ByGender()
    articles: Words = ()
    sexes: ByGender = ByGender()
    ages: Words = ()
    offices: Mapping[Rank, Words] = field(default_factory=dict)
    nation: Words = ()
    region: Words = ()
    courts: Words = ()
    presiding: Words = ()
    police: Words = ()
    detention: Words = ()
    body: Words = ()
    towns: Words = ()
    associations: Words = ()
    descriptions: Words = ()
    institutions: Words = ()
    connectors: Words = ()
    office_links: Words = ()
    name_particles: Words = ()
    native_titles: Mapping[str, Words] = field(default_factory=dict)
    surname_first: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLabels:
    send: Words = ()
    before: Words = ()
    after: Words = ()
    to: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLabels:
    closings: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesLabels:
    """`diplomats` are sent copies without an address; `embassies` may head one."""

    diplomats: Words = ()
    embassies: Words = ()
    lead: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsFile:
    """labels.yaml as it is written; `cues` are words by which a label that no opener knows is understood."""

    format: int
    language: str
    openers: Mapping[PartKind, Words] = field(default_factory=dict)
    cues: Mapping[PartKind, Words] = field(default_factory=dict)
    header: HeaderLabels = HeaderLabels()
    furniture: FurnitureLabels = FurnitureLabels()
    action: ActionLabels = ActionLabels()
    contacts: Mapping[ContactKind, Words] = field(default_factory=dict)
    addressees: AddresseeLabels = AddresseeLabels()
    deadline: DeadlineLabels = DeadlineLabels()
    letters: LetterLabels = LetterLabels()
    copies: CopiesLabels = CopiesLabels()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountriesFile:
    """countries.yaml as it is written."""

    format: int
    countries: Mapping[str, CountryWords]
    articles: Words = ()
    joins: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels(LabelsFile):
    """All that the reader knows of one language; every list may be empty."""

    countries: Countries = field(default_factory=Countries)

    @classmethod
    def parse(cls, labels_yaml: str, countries_yaml: str, where: str) -> Labels:
        """The labels in two files' texts; raises FormatError, with `where`, for a wrong key or value."""
        labels = _structured(labels_yaml, LabelsFile, where)
        countries = _structured(countries_yaml, CountriesFile, where)
        written = {item.name: getattr(labels, item.name) for item in fields(labels)}
        return cls(**written, countries=Countries.of(countries.countries, countries.articles, countries.joins))


T = TypeVar("T", LabelsFile, CountriesFile)


def _structured(text: str, kind: type[T], where: str) -> T:
    document = load(text, where)
    if not isinstance(document.data, dict):
        raise FormatError(where, f"expected keys and values, as {', '.join(item.name for item in fields(kind))}")
    record = structure(document.data, kind, where, line_of=document.line)
    if record.format != 1:
        raise FormatError(document.place("format"), f"format {record.format} is not known; this version reads format 1")
    return record
