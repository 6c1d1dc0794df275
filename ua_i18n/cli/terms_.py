"""`ua-i18n terms`: import, export and search the termbase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ua_i18n import languages, storage, terms
from ua_i18n.cli.options import locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError
from ua_i18n.model import Term
from ua_i18n.terms import tbx, termtable

_TBX = (".tbx", ".xml")


@click.group("terms")
def command() -> None:
    """Import, export and search terms; a workspace's own stand in terms.csv, before the shipped ones."""


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@locale_option
@pass_session
def import_(session: Session, file: Path, locale: str) -> None:
    """Take the terms of FILE, a CSV or TBX-Basic, for a language."""
    tag = languages.tag(locale)
    if file.suffix.lower() in _TBX:
        found = list(tbx.parse(storage.read_bytes(file), str(file), language="en", locale=tag))
    else:
        rows = termtable.parse(storage.read_text(file), str(file))
        found = [row.term for row in rows if not row.locale or languages.tag(row.locale) == tag]
    session.workspace.add_terms(tag, found)
    click.echo(f"{tag}: {counted(len(found), 'term')}")
    if not found:
        raise IncompleteError(f"{file} has no terms for {tag}")


@command.command("export")
@locale_option
@click.option("--format", "name", type=click.Choice(["csv", "tbx"]), default="csv", help="The format (default: csv).")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to.")
@pass_session
def export(session: Session, locale: str, name: str, output: Path | None) -> None:
    """Write the terms of a language, shipped and own, for another tool."""
    pack = session.workspace.locale(locale)
    path = output or Path(f"terms-{pack.tag}.{name}")
    if name == "tbx":
        storage.write(path, tbx.to_bytes(pack.terms, language="en", locale=pack.tag))
    else:
        storage.write(path, termtable.to_text([termtable.Row("", term) for term in pack.terms], localised=False))
    click.echo(str(path))


@command.command("search")
@click.argument("text")
@locale_option
@pass_session
def search(session: Session, text: str, locale: str) -> None:
    """Print the terms that have TEXT in them, with their established wording."""
    found = list(terms.search(session.workspace.locale(locale).terms, text))
    for term in found:
        click.echo("\n".join(_told(term)))
    if not found:
        raise IncompleteError(f"no term has {text!r} in it")


def _told(term: Term) -> Iterator[str]:
    yield f"{' | '.join(term.sources)}: {' | '.join(term.targets)}"
    if term.forbidden:
        yield f"  never: {' | '.join(term.forbidden)}"
    if about := "; ".join(filter(None, (term.status.value, term.note, term.authority))):
        yield f"  {about}"
