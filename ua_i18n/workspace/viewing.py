"""All that a reviewer needs to see of one message, gathered from model, catalog, ledger and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ua_i18n import ledger
from ua_i18n.ages import ages
from ua_i18n.catalog import provenance
from ua_i18n.extraction import described
from ua_i18n.model import Action, Event, Finding, SpanKind, State, Translation
from ua_i18n.terms.hints import Hint, hints
from ua_i18n.workspace import candidates
from ua_i18n.workspace.candidates import Candidate, Candidates
from ua_i18n.workspace.reviewing import AWAITS_REVIEWER, Bench

_TOLD = frozenset({Action.REJECT, Action.REVOKE, Action.COMMENT, Action.APPROVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One message on a reviewer's table.

    `place` says what it is in the appeal, `values` what stands behind its placeholders and what grammar needs to
    know of it; `previous` is the source text that the translation was made for, where that has changed since;
    `candidates` are other translations that a memory offered; `hints` are what the termbase says;
    `ignored` has the reason by check; `told` are decisions and comments, oldest first.
    """

    translation: Translation
    state: State
    place: tuple[str, ...]
    values: tuple[str, ...]
    references: tuple[str, ...]
    previous: str
    draft: provenance.Provenance | None
    authors: tuple[str, ...]
    findings: tuple[Finding, ...]
    ignored: Mapping[str, str]
    told: tuple[Event, ...]
    before: Translation | None
    after: Translation | None
    candidates: tuple[Candidate, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """The messages of an appeal and locale as they are on disk at one moment."""

    bench: Bench
    translations: tuple[Translation, ...]
    ledger: ledger.Ledger
    references: Mapping[str, tuple[str, ...]]
    previous: Mapping[str, str]
    candidates: Candidates
    ages: Mapping[str, int]

    @classmethod
    def of(cls, bench: Bench) -> Survey:
        folder, locale = bench.table.folder, bench.table.locale.tag
        template, translations = folder.template(), bench.table.translations()
        return cls(
            bench,
            translations,
            folder.ledger(),
            template.references() if template else {},
            folder.catalog(locale).previous() if locale in folder.locales() else {},
            candidates.load(folder, locale),
            ages(item.message.source for item in translations),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.message.key for item in self.translations)

    @property
    def waiting(self) -> frozenset[str]:
        """The messages that a reviewer has to decide on."""
        return frozenset(item.message.key for item in self.translations if self.state(item) in AWAITS_REVIEWER)

    def state(self, item: Translation) -> State:
        return ledger.state(item, self.bench.table.locale.tag, self.ledger)

    def view(self, key: str) -> View:
        number = self.keys.index(key)
        item = self.translations[number]
        locale = self.bench.table.locale.tag
        notes = item.message.notes
        return View(
            translation=item,
            state=self.state(item),
            place=tuple(note for note in notes if not note.startswith("{")),
            values=tuple(self._value(note) for note in notes if note.startswith("{")),
            hints=hints(item.message, self.bench.table.locale),
            references=self.references.get(key, ()),
            previous=self.previous.get(key, ""),
            draft=provenance.drafted(item.comments),
            authors=tuple(sorted(self.ledger.authors(locale, key, item.digest))),
            findings=self.bench.findings(item),
            ignored=self.bench.table.desk().ignored(item, locale),
            told=tuple(event for event in self.ledger.history(locale, key) if event.action in _TOLD),
            before=_neighbour(self.translations, number - 1),
            after=_neighbour(self.translations, number + 1),
            candidates=tuple(each for each in self.candidates.get(key, ()) if each.target != item.target),
        )

    def _value(self, note: str) -> str:
        """What stands behind a placeholder, with the age of a person where the appeal tells it."""
        entry = described(note)
        age = self.ages.get(entry.name) if entry and entry.kind is SpanKind.PERSON else None
        known, mark, rest = note.rpartition("; ")
        return f"{known}, {age}{mark}{rest}" if age else note


def _neighbour(translations: Sequence[Translation], number: int) -> Translation | None:
    return translations[number] if 0 <= number < len(translations) else None
