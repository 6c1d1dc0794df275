"""`ua-i18n check`: look for faults in translations, and mend what is safe to mend."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import click

from ua_i18n.cli import sayings
from ua_i18n.cli.options import chosen_locales, json_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import FormatError, IncompleteError, StorageError, UaError
from ua_i18n.interface import Interface
from ua_i18n.model import Finding
from ua_i18n.workspace import AppealFolder
from ua_i18n.workspace.mending import mend, record_ignored
from ua_i18n.workspace.reviews import Table

_SHOWN = ("check", "severity", "key", "explanation", "span", "fix")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where it is; `ignored` is the reason why it is silenced, if it is."""

    appeal: str
    locale: str
    finding: Finding
    ignored: str = ""


@dataclass(slots=True)
class Work:
    """What came of looking at one catalog after another; a file that cannot be read costs its own findings."""

    session: Session
    fix: bool
    found: list[Found] = field(default_factory=list)
    fixed: list[dict[str, object]] = field(default_factory=list)
    faults: list[UaError] = field(default_factory=list)
    read: int = 0

    def check(self, tables: Iterator[Table]) -> None:
        with self._told():
            for table in tables:
                with self._told():
                    self.fixed += _mended(self.session, table) if self.fix else ()
                    self.found += _findings(self.session, table)
                    self.read += 1

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (FormatError, StorageError) as error:
            self.faults.append(error)


@click.command("check")
@click.argument("appeal", required=False)
@click.option(
    "-l", "--locale", "locales", multiple=True, metavar="TAG", help="Languages to check (default: all of the appeal)."
)
@click.option("--fix", is_flag=True, help="First mend what is safe to mend, in messages that nobody has approved.")
@json_option
@pass_session
def command(session: Session, appeal: str | None, locales: tuple[str, ...], fix: bool, as_json: bool) -> None:
    """Look for faults in the translations of APPEAL (of all, if not given); exit code 3 where there are any.

    A comment `# ua: ignore=CHECK reason` in a catalog silences a check for its message.
    """
    work = Work(session, fix)
    if appeal:
        work.check(_tables(session.workspace.appeal(appeal), locales or ("all",)))
    else:
        for folder in session.workspace.appeals():
            work.check(_tables_there(folder, locales))
    if work.faults and not work.read:
        raise work.faults[0]
    said, found, fixed = session.interface, work.found, work.fixed
    if as_json:
        data = {"findings": [_data(each, said) for each in found]} | ({"fixed": fixed} if fix else {})
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        _print(found, fixed, said)
    count = sum(not each.ignored for each in found)
    if count or work.faults:
        raise IncompleteError(
            "\n".join((*map(said.error, work.faults), *([counted(count, "finding")] if count else [])))
        )
    click.echo(said.say(sayings.NO_FINDINGS), err=True)


def _tables(folder: AppealFolder, tags: Sequence[str]) -> Iterator[Table]:
    for tag in chosen_locales(folder, folder.action(), tags):
        yield Table(folder, folder.locale(tag))


def _tables_there(folder: AppealFolder, tags: tuple[str, ...]) -> Iterator[Table]:
    """Those of one appeal among many: a language that it is not in yet is told and passed over."""
    action = folder.action()
    there = chosen_locales(folder, action, ("all",))
    wanted = chosen_locales(folder, action, tags or ("all",))
    for tag in wanted:
        if tag not in there:
            click.echo(f"{folder.id} has no {tag} catalog; passed over", err=True)
    yield from _tables(folder, [tag for tag in wanted if tag in there])


def _findings(session: Session, table: Table) -> Iterator[Found]:
    tag, findings = table.locale.tag, table.findings(session.plugins.checks.values())
    record_ignored(table.folder, table.locale, findings)
    desk = table.desk()
    reasons = {item.message.key: desk.ignored(item, tag) for item in table.translations()}
    for finding in findings:
        yield Found(table.folder.id, tag, finding, reasons[finding.key].get(finding.check, ""))


def _mended(session: Session, table: Table) -> Iterator[dict[str, object]]:
    """What was mended, as data."""
    for mended in mend(table.folder, table.locale, session.plugins.checks.values()):
        yield {
            "appeal": table.folder.id,
            "locale": table.locale.tag,
            "key": mended.translation.message.key,
            "checks": list(dict.fromkeys(finding.check for finding in mended.findings)),
            "target": mended.translation.target,
        }


def _print(found: Iterable[Found], fixed: Iterable[Mapping[str, object]], said: Interface) -> None:
    for mended in fixed:
        names = ", ".join(map(str, mended["checks"])) if isinstance(mended["checks"], list) else ""
        click.echo(f"{mended['appeal']} {mended['locale']} {mended['key']} fixed {names}: {mended['target']}")
    for each in found:
        if not each.ignored:
            finding = each.finding
            head = f"{each.appeal} {each.locale} {finding.key} {finding.severity.value} {finding.check}"
            click.echo(f"{head}: {said.explain(finding)}")


def _data(each: Found, said: Interface) -> dict[str, object]:
    finding = {name: value for name, value in asdict(each.finding).items() if name in _SHOWN}
    finding["explanation"] = said.explain(each.finding)
    ignored = {"ignored": each.ignored} if each.ignored else {}
    return {"appeal": each.appeal, "locale": each.locale, **finding, **ignored}
