"""The contract of exchange formats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ua_i18n.hookspecs import Exchange
from ua_i18n.model import Locale, Message, Translation
from ua_i18n.testing.samples import HOSTILE, RUBBISH, refuses


class ExchangeContract:
    """Set `plugin` and `locale`."""

    plugin: Exchange
    locale: Locale
    translations: Sequence[Translation] = tuple(
        Translation(
            message=Message(context="narrative", source=f"{words} about {{Tomas_ERIBE}}."),
            targets=(f"{words}: {{Tomas_ERIBE}}",),
        )
        for words in (*HOSTILE, "A sentence", "Two\nlines", "@mention", "-1", "+1")
    )

    def test_says_what_it_carries(self) -> None:
        assert isinstance(self.plugin, Exchange)
        assert self.plugin.name
        assert re.fullmatch(r"\.[a-z0-9.]+", self.plugin.suffix), self.plugin.suffix

    def test_brings_back_what_it_took(self) -> None:
        data = self.plugin.export(self.translations, self.locale)
        there = {translation.message.key: translation.target for translation in self.translations}
        assert dict(self.plugin.read(data, f"fr{self.plugin.suffix}")) == there

    def test_brings_back_nothing_for_an_empty_message(self) -> None:
        empty = Translation(message=Message(context="title", source="A title"))
        assert list(self.plugin.read(self.plugin.export([empty], self.locale), f"fr{self.plugin.suffix}")) == []

    def test_writes_the_same_bytes_twice(self) -> None:
        one, other = (self.plugin.export(self.translations, self.locale) for _ in range(2))
        assert one == other

    def test_refuses_rubbish_by_name(self) -> None:
        name = f"rubbish{self.plugin.suffix}"
        assert refuses(lambda: list(self.plugin.read(RUBBISH, name)), name)
