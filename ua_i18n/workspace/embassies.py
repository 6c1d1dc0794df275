"""The addressees that a section adds to appeals about their country, as embassies: its own `addressees.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ua_i18n import records, storage, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.model import Addressee

ADDRESSEES = "addressees.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """addressees.yaml as it is written."""

    format: int
    addressees: tuple[Addressee, ...]


def own_addressees(root: Path) -> tuple[Addressee, ...]:
    """Those in a workspace's `addressees.yaml`, if it has one.

    Raises FormatError with the line for a wrong key, and for an addressee without country or salutation.
    """
    path = root / ADDRESSEES
    if not path.is_file():
        return ()
    document = yamlfile.load(storage.read_text(path), str(path))
    listed = records.structure(document.data, _Listed, str(path), line_of=document.line)
    for place, addressee in enumerate(listed.addressees):
        if not (addressee.country and addressee.salutation and (addressee.name or addressee.office)):
            where = document.place("addressees", place)
            raise FormatError(where, f"{addressee.label}: needs country, salutation, and name or office")
    return listed.addressees
