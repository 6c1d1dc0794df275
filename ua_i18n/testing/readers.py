"""The contract of readers of source files."""

from __future__ import annotations

import hashlib
import re
import unittest

from ua_i18n.hookspecs import Reader
from ua_i18n.model import SourceText
from ua_i18n.testing.samples import RUBBISH, refuses


class ReaderContract:
    """Set `plugin`, and `sample`: a file that it can read. Set `takes_anything` where no bytes can be wrong."""

    plugin: Reader
    sample: bytes
    takes_anything = False

    def read(self, data: bytes) -> SourceText:
        return self.plugin.read(data, f"source{self.plugin.suffixes[0]}")

    def test_says_what_it_reads(self) -> None:
        assert isinstance(self.plugin, Reader)
        assert self.plugin.name
        assert self.plugin.suffixes
        assert all(re.fullmatch(r"\.[^A-Z\s]+", suffix) for suffix in self.plugin.suffixes), self.plugin.suffixes

    def test_reads_lines(self) -> None:
        source = self.read(self.sample)
        assert any(line.text for line in source.lines), "no line has text"
        assert source.sha256 == hashlib.sha256(self.sample).hexdigest()
        assert source.name == f"source{self.plugin.suffixes[0]}"
        for line in source.lines:
            assert line.text == line.text.strip(), line
            assert "\n" not in line.text, line
            assert 0 <= line.level <= 6, line
        numbers = [line.number for line in source.lines]
        assert numbers == sorted(set(numbers)), "line numbers do not ascend"
        assert min(numbers) >= 1

    def test_reads_the_same_twice(self) -> None:
        assert self.read(self.sample) == self.read(self.sample)

    def test_refuses_rubbish_by_name(self) -> None:
        if self.takes_anything:
            raise unittest.SkipTest("reads any bytes")
        assert refuses(lambda: self.read(RUBBISH), "source")
