"""What keeps an appeal from going out: a stop, a newer document, an embargo, a deadline that is over."""

from __future__ import annotations

from collections.abc import Iterator

from ua_i18n.errors import RefusedError
from ua_i18n.model import ActionKind, UrgentAction
from ua_i18n.numbers import same
from ua_i18n.workspace.conflicts import refuse_open
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace, today


def refuse_outdated(folder: AppealFolder, action: UrgentAction, wish: Wish) -> None:
    """Raises RefusedError for a stop, a newer document, an embargo, open conflicts, and a day after the deadline."""
    if action.kind is ActionKind.STOP_ACTION:
        raise RefusedError(f"{folder.id} is a stop action: no appeals are to be sent any more")
    if newer := newest_after(folder.workspace, action):
        what = "was stopped by" if newer.kind is ActionKind.STOP_ACTION else "is superseded by"
        raise RefusedError(f"{folder.id} {what} {newer.id}; look at that one: ua-i18n show {newer.id}")
    _refuse_embargo(folder, action)
    refuse_open(folder)  # last of all that lasts: none is to settle conflicts for what is not to go out
    last = action.deadline.last_day
    if last and wish.day > last and not wish.after_deadline:
        raise RefusedError(
            f"{folder.id}: {wish.day} is after the deadline {last}; give an earlier --date, or, "
            "after asking the section's office, --after-deadline"
        )


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
        raise RefusedError(f"{folder.id} is under embargo until {action.embargo}")


def newest_after(workspace: Workspace, action: UrgentAction) -> UrgentAction | None:
    """The newest later document of the same Urgent Action, or None."""
    later = [other for other in related(workspace, action) if _dated_after(other, action)]
    return max(later, key=lambda other: str(other.date), default=None)


def earlier(workspace: Workspace, action: UrgentAction) -> tuple[UrgentAction, ...]:
    """The documents that an action follows up or stops, newest first."""
    found = [other for other in related(workspace, action) if not _dated_after(other, action)]
    return tuple(sorted(found, key=lambda other: str(other.date), reverse=True))


def related(workspace: Workspace, action: UrgentAction) -> Iterator[UrgentAction]:
    """Every other document of the same Urgent Action: one that names this one, is named by it, or has its number."""
    for folder in workspace.appeals():
        if folder.id != action.id:
            other = folder.action()
            if _names(action, other) or _names(other, action) or same(action.ua_number, other.ua_number):
                yield other


def _names(later: UrgentAction, former: UrgentAction) -> bool:
    """Whether a document says that it follows another up."""
    return any(same(update.index, former.index) or same(update.ua_number, former.ua_number) for update in later.updates)


def _dated_after(one: UrgentAction, other: UrgentAction) -> bool:
    return bool(one.date and other.date and one.date > other.date)
