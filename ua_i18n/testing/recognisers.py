"""The contract of recognisers of values to protect."""

from __future__ import annotations

from collections.abc import Sequence

from ua_i18n.hookspecs import Recogniser
from ua_i18n.model import Span
from ua_i18n.testing.samples import HOSTILE


class RecogniserContract:
    """Set `plugin`, `text` and `expected`: values that it must find there."""

    plugin: Recogniser
    text: str
    expected: Sequence[str]
    language = "en"

    def spans(self, text: str) -> list[Span]:
        return list(self.plugin.recognise(text, self.language))

    def test_finds_what_it_should(self) -> None:
        assert isinstance(self.plugin, Recogniser)
        assert self.plugin.name
        assert {span.value for span in self.spans(self.text)} >= set(self.expected)

    def test_spans_are_of_the_text(self) -> None:
        for text in (self.text, *HOSTILE):
            for span in self.spans(text):
                assert 0 <= span.start < span.end <= len(text), span
                assert text[span.start : span.end] == span.value, span

    def test_finds_nothing_in_nothing(self) -> None:
        assert self.spans("") == []
