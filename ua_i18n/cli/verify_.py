"""`ua-i18n verify`: prove that a set of letters is whole."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n import letterset
from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import UaError
from ua_i18n.workspace.sets import known_values


@click.command("verify")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@pass_session
def command(session: Session, folder: Path) -> None:
    """Compare every file of the set in DIR with its manifest, and find each verbatim value in what it says."""
    manifest = letterset.load_manifest(folder)
    known = known_values(session.workspace, manifest.appeal) if session.has_workspace else ()
    faults = tuple(letterset.verify(folder, session.plugins.renderers, known))
    for fault in faults:
        click.echo(str(fault))
    if faults:
        raise UaError(f"{folder}: {len(faults)} faults; do not send this set, make it anew")
    values = sum(len(entry.verbatim) for entry in manifest.files)
    files = counted(len(manifest.files), "file as it was made", "files as they were made")
    click.echo(f"{folder}: {files}, {counted(values, 'verbatim value')} found in them")
