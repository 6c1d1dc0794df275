"""Whom a pronoun means once its request is put to the reader: "fulfil their duty" → "fulfil your duty"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import PronounRules, PronounWords, ReaderWords
from ua_i18n.grammar.wording import any_of, compiled, replaced, whole_words

_NAME = re.compile(r"\{(\w+)\}")


class Doubt(Exception):
    """A pronoun that may mean the reader or somebody else: a person decides."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What pronouns may mean: the reader, told by `reader`, where they are of the `family`; or others, or `persons`.

    The placeholders of `laws` stand for nothing that has duties of its own.
    """

    reader: ReaderWords
    family: PronounWords
    persons: frozenset[str]
    laws: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pronouns:
    """The rules of one language."""

    rules: PronounRules

    def family(self, whom: str) -> PronounWords:
        """The pronouns that go with whom a request is put to: "them", "him"; the first family else."""
        return self.rules.words.get(whom.casefold()) or next(iter(self.rules.words.values()))

    def families(self, whom: str, *, of_anybody: bool) -> Iterable[PronounWords]:
        """The pronouns that may go back to whom a request is put to; to somebody by name or office, `of_anybody`."""
        if of_anybody and whom and whom.casefold() not in self.rules.words:
            return self.rules.words.values()
        return (self.family(whom),)

    def settled(self, text: str, meaning: Meaning) -> str:
        """The text with the pronouns that mean the reader put so. Raises Doubt where one may mean anybody."""
        family = meaning.family
        enough = 2 if family.subject in self.rules.plural_subjects else 1
        own = (family.subject, family.object, family.possessive, family.reflexive)
        words = dict.fromkeys((*own, *family.subjects, *family.possessives, *family.many, *family.more))
        opened = text[: len(family.subject) + 1].casefold() == f"{family.subject} "
        parts: list[str] = []
        position = 0
        for match in whole_words(words).finditer(text):
            before = _NAME.sub(lambda name: "" if name[1] in meaning.laws else name[0], text[: match.start()])
            place = _Place(before, match[0], text[match.end() :], meaning.persons, enough, opened)
            parts += [text[position : match.start()], self._form(place, meaning)]
            position = match.end()
        return "".join([*parts, text[position:]])

    def addressed(self, text: str, reader: ReaderWords, whom: str) -> str:
        """What is told to the reader, where it opens with a word for them: "reminding them that they are bound"."""
        text = self.of_power(text, reader)
        subject = self.family(whom).subject
        opens = text[: len(subject) + 1].casefold() == f"{subject} " and subject in self.rules.plural_subjects
        return reader.subject + text[len(subject) :] if opens and reader.subject else text

    def of_power(self, text: str, reader: ReaderWords) -> str:
        """What is put to the reader, with what only those in power do as theirs: "what steps they have taken"."""
        return replaced(text, reader.asked)

    def _form(self, place: _Place, meaning: Meaning) -> str:
        word, family = place.word.casefold(), meaning.family
        if word in family.many:
            return self._possessive(place, meaning.reader.many)
        if word in family.possessives:
            return self._possessive(place, _ended(meaning.reader.possessive, word, family))
        if word == family.possessive and (word != family.object or self._thing(place.after)):
            return self._possessive(place, _ended(meaning.reader.possessive, word, family))
        if word in (family.subject, *family.subjects):
            if meaning.reader.subject and self._is_idiom(place, "{they}"):
                return meaning.reader.subject
            others = self._needs(place) or self._endures(place)
        else:
            others = self._is_acted_on(place) if word == family.object else self._names_people(place)
        if not others:
            raise Doubt(f"{place.before[-20:]}{place.word}{place.after[:20]}")
        return place.word

    def _possessive(self, place: _Place, reader: str) -> str:
        thing = self._thing(place.after)
        if self._is_idiom(place, "{their}") or (thing == "own" and not self._is_after_plural(place)):
            if not reader:  # its form hangs on the noun
                raise Doubt(f"{place.word}{place.after[:30]}")
            return _as_capital(reader, place.word)
        if thing == "own" or not (thing == "others" or self._names_people(place)):
            raise Doubt(f"{place.word}{place.after[:30]}")
        return place.word

    def _is_after_plural(self, place: _Place) -> bool:
        return bool(place.opened and place.before) or self._plural.search(place.before) is not None

    def _thing(self, after: str) -> str:
        """Whose thing a possessive goes with: "own" for the reader's, "others", or empty where no rule tells."""
        for word in re.findall(r"\s+([\w-]+)", re.split(r"[,;.:(]", after)[0])[: self.rules.reach]:
            if word.casefold() in self.rules.own:
                return "own"
            if word.casefold() in self.rules.others:
                return "others"
        return ""

    def _is_idiom(self, place: _Place, slot: str) -> bool:
        around = place.before[-40:], place.after[:40]
        return slot not in "".join(around) and any(
            slot in found[0] for found in self._idioms.finditer(slot.join(around))
        )

    def _needs(self, place: _Place) -> bool:
        """Whether "they" need care: nobody in power is said to."""
        return bool(self._needed.search(place.before) and self._need.match(place.after))

    def _endures(self, place: _Place) -> bool:
        """Whether "they" are those to whom something happens."""
        done = self._endured.match(place.after)
        if done:
            return not self._done.match(place.after, done.end())
        return self._names_people(place) and not self._speech.search(place.before)

    def _is_acted_on(self, place: _Place) -> bool:
        """Whether "them" are others: the reader does nothing to himself."""
        depends = not place.before or self._preposition.search(place.before)
        given = self._given.search(place.before)
        return not depends or bool(given or self._acted_on.match(place.after)) or self._names_people(place)

    def _names_people(self, place: _Place) -> bool:
        named = {name for name in _NAME.findall(place.before) if name in place.persons}
        spoken_of = place.opened and place.before
        return len(named) >= place.enough or bool(spoken_of or self._people.search(place.before))

    @cached_property
    def _people(self) -> re.Pattern[str]:
        return compiled(rf"\b(?!{any_of(self.rules.things)}\b){any_of(self.rules.people)}(?![-\w])")

    @cached_property
    def _plural(self) -> re.Pattern[str]:
        """Anything that "their" may go back to: people, names, plurals, words with a capital."""
        return re.compile(rf"\}}|(?i:\b{any_of((*self.rules.people, *self.rules.any_plural))}(?!\w))|\s[A-ZÀ-Þ]")

    @cached_property
    def _idioms(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.rules.idioms)}\b")

    @cached_property
    def _endured(self) -> re.Pattern[str]:
        return compiled(rf"\s+{any_of(self.rules.endured)}\b")

    @cached_property
    def _acted_on(self) -> re.Pattern[str]:
        """ "for them to be released": what is to happen to others."""
        return compiled(rf"\s+{any_of(self.rules.acted_on)}\b")

    @cached_property
    def _given(self) -> re.Pattern[str]:
        """ "protection to them": what those in power have to give."""
        return compiled(rf"\b{any_of(self.rules.given)}\s+$")

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return compiled(rf"\s+(?:\w+ly\s+)?{any_of(self.rules.done)}\b")

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.rules.needed)}\s+$")

    @cached_property
    def _need(self) -> re.Pattern[str]:
        return compiled(rf"\s+{any_of(self.rules.need)}\b")

    @cached_property
    def _speech(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.rules.speech)}\b")

    @cached_property
    def _preposition(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.rules.prepositions)}\s+$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A pronoun in its text, the placeholders that stand for persons, how many of them it must stand for; and whether
    a pronoun of others has `opened` the text ("that they be told what they are charged with")."""

    before: str
    word: str
    after: str
    persons: frozenset[str]
    enough: int
    opened: bool


def _ended(form: str, word: str, family: PronounWords) -> str:
    """A possessive with the ending of the one it stands for, where `form` has "*" for that: "Ihr*" → "Ihren"."""
    return form.replace("*", word.removeprefix(family.possessive))


def _as_capital(form: str, word: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
