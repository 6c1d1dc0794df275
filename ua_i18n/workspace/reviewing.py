"""What a reviewer does to messages one by one: each decision is about the text that was seen, and on disk at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ua_i18n import checks, ledger
from ua_i18n.catalog import Catalog, Target, provenance
from ua_i18n.counting import counted
from ua_i18n.errors import RefusedError
from ua_i18n.hookspecs import AnyCheck
from ua_i18n.model import Event, Finding, State, Translation
from ua_i18n.review import Desk, Refusal, Reviewer, Verdict
from ua_i18n.review.sitting import Act, Effect, Outcome
from ua_i18n.workspace.folder import now
from ua_i18n.workspace.reviews import Table

AWAITS_REVIEWER = frozenset({State.DRAFT, State.TRANSLATED, State.STALE})
_NUMBERED = re.compile(r"^(\d+)[\s.:)]+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes an effect back: the text it was done to, and the catalog as it was, where that was changed."""

    act: Act
    seen: Translation
    written: Translation
    check: str = ""
    catalog: Catalog | None = None
    rejected: str = ""


@dataclass(slots=True)
class Bench:
    """Where one reviewer decides on the messages of one appeal and locale; `undos` are what can be taken back."""

    table: Table
    by: str
    checkers: tuple[AnyCheck, ...]
    undos: list[Undo] = field(default_factory=list)

    def perform(self, effect: Effect, seen: Translation) -> Outcome:
        """Do what the reviewer wants, who has seen a translation. Raises UaError where the disk does not let it."""
        does: Mapping[Act, Callable[[Translation, str], Outcome]] = {
            Act.APPROVE: self._approve,
            Act.EDIT: self._edit,
            Act.REJECT: self._reject,
            Act.IGNORE: self._ignore,
            Act.COMMENT: self._comment,
            Act.UNDO: self._undo,
        }
        return does[effect.act](seen, effect.text)

    def findings(self, item: Translation) -> tuple[Finding, ...]:
        """What the checks say of one text, which they see among all the others."""
        others = (found for found in self.table.translations() if found.message.key != item.message.key)
        found = checks.run(self.checkers, (item, *others), self.table.locale)
        return tuple(finding for finding in found if finding.key == item.message.key)

    def waits(self, key: str) -> bool:
        """Whether a message has to be decided on as it is on disk now."""
        (item,) = self.table.chosen((key,))
        return self._state(item) in AWAITS_REVIEWER

    def _state(self, item: Translation) -> State:
        return ledger.state(item, self.table.locale.tag, self.table.folder.ledger())

    def _approve(self, seen: Translation, text: str) -> Outcome:
        """Approve what was seen; a draft becomes the reviewer's own text first, so that someone else approves it."""
        before = self._rejection(seen)
        undo = Undo(Act.APPROVE, seen, seen, rejected=before)
        notice = "approved"
        if seen.fuzzy and not seen.empty:
            written = self._write(seen, seen.targets, seen.comments)
            if isinstance(written, Refusal):
                return self._refused(seen, written)
            undo, notice = replace(written, act=Act.APPROVE, rejected=before), "taken over and approved"
        found = self.findings(undo.written)
        _, refusals = self._decided(undo.written, lambda desk, who: desk.approve((undo.written,), who, found))
        if not refusals:
            return self._done(undo, notice)
        if undo.catalog:
            return self._done(undo, f"taken over as your text, not approved: {refusals[0].reason}")
        return self._refused(seen, refusals[0])

    def _edit(self, seen: Translation, text: str) -> Outcome:
        if len(seen.targets) > 1:
            return self._refused(seen, Refusal(seen.message.key, "it has plural forms; edit it in a PO editor"))
        comments = provenance.unignored(provenance.undrafted(seen.comments))
        written = self._write(seen, (text,), comments)
        if isinstance(written, Refusal):
            return self._refused(seen, written)
        found = len(self.findings(written.written))
        return self._done(written, f"written by {self.by}; {counted(found, 'finding') if found else 'no findings'}")

    def _write(self, seen: Translation, targets: tuple[str, ...], comments: tuple[str, ...]) -> Undo | Refusal:
        """Put the reviewer's text into the catalog. The author is recorded first: a text without one could be
        approved by whoever wrote it."""
        folder, locale, key = self.table.folder, self.table.locale.tag, seen.message.key
        if seen.message.language == locale:
            return Refusal(key, "it is the source's own text; correct it in appeal.yaml")
        written = replace(seen, targets=targets, fuzzy=False, comments=comments)
        read: list[Catalog] = []

        def write(desk: Desk, reviewer: Reviewer) -> Verdict:
            events, refusals = desk.write(written, reviewer)
            if not refusals:
                folder.record(events)
                read.append(folder.catalog(locale))
                target = Target(targets, comments=comments)
                folder.save_catalog(locale, read[0].with_targets({key: target}, when=now()), read[0])
            return (), refusals

        _, refusals = self._decided(seen, write)
        return refusals[0] if refusals else Undo(Act.EDIT, seen, written, catalog=read[0])

    def _reject(self, seen: Translation, reason: str) -> Outcome:
        _, refusals = self._decided(seen, lambda desk, who: desk.reject((seen,), who, reason))
        return self._refused(seen, refusals[0]) if refusals else self._done(Undo(Act.REJECT, seen, seen), "rejected")

    def _ignore(self, seen: Translation, text: str) -> Outcome:
        done = self.table.desk().ignored(seen, self.table.locale.tag)
        found = [finding for finding in self.findings(seen) if finding.check not in done]
        number, reason = _numbered(text, len(found))
        if not 1 <= number <= len(found):
            what = f"there is no finding {number}" if found else "there is no finding to ignore"
            return self._refused(seen, Refusal(seen.message.key, what))
        check = found[number - 1].check
        _, refusals = self._decided(seen, lambda desk, who: desk.ignore(seen, who, check, reason))
        if refusals:
            return self._refused(seen, refusals[0])
        return self._done(Undo(Act.IGNORE, seen, seen, check=check), f"{check} ignored")

    def _comment(self, seen: Translation, note: str) -> Outcome:
        _, refusals = self._decided(seen, lambda desk, who: desk.comment(seen, who, note))
        if refusals:
            return self._refused(seen, refusals[0])
        return Outcome("noted", self.waits(seen.message.key))

    def _undo(self, seen: Translation, text: str) -> Outcome:
        """Take the last effect back: a ledger forgets nothing, so that is an event of its own."""
        undo = self.undos[-1]
        _, refusals = self._decided(undo.written, lambda desk, who: self._taken_back(undo, desk, who))
        if refusals:
            return self._refused(undo.seen, refusals[0])
        self.undos.pop()
        return Outcome(f"{undo.act} undone", self.waits(undo.seen.message.key))

    def _taken_back(self, undo: Undo, desk: Desk, reviewer: Reviewer) -> Verdict:
        if undo.act is Act.IGNORE:
            return desk.heed(undo.written, reviewer, undo.check)
        verdict: Verdict = (), ()
        if self._decision_stands(undo, desk):
            verdict = desk.revoke((undo.written,), reviewer, "undone")
            if undo.rejected:
                verdict = desk.reject((undo.written,), reviewer, undo.rejected)
        if undo.catalog and not verdict[1]:
            folder, locale = self.table.folder, self.table.locale.tag
            current = folder.catalog(locale)
            folder.save_catalog(locale, current.restored(undo.seen.message.key, undo.catalog), current)
        return verdict

    def _decision_stands(self, undo: Undo, desk: Desk) -> bool:
        decided = {Act.APPROVE: State.APPROVED, Act.REJECT: State.REJECTED}.get(undo.act)
        return decided is not None and ledger.state(undo.written, self.table.locale.tag, desk.ledger) is decided

    def _decided(self, seen: Translation, decide: Callable[[Desk, Reviewer], Verdict]) -> Verdict:
        """Decide on a text that is still as it was seen. Raises RefusedError where someone has changed it since."""

        def unchanged(desk: Desk, reviewer: Reviewer) -> Verdict:
            (current,) = self.table.chosen((seen.message.key,))
            if (current.digest, current.fuzzy) != (seen.digest, seen.fuzzy):
                raise RefusedError("it was changed while you looked at it; read it again")
            return decide(desk, reviewer)

        return self.table.decide(self.by, unchanged)

    def _rejection(self, item: Translation) -> str:
        """Why this very text stands rejected; empty where it does not."""
        found = [event for event in self.history(item) if event.action == "reject" and event.digest == item.digest]
        return found[-1].note if found and self._state(item) is State.REJECTED else ""

    def history(self, item: Translation) -> tuple[Event, ...]:
        return self.table.folder.ledger().history(self.table.locale.tag, item.message.key)

    def _done(self, undo: Undo, notice: str) -> Outcome:
        self.undos.append(undo)
        return Outcome(notice, self.waits(undo.seen.message.key), undoable=True)

    def _refused(self, seen: Translation, refusal: Refusal) -> Outcome:
        return Outcome(f"not done: {refusal.reason}", self.waits(seen.message.key), done=False)


def _numbered(text: str, count: int) -> tuple[int, str]:
    """Which finding is meant, from 1, and the reason; where there is only one, a number is part of the reason."""
    match = _NUMBERED.fullmatch(text)
    return (int(match[1]), match[2]) if match and count > 1 else (1, text)
