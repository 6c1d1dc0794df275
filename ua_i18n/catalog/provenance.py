"""The `# ua:` comments of a catalog: where a draft comes from, and which findings a person has ignored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ua_i18n.model import Draft, digest_of

_DRAFT = re.compile(r"ua:\s*draft=")
_TEXT = re.compile(r"ua:\s*drafted=([0-9a-f]{12})\b")
_IGNORE = re.compile(r"ua:\s*ignore=([a-z0-9-]+)\s+(\S.*)")
_FIELD = re.compile(r'(?<![a-z])([a-z]++)=("(?:[^"\\]|\\.)*"|\S+)')
_BARE = re.compile(r'[^\s"=]+')


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which translator made a draft, how sure it was (0–1), and from what."""

    origin: str
    score: float
    note: str = ""


def draft_comment(draft: Draft) -> str:
    """The comment that marks a draft: `ua: draft=memory score=0.92 from=amr-37-6674-2017`."""
    source = f" from={_value(draft.note)}" if draft.note else ""
    return f"ua: draft={_value(draft.origin)} score={draft.score:.2f}{source}"


def draft_comments(draft: Draft) -> tuple[str, str]:
    """What a catalog says of a draft: where it is from, and which text it was."""
    return draft_comment(draft), draft_mark(draft.target)


def draft_mark(target: str) -> str:
    """The comment that tells later whether anybody changed a draft: `ua: drafted=` and a digest of its text."""
    return f"ua: drafted={_digest(target)}"


def is_draft(target: str, comments: Iterable[str]) -> bool:
    """Whether a text is still, to the letter, the draft that its comments mark."""
    return _marked(comments) == _digest(target)


def is_revised(target: str, comments: Iterable[str]) -> bool:
    """Whether a text is no longer the draft that its comments mark."""
    return _marked(comments) not in (None, _digest(target))


def drafted(comments: Iterable[str]) -> Provenance | None:
    """Where the draft under these comments comes from; None for a person's own text."""
    marked = [comment for comment in comments if _DRAFT.match(comment)]
    if not marked:
        return None
    fields = {name: _text(value) for name, value in _FIELD.findall(marked[-1])}
    try:
        score = float(fields.get("score", "0"))
    except ValueError:
        score = 0.0
    return Provenance(fields.get("draft", ""), score, fields.get("from", ""))


def ignored(comments: Iterable[str]) -> Mapping[str, str]:
    """The checks whose findings a person ignores here, each with the reason; without one nothing is ignored."""
    matches = (_IGNORE.match(comment) for comment in comments)
    return {match[1]: match[2].strip() for match in matches if match}


def undrafted(comments: Iterable[str]) -> tuple[str, ...]:
    """The comments without the marks of a draft."""
    return tuple(comment for comment in comments if not (_DRAFT.match(comment) or _TEXT.match(comment)))


def unignored(comments: Iterable[str]) -> tuple[str, ...]:
    """The comments without what was ignored in a former text."""
    return tuple(comment for comment in comments if not _IGNORE.match(comment))


def _marked(comments: Iterable[str]) -> str | None:
    found = [match[1] for comment in comments if (match := _TEXT.match(comment))]
    return found[-1] if found else None


def _digest(target: str) -> str:
    return digest_of(target)[:12]


def _value(text: str) -> str:
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _text(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        return value
