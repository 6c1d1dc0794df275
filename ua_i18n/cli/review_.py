"""`ua-i18n review`: decide on messages one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from ua_i18n import storage
from ua_i18n.cli import cautions, paper, shown
from ua_i18n.cli.keyboard import Keyboard, keyboard
from ua_i18n.cli.options import appeal_argument, as_option, locale_option, pass_session
from ua_i18n.cli.rewriting import begin, rewrite
from ua_i18n.cli.screen import Screen
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import UaError
from ua_i18n.review.sitting import Act, Effect, Outcome, Sitting
from ua_i18n.workspace.reviewing import Bench
from ua_i18n.workspace.reviews import Table
from ua_i18n.workspace.viewing import Survey, View


@click.command("review")
@appeal_argument
@locale_option
@as_option
@pass_session
def command(session: Session, appeal: str, locale: str, name: str) -> None:
    """Go through the messages of APPEAL in a language, one a screen; every decision is on disk at once.

    Works through a pipe too: keys, and a line for each answer.
    """
    folder = session.workspace.appeal(appeal)
    cautions.of_successors(session, folder)
    cautions.of_ledger(folder)
    pack = folder.locale(locale)
    bench = Bench(Table(folder, pack), name, tuple(session.plugins.checks.values()))
    survey = Survey.of(bench)
    shown.refuse_illegible(_texts(survey))
    screen = Screen(folder.id, folder.action().language, pack.tag, pack.direction, name, paper.width())
    sitting = Sitting.begin(survey.keys, survey.waiting)
    try:
        sitting = _sit(sitting, bench, screen, keyboard())
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("\nleft; every decision so far is kept", err=True)
    click.echo(_summary(bench), err=True)


def _sit(sitting: Sitting, bench: Bench, screen: Screen, keys: Keyboard) -> Sitting:
    """Show, ask, do, until the reviewer leaves."""
    while not sitting.ended:
        survey = Survey.of(bench)
        view = survey.view(sitting.key)
        if sys.stdout.isatty():
            click.clear()
        click.echo(screen.show(view, sitting))
        sitting, effect = sitting.press(keys.key())
        if sitting.question:
            sitting, effect = sitting.answer(keys.line(sitting.question, sitting.typed))
        if effect:
            sitting = sitting.after(effect, _perform(effect, bench, view))
    return sitting


def _perform(effect: Effect, bench: Bench, view: View) -> Outcome:
    """What came of an effect; what the disk or a plugin does not let through is told, and the review goes on."""
    waits = effect.key in Survey.of(bench).waiting
    try:
        return _edited(effect, bench, view) if effect.act is Act.EDIT else bench.perform(effect, view.translation)
    except UaError as error:
        return Outcome(f"not done: {error}", waits, done=False)


def _edited(effect: Effect, bench: Bench, view: View) -> Outcome:
    """What came of a text that the reviewer wrote in an editor; whatever stops it on its way, its file stays."""
    folder = bench.table.folder
    path = begin(view, folder.workspace.root / ".ua-i18n" / "edits" / folder.id)
    text = rewrite(path, view.translation.message.source)
    if text is None:
        storage.remove(path)
        return Outcome("not edited", bench.waits(effect.key), done=False)
    try:
        outcome = bench.perform(replace(effect, text=text), view.translation)
    except UaError as error:
        raise UaError(f"{error}; your text is kept in {path}") from None
    if outcome.done:
        storage.remove(path)
        return outcome
    return replace(outcome, notice=f"{outcome.notice}; your text is kept in {path}")


def _texts(survey: Survey) -> Iterator[str]:
    """All that a reviewer is to read."""
    for item in survey.translations:
        yield from (item.message.source, *item.targets)


def _summary(bench: Bench) -> str:
    survey = Survey.of(bench)
    waits = "waits" if len(survey.waiting) == 1 else "wait"
    return f"{len(survey.waiting)} of {counted(len(survey.keys), 'message')} {waits} for a reviewer"
