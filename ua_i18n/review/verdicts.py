"""Who may approve, reject, revoke and sign, and what stands in the way."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ua_i18n.catalog import provenance
from ua_i18n.ledger import Ledger, state, timestamp
from ua_i18n.model import Action, Event, Finding, Severity, State, Translation
from ua_i18n.reasons import Reason
from ua_i18n.settings import Right, Settings

_NOT_YET = {
    State.UNTRANSLATED: Reason("it has no translation yet; translate it first"),
    State.DRAFT: Reason("it is still a draft; read it, put right what is wrong, and clear its fuzzy mark first"),
}


_LEFT_ALONE = {
    **_NOT_YET,
    State.REJECTED: Reason("it stands rejected; translate it anew"),
    State.STALE: Reason("it was changed after it was approved; read it, and approve it by its key"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was done with a message or letter, and the way on."""

    key: str
    reason: Reason | str


def by_reason(refusals: Iterable[Refusal]) -> dict[Reason | str, list[str]]:
    """The keys that each reason is said of."""
    keys: dict[Reason | str, list[str]] = {}
    for refusal in refusals:
        keys.setdefault(refusal.reason, []).append(refusal.key)
    return keys


Verdict = tuple[tuple[Event, ...], tuple[Refusal, ...]]
"""The events to record, and what was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who acts, in which locale and when; `verified` after a sign-in."""

    by: str
    locale: str
    now: datetime
    verified: bool = False

    def event(self, action: Action, key: str, digest: str, note: str = "") -> Event:
        return Event(
            time=timestamp(self.now),
            by=self.by,
            action=action,
            locale=self.locale,
            key=key,
            digest=digest,
            verified=self.verified,
            note=note,
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known where people review: the events so far, the house rules, and whom the catalog names last."""

    ledger: Ledger
    settings: Settings
    last_translator: str | None = None

    def approve(self, translations: Iterable[Translation], reviewer: Reviewer, findings: Iterable[Finding]) -> Verdict:
        """Approvals of just these contents; one that stands already is neither repeated nor refused."""
        errors = _errors(findings)
        wanted = [item for item in translations if self._state(item, reviewer) is not State.APPROVED]
        obstacles = {item.message.key: self._obstacle(item, reviewer, errors) for item in wanted}
        return _verdict(Action.APPROVE, wanted, reviewer, obstacles)

    def reject(self, translations: Iterable[Translation], reviewer: Reviewer, note: str) -> Verdict:
        """Rejections, with the reason that the translator will read."""
        wanted = tuple(translations)
        refused = self._forbidden(reviewer, Right.APPROVE) or ("" if note.strip() else "say why, for its translator")
        obstacles = {
            item.message.key: refused or ("there is nothing to reject" if item.empty else "") for item in wanted
        }
        return _verdict(Action.REJECT, wanted, reviewer, obstacles, note)

    def revoke(self, translations: Iterable[Translation], reviewer: Reviewer, note: str = "") -> Verdict:
        """Approvals and rejections taken back."""
        wanted = tuple(translations)
        refused = self._forbidden(reviewer, Right.APPROVE)
        decided = {State.APPROVED, State.REJECTED}
        obstacles = {
            item.message.key: refused
            or ("" if self._state(item, reviewer) in decided else "it is neither approved nor rejected as it stands")
            for item in wanted
        }
        return _verdict(Action.REVOKE, wanted, reviewer, obstacles, note)

    def sign(self, addressee: str, digest: str, reviewer: Reviewer) -> Verdict:
        """The signature of someone who has read the whole letter with that digest."""
        if refused := self._forbidden(reviewer, Right.SIGN):
            return (), (Refusal(addressee, refused),)
        return (reviewer.event(Action.SIGN, addressee, digest),), ()

    def unsign(self, addressee: str, digest: str, reviewer: Reviewer, note: str = "") -> Verdict:
        """The signature under the letter with that digest taken back."""
        refused = self._forbidden(reviewer, Right.SIGN)
        if not refused and not self.ledger.signed(reviewer.locale, addressee, digest):
            refused = "nobody's signature stands under it as it is"
        if refused:
            return (), (Refusal(addressee, refused),)
        return (reviewer.event(Action.REVOKE, addressee, digest, note),), ()

    def write(self, item: Translation, reviewer: Reviewer) -> Verdict:
        """The record that the reviewer wrote this text, or made a draft their own; they are its author from now on."""
        obstacles = {item.message.key: self._forbidden(reviewer, Right.TRANSLATE)}
        return _verdict(Action.TRANSLATE, (item,), reviewer, obstacles)

    def ignore(self, item: Translation, reviewer: Reviewer, check: str, reason: str) -> Verdict:
        """The record that a check's finding does not count in this very text, and why."""
        refused = self._forbidden(reviewer, Right.APPROVE) or ("" if reason.strip() else "say why it does not count")
        return _verdict(Action.IGNORE, (item,), reviewer, {item.message.key: refused}, f"{check} {reason.strip()}")

    def heed(self, item: Translation, reviewer: Reviewer, check: str) -> Verdict:
        """The record that a finding counts again: an `ignore` without a reason."""
        refused = self._forbidden(reviewer, Right.APPROVE)
        return _verdict(Action.IGNORE, (item,), reviewer, {item.message.key: refused}, check)

    def comment(self, item: Translation, reviewer: Reviewer, note: str) -> Verdict:
        """A remark on a text; whoever has any right in the locale may make one."""
        refused = (
            ""
            if any(not self._forbidden(reviewer, right) for right in Right)
            else self._forbidden(reviewer, Right.APPROVE)
        )
        obstacles = {item.message.key: refused or ("" if note.strip() else "there is nothing to note down")}
        return _verdict(Action.COMMENT, (item,), reviewer, obstacles, note.strip())

    def ignored(self, item: Translation, locale: str) -> Mapping[str, str]:
        """The checks whose findings do not count in this very text, each with the reason a person gave."""
        return {**provenance.ignored(item.comments), **_ignored(self.ledger, item, locale)}

    def clean(
        self, translations: Iterable[Translation], locale: str, findings: Iterable[Finding]
    ) -> tuple[Translation, ...]:
        """What `--all-clean` means: translated, and free of errors that nobody has ignored."""
        errors = _errors(findings)
        return tuple(
            item
            for item in translations
            if state(item, locale, self.ledger) is State.TRANSLATED and not self._open_errors(item, locale, errors)
        )

    def passed_over(
        self, translations: Iterable[Translation], locale: str, findings: Iterable[Finding]
    ) -> tuple[Refusal, ...]:
        """What `--all-clean` leaves alone, and why."""
        errors = _errors(findings)
        reasons = ((item.message.key, self._uncleanness(item, locale, errors)) for item in translations)
        return tuple(Refusal(key, reason) for key, reason in reasons if reason)

    def _uncleanness(self, item: Translation, locale: str, errors: Mapping[str, list[Finding]]) -> Reason | str:
        found = state(item, locale, self.ledger)
        if found is State.TRANSLATED and (open_errors := self._open_errors(item, locale, errors)):
            said = "it has an error ({check}); mend it, or silence it with a reason"
            return Reason(said, {"check": open_errors[0].check})
        return _LEFT_ALONE.get(found, "")

    def _obstacle(self, item: Translation, reviewer: Reviewer, errors: Mapping[str, list[Finding]]) -> Reason | str:
        """Why the reviewer cannot approve a translation; empty where nothing stands in the way."""
        if refused := self._forbidden(reviewer, Right.APPROVE):
            return refused
        if reason := _NOT_YET.get(self._state(item, reviewer)):
            return reason
        if self.settings.four_eyes and _name(reviewer.by) in map(_name, self._authors(item, reviewer.locale)):
            return f"{reviewer.by} wrote it; someone else must approve it (four_eyes in ua-i18n.yaml)"
        if open_errors := self._open_errors(item, reviewer.locale, errors):
            first = open_errors[0]
            return f"{first.check}: {first.explanation}; mend it, or ignore it with a reason"
        return ""

    def _state(self, item: Translation, reviewer: Reviewer) -> State:
        return state(item, reviewer.locale, self.ledger)

    def _authors(self, item: Translation, locale: str) -> frozenset[str]:
        """Who wrote this very content: by the ledger, else whom the catalog names; nobody for a source's own text."""
        if recorded := self.ledger.authors(locale, item.message.key, item.digest):
            return recorded
        own = item.message.language == locale
        return frozenset() if own or not self.last_translator else frozenset({self.last_translator})

    def _open_errors(self, item: Translation, locale: str, errors: Mapping[str, list[Finding]]) -> list[Finding]:
        ignored = self.ignored(item, locale)
        return [finding for finding in errors.get(item.message.key, ()) if finding.check not in ignored]

    def _forbidden(self, reviewer: Reviewer, right: Right) -> str:
        if not _name(reviewer.by):
            return "nobody is named; say who you are with --as NAME"
        if self.settings.allows(reviewer.by, right, reviewer.locale):
            return ""
        return f"{reviewer.by} may not {right} {reviewer.locale}; ask someone who may, or see roles in ua-i18n.yaml"


def _verdict(
    action: Action,
    wanted: Iterable[Translation],
    reviewer: Reviewer,
    obstacles: Mapping[str, Reason | str],
    note: str = "",
) -> Verdict:
    listed = tuple(wanted)
    free = [item for item in listed if not obstacles[item.message.key]]
    events = tuple(reviewer.event(action, item.message.key, item.digest, note) for item in free)
    return events, tuple(Refusal(key, reason) for key, reason in obstacles.items() if reason)


def _errors(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.severity is Severity.ERROR:
            found[finding.key].append(finding)
    return found


def _ignored(ledger: Ledger, item: Translation, locale: str) -> Mapping[str, str]:
    """The checks that events ignore for this very content, with the reasons; the latest word on a check counts.

    The note of such an event is the check, a space, and the reason; one without a reason ends the ignoring.
    """
    reasons: dict[str, str] = {}
    for event in ledger.history(locale, item.message.key):
        if event.action is Action.IGNORE and event.digest == item.digest:
            check, _, reason = event.note.partition(" ")
            reasons[check] = reason.strip()
    return {check: reason for check, reason in reasons.items() if reason}


def _name(person: str) -> str:
    """A person's name to compare by, without an e-mail address, and without what nobody sees."""
    plain = unicodedata.normalize("NFKC", person.partition("<")[0]).casefold()
    words = ("".join(filter(str.isprintable, word)) for word in plain.split())
    return " ".join(filter(None, words))
