"""`ua-i18n status`: print how far each appeal has come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import click

from ua_i18n.cli import paper
from ua_i18n.cli.options import json_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError, UsageError
from ua_i18n.model import State
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.status import AppealStatus, Progress, to_data
from ua_i18n.workspace.statusindex import statuses

BAR = 24
MARKS = {
    State.APPROVED: ("█", "green"),
    State.TRANSLATED: ("▓", "cyan"),
    State.STALE: ("▒", "yellow"),
    State.REJECTED: ("×", "red"),
    State.DRAFT: ("░", "blue"),
    State.UNTRANSLATED: ("·", "white"),
}
"""How the states are drawn, the furthest first; they can be told apart without colours."""


@click.command("status")
@click.argument("appeal", required=False)
@json_option
@click.option("--html", "as_html", is_flag=True, help="Print one page to read, print or mail.")
@pass_session
def command(session: Session, appeal: str | None, as_json: bool, as_html: bool) -> None:
    """Print the messages of APPEAL (of all, if not given) by locale and state, and the days that are left."""
    if as_json and as_html:
        raise UsageError("give --json or --html, not both")
    workspace = session.workspace
    found = statuses(workspace, (workspace.appeal(appeal),) if appeal else workspace.appeals())
    for caution in (caution for status in found for caution in status.cautions):
        click.echo(f"warning: {caution}", err=True)
    if as_json:
        click.echo(json.dumps(to_data(found, today()), ensure_ascii=False, indent=1))
    elif as_html:
        from ua_i18n.cli.statuspage import page

        click.echo(page(found, today()), nl=False)
    else:
        click.echo("\n".join(_lines(found, today())))
    if faults := [fault for status in found for fault in status.faults]:
        raise IncompleteError("\n".join(faults))


def _lines(found: tuple[AppealStatus, ...], day: date) -> Iterator[str]:
    if not found:
        yield "no appeals yet; next: ua-i18n import SOURCE"
    for status in found:
        yield from _headline(status, day)
        for locale, progress in () if status.stopped else status.locales.items():
            yield f"  {locale:<10} {_told(progress)}"
    if found:
        yield "  ".join(f"{_drawn(state, 1)} {state.value}" for state in MARKS)


def _headline(status: AppealStatus, day: date) -> Iterator[str]:
    if status.error:
        yield f"{status.id}  {click.style('cannot be read', fg='red')}"
        return
    left = None if status.over else status.days_left(day)
    urgent = left is not None and left <= 7
    deadline = undated(status) if left is None else f"deadline {status.deadline}, {days(left)}"
    yield f"{status.id}  {status.ua_number or ''}  {click.style(deadline, fg='red' if urgent else None)}"
    yield f"  {paper.visible(status.title)}"


def undated(status: AppealStatus) -> str:
    """What is said in the place of a deadline: why there will be no more letters, or that there is none."""
    if status.stopped:
        return f"stopped{f' by {status.newer}' if status.newer else ''}: no more letters"
    return f"superseded by {status.newer}" if status.newer else "no deadline"


def days(left: int) -> str:
    """How long there is until a deadline, in words."""
    if left < 0:
        return f"over for {-left} day{'s' * (left != -1)}"
    return "today is the last day" if not left else f"{left} day{'s' * (left != 1)} left"


def _told(progress: Progress) -> str:
    if progress.error:
        return click.style("cannot be read", fg="red")
    counts = (f"{progress.states[state]} {state.value}" for state in State if progress.states[state])
    listed = ", ".join(counts) or "no messages"
    words = f"{progress.words_by_state[State.APPROVED]} of {progress.words} words approved"
    return f"{_bar(progress)}  {listed}; {words}"


def _bar(progress: Progress) -> str:
    """The states as parts of a line, furthest first; one that there is has a mark, be its part ever so small."""
    widths = shares([progress.states[state] for state in MARKS], BAR)
    return "".join(_drawn(state, width) for state, width in zip(MARKS, widths, strict=True))


def shares(counts: list[int], width: int) -> list[int]:
    """`width` divided as the counts are; none that is there gets nothing, and together they are `width`."""
    total = sum(counts)
    if not total:
        return [0] * (len(counts) - 1) + [width]
    parts = [max(1, width * count // total) if count else 0 for count in counts]
    parts[counts.index(max(counts))] += width - sum(parts)
    return parts


def _drawn(state: State, width: int) -> str:
    mark, colour = MARKS[state]
    return click.style(mark * width, fg=colour) if width else ""
