"""The fonts a letter is set in, and which packages bring those that this machine lacks."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

LATIN = "Libertinus Serif"  # compiled into typst: there on every machine, with Greek and Cyrillic


@dataclass(frozen=True, slots=True)
class Script:
    """A script, as Unicode character names begin, the families that suit a letter, and where to get them."""

    name: str
    families: tuple[str, ...]
    debian: str = "fonts-noto-core"
    macos: str = "font-noto-sans"
    windows: str = "Noto Sans from fonts.google.com/noto"


_CJK = Script(
    "CJK",
    ("Noto Serif CJK JP", "Noto Serif CJK SC", "Songti SC", "Hiragino Mincho ProN", "Yu Mincho", "SimSun"),
    "fonts-noto-cjk",
    "font-noto-serif-cjk",
    "the East Asian supplemental fonts (Settings, Apps, Optional features)",
)
_SCRIPTS = (
    _CJK,
    Script("HIRAGANA", _CJK.families, _CJK.debian, _CJK.macos, _CJK.windows),
    Script("KATAKANA", _CJK.families, _CJK.debian, _CJK.macos, _CJK.windows),
    Script("HANGUL", ("Noto Serif CJK KR", "AppleMyungjo", "Batang"), _CJK.debian, _CJK.macos, _CJK.windows),
    Script("ARABIC", ("Noto Naskh Arabic", "Amiri", "Geeza Pro", "Traditional Arabic"), macos="font-noto-naskh-arabic"),
    Script("HEBREW", ("Noto Serif Hebrew", "Times New Roman"), macos="font-noto-serif-hebrew"),
    Script("DEVANAGARI", ("Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI")),
    Script("BENGALI", ("Noto Serif Bengali", "Kohinoor Bangla", "Nirmala UI")),
    Script("TAMIL", ("Noto Serif Tamil", "Tamil MN", "Nirmala UI")),
    Script("THAI", ("Noto Serif Thai", "Thonburi", "Leelawadee UI")),
    Script("KHMER", ("Noto Serif Khmer", "Khmer MN", "Leelawadee UI")),
    Script("LAO", ("Noto Serif Lao", "Lao MN", "Leelawadee UI")),
    Script("MYANMAR", ("Noto Serif Myanmar", "Myanmar MN", "Myanmar Text")),
    Script("ETHIOPIC", ("Noto Serif Ethiopic", "Kefa", "Nyala")),
    Script("ARMENIAN", ("Noto Serif Armenian", "Mshtakan", "Sylfaen")),
    Script("GEORGIAN", ("Noto Serif Georgian", "Sylfaen")),
)


@functools.cache
def installed() -> typst.Fonts:
    """The fonts of this machine and those that typst brings, searched for once in a process."""
    import typst

    return typst.Fonts()


@functools.cache
def families(preferred: tuple[str, ...]) -> tuple[str, ...]:
    """The installed families to set a letter in: those preferred, then typst's own, then one or more a script."""
    known = {family.lower() for family in installed().families()}
    wanted = (*preferred, LATIN, *(family for script in _SCRIPTS for family in script.families))
    return tuple(dict.fromkeys(family for family in wanted if family.lower() in known))


def advice(characters: Iterable[str]) -> str:
    """What to install so that the characters can be printed, for each kind of system."""
    scripts = {_script(character).name.title(): _script(character) for character in characters}
    return "; ".join(
        f"install a font for {name}: on Debian and Ubuntu `apt install {script.debian}`, on macOS "
        f"`brew install --cask {script.macos}`, on Windows {script.windows}"
        for name, script in scripts.items()
    )


def _script(character: str) -> Script:
    name = unicodedata.name(character, "this character").split()[0]
    return next((script for script in _SCRIPTS if script.name == name), Script(name, ()))
