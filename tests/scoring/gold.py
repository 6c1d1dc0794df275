"""The corpus: documents, and what a careful person reads in each, written before the program saw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parents[1] / "corpus"

KEYS = frozenset(
    {
        *("held_back", "era", "index", "ua_number", "kind", "extra", "update_number", "date", "updates"),
        *("title", "title_persons", "concerns", "countries", "narrative_paragraphs", "background_paragraphs"),
        *("model_letter", "channels", "appeal_languages", "deadline", "appeals", "copies", "copies_to"),
        *("warned_of", "protected", "optional"),
    }
)
ADDRESSEE_KEYS = frozenset(
    {
        *("name", "honorific", "native_title", "office", "rank", "level", "gender", "country", "address_lines"),
        *("telegram", "telex", "fax", "phone", "email", "url", "social", "salutation", "salutation_by_language"),
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """A document and its gold; `held_back` ones are not to be looked at by those who write rules."""

    name: str
    source: Path
    gold: Mapping[str, Any]

    @property
    def held_back(self) -> bool:
        return bool(self.gold["held_back"])

    @property
    def era(self) -> str:
        return str(self.gold["era"])


def corpus(folder: Path = CORPUS) -> tuple[Case, ...]:
    """All cases of a folder, by name. Raises ValueError for gold with a key that nothing would score."""
    return tuple(_case(path) for path in sorted(folder.glob("*.yaml")))


def _case(path: Path) -> Case:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    addressees = [addressee for group in gold["appeals"] for addressee in group["addressees"]]
    _known(path, gold, KEYS)
    for addressee in (*addressees, *gold["copies"]):
        _known(path, addressee, ADDRESSEE_KEYS)
    return Case(path.stem, path.with_suffix(".txt"), gold)


def _known(path: Path, keys: Iterable[str], known: frozenset[str]) -> None:
    if unknown := sorted(set(keys) - known):
        raise ValueError(f"{path}: no score reads {', '.join(unknown)}")
