"""The contract of renderers of letters."""

from __future__ import annotations

import re
import unittest
from dataclasses import replace
from multiprocessing.reduction import ForkingPickler

from ua_i18n.errors import PluginError
from ua_i18n.hookspecs import Binding, Renderer, Transforming
from ua_i18n.model import Block, BlockRole, Letter, Run
from ua_i18n.testing.samples import HOSTILE, folded, sample_letter


class RendererContract:
    """Set `plugin`."""

    plugin: Renderer

    def text_of(self, letter: Letter) -> str:
        return folded(self.plugin.text(self._render(letter)))

    def printed(self, text: str) -> str:
        """A text as this renderer's medium writes it, folded."""
        return folded(self.plugin.transformed(folded(text)) if isinstance(self.plugin, Transforming) else text)

    def _render(self, letter: Letter) -> bytes:
        try:
            return self.plugin.render(letter)
        except PluginError as error:
            raise unittest.SkipTest(str(error)) from error

    def test_says_what_it_prints(self) -> None:
        assert isinstance(self.plugin, Renderer)
        assert self.plugin.name
        assert re.fullmatch(r"\.[a-z0-9]+", self.plugin.suffix), self.plugin.suffix

    def test_prints_every_verbatim_value(self) -> None:
        for locale in ("en", "ar"):
            letter = sample_letter(locale)
            text = self.text_of(letter)
            assert [value for value in letter.verbatim if self.printed(value) not in text] == [], locale

    def test_prints_every_word(self) -> None:
        letter = sample_letter()
        text = self.text_of(letter)
        lines = ["".join(run.text for run in line) for block in letter.blocks for line in block.lines]
        assert [line for line in lines if self.printed(line) not in text] == []

    def test_prints_the_same_bytes_twice(self) -> None:
        letter = sample_letter()
        assert self._render(letter) == self._render(letter)

    def test_travels_to_a_worker(self) -> None:
        letter = sample_letter()
        assert ForkingPickler.loads(ForkingPickler.dumps(self.plugin)).render(letter) == self._render(letter)

    def test_marks_a_draft_and_nothing_else(self) -> None:
        assert self.printed("NOT TO BE SENT") in self.text_of(sample_letter(draft_mark="NOT TO BE SENT"))
        assert "NOT TO BE SENT" not in self.text_of(sample_letter())

    def test_binds_letters_in_their_order(self) -> None:
        if not isinstance(self.plugin, Binding):
            raise unittest.SkipTest("it prints one letter a file")
        lines = [f"This is letter number {number}." for number in range(3)]
        letters = [replace(sample_letter(), blocks=(Block(BlockRole.PARAGRAPH, ((Run(line),),)),)) for line in lines]
        text = folded(self.plugin.text(self.plugin.bind(letters)))
        places = [text.index(self.printed(line)) for line in lines]
        assert places == sorted(places)
        assert self.plugin.bind(letters) == self.plugin.bind(letters)

    def test_prints_markup_as_words(self) -> None:
        for words in HOSTILE:
            for run in (Run(words), Run(words, True)):
                text = self.text_of(replace(sample_letter(), blocks=(Block(BlockRole.PARAGRAPH, ((run,),)),)))
                assert self.printed(words) in text, run

    def test_survives_control_characters(self) -> None:
        run = Run("before\x00\x07\x1b\ud800\ufffeafter")
        text = self.text_of(replace(sample_letter(), blocks=(Block(BlockRole.PARAGRAPH, ((run,),)),)))
        assert self.printed("before") in text
        assert self.printed("after") in text
