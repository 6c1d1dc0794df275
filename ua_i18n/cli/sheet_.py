"""`ua-i18n sheet`: the whole Urgent Action in another language, to print or to mail."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ua_i18n.cli import cautions
from ua_i18n.cli.options import appeal_argument, chosen_locales, comma_separated, locales_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.sheets import SheetOrder, make_sheets

_FORMATS = ("pdf", "html", "docx")


@click.command("sheet")
@appeal_argument
@locales_option
@click.option("--format", "formats", metavar="NAMES", help="Formats, as pdf,docx (default: pdf,html,docx).")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="ISO", help="The day it is for.")
@click.option("--after-deadline", is_flag=True, help="Allow a date after the appeal's deadline.")
@click.option("--allow-drafts", is_flag=True, help="Print what is not approved, marked DRAFT on every page.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to (default: letters/ID in the workspace).",
)
@pass_session
def command(
    session: Session,
    /,
    appeal: str,
    locales: tuple[str, ...],
    formats: str | None,
    day: datetime | None,
    after_deadline: bool,
    allow_drafts: bool,
    output: Path | None,
) -> None:
    """Make the action sheet of APPEAL: all that it says, in each language, with its addressees as they are."""
    workspace = session.workspace
    folder = workspace.appeal(appeal)
    cautions.of_ledger(folder)
    order = SheetOrder(
        locales=[workspace.locale(tag) for tag in chosen_locales(folder, folder.action(), locales)],
        renderers=[session.plugins.named("renderers", name) for name in comma_separated(formats, _FORMATS)],
        output=output or workspace.root / "letters" / folder.id,
    )
    wish = Wish(day=day.date() if day else today(), after_deadline=after_deadline, allow_drafts=allow_drafts)
    made = make_sheets(folder, order, wish)
    for refusal in made.refusals:
        click.echo(session.interface.reason(refusal), err=True)
    for path in made.dropped:
        click.echo(f"{path}: removed, for this sheet is another now", err=True)
    files = counted(made.files, "file; prove it", "files; prove them")
    click.echo(f"{made.output}: {files} with: ua-i18n verify {made.output}")
    if made.refusals:
        missing = counted(len(made.refusals), "action sheet is", "action sheets are")
        raise IncompleteError(f"{folder.id}: {missing} missing")
