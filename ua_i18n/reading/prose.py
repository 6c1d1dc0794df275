"""Lines of running text, told from headings and lists of names."""

from __future__ import annotations

from ua_i18n.reading.labels import Labels
from ua_i18n.reading.lines import Line, ends_sentence
from ua_i18n.reading.persons import marker_of
from ua_i18n.reading.phrases import in_capitals, is_caseless

_FEWEST_PROSE_WORDS = 8
_FEWEST_CASELESS_WORDS = 12  # where capitals cannot tell a headline


def is_prose(line: Line, labels: Labels) -> bool:
    """Whether a line is running text, and no heading or list of names."""
    words = line.text.split()
    if line.level or in_capitals(line.text) or (_is_marked(line.text, labels) and not ends_sentence(line.text)):
        return False
    small = sum(word[0].islower() or is_caseless(word) for word in words)
    if ends_sentence(line.text) and not line.text.endswith(":"):
        return len(words) >= 3 and small * 3 >= len(words)
    return (
        len(words) >= (_FEWEST_CASELESS_WORDS if is_caseless(line.text) else _FEWEST_PROSE_WORDS)
        and small * 2 >= len(words)
        and line.text[0] not in "(,"
        and not line.text[0].islower()
    )


def _is_marked(text: str, labels: Labels) -> bool:
    """Whether a text has the marker of a person in a list: "(f)", "(aged 17)"."""
    lists = labels.addressees
    return bool(marker_of(lists.sexes.all + lists.ages).search(text))
