"""Prints what a review decided, and ends a run that was refused something."""

from __future__ import annotations

import click

from ua_i18n.cli import sayings
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError
from ua_i18n.interface import Interface
from ua_i18n.review import Verdict


def report(verdict: Verdict, done: str, interface: Interface) -> None:
    """Say how many messages were `done` ("approved"), and why others were not. Raises IncompleteError for those."""
    events, refusals = verdict
    click.echo(interface.say(sayings.DONE[done], {"count": str(len(events))}))
    for refusal in refusals:
        click.echo(f"{refusal.key}: not {done}: {interface.told(refusal.reason)}", err=True)
    if refusals:
        raise IncompleteError(f"{counted(len(refusals), 'message was', 'messages were')} not {done}")
