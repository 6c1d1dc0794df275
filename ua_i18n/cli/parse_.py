"""`ua-i18n parse`: print what a source says."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ua_i18n import storage
from ua_i18n.cli import outline
from ua_i18n.cli.options import json_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.intake import understand


@click.command("parse")
@click.argument("source", type=click.Path(path_type=Path))
@json_option
@pass_session
def command(session: Session, source: Path, as_json: bool) -> None:
    """Print what SOURCE says, and what of it is not understood. Needs no workspace, writes nothing."""
    reader = session.plugins.reader_for(source)
    text = reader.read(storage.read_bytes(source), source.name)
    language = session.languages.of_source(text)
    reading = understand(text, language, session.recognised)
    if as_json:
        click.echo(json.dumps(outline.reading_data(reading, language), ensure_ascii=False, indent=1))
    else:
        click.echo(outline.describe(reading.action))
        click.echo(outline.account(reading))
    for warning in reading.warnings:
        click.echo(f"warning: {warning}", err=True)
