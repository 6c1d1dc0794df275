"""Prints what a review decided, and ends a run that was refused something."""

from __future__ import annotations

import click

from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError
from ua_i18n.review import Verdict


def report(verdict: Verdict, done: str) -> None:
    """Say how many messages were `done` ("approved"), and why others were not. Raises IncompleteError for those."""
    events, refusals = verdict
    click.echo(f"{len(events)} {done}")
    for refusal in refusals:
        click.echo(f"{refusal.key}: not {done}: {refusal.reason}", err=True)
    if refusals:
        raise IncompleteError(f"{counted(len(refusals), 'message was', 'messages were')} not {done}")
