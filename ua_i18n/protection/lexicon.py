"""The words by which a language's names, laws, figures and dates are told apart: parsed from names.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from ua_i18n.dates import NO_WORDS, DateWords
from ua_i18n.errors import FormatError
from ua_i18n.model import Gender
from ua_i18n.yamlfile import load

if TYPE_CHECKING:
    from cattrs import Converter

Words = frozenset[str]
"""Casefolded words, or phrases of several."""

NONE: Words = Words()


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words that hold names together; `openers` have a capital where a sentence begins, `common` ones
    in the names of offices and institutions, and neither names a person; compounds with one of the `endings` are
    common words as well. `whole` words end a sentence, though they look like abbreviations (see `segmentation`).
    `joined` ones are written together with the next word ("d'", "و"), `attached` ones begin it ("ال"), and so do
    `benefits`, "for" with and without the article, longest first. `occasions` end the names of days ("Mother's Day");
    `foreign` small words stand in names of other languages alone. `ordinary` words may open a sentence, and a longer
    one with one of the `inflections` is one; where `nouns_capitalised`, a capital inside a sentence tells nothing, and
    where `unaccented`, a word with an accent is a foreign one.
    """

    articles: Words = NONE
    indefinite: Words = NONE
    of: Words = NONE
    joins: Words = NONE
    prepositions: Words = NONE
    whole: Words = NONE
    openers: Words = NONE
    common: Words = NONE
    joined: Words = NONE
    attached: Words = NONE
    benefits: tuple[str, ...] = ()
    occasions: Words = NONE
    foreign: Words = NONE
    endings: Words = NONE
    ordinary: Words = NONE
    inflections: Words = NONE
    nouns_capitalised: bool = False
    unaccented: bool = False


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What stands around and inside personal names.

    `honorifics` are left out of the name and `titles` kept in it; `offices` (capitalised) and `nouns` stand
    before it, `verbs` after it; `particles` are words of a name without a capital, `prefixes` parts of one.
    `suffixes` ("Jr.") end it. `aliases` ("also known as") stand before another name, `possessives` ("his") before a
    noun; names without capitals are told by `given` ones. What stands before "of" is a person's where it is one of the
    `fates` ("release"). `places_before`, `ways` ("north of"), `towards` ("to", but not in `dealings` as "wrote to"),
    `places_first` ("Port", "San"), `origins` and `places_after` speak for a place instead.
    """

    honorifics: Mapping[str, Gender | None] = field(default_factory=dict)
    titles: Words = NONE
    offices: Words = NONE
    nouns: Words = NONE
    verbs: Words = NONE
    genders: Mapping[str, Gender] = field(default_factory=dict)
    ages: Words = NONE
    particles: Words = NONE
    prefixes: Words = NONE
    suffixes: Words = NONE
    aliases: Words = NONE
    possessives: Words = NONE
    given: Words = NONE
    places_before: Words = NONE
    ways: Words = NONE
    fates: Words = NONE
    towards: Words = NONE
    places_first: Words = NONE
    dealings: Words = NONE
    origins: Words = NONE
    places_after: Words = NONE


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """`known` names; `heads` that make a name an organisation's; `organs` of a state, which do so only beside an
    acronym; `ordinary` acronyms and `generic` names, or words that say nothing together either, which every language
    has words of its own for. `kinds` ("gang") and `members` of stand beside a name that nothing else tells, as `told`
    phrases do ("works for"), with `qualifiers` ("trade") before a kind; `causes` stand before "for" ("Lawyers for Human
    Rights"); `regional` adjectives are no nationality."""

    known: tuple[str, ...] = ()
    kinds: Words = NONE
    qualifiers: Words = NONE
    members: Words = NONE
    causes: Words = NONE
    told: Words = NONE
    regional: Words = NONE
    heads: Words = NONE
    organs: Words = NONE
    ordinary: Words = NONE
    generic: Words = NONE


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Nouns of prisons, institutions and streets; `…_before` stand before the name, the others after it; those of
    `lower_before` need no capital, `buildings` must have none, and `endings` are those of compounds that stand before.
    `qualifiers` without a capital may stand between ("women's"), `parts` ("Section") before a number; `told` phrases as
    "held at" make any name behind them a place; `known` names are one wherever they stand alone."""

    detention: Words = NONE
    institutions: Words = NONE
    numbered: Words = NONE
    parts: Words = NONE
    buildings: Words = NONE
    endings: Words = NONE
    streets: Words = NONE
    streets_before: Words = NONE
    institutions_before: Words = NONE
    lower_before: Words = NONE
    qualifiers: Words = NONE
    told: Words = NONE
    known: Words = NONE


@dataclass(frozen=True, slots=True)
class CitationWords:
    """`provisions` are parts of an instrument ("Article"); `before` are instruments whose adjectives follow them
    ("Código Penal", `adjectives` without a capital); `lower` may lack a capital beside a number; `titles` are official
    ones that no shape tells; `marks` are "No."; any word with one of the `endings` is an instrument
    ("Strafgesetzbuch"), a `weak` one is part of a longer name where this goes on; `parties` stand between a word and
    a party ("ex parte")."""

    provisions: Words = NONE
    instruments: Words = NONE
    before: Words = NONE
    lower: Words = NONE
    adjectives: Words = NONE
    cases: Words = NONE
    versus: Words = NONE
    titles: Words = NONE
    marks: Words = NONE
    endings: Words = NONE
    weak: Words = NONE
    parties: Words = NONE


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """`labels` announce a number ("number plate", "inmate number"), with `links` ("is") between."""

    labels: Words = NONE
    links: Words = NONE


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How figures are written: separators, scales ("million"), currencies by sign or word, halves of the day."""

    decimal: str = "."
    group: str = ","
    scales: Mapping[str, int] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    am: Words = NONE
    pm: Words = NONE
    hours: Words = NONE


@dataclass(frozen=True, slots=True)
class Geography:
    """Nationalities and places that translators have words of their own for; countries come from CLDR."""

    demonyms: Words = NONE
    places: Words = NONE


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that `locales/<tag>/names.yaml` says; an empty one still finds what needs no words."""

    grammar: Grammar = Grammar()
    persons: PersonWords = PersonWords()
    organisations: OrganisationWords = OrganisationWords()
    places: PlaceWords = PlaceWords()
    citations: CitationWords = CitationWords()
    references: ReferenceWords = ReferenceWords()
    numbers: NumberWords = NumberWords()
    dates: DateWords = NO_WORDS
    geography: Geography = Geography()

    @classmethod
    def parse(cls, text: str, where: str) -> Lexicon:
        """The lexicon that the YAML `text` holds; raises FormatError with `where` for anything it should not."""
        data = load(text, where).data
        if not isinstance(data, dict) or data.pop("format", None) != 1:
            raise FormatError(where, "expected a mapping with `format: 1`")
        return _structure(data, where)


def _structure(data: dict[str, Any], where: str) -> Lexicon:
    import cattrs

    converter = cattrs.Converter(forbid_extra_keys=True)
    hooks: dict[object, Callable[[object], object]] = {Words: _folded, tuple[tuple[str, int], ...]: _pairs}
    for kind in (Gender, Gender | None, str, int):
        hooks[Mapping[str, kind]] = partial(_mapping, kind, converter)  # type: ignore[valid-type]
    converter.register_structure_hook_factory(hooks.__contains__, lambda kind: lambda value, _: hooks[kind](value))
    try:
        return converter.structure(data, Lexicon)
    except (cattrs.BaseValidationError, cattrs.ForbiddenExtraKeysError) as error:
        raise FormatError(where, "; ".join(cattrs.transform_error(error))) from error


def _folded(words: object) -> Words:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError("expected a list of words")
    return Words(word.casefold() for word in words)


def _mapping(kind: Any, converter: Converter, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ValueError("expected a mapping of words")
    return {key.casefold(): converter.structure(item, kind) for key, item in value.items()}


def _pairs(value: object) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict) or not all(type(item) is int for item in value.values()):
        raise ValueError("expected a mapping of phrases to whole numbers")
    return tuple((str(key).casefold(), item) for key, item in value.items())
