"""Days that words announce: "before 4 May 2015", "if sending appeals after 19 July"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.references import coming_dates
from ua_i18n.reading.scanning import dated, unscanned

_SENTENCE_END = re.compile(r"(?<=[^\W\d])[.!?](?=\s|$)|(?<=\d{4})[.!?](?=\s|$)")
_FARTHEST = 30  # characters between "before" and its date


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that announce a date, and the `others` that announce one of another meaning."""

    words: Words
    others: Words
    labels: Labels
    issued: date | None

    def date_in(self, text: str) -> date | None:
        """The first date that follows a cue in the same sentence, and none of the others more closely."""
        for sentence in _SENTENCE_END.split(dated(unscanned(text), self.labels.language)):
            cues = list(any_of(self.words).finditer(sentence))
            found = coming_dates(sentence, self.labels, self.issued) if cues else ()
            dates = [(span.start, day) for span, day in found]
            for cue in cues:
                for start, day in dates:
                    between = sentence[cue.end() : start]
                    if 0 <= start - cue.end() <= _FARTHEST and not any_of(self.others).search(between):
                        return day
        return None


def lone_date(text: str, labels: Labels, issued: date | None) -> date | None:
    """The day that is all of a text, as behind a label; None where there is more."""
    dates = list(coming_dates(text, labels, issued))
    alone = len(dates) == 1 and not re.search(r"\w", text.replace(dates[0][0].value, ""))
    return dates[0][1] if alone else None
