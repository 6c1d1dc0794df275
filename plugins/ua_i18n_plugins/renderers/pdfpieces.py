"""The lines of a letter as typst's templates are given them: in pieces that may break, and boxes that may not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ua_i18n import Inline, Run
from ua_i18n_plugins.renderers.printable import runs_right_to_left

BOXED = 32  # the longest verbatim run, in characters, that is kept on one line
CHUNK = 16  # fits the narrowest column of the template, even in East Asian characters
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

LONGEST = 48  # characters of a word that a line can hold for sure
# A longer one that has no places to break: not the scripts that are written without spaces.
_ENDLESS = re.compile(rf"[^\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{{{LONGEST},}}")
_IDEOGRAPH = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# What stands beside a name without a space: `l’`, `'ye`, `-nak`, `ول`; East Asian text may break there.
_MOST_BESIDE = 16  # characters
_WORD_BEFORE = re.compile(rf"(?:[^\W\u2e80-\uffff]|['’]){{1,{_MOST_BESIDE}}}$")
_WORD_AFTER = re.compile(rf"(?:[^\W\u2e80-\uffff]|['’‐-]){{1,{_MOST_BESIDE}}}")

_BREAKS = dict.fromkeys(map(ord, "\t\n\r"), " ")
_OVERRIDES = dict.fromkeys(map(ord, "\u202d\u202e"))  # marks without a glyph, which would turn the letters round

Piece = dict[str, str]


def pieces_of(line: Inline) -> list[Piece]:
    """A line in pieces, each with its kind: plain text, a box, and what opens, parts and closes a long value."""
    return _whole_words(_pieces(line))


def _pieces(line: Iterable[Run]) -> Iterator[Piece]:
    for run in line:
        yield from _verbatim(run.text) if run.verbatim else _plain(run.text)


def _whole_words(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, each box with the rest of its word: else a line could end between a name and its suffix."""
    found = list(pieces)
    for place, piece in enumerate(found):
        if piece["kind"] == "box":
            piece["before"] = _cut_end(found[place - 1]) if place else ""
            piece["after"] = _cut_start(found[place + 1]) if place + 1 < len(found) else ""
            piece["gaps"] = _gaps(found, place)
    return found


def _gaps(pieces: Sequence[Piece], place: int) -> str:
    """On which sides, l or r, a box in Latin letters touches an ideograph: a quarter of an em belongs between them.

    Source: W3C, Requirements for Chinese Text Layout and for Japanese Text Layout, mixed text composition.
    """
    before = pieces[place - 1]["text"][-1:] if place else ""
    after = pieces[place + 1]["text"][:1] if place + 1 < len(pieces) else ""
    box = pieces[place]
    left = _IDEOGRAPH.match(before) and not box["before"] and not _IDEOGRAPH.match(box["text"])
    right = _IDEOGRAPH.match(after) and not box["after"] and not _IDEOGRAPH.match(box["text"][-1:])
    return ("l" if left else "") + ("r" if right else "")


def _cut_end(piece: Piece) -> str:
    """The word that a plain piece ends with, which it loses."""
    text = piece["text"] if piece["kind"] == "plain" else ""
    match = _WORD_BEFORE.search(text, max(0, len(text) - _MOST_BESIDE))
    if not match:
        return ""
    piece["text"] = text[: match.start()]
    return match[0]


def _cut_start(piece: Piece) -> str:
    """The word that a plain piece begins with, which it loses."""
    text = piece["text"] if piece["kind"] == "plain" else ""
    match = _WORD_AFTER.match(text)
    if not match:
        return ""
    piece["text"] = text[match.end() :]
    return match[0]


def _plain(text: str) -> Iterator[Piece]:
    position = 0
    for word in _ENDLESS.finditer(text) if len(text) >= LONGEST else ():
        yield {"kind": "plain", "text": text[position : word.start()]}
        yield from ({"kind": "plain", "text": f"{chunk}\u200b"} for chunk in _chunks(word[0]))
        position = word.end()
    yield {"kind": "plain", "text": text[position:]}


def _verbatim(text: str) -> Iterator[Piece]:
    """A short value in one box; a long one in parts, a word each, so that it breaks at its spaces only."""
    text = text.translate(_OVERRIDES)
    direction = "rtl" if runs_right_to_left(text) else "ltr"
    if len(text) <= BOXED:
        yield {"kind": "box", "dir": direction, "text": text.translate(_BREAKS)}
        return
    yield {"kind": "open", "dir": direction, "text": RLI if direction == "rtl" else LRI}
    for gap, word in enumerate(_words(text, direction)):
        if gap:
            yield {"kind": "open", "dir": direction, "text": " "}
        if " " in word and len(word) > BOXED:
            yield {"kind": "open", "dir": direction, "text": word}
        else:
            yield from ({"kind": "part", "dir": direction, "text": chunk} for chunk in _chunks(word))
    yield {"kind": "open", "dir": direction, "text": PDI}


def _words(text: str, direction: str) -> list[str]:
    """The words, those that run against the text's direction with their neighbours: boxes would stand in its order."""
    words: list[str] = []
    turned = False
    for word in re.split(r"[ \t\n\r]", text):
        turns = runs_right_to_left(word) != (direction == "rtl")
        if turned and turns:
            words[-1] += f" {word}"
        else:
            words.append(word)
        turned = turns
    return words


def _chunks(word: str) -> list[str]:
    """The word, or, where it is longer than a line, stretches of it that end before a base character."""
    return [word] if len(word) <= BOXED else re.findall(rf"(?s).{{{CHUNK}}}(?:(?!\w)[^\s!-~])*|.+", word)
