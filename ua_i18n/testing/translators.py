"""The contract of translators."""

from __future__ import annotations

from collections.abc import Sequence

from ua_i18n.hookspecs import TokenShape, Translator
from ua_i18n.model import Draft, Locale, Message


class TranslatorContract:
    """Set `plugin`, and `messages` and `locale` that it can draft; an online one needs a stand-in for its service."""

    plugin: Translator
    locale: Locale
    messages: Sequence[Message]
    source = "en"

    def drafts(self, messages: Sequence[Message]) -> list[Draft]:
        return list(self.plugin.draft(messages, self.locale))

    def test_says_what_it_is(self) -> None:
        assert isinstance(self.plugin, Translator)
        assert self.plugin.name
        assert isinstance(self.plugin.online, bool)
        assert isinstance(self.plugin.token, TokenShape)
        assert self.plugin.limit is None or self.plugin.limit > 0
        assert self.plugin.supports(self.source, self.locale) is True

    def test_drafts_what_it_was_given(self) -> None:
        drafts = self.drafts(self.messages)
        keys = [draft.key for draft in drafts]
        assert drafts, "nothing was drafted"
        assert len(keys) == len(set(keys)), "two drafts of one message"
        assert set(keys) <= {message.key for message in self.messages}, "a draft of a message nobody asked about"
        for draft in drafts:
            assert draft.target, draft
            assert draft.origin, draft
            assert 0 <= draft.score <= 1, draft

    def test_drafts_nothing_from_nothing(self) -> None:
        assert self.drafts([]) == []
