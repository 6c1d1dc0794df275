"""What the program knows of the languages in which Urgent Actions are written: labels, names, requests, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ua_i18n import packs, storage
from ua_i18n.errors import UsageError
from ua_i18n.grammar import Grammar
from ua_i18n.model import SourceText, UrgentAction
from ua_i18n.protection import Lexicon
from ua_i18n.reading.labelled import labelled
from ua_i18n.reading.labels import Labels

_LABELS, _COUNTRIES, _NAMES, _REQUESTS = "labels.yaml", "countries.yaml", "names.yaml", "requests.yaml"
_SURE = 4  # kinds of parts: a source whose labels open so many in one language is in no other


@dataclass(frozen=True, slots=True)
class SourceLanguage:
    """A language that sources may be in, by its BCP 47 tag; without a grammar, persons word what letters say."""

    tag: str
    labels: Labels
    lexicon: Lexicon
    grammar: Grammar | None = None

    @classmethod
    def load(cls, tag: str, folders: Sequence[Path]) -> SourceLanguage:
        """The language's data in the last of `folders` that has each file. Raises UsageError where one is missing."""
        return SourceLanguages(tuple(folders)).of(tag)

    def state_names(self, country: str) -> Iterator[Mapping[str, str]]:
        """The names of a state as slots of requests.yaml's `own_state`."""
        for adjective in self.labels.countries.adjectives(country):
            yield {"adjective": adjective}
        for name in self.labels.countries.names(country):
            yield {"country": name}


@dataclass(frozen=True)
class SourceLanguages:
    """The languages of `locales` folders, later ones laid over earlier; each is loaded when it is asked for."""

    folders: tuple[Path, ...]
    usual: str = UrgentAction().language  # taken where nothing tells another
    _labels: dict[str, Labels] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lexicons: dict[str, Lexicon] = field(default_factory=dict, init=False, repr=False, compare=False)
    _languages: dict[str, SourceLanguage] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The languages that have labels, the usual one first."""
        found = {path.parent.name for folder in self.folders for path in folder.glob(f"*/{_LABELS}")}
        return (*sorted(found & {self.usual}), *sorted(found - {self.usual}))

    def of(self, tag: str) -> SourceLanguage:
        """The language of a tag. Raises UsageError, naming the file, where its data is not there."""
        if tag not in self._languages:
            self._languages[tag] = SourceLanguage(
                tag=tag,
                labels=self.labels(tag),
                lexicon=Lexicon.parse(*self._text(tag, _NAMES)),
                grammar=self._grammar(tag),
            )
        return self._languages[tag]

    def lexicon(self, tag: str) -> Lexicon:
        """The words of a language or, where it has none of its own, of the language without its region; else none."""
        for name in dict.fromkeys((tag, tag.partition("-")[0])):
            if name not in self._lexicons and self._path(name, _NAMES):
                self._lexicons[name] = Lexicon.parse(*self._text(name, _NAMES))
            if name in self._lexicons:
                return self._lexicons[name]
        return self._lexicons.setdefault(tag, Lexicon())

    def of_source(self, source: SourceText) -> SourceLanguage:
        """The language whose labels know most lines of a source; of equals the usual one."""
        best, most = self.usual, -1
        for tag in self.tags:
            known = labelled(source, self.labels(tag))
            if len(known) > most:
                best, most = tag, len(known)
            if len(set(known)) >= _SURE and tag == self.usual:  # the others need not be loaded
                break
        return self.of(best)

    def labels(self, tag: str) -> Labels:
        """The labels of a language, without the rest of its data."""
        if tag not in self._labels:
            labels, where = self._text(tag, _LABELS)
            self._labels[tag] = Labels.parse(labels, self._text(tag, _COUNTRIES)[0], where)
        return self._labels[tag]

    def _grammar(self, tag: str) -> Grammar | None:
        if not self._path(tag, _REQUESTS):
            return None
        return Grammar.parse(*self._text(tag, _REQUESTS), packs.load(tag, self.folders).letter, tag)

    def _text(self, tag: str, name: str) -> tuple[str, str]:
        path = self._path(tag, name)
        if path is None:
            raise UsageError(f"{tag} sources cannot be read: locales/{tag}/{name} is missing")
        return storage.read_text(path), str(path)

    def _path(self, tag: str, name: str) -> Path | None:
        paths = (folder / tag / name for folder in reversed(self.folders))
        return next((path for path in paths if path.is_file()), None)
