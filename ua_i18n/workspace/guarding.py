"""The list of protected values as people correct it; catalogs follow each correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ua_i18n.extraction import Locate
from ua_i18n.model import SpanKind, UrgentAction
from ua_i18n.protection import add_value, remove_value
from ua_i18n.workspace.catalogs import refresh
from ua_i18n.workspace.folder import AppealFolder


@dataclass(frozen=True, slots=True)
class Guard:
    """Corrects one appeal's protected values; a correction asks for a new confirmation."""

    folder: AppealFolder
    locate: Locate

    def add(self, value: str, kind: SpanKind) -> UrgentAction:
        """Raises UsageError for a value that the text does not have."""
        return self._change(lambda action: _unconfirmed(add_value(action, value, kind)))

    def remove(self, name: str) -> UrgentAction:
        """Raises UsageError for a name that is not in the list."""
        return self._change(lambda action: _unconfirmed(remove_value(action, name)))

    def confirm(self, by: str) -> UrgentAction:
        return self._change(lambda action: replace(action, confirmed=replace(action.confirmed, protected=by)))

    def _change(self, change: Callable[[UrgentAction], UrgentAction]) -> UrgentAction:
        with self.folder.workspace.locked(self.folder.id):
            expected = self.folder.appeal_digest()
            action = change(self.folder.action())
            self.folder.save_action(action, expected)
            refresh(self.folder, action, self.locate)
            return action


def _unconfirmed(action: UrgentAction) -> UrgentAction:
    return replace(action, confirmed=replace(action.confirmed, protected=None))
