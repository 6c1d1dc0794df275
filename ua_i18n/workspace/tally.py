"""What a run has made, counted while its files pass by, and what it could not make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ua_i18n import letterset
from ua_i18n.errors import PluginError
from ua_i18n.workspace.covers import is_cover


class Tally:
    """The numbers of files, of letters among them, and of verbatim values; `failures` are paths by reason.

    `final` where there is a letter that is no draft; `addressees` are those of such letters, "" for a file to several.
    """

    def __init__(self) -> None:
        self.files = self.letters = self.values = 0
        self.locales: set[str] = set()
        self.formats: set[str] = set()
        self.addressees: set[str] = set()
        self.final = False
        self.failures: dict[str, list[str]] = {}

    def counted(self, entries: Iterable[letterset.Entry]) -> Iterator[letterset.Entry]:
        for entry in entries:
            self.files += 1
            self.letters += not is_cover(entry)
            self.values += len(entry.verbatim)
            self.locales.add(entry.locale)
            self.formats.add(entry.format)
            if not (is_cover(entry) or entry.draft):
                self.final = True
                self.addressees.add(entry.addressee)
            yield entry

    def fail(self, order: letterset.Order, error: PluginError) -> None:
        self.failures.setdefault(str(error), []).append(order.path)
