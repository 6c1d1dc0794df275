"""`ua-i18n sign`: show whole letters and sign them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

import click

from ua_i18n.cli import cautions, outline, paper, proof, shown
from ua_i18n.cli.keyboard import Keyboard, keyboard
from ua_i18n.cli.options import appeal_argument, as_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError, UaError
from ua_i18n.interface import Interface
from ua_i18n.model import Addressee, Letter
from ua_i18n.review.signing import KEYS, Act, Effect, Signing
from ua_i18n.workspace import signatures
from ua_i18n.workspace.conflicts import refuse_open
from ua_i18n.workspace.desk import Desk, Wish
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.reviews import Table

Candidate = tuple[Addressee, Letter]
_FRAME = 5  # lines of a screen that are not the letter's


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs letters of one appeal in one language."""

    table: Table
    by: str
    interface: Interface

    def label(self, addressee: Addressee) -> str:
        return f"letter to {paper.visible(addressee.label)} in {self.table.locale.tag}"

    def last(self, addressee: Addressee) -> signatures.Signed | None:
        return signatures.last_signed(self.table.folder, self.table.locale.tag, addressee)

    def sign(self, addressee: Addressee, letter: Letter) -> tuple[bool, str]:
        """Whether the letter is signed now, and a line that says so or why not."""
        if refusals := self.table.sign(addressee, letter, self.by):
            return False, f"{self.label(addressee)}: {self.interface.told(refusals[0].reason)}"
        signatures.keep(self.table.folder, letter)
        return True, f"signed: {self.label(addressee)}, by {self.by}"

    def unsign(self, addressee: Addressee, letter: Letter) -> tuple[bool, str]:
        _, refusals = self.table.unsign(addressee, letter.digest, self.by, "undone")
        return not refusals, self.interface.told(
            refusals[0].reason
        ) if refusals else f"not signed any more: {self.label(addressee)}"


@click.command("sign")
@appeal_argument
@locale_option
@click.option("--to", metavar="NAME", help="Only the letter to this addressee: a part of the name or office.")
@click.option("--vary", is_flag=True, help="With the openings and thanks that letters --vary may use.")
@as_option
@pass_session
def command(session: Session, /, appeal: str, locale: str, name: str, *, to: str | None, vary: bool) -> None:
    """Show each letter of APPEAL as a whole, and record that you have read it and stand by it.

    At a terminal: page by page, with what changed since it was last signed. Elsewhere all are printed and signed.
    """
    folder, pack = session.workspace.appeal(appeal), session.workspace.locale(locale)
    cautions.of_successors(session, folder)
    cautions.of_ledger(folder)
    refuse_open(folder)
    action = folder.action()
    grammar = session.languages.of(action.language).grammar
    desk = Desk(folder, action, pack, grammar, tuple(session.plugins.checks.values()))
    prepared = tuple(desk.prepare(Wish(day=today(), to=to, signed=False, vary=vary)))
    for refused in prepared:
        if refused.refusal:
            click.echo(session.interface.reason(refused.refusal), err=True)
    candidates = tuple((found.addressee, found.letter) for found in prepared if found.letter)
    for question in outline.questions(addressee for addressee, _ in candidates):
        click.echo(question, err=True)
    shown.refuse_illegible(proof.whole(letter, paper.width()) for _, letter in candidates)
    signer = Signer(Table(folder, pack), name, session.interface)
    signed = _at_terminal(signer, candidates) if sys.stdin.isatty() else _all(signer, candidates)
    if waiting := len(prepared) - signed:
        raise IncompleteError(f"{folder.id}: {counted(waiting, 'letter is', 'letters are')} not signed")


def _all(signer: Signer, candidates: tuple[Candidate, ...]) -> int:
    """Print every letter, and sign them once they can have been read; how many were signed."""
    try:
        for addressee, letter in candidates:
            click.echo(proof.changes(letter, signer.last(addressee), paper.width()), err=True)
            click.echo(proof.whole(letter, paper.width()))
        shown.await_reader()
    except BrokenPipeError:
        click.echo(shown.UNREAD, err=True)
        raise
    signed = 0
    for addressee, letter in candidates:
        done, notice = signer.sign(addressee, letter)
        click.echo(notice, err=True)
        signed += done
    return signed


def _at_terminal(signer: Signer, candidates: tuple[Candidate, ...]) -> int:
    """Turn the pages until every letter is signed or skipped; how many were signed."""
    size = paper.width(), max(5, shutil.get_terminal_size().lines - _FRAME)
    pages = tuple(proof.pages(letter, signer.last(addressee), size) for addressee, letter in candidates)
    signing, keys = Signing.begin(tuple(map(len, pages))), keyboard()
    try:
        while not signing.ended:
            _show(signer.label(candidates[signing.letter][0]), pages[signing.letter][signing.page], signing)
            signing = _turned(signing, keys, signer, candidates)
    except (KeyboardInterrupt, EOFError):
        click.echo("\nleft; every signature so far is kept", err=True)
    click.echo(signing.notice, err=True)
    return len(signing.signed)


def _turned(signing: Signing, keys: Keyboard, signer: Signer, candidates: tuple[Candidate, ...]) -> Signing:
    signing, effect = signing.press(keys.key())
    return signing.after(effect, *_done(effect, signer, candidates)) if effect else signing


def _done(effect: Effect, signer: Signer, candidates: tuple[Candidate, ...]) -> tuple[bool, str]:
    do = signer.sign if effect.act is Act.SIGN else signer.unsign
    try:
        return do(*candidates[effect.letter])
    except UaError as error:
        return False, f"not done: {error}"


def _show(label: str, page: str, signing: Signing) -> None:
    if sys.stdout.isatty():
        click.clear()
    number = f"page {signing.page + 1} of {signing.pages[signing.letter]}"
    click.echo(click.style(f"{label} · letter {signing.letter + 1} of {len(signing.pages)} · {number}", bold=True))
    click.echo(f"\n{page}\n")
    click.echo("  ".join(f"{key} {what}" for key, what in KEYS.items()))
    if signing.notice:
        click.echo(click.style(f"» {signing.notice}", bold=True))
