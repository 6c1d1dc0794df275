"""The letters that were signed, kept as text: ledgers have only digests, and people want to see what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ua_i18n import storage
from ua_i18n.letters import plain_text
from ua_i18n.model import Action, Addressee, BlockRole, Event, Letter
from ua_i18n.workspace.folder import AppealFolder

_FREE = frozenset({BlockRole.SENDER, BlockRole.DATE, BlockRole.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Signed:
    """The last signature of a letter, whatever it said then; `text` is None where it is not kept on this machine."""

    event: Event
    text: str | None


def said(letter: Letter) -> str:
    """What a signature binds, as text: the letter without sender and date."""
    return plain_text(replace(letter, blocks=tuple(block for block in letter.blocks if block.role not in _FREE)))


def keep(folder: AppealFolder, letter: Letter) -> None:
    """Remember a signed letter's text, so that a later reader sees what has changed since."""
    storage.write_if_changed(_path(folder, letter.locale, letter.digest), said(letter))


def last_signed(folder: AppealFolder, locale: str, addressee: Addressee) -> Signed | None:
    """The last time that somebody signed this addressee's letter and did not take it back; None if never."""
    signatures = standing(folder, locale, addressee)
    if not signatures:
        return None
    path = _path(folder, locale, signatures[-1].digest)
    return Signed(signatures[-1], storage.read_text(path) if path.is_file() else None)


def standing(folder: AppealFolder, locale: str, addressee: Addressee) -> tuple[Event, ...]:
    """The signatures under this addressee's letter that nobody took back, whatever it said then, oldest first."""
    events = folder.ledger()
    signed = {
        event.digest: event
        for event in events.history(locale, addressee.key)
        if event.action is Action.SIGN and events.signed(locale, addressee.key, event.digest)
    }
    return tuple(sorted(signed.values(), key=events.events.index))


def _path(folder: AppealFolder, locale: str, digest: str) -> Path:
    kept = folder.workspace.root / ".ua-i18n" / "signed"
    return storage.inside(kept, folder.id, locale, f"{storage.safe_name(digest)}.txt")
