"""One message on one screen, for a reviewer at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click

from ua_i18n.catalog.provenance import is_revised
from ua_i18n.cli import paper
from ua_i18n.model import Action, Event, Finding, Severity, State, Translation
from ua_i18n.review.sitting import KEYS, Sitting
from ua_i18n.terms.hints import Hint
from ua_i18n.worddiff import compare
from ua_i18n.workspace.candidates import Candidate
from ua_i18n.workspace.viewing import View

_COLOURS = {
    State.APPROVED: "green",
    State.TRANSLATED: "cyan",
    State.STALE: "yellow",
    State.DRAFT: "yellow",
    State.REJECTED: "red",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """How messages are laid out: for which appeal, languages and reviewer, in how many columns."""

    appeal: str
    language: str
    locale: str
    direction: str
    by: str
    width: int

    def show(self, view: View, sitting: Sitting) -> str:
        """The whole screen as text; colours are dropped where they are not wanted when it is printed."""
        return "\n".join(self._lines(view, sitting))

    def _lines(self, view: View, sitting: Sitting) -> Iterator[str]:
        message = view.translation.message
        yield click.style(f"{self.appeal} · {self.locale} · {paper.visible(self.by)}", bold=True)
        yield f"message {sitting.position + 1} of {len(sitting.keys)} · {len(sitting.waiting)} wait · key {message.key}"
        yield from self._place(view)
        yield from self._neighbour("before", view.before)
        yield f"\n{self.language} source"
        yield paper.folded(message.source, width=self.width)
        if view.previous:
            yield click.style("  the source has changed since this was translated:", dim=True)
            yield paper.marked(compare(view.previous, message.source), width=self.width - 4, indent="    ")
        yield f"\n{self.locale} {self._state(view)}"
        yield self._target(view)
        yield from (click.style(paper.folded(value, width=self.width), dim=True) for value in view.values)
        yield from map(self._hint, view.hints)
        yield from self._findings(view)
        yield from map(self._candidate, view.candidates)
        yield from map(self._told, view.told)
        yield from self._neighbour("after", view.after)
        yield "\n" + "  ".join(f"{key} {what}" for key, what in KEYS.items())
        if sitting.notice:
            yield click.style(paper.folded(sitting.notice, width=self.width, indent="» "), bold=True)

    def _place(self, view: View) -> Iterator[str]:
        where = " · ".join((view.translation.message.context, *view.place))
        yield paper.folded(where, width=self.width, indent="")
        if view.references:
            yield click.style(paper.folded(", ".join(view.references), width=self.width, indent=""), dim=True)

    def _neighbour(self, what: str, item: Translation | None) -> Iterator[str]:
        """The message beside this one, so that it is read in its context."""
        if item is None:
            return
        yield click.style(f"\n{what}", dim=True)
        yield click.style(paper.folded(item.message.source, width=self.width), dim=True)
        if item.target:
            yield click.style(paper.folded(item.target, width=self.width, direction=self.direction), dim=True)

    def _target(self, view: View) -> str:
        if view.translation.empty:
            return "  (no translation)"
        text = "\n".join(view.translation.targets)
        return click.style(paper.folded(text, width=self.width, direction=self.direction), bold=True)

    def _state(self, view: View) -> str:
        """What became of the translation so far, and who or what wrote it."""
        written = f"written by {', '.join(view.authors)}" if view.authors else ""
        draft = view.draft
        origin = f"draft of {draft.origin}, score {draft.score:.2f}" if draft else ""
        source = f" from {draft.note}" if draft and draft.note else ""
        revised = ", changed since" if is_revised(view.translation.target, view.translation.comments) else ""
        known = "; ".join(filter(None, (written, origin + source + revised)))
        state = click.style(view.state.value, fg=_COLOURS.get(view.state))
        return state + (f" ({paper.visible(known)})" if known else "")

    def _hint(self, hint: Hint) -> str:
        """How the termbase says a term, what it forbids, and what it has to note."""
        said = f"{hint.source} → {' / '.join(hint.targets)}" if hint.targets else hint.source
        never = f"never {' / '.join(hint.forbidden)}" if hint.forbidden else ""
        return click.style(paper.folded("; ".join(filter(None, (f"term: {said}", never, hint.note))), width=self.width))

    def _findings(self, view: View) -> Iterator[str]:
        count = 0
        for finding in view.findings:
            reason = view.ignored.get(finding.check)
            count += reason is None
            yield self._finding(finding, count, reason)

    def _finding(self, finding: Finding, number: int, reason: str | None) -> str:
        said = f"{finding.check}: {finding.explanation}"
        if reason is not None:
            return click.style(paper.folded(f"ignored ({reason}): {said}", width=self.width), dim=True)
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        text = paper.folded(f"{number}. {finding.severity.value} {said}", width=self.width)
        return click.style(text, fg=colour)

    def _candidate(self, candidate: Candidate) -> str:
        """A former translation that was not taken, whose it is, and what speaks against it."""
        head = f"or, {candidate.score:.2f} ({candidate.origin}):"
        text = paper.folded(candidate.target, width=self.width - 4, indent="      ", direction=self.direction)
        against = [paper.folded(f"but {reason}", width=self.width - 4, indent="      ") for reason in candidate.reasons]
        return click.style("\n".join((paper.folded(head, width=self.width), text, *against)), dim=True)

    def _told(self, event: Event) -> str:
        text = paper.folded(tale(event), width=self.width)
        return click.style(text, fg="red") if event.action is Action.REJECT else text


_PAST = {
    Action.APPROVE: "approved",
    Action.REJECT: "rejected",
    Action.REVOKE: "taken back",
    Action.COMMENT: "comment",
}


def tale(event: Event) -> str:
    """A decision or comment in a line: "rejected by Omar on 2026-05-01: too strong"."""
    note = f": {event.note}" if event.note else ""
    return f"{_PAST[event.action]} by {event.by} on {event.time[:10]}{note}"
