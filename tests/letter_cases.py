"""The letters of `cases/letters/*.yaml`: a line is a string, with its verbatim runs between ⟦ and ⟧."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ua_i18n import Block, BlockRole, Layout, Letter, Run

FOLDER = Path(__file__).parent / "cases" / "letters"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def load(name: str) -> Letter:
    """The letter of a case."""
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    settings = data.pop("layout", {}).items()
    layout: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in settings}
    blocks = tuple(_block(entry) for entry in data.pop("blocks"))
    return Letter(appeal="afr-99-12-2024", channel="letter", layout=Layout(**layout), blocks=blocks, **data)


def line(text: str) -> tuple[Run, ...]:
    """The runs of a line; `⟦Tomas ERIBE⟧` is verbatim."""
    parts = re.split(r"⟦(.*?)⟧", text, flags=re.DOTALL)
    return tuple(Run(part, place % 2 == 1) for place, part in enumerate(parts) if part)


def letter(*lines: str, role: BlockRole = BlockRole.PARAGRAPH, **fields: Any) -> Letter:
    """A letter of one block."""
    blocks = (Block(role, tuple(line(text) for text in lines)),)
    settings: dict[str, Any] = {"locale": "en", "direction": "ltr", "layout": Layout(), "title": "A letter"}
    settings |= {"addressee": "N. N.", "channel": "letter", "date": date(2024, 5, 2), "blocks": blocks}
    return Letter(appeal="afr-99-12-2024", **{**settings, **fields})


def _block(entry: Mapping[str, list[str]]) -> Block:
    [(role, lines)] = entry.items()
    return Block(BlockRole(role), tuple(line(text) for text in lines))


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + b"\xb0\x20\x20" * width) * height
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
