"""Every regular expression of the program, also those made of data, and what each does with its worst inputs.

`python -m patterns` prints a line for each expression that takes more than its share for an input four times as long.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from types import ModuleType

OURS = ("ua_i18n", "ua_i18n_plugins")
SHORT, LONG = 1_000, 4_000  # characters
QUICK = 0.01  # seconds: what takes less for the long input is not looked at again
HARMLESS = QUICK / 32  # seconds: what takes less for the short input is quick for the long one, be it quadratic
RATIO = 9.0  # linear is 4, quadratic 16: half way between, since the machine is busy
GENERAL = (
    *(" ", "\t", "\n", "a", "A", "Aa ", "a ", "1", "1 ", "1,", "1.", "-", ".", "..", "/", "A/", "a@", "(", "((", ")"),
    *('"', "'", "’", "{", "{}", "<", "<a", "&", ":", ": ", "a: ", "|", "+", "=", "*", "#", "www.", "http://", "é"),
    *("ا", "漢", "\\"),
)


def compiled() -> list[tuple[str, re.Pattern[str]]]:
    """The text patterns that importing all modules and reading one appeal in each language compiles, each once with
    the module that does."""
    made: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    original = re.compile

    def compile_and_tell(pattern: str, flags: int = 0) -> re.Pattern[str]:
        found = original(pattern, flags)
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if isinstance(found.pattern, str) and caller.partition(".")[0] in OURS:
            made.setdefault((found.pattern, found.flags), (caller, found))
        return found

    re.compile = compile_and_tell  # type: ignore[assignment]
    try:
        for module in map(importlib.import_module, OURS):
            _import_all(module)
        _read_in_every_language()
    finally:
        re.compile = original
    return list(made.values())


def _import_all(package: ModuleType) -> None:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def _read_in_every_language() -> None:
    from fuzz.target import LANGUAGES, protect_text, read_file

    for language in LANGUAGES:
        protect_text(language, 'Ana Berk was held in "X" Prison on 3 May 1999 under Article 5 of the Penal Code.')
    read_file(b"\0UA 12/99 Torture\nRURITANIA: Ana Berk (f)\n")


def slow(pattern: re.Pattern[str]) -> Iterator[tuple[str, float]]:
    """The inputs, told by what they repeat, for which the pattern's time grows out of proportion, and how much."""
    for piece in dict.fromkeys((*GENERAL, *_pieces(pattern.pattern))):
        for use in (_search, _match):
            if (short := _seconds(use, pattern, piece * (SHORT // len(piece)))) < HARMLESS:
                continue
            if _seconds(use, pattern, piece * (LONG // len(piece))) < max(QUICK, RATIO * short):
                continue
            if growth := _growth(use, pattern, piece):
                yield piece, growth


def _growth(use: Callable[[re.Pattern[str], str], None], pattern: re.Pattern[str], piece: str) -> float:
    """How many times as long the long input takes, or 0 where that is in proportion; the best of three each."""
    short, long = (
        min(_seconds(use, pattern, piece * (size // len(piece))) for _ in range(3)) for size in (SHORT, LONG)
    )
    return long / short if long > RATIO * short else 0.0


def _pieces(pattern: str) -> Iterator[str]:
    """The letters and marks that a pattern names, each alone and with the next one."""
    named = re.findall(r"(?<!\\)[^\W_]", pattern)
    yield from named
    yield from map("".join, pairwise(named))


def _seconds(use: Callable[[re.Pattern[str], str], None], pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    use(pattern, text)
    return time.process_time() - start


def _search(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def _match(pattern: re.Pattern[str], text: str) -> None:
    pattern.fullmatch(text)


if __name__ == "__main__":
    for module, each in compiled():
        for piece, growth in islice(slow(each), 1):
            print(f"{growth:5.1f} {piece!r} {module} {each.pattern[:160]!r}")
