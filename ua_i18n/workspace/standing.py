"""What keeps an appeal from going out: a stop, a newer document, an embargo, a deadline that is over."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from ua_i18n.errors import RefusedError, UaError
from ua_i18n.model import ActionKind, UrgentAction
from ua_i18n.reasons import Reason
from ua_i18n.workspace.conflicts import refuse_open
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace, today
from ua_i18n.workspace.following import Document, dated_after, tied
from ua_i18n.workspace.statusindex import documents


def refuse_outdated(folder: AppealFolder, action: UrgentAction, wish: Wish) -> None:
    """Raises RefusedError for a stop, a newer document, an embargo, open conflicts, and a day after the deadline."""
    if reason := outlived(folder, action):
        raise RefusedError(reason)
    _refuse_embargo(folder, action)
    refuse_open(folder)  # last of all that lasts: none is to settle conflicts for what is not to go out
    last = action.deadline.last_day
    if last and wish.day > last and not wish.after_deadline:
        after = (
            "{appeal}: {date} is after the deadline {last}; give an earlier --date, or, "
            "after asking the section’s office, --after-deadline"
        )
        raise RefusedError(Reason(after, {"appeal": folder.id, "date": str(wish.day), "last": str(last)}))


def outlived(folder: AppealFolder, action: UrgentAction) -> Reason | None:
    """Why no letters are made of an appeal ever again: it is a stop action, or a newer document took its place."""
    if action.kind is ActionKind.STOP_ACTION:
        return Reason("{appeal} is a stop action: no appeals are to be sent any more", {"appeal": folder.id})
    newer = newest_after(folder.workspace, action)
    if newer is None:
        return None
    stopped = "{appeal} was stopped by {newer}; look at that one: ua-i18n show {newer}"
    superseded = "{appeal} is superseded by {newer}; look at that one: ua-i18n show {newer}"
    said = stopped if newer.kind is ActionKind.STOP_ACTION else superseded
    return Reason(said, {"appeal": folder.id, "newer": newer.id})


def refuse_online(folder: AppealFolder, action: UrgentAction) -> None:
    """Raises RefusedError for an appeal whose text must not leave this machine."""
    if action.private:
        raise RefusedError(
            f"{folder.id} is private: it goes to no online service; "
            "if it may, write `private: false` in its appeal.yaml"
        )
    _refuse_embargo(folder, action)
    if not action.confirmed.protected:
        raise RefusedError(
            f"{folder.id}: nobody has confirmed its protected values; read them and confirm: "
            f"ua-i18n protect {folder.id} --confirm --as NAME"
        )


def _refuse_embargo(folder: AppealFolder, action: UrgentAction) -> None:
    if action.embargo and today() < action.embargo:
        embargo = {"appeal": folder.id, "date": str(action.embargo)}
        raise RefusedError(Reason("{appeal} is under embargo until {date}", embargo))


def newest_after(workspace: Workspace, action: UrgentAction) -> Document | None:
    """The newest later document of the same Urgent Action, or None."""
    others = (other for other in documents(workspace) if other.id != action.id)
    later = [other for other in others if tied(action, other) and dated_after(other, action)]
    return max(later, key=lambda other: str(other.date), default=None)


def earlier(workspace: Workspace, action: UrgentAction) -> tuple[UrgentAction, ...]:
    """The documents that an action follows up or stops, newest first."""
    found = [other for other in related(workspace, action) if not dated_after(other, action)]
    return tuple(sorted(found, key=lambda other: str(other.date), reverse=True))


def related(workspace: Workspace, action: UrgentAction) -> Iterator[UrgentAction]:
    """Every other document of the same Urgent Action, of those that can be read."""
    for folder in workspace.appeals():
        with contextlib.suppress(UaError):  # what is wrong with it is told by who asks for it
            if folder.id != action.id and tied(action, other := folder.action()):
                yield other
