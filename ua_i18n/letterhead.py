"""A section's letterhead: lines and a picture at the top of its letters, which are no part of what is signed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ua_i18n.errors import FormatError
from ua_i18n.model import Block, BlockRole, Letter, Picture, Run

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # Source: ITU-T T.81, table B.1: start of frame
_LARGEST = 2_000_000  # bytes: it stands in every file of a set


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of the first page; nothing where it has neither lines nor a picture."""

    lines: tuple[str, ...] = ()
    picture: Picture | None = None

    def on(self, letter: Letter) -> Letter:
        """The letter on this paper."""
        if not self.lines:
            return replace(letter, logo=self.picture) if self.picture else letter
        head = Block(BlockRole.LETTERHEAD, tuple((Run(line, verbatim=True),) for line in self.lines))
        cover = [block for block in letter.blocks if block.role is BlockRole.COVER]
        rest = [block for block in letter.blocks if block.role is not BlockRole.COVER]
        return replace(letter, blocks=(*cover, head, *rest), logo=self.picture)


def picture(data: bytes, where: str, alt: str) -> Picture:
    """The picture in a PNG or JPEG file. Raises FormatError, with `where`, for any other, or for one too large."""
    if len(data) > _LARGEST:
        raise FormatError(
            where, f"has {len(data):,} bytes; make it smaller than {_LARGEST:,}: it stands in every letter"
        )
    if data.startswith(_PNG) and len(data) > 24:
        kind, size = "png", struct.unpack(">II", data[16:24])
    elif data.startswith(_JPEG):
        kind, size = "jpeg", next(_jpeg_size(data), (0, 0))
    else:
        raise FormatError(where, "is no PNG or JPEG picture; save it as one of them")
    if not all(size):
        raise FormatError(where, "is a picture without a size; save it anew")
    return Picture(kind=kind, data=data, width=size[0], height=size[1], alt=alt)


def _jpeg_size(data: bytes) -> Iterator[tuple[int, int]]:
    """The width and height that the frame headers of a JPEG file tell. Source: ITU-T T.81, B.2.2."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            yield width, height
        place += 2 + length
