"""How the concern of a narrative is told in the first person: "It is feared that …" → "I fear that …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import OpeningPhrases, RequestsFile
from ua_i18n.grammar.wording import alternatives, any_of, compiled, filled, shaped

_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Those at risk, each by the placeholders of their spellings; `gender` is that of a single one, where known."""

    people: tuple[tuple[str, ...], ...]
    gender: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(spellings[0] for spellings in self.people)

    def names_all(self, text: str) -> bool:
        return all(any(name in text for name in spellings) for spellings in self.people)

    def names_any(self, text: str) -> bool:
        return any(name in text for spellings in self.people for name in spellings)


@dataclass(frozen=True)
class Concerns:
    """The patterns of sentences that tell a concern; without `feelings`, what opens a letter that tells them later."""

    file: RequestsFile
    feelings: bool = True

    def openings(self, voices: Iterable[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Patterns with their first-person templates; `voices` as masked."""
        speakers = any_of([*self.file.voices, *voices])
        return tuple(
            (compiled(rf"{shaped(words, {'voice': speakers})}(?=[\s,]|$)"), template)
            for words, template in alternatives(self.file.concern)
        )

    def voices(self, masked: Iterable[str]) -> re.Pattern[str]:
        """Where the organisation speaks of itself; case counts, for "AI" is no part of "Said"."""
        return re.compile(rf"(?<!\w){any_of([*self.file.voices, *masked])}(?!\w)")

    def again(self, telling: str) -> str:
        """A second concern, told so that it does not open like the first."""
        for opening, other in self.file.concern_again.items():
            if telling.startswith(opening):
                return other + telling.removeprefix(opening)
        return telling

    def about(self, names: Sequence[str]) -> str:
        """The sentence that opens a letter for somebody; without names, for what follows it."""
        if not names:
            return self._phrases.about
        return filled(self._phrases.names, {"names": self._listed(names)})

    def naming(self, sentences: Iterable[str], bearers: Bearers) -> Iterator[str]:
        """The sentences, the first of them with names in place of "the people named above"."""
        names = self._listed(bearers.names) if bearers.people else ""
        for sentence in sentences:
            found = self._named_above.search(sentence)
            if names and found and not bearers.names_any(sentence):
                sentence, names = sentence[: found.start()] + names + sentence[found.end() :], ""
            yield sentence

    @cached_property
    def _named_above(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.file.named_above)}\b")

    @property
    def _phrases(self) -> OpeningPhrases:
        return self.file.concern_opens if self.feelings else self.file.facts_open

    def expressed(self, sentence: str) -> str:
        """What a sentence of a letter expresses concern about; empty where it expresses none."""
        match = self._expressed.search(sentence)
        return sentence[match.end() :] if match else ""

    @cached_property
    def _expressed(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.file.concern_expressed)}\b")

    def tells_harm(self, fact: str) -> bool:
        """Whether a sentence tells of something done to people, or that threatens them."""
        return self._harms.search(fact) is not None

    def learnt(self, fact: str) -> str:
        """A harm told as what the writer has learnt; empty where no rule tells how it goes on after "that"."""
        if not self.tells_harm(fact) or self._long_ago.match(fact):
            return ""
        if lowered := self._lowered.match(fact):
            fact = lowered[0][:1].lower() + fact[1:]
        elif not self._kept.match(fact):
            return ""
        return filled(self._phrases.learnt, {"rest": fact})

    def without_names(self, telling: str, before: str, bearers: Bearers) -> str:
        """What is told, those whom the sentence `before` names called by a pronoun where it can mean nobody else."""
        known = {name for spellings in bearers.people for name in spellings}
        pronoun = self.file.concern_pronouns.get("many" if len(bearers.people) > 1 else bearers.gender, "")
        if not pronoun or not bearers.people or not bearers.names_all(before):
            return telling
        if set(_PLACEHOLDER.findall(before)) - known:
            return telling
        clause = f" {self.file.concern_clause} "
        listed = self._listed([any_of(spellings) for spellings in bearers.people])
        return re.sub(f"{clause}{listed}(?= )", f"{clause}{pronoun}", telling, count=1)

    def _listed(self, names: Sequence[str]) -> str:
        return self.file.names_and.join(filter(None, (", ".join(names[:-1]), names[-1])))

    @cached_property
    def _harms(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.file.harms)}\b")

    @cached_property
    def _long_ago(self) -> re.Pattern[str]:
        """A fact of some year, which is where the story begins and not what is learnt."""
        return compiled(rf"{any_of(self.file.relative.after)}\s+\d{{4}}\b")

    @cached_property
    def _lowered(self) -> re.Pattern[str]:
        return compiled(rf"{any_of(self.file.lowered)}\b")

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        """A name, a title before one, a figure, and words that always have a capital."""
        return re.compile(rf"^(?:(?:{any_of(self.file.titles)}\.?\s+)*\{{|\d|{any_of(self.file.capitals)}\b)")
