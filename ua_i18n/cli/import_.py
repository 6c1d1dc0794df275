"""`ua-i18n import`: take source files into the workspace."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten

import click

from ua_i18n.cli import outline
from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError, UaError, UsageError
from ua_i18n.protection import unprotect
from ua_i18n.workspace.catalogs import Change
from ua_i18n.workspace.folder import place_of
from ua_i18n.workspace.importing import Imported
from ua_i18n.workspace.recall import recall


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--update", is_flag=True, help="Merge a revised text into the appeal that is there.")
@click.option("--reread", is_flag=True, help="SOURCE is an appeal: read its stored source again with this program.")
@pass_session
def command(session: Session, sources: tuple[str, ...], update: bool, reread: bool) -> None:
    """Read each SOURCE into the workspace: its model, protected values and message template."""
    if update and reread:
        raise UsageError("--update takes a new text, --reread the stored one; give one of them")
    conflicts, failed = 0, []
    for source in sources:
        try:
            imported = _reread(session, source) if reread else _take(session, Path(source), update)
        except UaError as error:
            if len(sources) == 1:
                raise
            failed.append(source)
            click.echo(f"ua-i18n: {error}", err=True)
            continue
        _report(imported)
        _recall(imported)
        conflicts += len(imported.conflicts)
    if failed:
        raise IncompleteError(f"not imported, {len(failed)} of {counted(len(sources), 'source')}: {', '.join(failed)}")
    if conflicts:
        wait = counted(conflicts, "conflict; until it is", "conflicts; until they are")
        raise IncompleteError(f"{wait} settled in conflicts.yaml no letters are made")


def _take(session: Session, path: Path, update: bool) -> Imported:
    return session.importer.take(path, session.plugins.reader_for(path), update=update)


def _reread(session: Session, appeal: str) -> Imported:
    folder = session.workspace.appeal(appeal)
    reader = session.plugins.reader_for(folder.source_path(folder.action()))
    return session.importer.reread(folder, reader)


def _report(imported: Imported) -> None:
    action = unprotect(imported.folder.action())
    click.echo(f"{imported.folder.id}: {imported.outcome}")
    click.echo(outline.account(imported.reading))
    for warning in imported.reading.warnings:
        click.echo(f"warning: {warning}", err=True)
    for change in imported.changes:
        if change.any:
            click.echo(_to_do(imported.folder.id, change))
    for conflict in imported.conflicts:
        click.echo(f"conflict: {conflict}", err=True)
    if action.private:
        click.echo(
            f"{action.id} is private, for nothing marks it as public: it never goes online or into shared memory; "
            "if it may, write `private: false` in its appeal.yaml",
            err=True,
        )
    for group in action.appeals:
        if not group.addressees:
            click.echo(f"warning: no addressee is given for {group.to or 'a group of requests'}", err=True)
        for request in group.requests:
            if readers := [str(reader) for reader, sentence in request.letter.items() if not sentence]:
                text = shorten(request.text, 120, placeholder=" …")
                click.echo(
                    f"warning: letters wait for a sentence for the request “{text}”; "
                    f"write it under its letter → {', '.join(readers)} in appeal.yaml",
                    err=True,
                )


def _recall(imported: Imported) -> None:
    """Write and tell what must be called back because of this document."""
    for called_back in recall(imported.folder):
        places = ", ".join(dict.fromkeys(made.where for made in called_back.sets))
        click.echo(f"call back the letters of {called_back.appeal} in {places}; tell their holders:")
        for path in called_back.notices:
            click.echo(f"  {place_of(path, imported.folder.workspace)}")


def _to_do(appeal: str, change: Change) -> str:
    """One paragraph on what a revised text means for a locale, and what to do."""
    locale = change.locale
    kept = counted(
        change.kept,
        "message is as it was, with its translation and approval",
        "messages are as they were, with their translations and approvals",
    )
    said = [f"{locale}: {kept}."]
    if change.changed:
        said.append(
            f"{counted(change.changed, 'has', 'have')} changed: each keeps its closest translation, marked fuzzy, "
            f"beside the former text; put that right in {locale}.po and clear the mark."
        )
    if change.new:
        said.append(
            f"{counted(change.new, 'is', 'are')} new: draft with ua-i18n draft {appeal} -l {locale}, then translate."
        )
    if change.gone:
        gone = counted(change.gone, "is", "are")
        said.append(f"{gone} gone; what was translated stays at the end of {locale}.po, as obsolete.")
    said.append("Then approve what is new, and sign the letters that have changed.")
    return " ".join(said)
