"""The dates, times, numbers and sums of a text: words that a language may inflect, known by value."""

from __future__ import annotations

import re

from ua_i18n.dates import find_dates
from ua_i18n.model import Span
from ua_i18n.protection.citations import find_citations
from ua_i18n.protection.contacts import find_contacts
from ua_i18n.protection.find import without_overlaps
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.numbers import find_numbers
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.references import find_references

_SLOT = re.compile(r"\{[A-Za-z_]\w*\}")
_HIDDEN = "\ufffc"  # as long as what it hides, and part of no word


def typed_spans(text: str, language: str, lexicon: Lexicon, year: int | None = None) -> tuple[Span, ...]:
    """The typed spans of a plain or masked text, in order; a date without a year is of `year`.

    Figures inside placeholders, citations, references and contacts are not typed.
    """
    plain = _SLOT.sub(lambda slot: _HIDDEN * len(slot[0]), text)
    vocabulary = Vocabulary.of(lexicon, language)
    verbatim = [
        *find_references(plain, lexicon),
        *find_contacts(plain),
        *find_citations(Passage.of(plain, vocabulary), vocabulary),
    ]
    for span in verbatim:
        plain = plain[: span.start] + _HIDDEN * (span.end - span.start) + plain[span.end :]
    dates = find_dates(plain, language, year, lexicon.dates)
    return without_overlaps([*dates, *find_numbers(plain, lexicon, language)])
