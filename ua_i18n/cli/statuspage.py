"""The status of all appeals as one page to read, print or mail: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from ua_i18n.cli.status_ import MARKS, days, undated
from ua_i18n.model import State
from ua_i18n.workspace.status import AppealStatus, Progress

_STYLE = """
:root { color-scheme: light; --approved: #2c6e49; --translated: #5b8fb9; --stale: #d39b2a; --rejected: #b3413a;
  --draft: #b9b3c9; --untranslated: #e9e6df; --ink: #22211f; --quiet: #6e6a63; --line: #e0dcd3; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 3rem 1.5rem; color: var(--ink); background: #fff;
  font: 15px/1.5 "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; }
h1 { margin: 0; font-weight: normal; font-size: 2rem; }
header p { margin: .25rem 0 0; color: var(--quiet); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 2.5rem; padding: 0; list-style: none;
  font-size: .85rem; color: var(--quiet); }
.legend i { display: inline-block; width: .75em; height: .75em; margin-inline-end: .4em; }
section { margin: 0 0 2.25rem; padding-top: 1rem; border-top: 1px solid var(--line); break-inside: avoid; }
h2 { margin: 0; font-weight: normal; font-size: 1.2rem; line-height: 1.3; }
.about { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: .25rem 0 .75rem; font-size: .85rem;
  color: var(--quiet); }
.soon { color: var(--rejected); font-weight: bold; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem 0; text-align: start; font-weight: normal; vertical-align: middle; }
th { width: 5.5rem; }
.number { width: 9.5rem; text-align: end; font-size: .85rem; color: var(--quiet); white-space: nowrap; }
svg { display: block; width: 100%; height: .8rem; }
.fault { margin: 0; color: var(--rejected); font-size: .85rem; overflow-wrap: anywhere; }
footer { color: var(--quiet); font-size: .8rem; }
@media (max-width: 36rem) { .words { display: none; } .number { width: 7.5rem; } th { width: 4rem; } }
@page { size: A4; margin: 18mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; }
  svg, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_SOON = 7  # days


def page(statuses: Sequence[AppealStatus], day: date) -> str:
    """The whole page. The nearest deadline comes first, then what has none; what is over comes last."""
    ordered = sorted(statuses, key=lambda status: _urgency(status, day))
    body = "\n".join([_head(statuses, day), *(_section(status, day) for status in ordered)])
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Urgent Actions, {day.isoformat()}</title>\n<style>{_style()}</style>\n</head>\n<body>\n{body}\n"
        "<footer>Counted by ua_i18n: a text is approved when a reviewer has said yes to it exactly as it stands."
        "</footer>\n</body>\n</html>\n"
    )


def _style() -> str:
    colours = ((state.value, f"var(--{state.value})") for state in MARKS)
    return _STYLE + "".join(f".{name} {{ fill: {colour}; background: {colour}; }}\n" for name, colour in colours)


def _urgency(status: AppealStatus, day: date) -> tuple[int, date, str]:
    left = status.days_left(day)
    missed = status.over or (left is not None and left < 0)
    place = 0 if status.error else 3 if missed else 2 if left is None else 1
    return place, status.deadline or date.max, status.id


def _head(statuses: Sequence[AppealStatus], day: date) -> str:
    open_ones = [status for status in statuses if not status.over]
    every = [progress for status in open_ones for progress in status.locales.values()]
    states = sum((progress.states for progress in every), Counter[State]())
    languages = {locale for status in statuses for locale in status.locales}
    soon = sum(left is not None and 0 <= left <= _SOON for left in (status.days_left(day) for status in open_ones))
    said = [
        f"{day.day} {day:%B %Y}",
        _counted(len(statuses), "appeal"),
        _counted(len(languages), "language"),
        *([f"{states[State.APPROVED]:,} of {states.total():,} messages approved"] if states else []),
        *([f"{_counted(soon, 'deadline')} within {_SOON} days"] if soon else []),
    ]
    legend = "".join(f'<li><i class="{state.value}"></i>{state.value}</li>' for state in MARKS)
    return f'<header><h1>Urgent Actions</h1><p>{" · ".join(said)}</p></header>\n<ul class="legend">{legend}</ul>'


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _section(status: AppealStatus, day: date) -> str:
    if status.error:
        return f'<section><h2 dir="auto">{escape(status.id)}</h2>{_fault(status.error)}</section>'
    left = None if status.over else status.days_left(day)
    rows = "\n".join(_row(locale, progress) for locale, progress in status.locales.items())
    table = "" if status.stopped else f"<table>\n{rows}\n</table>\n"
    soon = ' class="soon"' if left is not None and 0 <= left <= _SOON else ""
    deadline = escape(undated(status)) if left is None else f"until {_day(status.deadline)}: {days(left)}"
    about = "".join(f"<span>{escape(part)}</span>" for part in (status.ua_number or "", status.id) if part)
    return (
        f'<section>\n<h2 dir="auto">{escape(status.title)}</h2>\n'
        f'<p class="about">{about}<span{soon}>{deadline}</span></p>\n'
        f"{''.join(map(_fault, status.cautions))}{table}</section>"
    )


def _fault(said: str) -> str:
    return f'<p class="fault">{escape(said)}</p>'


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _row(locale: str, progress: Progress) -> str:
    name = f'<th scope="row">{escape(locale)}</th>'
    if progress.error:
        return f'<tr>{name}<td colspan="3">{_fault(progress.error)}</td></tr>'
    approved = progress.words_by_state[State.APPROVED]
    messages = f'<td class="number">{progress.states[State.APPROVED]} of {progress.total} approved</td>'
    words = f'<td class="number words">{approved:,} of {progress.words:,} words</td>'
    return f"<tr>{name}<td>{_chart(progress)}</td>{messages}{words}</tr>"


def _chart(progress: Progress) -> str:
    """A bar of all messages by state; its name says the same to who cannot see it."""
    said = ", ".join(f"{progress.states[state]} {state.value}" for state in MARKS if progress.states[state])
    parts = "".join(_parts(progress))
    return (
        f'<svg viewBox="0 0 {progress.total or 1} 1" preserveAspectRatio="none" role="img" aria-label="{said}">'
        f"<title>{said}</title>{parts}</svg>"
    )


def _parts(progress: Progress) -> Iterator[str]:
    start = 0
    for state in MARKS:
        if count := progress.states[state]:
            yield f'<rect class="{state.value}" x="{start}" width="{count}" height="1"/>'
            start += count
