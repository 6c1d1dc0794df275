"""Checks and review of an appeal's translations: what people decide goes into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ua_i18n import checks
from ua_i18n.errors import StorageError, UsageError
from ua_i18n.extraction import extract
from ua_i18n.hookspecs import AnyCheck
from ua_i18n.model import Addressee, Event, Finding, Letter, Locale, Translation
from ua_i18n.review import Desk, Refusal, Reviewer, Verdict
from ua_i18n.workspace.folder import AppealFolder, now
from ua_i18n.workspace.remembering import remember


@dataclass(frozen=True, slots=True)
class Table:
    """One appeal's translations in one locale, as its reviewers have them before them."""

    folder: AppealFolder
    locale: Locale

    def translations(self) -> tuple[Translation, ...]:
        return self.folder.translations(self.locale.tag, extract(self.folder.action()))

    def chosen(self, keys: Sequence[str]) -> tuple[Translation, ...]:
        """The translations with these keys. Raises UsageError for a key that the appeal does not have."""
        by_key = {translation.message.key: translation for translation in self.translations()}
        if unknown := [key for key in keys if key not in by_key]:
            raise UsageError(f"{self.folder.id} has no message {', '.join(unknown)}; `check` and `history` print keys")
        return tuple(by_key[key] for key in keys)

    def findings(self, checkers: Iterable[AnyCheck]) -> tuple[Finding, ...]:
        return checks.run(checkers, self.translations(), self.locale)

    def approve(self, keys: Sequence[str], by: str, checkers: Iterable[AnyCheck]) -> Verdict:
        """Approve messages as they stand; without keys, every one that is translated and clean."""

        def decide(desk: Desk, reviewer: Reviewer) -> Verdict:
            found = self.findings(checkers)
            wanted = self.chosen(keys) if keys else desk.clean(self.translations(), self.locale.tag, found)
            return desk.approve(wanted, reviewer, found)

        return self.decide(by, decide)

    def passed_over(self, checkers: Iterable[AnyCheck]) -> tuple[Refusal, ...]:
        """The messages that are not clean as they are on disk now, each with the reason."""
        return self.desk().passed_over(self.translations(), self.locale.tag, self.findings(checkers))

    def reject(self, keys: Sequence[str], by: str, reason: str) -> Verdict:
        return self.decide(by, lambda desk, reviewer: desk.reject(self.chosen(keys), reviewer, reason))

    def revoke(self, keys: Sequence[str], by: str, reason: str) -> Verdict:
        return self.decide(by, lambda desk, reviewer: desk.revoke(self.chosen(keys), reviewer, reason))

    def sign(self, addressee: Addressee, letter: Letter, by: str) -> tuple[Refusal, ...]:
        """Sign a letter that `by` has read as a whole."""
        events, refusals = self.decide(by, lambda desk, reviewer: desk.sign(addressee.key, letter.digest, reviewer))
        if events:
            self.folder.confirm_concern(by)
        return refusals

    def unsign(self, addressee: Addressee, digest: str, by: str, reason: str) -> Verdict:
        """Take back the signature under the letter with that digest."""
        return self.decide(by, lambda desk, reviewer: desk.unsign(addressee.key, digest, reviewer, reason))

    def history(self, keys: Sequence[str]) -> tuple[Event, ...]:
        """What happened to the messages, or to all of the locale, oldest first."""
        events = (event for event in self.folder.ledger().events if event.locale == self.locale.tag)
        return tuple(event for event in events if not keys or event.key in keys)

    def subjects(self) -> Mapping[str, str]:
        """What the keys of events stand for: the sources of messages, and the letters of addressees."""
        action = self.folder.action()
        letters = {
            addressee.key: f"letter to {addressee.label}" for group in action.appeals for addressee in group.addressees
        }
        return letters | {message.key: f"{message.context}: {message.source}" for message in extract(action)}

    def desk(self) -> Desk:
        """The ledger, house rules and last translator as they are on disk now."""
        folder = self.folder
        return Desk(folder.ledger(), folder.workspace.settings, folder.last_translator(self.locale.tag))

    def decide(self, by: str, decide: Callable[[Desk, Reviewer], Verdict]) -> Verdict:
        """Decide on what is on disk now, and record it, while no other process of ours changes it."""
        with self.folder.workspace.locked(self.folder.id):
            events, refusals = decide(self.desk(), Reviewer(by=by, locale=self.locale.tag, now=now()))
            recorded = self.folder.record(events)
            remember(self.folder, self.locale.tag, recorded)
            self._expect(recorded)
            return recorded, refusals

    def _expect(self, recorded: Iterable[Event]) -> None:
        """Raises StorageError where a decision is not the last word on its text, once it is on disk."""
        known = self.folder.ledger()
        if lost := [event for event in recorded if not known.counts(event)]:
            path = self.folder.path / "ledger.jsonl"
            raise StorageError(
                f"{path}: {lost[0].action.value} of {lost[0].key} does not count; look at the file's end"
            )
