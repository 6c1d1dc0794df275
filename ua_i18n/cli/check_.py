"""`ua-i18n check`: look for faults in translations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from ua_i18n.cli.options import chosen_locales, json_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError
from ua_i18n.model import Finding
from ua_i18n.workspace import AppealFolder
from ua_i18n.workspace.reviews import Table

Found = tuple[AppealFolder, str, Finding]


@click.command("check")
@click.argument("appeal", required=False)
@click.option(
    "-l", "--locale", "locales", multiple=True, metavar="TAG", help="Languages to check (default: all of the appeal)."
)
@json_option
@pass_session
def command(session: Session, appeal: str | None, locales: tuple[str, ...], as_json: bool) -> None:
    """Look for faults in the translations of APPEAL (of all, if not given); exit code 3 where there are any."""
    folders = (session.workspace.appeal(appeal),) if appeal else session.workspace.appeals()
    found = tuple(_findings(session, folders, locales or ("all",)))
    if as_json:
        click.echo(json.dumps({"findings": [_data(*row) for row in found]}, ensure_ascii=False, indent=1))
    else:
        for folder, locale, finding in found:
            click.echo(
                f"{folder.id} {locale} {finding.key} {finding.severity.value} {finding.check}: {finding.explanation}"
            )
    if found:
        raise IncompleteError(f"{len(found)} findings")
    click.echo("no findings", err=True)


def _findings(session: Session, folders: tuple[AppealFolder, ...], locales: tuple[str, ...]) -> Iterator[Found]:
    for folder in folders:
        for tag in chosen_locales(folder, folder.action(), locales):
            table = Table(folder, session.workspace.locale(tag))
            for finding in table.findings(session.plugins.checks.values()):
                yield folder, tag, finding


def _data(folder: AppealFolder, locale: str, finding: Finding) -> dict[str, object]:
    return {"appeal": folder.id, "locale": locale, **asdict(finding)}
