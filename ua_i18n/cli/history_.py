"""`ua-i18n history`: print what happened to messages and letters."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from ua_i18n.cli import cautions, paper
from ua_i18n.cli.options import appeal_argument, json_option, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.model import Event
from ua_i18n.workspace.reviews import Table


@click.command("history")
@appeal_argument
@locale_option
@key_option
@json_option
@pass_session
def command(session: Session, appeal: str, locale: str, keys: tuple[str, ...], as_json: bool) -> None:
    """Print who did what to APPEAL's messages and letters in a language, oldest first."""
    table = Table(session.workspace.appeal(appeal), session.workspace.locale(locale))
    events = table.history(keys)
    cautions.of_ledger(table.folder)
    if as_json:
        click.echo(json.dumps({"events": [asdict(event) for event in events]}, ensure_ascii=False, indent=1))
        return
    about = table.subjects()
    for event in events:
        click.echo(_line(event, about.get(event.key, "a text that the appeal no longer has")))


def _line(event: Event, subject: str) -> str:
    """When, what, by whom and why; then what it was done to."""
    sure = "" if event.verified else " (not verified)"
    note = f": {event.note}" if event.note else ""
    time = event.time[:16].replace("T", " ")
    done = _lined(f"{time}  {event.key}  {event.action.value} by {event.by}{sure}{note}")
    return f"{done}  [{_short(subject)}]"


def _lined(text: str) -> str:
    """The text in one line: none of what a person wrote can pass for the next event."""
    return paper.visible(text).replace("\n", " ")


def _short(text: str, longest: int = 60) -> str:
    shown = _lined(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
