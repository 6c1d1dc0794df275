"""`ua-i18n letters`: make letters, with a manifest."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ua_i18n import envelopes, letterset, storage
from ua_i18n.cli import cautions, sayings
from ua_i18n.cli.options import appeal_argument, chosen_locales, comma_separated, locales_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError, UsageError
from ua_i18n.senders import Senders
from ua_i18n.senders import parse as senders_of
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.folder import AppealFolder, today
from ua_i18n.workspace.printruns import Binders
from ua_i18n.workspace.sets import SetOrder, make_set

_FORMATS = {
    "letter": ("pdf", "txt"),
    "fax": ("pdf",),
    "email": ("eml",),
    "telegram": ("txt",),
    "telex": ("telex",),
}
"""What each channel is printed in where nobody says otherwise."""
_CARRIED = {"email": ("eml", "html", "txt"), "telegram": ("txt", "telex"), "telex": ("telex",)}
"""All that a channel can carry, where that is not every format: a telex has neither pages nor small letters."""
_PAPER = ("letter", "fax")
_WISHES = ("to", "channel", "allow_drafts", "after_deadline", "vary")


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
@click.option("--vary", is_flag=True, help="Another opening and other thanks for each sender, signed with sign --vary.")
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
    help="A table of who signs, CSV or XLSX: name, address, postal code, city, language, email.",
)
@click.option(
    "--cover-language",
    metavar="TAG",
    help="Cover sheets in this language, which the senders read, that tell them in it what their letters say.",
)
@click.option(
    "--print-run",
    is_flag=True,
    help="Bind the letters instead: one PDF for each addressee and language, one PDF or e-mail for each sender.",
)
@click.option("--labels", is_flag=True, help="Make sheets of address labels too, in mailing order.")
@click.option("--envelopes", is_flag=True, help="Make envelopes to print too, in mailing order.")
@click.option("--zip", "zipped", is_flag=True, help="Put the set into one zip file too, beside its folder.")
@click.option(
    "--jobs", default=1, metavar="N", type=click.IntRange(1), help="Processes to render with.", show_default=True
)
@pass_session
def command(
    session: Session,
    /,
    *,
    appeal: str,
    day: datetime | None,
    senders_file: Path | None,
    zipped: bool,
    **wanted: Any,
) -> None:
    """Make the letters of APPEAL to every addressee, in each language and format, with a manifest.

    Only what is approved and signed goes out; what is missing is told with the reason, and the rest is made.
    """
    folder = session.workspace.appeal(appeal)
    cautions.of_ledger(folder)
    senders = _senders(senders_file)
    order = _order(session, folder, senders, wanted)
    wish = Wish(day=day.date() if day else today(), **{name: wanted[name] for name in _WISHES})
    _tell((*senders.notes, *senders.faults))
    made = make_set(folder, order, wish, session.languages.of(folder.action().language).grammar)
    _tell((*map(session.interface.reason, made.refusals), *map(session.interface.told, made.hints)))
    _tell(f"{path}: removed, for its letter is no longer what is approved and signed" for path in made.dropped)
    if zipped:
        click.echo(f"{letterset.archive(made.output)}: the set in one file")
    values = {"output": str(made.output), "count": str(made.files), "command": f"ua-i18n verify {made.output}"}
    click.echo(session.interface.say(sayings.ONE_FILE if made.files == 1 else sayings.FILES, values))
    if missing := len(made.refusals) + len(senders.faults):
        what = counted(missing, "letter, group or sender is", "letters, groups or senders are")
        raise IncompleteError(f"{folder.id}: {what} missing from the set")


def _order(session: Session, folder: AppealFolder, senders: Senders, wanted: Mapping[str, Any]) -> SetOrder:
    """The set that the options ask for. Raises UsageError for paper, or a format, by a channel that has none."""
    workspace, channel = session.workspace, wanted["channel"]
    named = functools.partial(session.plugins.named, "renderers")
    outsides = [name for name in envelopes.CHANNELS if wanted[name]]
    bound = wanted["print_run"] or outsides
    if bound and channel not in _PAPER:
        raise UsageError(f"--print-run, --labels and --envelopes are for paper: --channel {' or '.join(_PAPER)}")
    if wanted["cover_language"] and not senders.senders:
        raise UsageError("--cover-language is for a set with cover sheets: give --senders too")
    formats = comma_separated(wanted["formats"], _FORMATS[channel])
    carried = _CARRIED.get(channel, formats)
    if refused := [name for name in formats if name not in carried]:
        raise UsageError(f"--channel {channel} cannot carry {', '.join(refused)}; it can: {', '.join(carried)}")
    return SetOrder(
        locales=[workspace.locale(tag) for tag in chosen_locales(folder, folder.action(), wanted["locales"])],
        renderers=[named(name) for name in formats],
        output=wanted["output"] or workspace.root / "letters" / folder.id,
        senders=senders.senders,
        jobs=wanted["jobs"],
        binders=Binders(paper=named("pdf"), mail=named("eml")) if bound else None,
        print_run=wanted["print_run"],
        outsides=outsides,
        checkers=tuple(session.plugins.checks.values()),
        cover=workspace.locale(wanted["cover_language"]) if wanted["cover_language"] else None,
        known=session.plugins.renderers,
        cover_renderers=[named(name) for name in formats if name != "telex"] or [named("txt")],
    )


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _senders(path: Path | None) -> Senders:
    return senders_of(storage.read_bytes(path), path.name) if path else Senders((), ())
