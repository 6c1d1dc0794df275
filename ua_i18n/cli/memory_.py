"""`ua-i18n memory`: what was said before: import, export, search, stats."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import click

from ua_i18n import __version__, languages, placeholders, storage
from ua_i18n.cli import paper
from ua_i18n.cli.options import json_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError, UsageError
from ua_i18n.memory import THRESHOLD, Match, Query, tmx, tmxwriting
from ua_i18n.memory.unit import Bearer, as_masked
from ua_i18n.model import Locale
from ua_i18n.workspace import remembering

_from_option = click.option(
    "--from", "source", metavar="TAG", default="en", show_default=True, help="The language of the source texts."
)
_some_locale = click.option("-l", "--locale", "locale", metavar="TAG", help="Only this language, as fr or pt-BR.")


@click.group("memory")
def command() -> None:
    """Look up, fill and share the workspace's translation memory.

    Approvals fill it by themselves. Private appeals, and those under embargo, never enter it.
    """


@command.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_from_option
@_some_locale
@click.option("--approved", is_flag=True, help="Take all that is approved in this workspace.")
@pass_session
def take(session: Session, files: tuple[Path, ...], source: str, locale: str | None, approved: bool) -> None:
    """Take the translations of FILES: TMX of any tool, PO files and compendia."""
    if bool(files) == approved:
        raise UsageError("give files, or --approved")
    if approved:
        count = remembering.remember_all(session.workspace)
        click.echo(f"{count} approved translations are in the memory")
    cut = [account.cut for file in files if (account := _take(session, file, source, locale)).cut]
    if cut:
        raise IncompleteError("\n".join(cut))


def _take(session: Session, file: Path, source: str, locale: str | None) -> tmx.Account:
    wanted = tmx.Wanted(name=file.name, source=languages.tag(source), locale=languages.tag(locale) if locale else None)
    with click.progressbar(length=file.stat().st_size, label=file.name, file=sys.stderr) as bar:
        account = remembering.take(session.workspace, file, wanted, bar.update)
    click.echo(f"{file.name}: {counted(account.units, 'translation')} read, {account.added} of them new")
    for reason, count in account.skipped.most_common():
        click.echo(f"{file.name}: {count} passed over: {reason} (first at {account.first[reason]})", err=True)
    return account


@command.command("export")
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@_some_locale
@click.option("--names", is_flag=True, help="Say who translated and who approved, which is left out otherwise.")
@pass_session
def export(session: Session, output: Path, locale: str | None, names: bool) -> None:
    """Write the memory to OUTPUT as TMX 1.4b."""
    units = list(session.remembered.units(languages.tag(locale) if locale else None))
    storage.write(output, "".join(tmxwriting.text(units, version=__version__, people=names)))
    click.echo(f"{output}: {counted(len(units), 'translation')}")


@command.command("search")
@click.argument("text")
@locale_option
@_from_option
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1), help="How many to show.")
@json_option
@pass_session
def search(session: Session, text: str, locale: str, source: str, limit: int, as_json: bool) -> None:
    """Show what was said like TEXT, the likest first, whose it is, and what speaks against it."""
    original = languages.tag(source)
    masked = as_masked(text)
    known = tuple(Bearer(name) for name in dict.fromkeys(placeholders.names(masked)))
    query = Query(source=masked, language=original, bearers=known)
    pack = replace(session.workspace.locale(locale), original=_pack(session, original))
    matches = session.remembered.memory.matches(query, pack, limit)
    if as_json:
        click.echo(json.dumps([_fields(match) for match in matches], ensure_ascii=False, indent=2))
        return
    for match in matches:
        _print(match)
    if not matches:
        click.echo("nothing like it", err=True)


def _pack(session: Session, tag: str) -> Locale | None:
    """The words of the source's language, where they are known."""
    try:
        return session.workspace.locale(tag)
    except UsageError:
        return None


def _fields(match: Match) -> dict[str, object]:
    unit = match.unit
    found = asdict(unit)
    for name in ("bearers", "before", "after"):
        del found[name]
    return found | {"score": round(match.score, 3), "draft": match.target, "reasons": list(match.reasons)}


def _print(match: Match) -> None:
    unit = match.unit
    people = (unit.translator and f"by {unit.translator}", unit.approver and f"approved by {unit.approver}")
    origin = ", ".join(filter(None, (unit.appeal, *people, unit.date)))
    fits = "" if match.target and match.score >= THRESHOLD else ", not drafted"
    click.echo(f"{match.score:.2f} {paper.visible(origin)}{fits}")
    click.echo(f"  {paper.visible(unit.source)}")
    click.echo(f"  {paper.visible(match.target or unit.target)}")
    for reason in match.reasons:
        click.echo(f"  - {paper.visible(reason)}")


@command.command("stats")
@json_option
@pass_session
def stats(session: Session, as_json: bool) -> None:
    """Count the translations in the memory by languages and by what they come from."""
    store = remembering.store_of(session.workspace)
    parts = store.provenances()
    store.close()
    if as_json:
        listed = [asdict(part) for part in parts]
        click.echo(
            json.dumps({"units": sum(part.units for part in parts), "parts": listed}, ensure_ascii=False, indent=2)
        )
        return
    for part in parts:
        origin = paper.visible(part.appeal)
        click.echo(f"{part.units:>8} {part.language} → {part.locale} {part.origin.value:<8} {origin}")
    click.echo(f"{sum(part.units for part in parts):>8} in all")
