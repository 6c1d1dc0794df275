"""Warnings that whoever relies on an appeal's decisions is given first: lost lines, wrong clocks, a newer document."""

from __future__ import annotations

import click

from ua_i18n.cli.session import Session
from ua_i18n.errors import UaError
from ua_i18n.workspace import AppealFolder
from ua_i18n.workspace.folder import now
from ua_i18n.workspace.standing import outlived


def of_ledger(folder: AppealFolder) -> None:
    """Tell what of an appeal's ledger is lost or odd."""
    for caution in folder.ledger().cautions(now()):
        click.echo(f"warning: {caution}", err=True)


def of_successors(session: Session, folder: AppealFolder) -> None:
    """Tell whoever is about to work on an appeal that no letters will be made of it."""
    action = folder.action()
    try:
        reason = outlived(folder, action)
    except UaError as error:  # another appeal cannot be read: work on this one goes on, letters wait
        click.echo(f"warning: {session.interface.error(error)}", err=True)
        return
    if reason:
        click.echo(f"warning: {session.interface.reason(reason)}", err=True)
