"""`ua-i18n import`: take source files into the workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n.cli import outline
from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError, UaError, UsageError
from ua_i18n.protection import unprotect
from ua_i18n.workspace.catalogs import Change
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
        raise IncompleteError(f"{len(failed)} of {len(sources)} sources were not imported: {', '.join(failed)}")
    if conflicts:
        raise IncompleteError(f"{conflicts} conflicts; until they are settled in conflicts.yaml no letters are made")


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


def _recall(imported: Imported) -> None:
    """Write and tell what must be called back because of this document."""
    for called_back in recall(imported.folder):
        places = ", ".join(made.where for made in called_back.sets)
        click.echo(f"call back the letters of {called_back.appeal} in {places}; tell their holders:")
        for path in called_back.notices:
            click.echo(f"  {path}")


def _to_do(appeal: str, change: Change) -> str:
    """One paragraph on what a revised text means for a locale, and what to do."""
    locale = change.locale
    said = [f"{locale}: {change.kept} messages are as they were, with their translations and approvals."]
    if change.changed:
        said.append(
            f"{change.changed} have changed: each keeps its likest translation, marked fuzzy, beside the former text; "
            f"correct them in {locale}.po and clear the marks."
        )
    if change.new:
        said.append(f"{change.new} are new: draft them with ua-i18n draft {appeal} -l {locale}, then translate.")
    if change.gone:
        said.append(f"{change.gone} are gone; their translations stay at the end of {locale}.po as obsolete.")
    said.append("Then approve what is new, and sign the letters that have changed.")
    return " ".join(said)
