"""What the program knows of the languages in which Urgent Actions are written: labels, names, requests, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ua_i18n import packs, storage
from ua_i18n.errors import UsageError
from ua_i18n.grammar import Grammar
from ua_i18n.protection import Lexicon
from ua_i18n.reading.labels import Labels

_LABELS, _COUNTRIES, _NAMES, _REQUESTS = "labels.yaml", "countries.yaml", "names.yaml", "requests.yaml"


@dataclass(frozen=True, slots=True)
class SourceLanguage:
    """A language that sources may be in, by its BCP 47 tag."""

    tag: str
    labels: Labels
    lexicon: Lexicon
    grammar: Grammar

    @classmethod
    def load(cls, tag: str, folders: Sequence[Path]) -> SourceLanguage:
        """The language's data in the last of `folders` that has each file. Raises UsageError where one is missing."""

        def text(name: str) -> tuple[str, str]:
            for folder in reversed(folders):
                if (path := folder / tag / name).is_file():
                    return storage.read_text(path), str(path)
            raise UsageError(f"{tag} sources cannot be read: locales/{tag}/{name} is missing")

        labels, where = text(_LABELS)
        return cls(
            tag=tag,
            labels=Labels.parse(labels, text(_COUNTRIES)[0], where),
            lexicon=Lexicon.parse(*text(_NAMES)),
            grammar=Grammar.parse(*text(_REQUESTS), packs.load(tag, folders).letter, tag),
        )

    def state_names(self, country: str) -> Iterator[Mapping[str, str]]:
        """The names of a state as slots of requests.yaml's `own_state`."""
        for adjective in self.labels.countries.adjectives(country):
            yield {"adjective": adjective}
        for name in self.labels.countries.names(country):
            yield {"country": name}
