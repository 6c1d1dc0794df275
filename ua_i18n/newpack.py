"""The files that a new language's pack begins with, for whoever fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ua_i18n import interface, packs, specimen, storage
from ua_i18n.catalog import Catalog
from ua_i18n.errors import UsageError
from ua_i18n.model import Message

_OWN = {
    "profile.yaml": re.compile(r"^(?:sources:\n(?:  - .*\n)+|(?P<key>reviewed_by):.*$)", re.MULTILINE),
    "words.yaml": re.compile(r"^(?P<key>\w+): \[[^\]]*\]", re.MULTILINE),
}
"""What of a file is of its own language alone, and to be written anew."""
_EMPTY = {"profile.yaml": '""', "words.yaml": "[]"}


def files(tag: str, like: str, folders: Sequence[Path], *, when: datetime) -> Mapping[str, str]:
    """The text of each file by its name: phrases to translate, lists to fill, and the layout that a near language has.

    Raises UsageError where no pack for `like` has these.
    """
    wanted = {"letter.po": _phrases(folders), "specimen.po": _sentences(folders), "ui.po": _texts(folders)}
    catalogs = {
        name: Catalog.new(messages, tag, project=f"ua-i18n {name}", when=when).text()
        for name, messages in wanted.items()
    }
    return {name: _of(like, name, folders) for name in _OWN} | catalogs


def _of(tag: str, name: str, folders: Sequence[Path]) -> str:
    """The whole file of a language, not what a region says otherwise, without what nobody may take over."""
    found = [path for folder in packs.folders_of(tag, folders) if (path := folder / name).is_file()]
    if not found:
        raise UsageError(f"no pack for {tag} has a {name}; there are: {', '.join(packs.tags(folders))}")
    return _OWN[name].sub(
        lambda own: f"{own['key']}: {_EMPTY[name]}" if own["key"] else "", storage.read_text(found[0])
    )


def _phrases(folders: Sequence[Path]) -> Iterator[Message]:
    english = interface.Interface().tag
    for folder in packs.folders_of(english, folders[:1]):
        path = folder / "letter.po"
        for entry in Catalog.parse(storage.read_text(path), str(path)).entries if path.is_file() else ():
            yield Message(context=entry.context, source=entry.source, notes=entry.notes)


def _sentences(folders: Sequence[Path]) -> Iterable[Message]:
    action = specimen.load(interface.Interface().tag, folders).action
    return (Message(context="letter", source=text) for text in specimen.messages(action))


def _texts(folders: Sequence[Path]) -> Iterable[Message]:
    return (Message(context="", source=text) for text in interface.known(folders))
