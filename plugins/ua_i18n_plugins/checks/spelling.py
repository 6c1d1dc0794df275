"""Spelling, by the Hunspell dictionaries that a machine has."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ua_i18n import Check, Finding, Locale, PluginError, Severity, Translation, fault, hookimpl, sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)


class Spelling:
    """Runs only with spylls (the extra `spelling`) and a dictionary of the language: its `.aff` and `.dic` files.

    They are looked for in the folders of the variable DICPATH, as Hunspell does, then where systems keep them.
    """

    id = "spelling"
    severity = Severity.WARNING
    description = "A word is not in the dictionary."

    def __init__(self, folders: Iterable[str] = ()) -> None:
        self._folders = tuple(folders)

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        known = _dictionary(locale.tag, self._folders or _default_folders())
        if known is None:
            return
        told: set[str] = set()
        for target in translation.targets:
            for match in _WORD.finditer(sentence(target).literal):
                word = match[0].replace("’", "'")
                if word not in told and not _is_name(match) and not known(word):
                    told.add(word)
                    template = "“{word}” is not in the dictionary"
                    yield fault(self, translation, template, span=match.span(), word=match[0])


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Spelling())


def _is_name(match: re.Match[str]) -> bool:
    """Whether a word has a capital inside a sentence, or is one letter: names are others' business."""
    word = match[0]
    return len(word) == 1 or word.isupper() or (word[0].isupper() and match.start() > 0)


def _default_folders() -> tuple[str, ...]:
    own = os.environ.get("DICPATH", "")
    return (*(folder for folder in own.split(os.pathsep) if folder), *_FOLDERS)


@lru_cache(maxsize=16)
def _dictionary(tag: str, folders: tuple[str, ...]) -> Callable[[str], bool] | None:
    """What tells whether a word of the language is known; None where nothing can."""
    base = _installed(tag, folders)
    if base is None or find_spec("spylls") is None:
        return None
    from spylls.hunspell import Dictionary

    try:
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # spylls does not close its files
            dictionary: Any = Dictionary.from_files(str(base))
    except (OSError, ValueError, LookupError) as error:
        raise PluginError(f"{base}.aff or .dic cannot be read ({error}); install the dictionary again") from error
    return lru_cache(maxsize=50_000)(lambda word: bool(dictionary.lookup(word)))


def _installed(tag: str, folders: tuple[str, ...]) -> Path | None:
    """The path of a dictionary without its suffix: of the very locale, else of any region of its language."""
    exact, language = tag.replace("-", "_"), tag.partition("-")[0]
    for name in (exact, language, f"{language}_{language.upper()}", f"{language}_*"):
        for folder in folders:
            for path in sorted(Path(folder).expanduser().glob(f"{name}.aff")):
                if path.with_suffix(".dic").is_file():
                    return path.with_suffix("")
    return None
