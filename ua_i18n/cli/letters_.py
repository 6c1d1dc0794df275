"""`ua-i18n letters`: make letters, with a manifest."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ua_i18n import letterset, storage
from ua_i18n.cli.options import appeal_argument, chosen_locales, comma_separated, locales_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError
from ua_i18n.senders import Senders
from ua_i18n.senders import parse as senders_of
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.sets import SetOrder, make_set

_FORMATS = {
    "letter": ("pdf", "txt"),
    "fax": ("pdf",),
    "email": ("eml",),
    "telegram": ("txt",),
    "telex": ("telex",),
}
"""What each channel is printed in where nobody says otherwise."""


@click.command("letters")
@appeal_argument
@locales_option
@click.option("--to", metavar="NAME", help="Only to this addressee: a part of the name or office.")
@click.option(
    "--channel", default="letter", type=click.Choice(list(_FORMATS)), help="How it is sent.", show_default=True
)
@click.option(
    "--format", "formats", metavar="NAMES", help="Formats, as pdf,docx (default: what suits the channel; pdf,txt)."
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="ISO", help="The date of the letters (default: today)."
)
@click.option("--after-deadline", is_flag=True, help="Allow a date after the appeal's deadline.")
@click.option(
    "--allow-drafts", is_flag=True, help="Make letters that are not approved or signed, marked DRAFT on every page."
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to (default: letters/ID in the workspace).",
)
@click.option(
    "--senders",
    "senders_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A table of who signs, CSV or XLSX: name, address, city, language, email.",
)
@click.option("--zip", "zipped", is_flag=True, help="Put the set into one zip file too, beside its folder.")
@click.option(
    "--jobs", default=1, metavar="N", type=click.IntRange(1), help="Processes to render with.", show_default=True
)
@pass_session
def command(
    session: Session,
    /,
    appeal: str,
    locales: tuple[str, ...],
    formats: str | None,
    day: datetime | None,
    output: Path | None,
    senders_file: Path | None,
    zipped: bool,
    jobs: int,
    **wishes: Any,
) -> None:
    """Make the letters of APPEAL to every addressee, in each language and format, with a manifest.

    Only what is approved and signed goes out; what is missing is told with the reason, and the rest is made.
    """
    workspace = session.workspace
    folder = workspace.appeal(appeal)
    senders = _senders(senders_file)
    order = SetOrder(
        locales=[workspace.locale(tag) for tag in chosen_locales(folder, folder.action(), locales)],
        renderers=[
            session.plugins.named("renderers", name) for name in comma_separated(formats, _FORMATS[wishes["channel"]])
        ],
        output=output or workspace.root / "letters" / folder.id,
        senders=senders.senders,
        jobs=jobs,
    )
    grammar = session.languages.of(folder.action().language).grammar
    for line in senders.faults:
        click.echo(line, err=True)
    made = make_set(folder, order, Wish(day=_day(day), **wishes), grammar)
    for line in (*made.refusals, *made.hints):
        click.echo(line, err=True)
    for path in made.dropped:
        click.echo(f"{path}: removed, for its letter is no longer what is approved and signed", err=True)
    if zipped:
        click.echo(f"{letterset.archive(made.output)}: the set in one file")
    click.echo(f"{made.output}: {len(made.files)} files; prove them with: ua-i18n verify {made.output}")
    if missing := len(made.refusals) + len(senders.faults):
        raise IncompleteError(f"{folder.id}: {missing} letters, groups or senders are missing from the set")


def _senders(path: Path | None) -> Senders:
    return senders_of(storage.read_bytes(path), path.name) if path else Senders((), ())


def _day(given: datetime | None) -> date:
    return given.date() if given else today()
