"""Whose name stands in a file of an earlier run: a sender's number may be another's by now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ua_i18n import letterset, storage
from ua_i18n.errors import UaError
from ua_i18n.hookspecs import Renderer
from ua_i18n.letters import Sender


@dataclass(frozen=True, slots=True)
class Signatories:
    """The senders of a table by their numbers, and the files of a set, read as the renderers that made them do."""

    senders: Mapping[str, Sender]
    folder: Path
    renderers: Mapping[str, Renderer]

    def signed(self, entry: letterset.Entry) -> bool:
        """Whether the file names the sender who has its number now; not where it cannot be read."""
        sender, renderer = self.senders.get(entry.sender or ""), self.renderers.get(entry.format)
        if sender is None or renderer is None:
            return False
        folding = letterset.folding(renderer)
        try:
            text = folding(renderer.text(storage.read_bytes(letterset.place(self.folder, entry.path))))
        except UaError:
            return False
        return re.search(rf"(?<!\w){re.escape(folding(sender.lines[0]))}(?!\w)", text) is not None
