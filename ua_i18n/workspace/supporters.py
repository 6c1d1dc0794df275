"""Who of a table signs letters in which language, and in which one they are told what their letters say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ua_i18n.counting import counted
from ua_i18n.letters import Sender
from ua_i18n.model import Locale
from ua_i18n.reasons import Reason, some
from ua_i18n.workspace.desk import Prepared


@dataclass(frozen=True, slots=True)
class Readers:
    """The language of cover sheets where it is not that of the letters: its catalog, and each letter told in it.

    Such letters only tell what others say: they are approved, but nobody has to sign them off.
    """

    locale: Locale
    catalog: str
    told: Mapping[int, Prepared]


@dataclass(frozen=True, slots=True)
class Supporters:
    """The senders of a set in the languages `tags`, and what those read who sign letters in another than theirs."""

    senders: Sequence[Sender]
    tags: Sequence[str]
    readers: Readers | None = None

    def writers(self, tag: str) -> Sequence[Sender | None]:
        """Who signs letters in a language; without a table, nobody by name."""
        return [sender for sender in self.senders if self._signs(sender, tag)] if self.senders else (None,)

    def _signs(self, sender: Sender, tag: str) -> bool:
        """Whether a sender named the language, or none, or that in which the cover sheets tell what letters say."""
        if sender.writes_in(tag, self.tags):
            return True
        own = any(sender.writes_in(each, self.tags) for each in self.tags)
        return (
            self.readers is not None
            and not own
            and sender.writes_in(self.readers.locale.tag, (self.readers.locale.tag,))
        )

    def without_language(self) -> Iterator[Reason]:
        """A reason for each sender whose language is none of the set's."""
        for sender in self.senders:
            if not any(self._signs(sender, tag) for tag in self.tags):
                values = {"sender": sender.key, "locale": sender.language or ""}
                yield Reason("{sender}: no letter is made in {locale}, the language of this sender", values)

    def in_every_language(self) -> Iterator[str]:
        """Tells of senders without a language, who sign in each of several."""
        keys = [sender.key for sender in self.senders if sender.language is None]
        if keys and len(self.tags) > 1:
            yield (
                f"{counted(len(keys), 'sender names', 'senders name')} no language ({some(keys)}) "
                f"and so gets letters in each of {', '.join(self.tags)}; to change that, fill in the column `language`"
            )
