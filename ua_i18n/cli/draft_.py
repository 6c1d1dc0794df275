"""`ua-i18n draft`: fill empty messages with drafts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

import click

from ua_i18n.cli import cautions
from ua_i18n.cli.options import appeal_argument, chosen_locales, comma_separated, locales_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.drafting import Payload, Rejection
from ua_i18n.errors import IncompleteError
from ua_i18n.model import UrgentAction
from ua_i18n.workspace import AppealFolder, catalogs
from ua_i18n.workspace.catalogs import Tally
from ua_i18n.workspace.engines import Engines


@click.command("draft")
@appeal_argument
@locales_option
@click.option("--with", "names", metavar="NAMES", help="Translators to ask, in this order, as memory,phrases.")
@click.option("--online", is_flag=True, help="Allow translators that send masked text away, for this run.")
@click.option("--dry-run", is_flag=True, help="Print what each translator would be sent; send and write nothing.")
@pass_session
def command(
    session: Session, appeal: str, locales: tuple[str, ...], names: str | None, online: bool, dry_run: bool
) -> None:
    """Fill the empty messages of APPEAL with drafts, all marked fuzzy; a locale's first draft makes its catalog."""
    folder = session.workspace.appeal(appeal)
    cautions.of_successors(session, folder)
    faults: list[str] = []
    settings = session.workspace.settings
    engines = Engines(settings, session.plugins.translators, os.environ)
    for tag in _foreign(folder, folder.action(), locales):
        wanted = comma_separated(names, settings.translators_for(tag))
        translators = engines.chosen(wanted, session.translators(folder), online=online or dry_run)
        if dry_run:
            _print_payloads(tag, catalogs.rehearse(folder, folder.locale(tag), translators))
        else:
            tally = catalogs.draft(folder, folder.locale(tag), translators)
            _print_tally(tag, tally)
            silent = [name for name in comma_separated(names, ()) if name in tally.silent]
            for name in silent:
                click.echo(f"{tag}: {name} does not translate into {tag}", err=True)
            faults.append(_fault(tag, tally, silent))
    if any(faults):
        raise IncompleteError("\n".join(filter(None, faults)))


def _foreign(folder: AppealFolder, action: UrgentAction, locales: tuple[str, ...]) -> Iterator[str]:
    for tag in chosen_locales(folder, action, locales):
        if tag == action.language:
            click.echo(f"{tag}: the source's own language; its texts are corrected in appeal.yaml", err=True)
        else:
            yield tag


def _print_payloads(tag: str, payloads: Iterable[Payload]) -> None:
    for payload in payloads:
        where = "online" if payload.online else "on this machine"
        said = payload.problem or f"{counted(len(payload.texts), 'text')}, {sum(map(len, payload.texts))} characters"
        click.echo(f"{tag}: {payload.origin} ({where}): {said}")
        for text in payload.texts:
            click.echo(f"  {text}")


def _print_tally(tag: str, tally: Tally) -> None:
    click.echo(f"{tag}: {tally.filled} drafted, {len(tally.rejected)} rejected, {tally.empty} still empty")
    for (origin, reason), keys in _by_reason(tally.rejected).items():
        whose = keys[0] if len(keys) == 1 else f"{len(keys)} messages"
        click.echo(f"{tag}: {whose}: rejected a draft of {origin}: {reason}", err=True)
    if tally.interrupted:
        raise IncompleteError(f"{tag}: stopped; what was drafted is kept, run again for the rest")


def _fault(tag: str, tally: Tally, silent: Sequence[str]) -> str:
    """Why a run that left texts empty drafted none of them; nothing where one translator made up for another."""
    if tally.filled or not tally.empty:
        return ""
    failed = ", ".join(tally.broken)
    told = f"{failed} failed; put right what is told above, and run again" if failed else "ask others: --with NAMES"
    return f"{tag}: nothing was drafted; {told}" if failed or silent else ""


def _by_reason(rejected: Iterable[Rejection]) -> dict[tuple[str, str], list[str]]:
    """The keys of rejected drafts by origin and reason: a translator that fails as a whole is one line."""
    keys: dict[tuple[str, str], list[str]] = {}
    for rejection in rejected:
        keys.setdefault((rejection.origin, rejection.reason), []).append(rejection.key)
    return keys
