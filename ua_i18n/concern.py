"""Proposes what a letter says first, who and what it is about, from an appeal's own sentences; a person confirms it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ua_i18n.grammar import Bearers, Concerns, Grammar
from ua_i18n.grammar.wording import filled
from ua_i18n.model import ActionKind, LetterParts, Paragraph, Protected, Role, SpanKind, UrgentAction

_LONGEST = 3  # sentences of a concern
_LOOKED_AT = 12  # sentences from the start: an appeal tells its concern early
_LONGER = re.compile(r"\w{5,}")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_STRAY_SPACE = re.compile(r"(?<=\S) +(?=[,.](?:\s|$))")  # before a mark, as scanned pages have it


def propose_concern(action: UrgentAction, grammar: Grammar) -> UrgentAction:
    """The action with `letter.concern` filled where it is empty: one to three masked sentences."""
    if action.letter.concern or action.model_letter or action.kind is ActionKind.STOP_ACTION:
        return action
    sentences = _first_sentences(action)
    if day := action.date:  # a letter may be read in another year
        sentences = tuple(grammar.relative.resolved(sentence, day) for sentence in sentences)
    sentences = tuple(_STRAY_SPACE.sub("", sentence) for sentence in sentences)
    return replace(action, letter=LetterParts(concern=tuple(_concern(sentences, action, grammar))[:_LONGEST]))


def _first_sentences(action: UrgentAction) -> Paragraph:
    paragraphs = action.summary or action.narrative
    return tuple(sentence for paragraph in paragraphs for sentence in paragraph)[:_LOOKED_AT]


def _concern(sentences: Paragraph, action: UrgentAction, grammar: Grammar) -> Iterator[str]:
    """Who it is about and what happened, and up to two sentences that tell a concern, in their order."""
    tell, bearers, concerns = _Teller(action, grammar), _bearers(action), grammar.concerns
    sentences = tuple(concerns.naming(sentences, bearers))
    asked = tuple(_expressed(action, concerns))
    feelings = not asked
    facts = list(dict.fromkeys(each for each in sentences if not tell(each) and not tell.speaks_in(each)))
    told = list(dict.fromkeys(telling for sentence in sentences if (telling := tell(sentence))))[:2]
    told = [telling for telling in told if not any(_says_as_much(telling, concern) for concern in asked)]
    named = not bearers.people or any(bearers.names_any(telling) for telling in told)
    said: list[str] = []
    if not (told and tell(sentences[0]) == told[0] and named) and (sentences or bearers.people):
        opening = _opening(facts, bearers, replace(concerns, feelings=feelings))
        said = list(opening.short if told else opening.whole)
    for number, telling in enumerate(told):
        again = concerns.again(telling) if (said and feelings) or number else telling
        said.append(concerns.without_names(again, said[-1], bearers) if said else again)
    yield from said


def _expressed(action: UrgentAction, concerns: Concerns) -> Iterator[str]:
    """What letters express concern about in their requests, where every group has such a one: none needs it twice."""
    groups = [[said for request in group.requests for said in request.letter.values()] for group in action.appeals]
    found = [list(filter(None, map(concerns.expressed, group))) for group in groups if group]
    yield from (rest for group in found for rest in group) if found and all(found) else ()


def _says_as_much(telling: str, expressed: str) -> bool:
    """Whether a sentence has half of the longer words of what a request expresses."""
    words = set(_LONGER.findall(_PLACEHOLDER.sub("", expressed)))
    return 2 * len(words & set(_LONGER.findall(telling))) >= max(1, len(words))


@dataclass(frozen=True, slots=True)
class _Opening:
    """The sentences that open a concern, and those that stand in a longer one."""

    short: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        return self.short + self.further


def _opening(facts: Sequence[str], bearers: Bearers, concerns: Concerns) -> _Opening:
    """The first fact that tells a harm, told as what is learnt where it names everybody, else after their names."""
    first = next((number for number, fact in enumerate(facts) if concerns.tells_harm(fact)), 0)
    fact, further = "".join(facts[first : first + 1]), tuple(filter(concerns.tells_harm, facts[first + 1 : first + 2]))
    names_all = bool(fact) and bearers.names_all(fact)
    if names_all and (learnt := concerns.learnt(fact)):
        return _Opening((learnt,), further)
    about = concerns.about(() if names_all else bearers.names)
    return _Opening((about, fact) if fact else (about,), further)


def _bearers(action: UrgentAction) -> Bearers:
    people = tuple(at_risk(action.protected))
    gender = people[0].gender if len(people) == 1 else None
    kin = _kin(action.protected)
    others = [entry for entry in action.protected if entry.kind is SpanKind.PERSON and entry.role is Role.OTHER]
    return Bearers(tuple(tuple(_spellings(person, kin, others)) for person in people), gender or "")


def _spellings(person: Protected, kin: Mapping[str, Sequence[Protected]], known: Sequence[Protected]) -> Iterator[str]:
    """The placeholders of a person, one without capitals first where there is one that is as full."""
    spellings = [person, *(other for other in kin[person.name] if other is not person)]
    spellings += [other for other in known if other not in spellings and _is_short_for(other, person)]
    words = min(2, len(person.value.split()))
    spellings.sort(key=lambda spelling: _shouts(spelling.value) or len(spelling.value.split()) < words)
    yield from (f"{{{spelling.name}}}" for spelling in spellings)


def _is_short_for(other: Protected, person: Protected) -> bool:
    """Whether a name is another with middle names or a second surname left out: "Ana Ruiz" for "Ana María Ruiz"."""
    words, full = other.value.casefold().split(), iter(person.value.casefold().split())
    return len(words) > 1 and words[0] == next(full, None) and all(word in full for word in words[1:])


def _kin(known: Sequence[Protected]) -> Mapping[str, Sequence[Protected]]:
    """By name, the entries that say of each other that they are one, in their order."""
    called: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(known):
        for name in (entry.value, entry.name):
            called[name].add(number)
    linked: dict[int, set[int]] = {number: set() for number in range(len(known))}
    for number, entry in enumerate(known):
        for other in set().union(*(called.get(name, ()) for name in entry.also)):
            linked[number].add(other)
            linked[other].add(number)
    return {entry.name: [known[other] for other in sorted(linked[number])] for number, entry in enumerate(known)}


def _shouts(name: str) -> bool:
    return any(len(word) > 1 and word.isupper() for word in re.split(r"[\W_]+", name))


class _Teller:
    """Turns a sentence that tells the organisation's concern into the first person."""

    def __init__(self, action: UrgentAction, grammar: Grammar) -> None:
        spoken = {voice.casefold() for voice in grammar.file.voices}
        masked = [f"{{{entry.name}}}" for entry in action.protected if entry.value.casefold() in spoken]
        self._openings = grammar.concerns.openings(masked)
        self._voices = grammar.concerns.voices(masked)

    def __call__(self, sentence: str) -> str:
        """The sentence in the first person, or an empty one where it tells no concern."""
        for pattern, template in self._openings:
            if match := pattern.match(sentence):
                return filled(template, {"rest": sentence[match.end() :].lstrip(" ,")})
        return ""

    def speaks_in(self, sentence: str) -> bool:
        return bool(self._voices.search(sentence))


def at_risk(protected: Iterable[Protected]) -> Iterator[Protected]:
    """The persons at risk, each once, whatever the number of their spellings."""
    seen: set[str] = set()
    for entry in protected:
        if entry.kind is SpanKind.PERSON and entry.role is Role.AT_RISK and not seen & {entry.value, entry.name}:
            seen |= {entry.value, entry.name, *entry.also}
            yield entry
