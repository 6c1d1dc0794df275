"""The specimen: letters of one invented appeal to a reader of every rank, by which a locale's pack shows itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ua_i18n import appealfile, packs, storage
from ua_i18n.catalog import Catalog
from ua_i18n.grammar import Grammar
from ua_i18n.letters import Commission, Sender, compose
from ua_i18n.model import Addressee, AppealGroup, Letter, Locale, Message, Rank, UrgentAction, message_key
from ua_i18n.sources import SourceLanguages

_APPEAL, _SENTENCES = "specimen.yaml", "specimen.po"
_DAY = date(2026, 6, 21)
SENDER = Sender(key="specimen", lines=("Robin Achterberg", "Lindenstraat 8", "0000 AA Veenwijk"), city="Veenwijk")


@dataclass(frozen=True, slots=True)
class Specimen:
    """The invented appeal with the grammar of its language, and by message key its sentences in another."""

    action: UrgentAction
    sentences: Mapping[str, str]
    grammar: Grammar | None = None

    def letters(self, locale: Locale) -> Iterator[Letter]:
        """A letter to every addressee. Raises RefusedError where the pack lacks a phrase or a sentence."""
        return (self.letter(locale, rank) for rank in self.ranks)

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """The rank of each addressee, in mailing order; no two are of the same."""
        return tuple(addressee.rank or Rank.OFFICIAL for _, addressee in self._addressees())

    def letter(self, locale: Locale, rank: Rank) -> Letter:
        """The letter to the addressee of a rank."""
        return self.composed(self.commission(locale, rank))

    def composed(self, commission: Commission) -> Letter:
        """A letter in the sentences of the specimen."""
        return compose(commission, lambda message: self._said(message, commission.locale))

    def commission(self, locale: Locale, rank: Rank) -> Commission:
        """A letter to the addressee of a rank, still to be composed."""
        group, addressee = next(pair for pair in self._addressees() if pair[1].rank is rank)
        return Commission(
            action=self.action,
            group=group,
            addressee=addressee,
            locale=locale,
            day=_DAY,
            grammar=self.grammar,
            sender=SENDER,
        )

    def _addressees(self) -> Iterator[tuple[AppealGroup, Addressee]]:
        return ((group, addressee) for group in self.action.appeals for addressee in group.addressees)

    def _said(self, message: Message, locale: Locale) -> str:
        if form := locale.letter.get(message.context):  # a salutation
            return form
        own = locale.tag.partition("-")[0] == self.action.language
        return self.sentences.get(message.key, message.source if own else "")


def messages(action: UrgentAction) -> tuple[str, ...]:
    """The sentences of the appeal that a pack's specimen.po has to translate, each once."""
    said = [*action.letter.concern]
    said += [text for group in action.appeals for request in group.requests for text in request.letter.values()]
    return tuple(dict.fromkeys(said))


def load(tag: str, folders: Sequence[Path]) -> Specimen:
    """The specimen in a language, from `locales` folders: a region's over its language's, later ones over earlier."""
    path = packs.shipped() / "locales" / _APPEAL
    action = appealfile.from_yaml(storage.read_text(path), str(path))
    sentences: dict[str, str] = {}
    for folder in packs.folders_of(tag, folders):
        if (found := folder / _SENTENCES).is_file():
            entries = Catalog.parse(storage.read_text(found), str(found)).entries
            sentences |= {
                message_key("letter", entry.source): entry.target
                for entry in entries
                if entry.target and not entry.fuzzy
            }
    return Specimen(action, sentences, SourceLanguages((path.parent,)).of(action.language).grammar)
