"""What translators proposed besides the drafts that were taken: kept beside the catalogs, for reviewers to see."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ua_i18n import storage
from ua_i18n.memory import Match
from ua_i18n.workspace.folder import AppealFolder

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A former translation that may serve: how like its source is, whose it is, and what speaks against it."""

    target: str
    score: float
    appeal: str
    translator: str
    approver: str
    date: str
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, match: Match) -> Candidate:
        unit = match.unit
        return cls(
            target=match.target or unit.target,
            score=round(match.score, 2),
            appeal=unit.appeal,
            translator=unit.translator,
            approver=unit.approver,
            date=unit.date,
            reasons=match.reasons,
        )

    @property
    def origin(self) -> str:
        """Whose it is, in a line: "asa-24-01-00, by Jeanne, approved by Anna, 2024-03-04"."""
        people = (self.translator and f"by {self.translator}", self.approver and f"approved by {self.approver}")
        return ", ".join(filter(None, (self.appeal, *people, self.date)))


Candidates = Mapping[str, tuple[Candidate, ...]]
"""By message key, the best first."""


def save(folder: AppealFolder, locale: str, found: Mapping[str, Iterable[Match]]) -> None:
    """Keep what was found for these messages; what is known of others stays."""
    known = {key: [asdict(each) for each in candidates] for key, candidates in load(folder, locale).items()}
    known |= {key: [asdict(Candidate.of(match)) for match in matches] for key, matches in found.items()}
    listed = {key: candidates for key, candidates in sorted(known.items()) if candidates}
    if listed or _path(folder, locale).is_file():
        text = json.dumps({"format": _FORMAT, "candidates": listed}, ensure_ascii=False, indent=1)
        storage.write_if_changed(_path(folder, locale), text + "\n")


def load(folder: AppealFolder, locale: str) -> Candidates:
    """What was kept; nothing where the file is missing or broken, for drafting makes it anew."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        document = json.loads(_path(folder, locale).read_bytes())
        if document["format"] == _FORMAT:
            return {key: tuple(map(_candidate, listed)) for key, listed in document["candidates"].items()}
    return {}


def _candidate(fields: dict[str, object]) -> Candidate:
    candidate = Candidate(**(fields | {"reasons": tuple(fields["reasons"])}))  # type: ignore[arg-type]
    texts = (candidate.target, candidate.appeal, candidate.translator, candidate.approver, candidate.date)
    if not all(isinstance(text, str) for text in (*texts, *candidate.reasons)):
        raise TypeError("a text is none")
    float(candidate.score)
    return candidate


def _path(folder: AppealFolder, locale: str) -> Path:
    return storage.inside(folder.workspace.root / ".ua-i18n" / "candidates", folder.id, f"{locale}.json")
