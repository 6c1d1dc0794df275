"""Puts one request to one reader, part by part; what no rule fits surely is left for a person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ua_i18n.grammar import Force, Grammar, Opening
from ua_i18n.grammar.file import ReaderWords
from ua_i18n.grammar.pronouns import Doubt, Meaning
from ua_i18n.grammar.wording import filled
from ua_i18n.model import Level
from ua_i18n.requests.ownstate import own_named
from ua_i18n.requests.readers import Reader
from ua_i18n.requests.wholes import finished, going_on, lowered
from ua_i18n.segmentation import sentences


def put_request(text: str, reader: Reader, grammar: Grammar) -> str:
    """The sentence, or sentences, that a letter to `reader` says for a request; empty where no rule fits surely."""
    if text.rstrip().endswith(":"):  # it opens a list that is not here
        return ""
    whole = grammar.telling.written(grammar.asking.list_end.sub("", grammar.without_notes(text)))
    whole = grammar.in_one_form(grammar.asking.unfolded(whole))
    if grammar.asking.ready.match(whole) and not grammar.asking.instructs.search(whole):
        return finished(whole)
    if not whole or grammar.telling.writer.search(whole):
        return ""
    putting = _Putting(reader, grammar)
    first, *more = sentences(whole, grammar.language)
    try:
        put = [putting.sentence(first), *map(putting.further, more)]
    except Doubt:
        return ""
    return " ".join(put) if all(put) else ""


@dataclass(frozen=True, slots=True)
class _Putting:
    """The ways to put a request, tried in turn; each gives an empty text where it does not fit."""

    reader: Reader
    grammar: Grammar

    def sentence(self, text: str) -> str:
        """A request, and any other that begins inside it, as one or more sentences."""
        asking = self.grammar.asking
        if asking.bare_again.match(text):
            raise Doubt(text)
        joints = list(asking.joint.finditer(text))
        starts, ends = [0, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), len(text)]
        if joints and asking.joined.search(text, self._asks_from(text), ends[-2]):
            raise Doubt(text)
        parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        if joints and self._turns_from_another(parts):
            raise Doubt(text)
        put = [self._part(part) for part in parts]
        if not all(put):
            return ""
        between = [asking.file.joints[joint["joint"].casefold()] for joint in joints]
        first, *more = put
        own = self.grammar.own_openings
        return finished(
            first + "".join(f"{joint}{going_on(joint, part, own)}" for joint, part in zip(between, more, strict=True))
        )

    def _asks_from(self, text: str) -> int:
        """Where the words begin that stand behind a request's own verb."""
        if match := self.grammar.asking.shape.match(text):
            return match.start("whom")
        return self.grammar.telling.after_verb(text)

    def _turns_from_another(self, parts: list[str]) -> bool:
        """Whether a part is for somebody else and a later one for "him": "reminding the King …, urging him …"."""
        others = False
        for whom in (self._whom(part) for part in parts):
            if others and self.grammar.plain_name(whom) in self.grammar.reader_words:
                return True
            others = others or bool(self.grammar.asking.third_party.match(whom) and not self._addressed_as(whom))
        return False

    def _whom(self, text: str) -> str:
        asking = self.grammar.asking
        if (match := asking.shape.match(text)) and (whom := asking.whom.fullmatch(match["whom"])):
            return whom["named"]
        opening = self.grammar.telling.opening(text)
        return opening.whom if opening else ""

    def further(self, text: str) -> str:
        """A sentence after the first: one that only tells something stands as it is."""
        if self.grammar.telling.plain.match(text):
            return finished(self._settled(text))
        return self.sentence(self.grammar.asking.list_end.sub("", text))

    def _part(self, text: str) -> str:
        """One request as a sentence without its full stop."""
        ways = (
            *(self._asked, self._asked_for, self._due, self._wanted),
            *(self._told, self._led, self._commanded, self._named),
        )
        return next((sentence for way in ways if (sentence := way(text))), "").removesuffix(".")

    def _asked(self, text: str) -> str:
        """ "urging them to lift …": a verb, somebody, and what they are to do."""
        asking = self.grammar.asking
        if not (match := asking.shape.match(text)) or not (whom := asking.whom.fullmatch(match["whom"])):
            return ""
        force, named = asking.force(match["verb"]), whom["named"]
        if asking.again.search(match["request"]):
            raise Doubt(text)
        if frame := self._frame(force, named):
            return self._framed(frame, match["request"], named=named, aside=whom["aside"], negated=match["negation"])
        if not asking.third_party.match(match["whom"]):
            return ""
        frame = asking.framed(force.other, negated=bool(match["negation"]))
        return filled(frame, {"whom": self._own(match["whom"]), "request": self._own(match["request"])})

    def _asked_for(self, text: str) -> str:
        """ "calling for the authorities to lift …": as if it were put to them."""
        asking = self.grammar.asking
        if not (match := asking.shape_for.match(text)) or not (whom := asking.whom.fullmatch(match["whom"])):
            return ""
        named = whom["named"]
        if self.grammar.plain_name(named) in self.grammar.reader_words:  # "calling for them to be released"
            return ""
        frame = self._frame(asking.force(match["verb"]), named)
        if not frame or asking.again.search(match["request"]):
            return ""
        return self._framed(frame, match["request"], named=named, aside=whom["aside"], negated=match["negation"])

    def _due(self, text: str) -> str:
        """ "The authorities should lift …": said of a government, the reader's or another's, or of the reader alone."""
        asking = self.grammar.asking
        if not (match := asking.shape_should.match(text)) or self.grammar.telling.opening(text):
            return ""
        force, whom = asking.forces[self.grammar.file.should_force], match["whom"]
        if frame := self._frame(force, whom):
            return self._framed(frame, match["request"], negated=match["negation"])
        head = self.grammar.plain_name(whom).partition(self.grammar.file.office_of)[0]
        if head.rpartition(" ")[2] not in self.grammar.government_words:
            return ""
        frame = asking.framed(force.other, negated=bool(match["negation"]))
        return filled(frame, {"whom": lowered(whom), "request": self._own(match["request"])})

    def _wanted(self, text: str) -> str:
        """ "{Name} must be released": what is to be done, whoever does it."""
        match = self.grammar.asking.shape_passive.match(text)
        if not match or self.grammar.asking.instructs.search(text):
            return ""
        subject = match["subject"] if match["subject"].startswith("{") else lowered(match["subject"])
        negation = match["negation"] or ""
        values = {"subject": self._settled(subject), "negation": negation, "rest": self._settled(match["rest"])}
        return filled(self.grammar.file.passive, values)

    def _framed(
        self, frame: str, request: str, *, named: str = "", aside: str | None = None, negated: str | None = None
    ) -> str:
        to_reader = frame in {force.reader for force in self.grammar.asking.forces.values()}
        rules = self.grammar.file.pronouns
        words = rules.reader if to_reader else rules.government
        before = self._settled(aside or "", named, words)
        frame = self.grammar.asking.framed(frame, aside=before, negated=bool(negated))
        agreeing = self.grammar.agreement.agreeing(self.grammar.pronouns.of_power(request, words))
        return filled(frame, {"request": self._settled(agreeing, named, words)})

    def _frame(self, force: Force, whom: str) -> str:
        """The frame for the reader that `whom` means; empty for a third party. Raises Doubt where it means but some."""
        name, reader, grammar = self.grammar.plain_name(whom), self.reader, self.grammar
        if name in grammar.reader_words or name in reader.called:
            return force.reader
        if name in reader.some_called:
            raise Doubt(whom)
        if reader.level is Level.STATE and reader.one_state and self._is_government(whom, name):
            return force.government
        return force.office if reader.level is Level.BODY and name == reader.group else ""

    def _is_government(self, whom: str, name: str) -> bool:
        known = self.grammar.government_words | self.reader.state_names | {self.reader.group}
        return name in known or " ".join(whom.casefold().split()) in self.reader.own_state

    def _told(self, text: str) -> str:
        """ "noting that …", "calling for …": what is told, with the state named as its own servant would hear it."""
        telling = self.grammar.telling
        if not (opening := telling.opening(text)) or not opening.rest:
            return ""
        asking = self.grammar.asking
        bare = telling.wants_more(opening) and asking.tells_to_act.match(opening.rest)
        if bare or telling.doubts(opening) or asking.again.search(opening.rest):
            raise Doubt(text)
        whom = self._addressed(opening.whom) if opening.whom else ""
        spoken = replace(opening, what=self._own(opening.what))
        return telling.told(spoken, whom, self._told_to(whom, opening))

    def _told_to(self, whom: str, opening: Opening) -> str:
        """What is told, its pronouns as they mean those whom it is told: "of their duty" → "of your duty"."""
        words, rules, pronouns = self.grammar.file.whom, self.grammar.file.pronouns, self.grammar.pronouns
        if whom == words.reader:
            rest = pronouns.addressed(opening.rest, rules.reader, opening.whom)
            return self._settled(rest, opening.whom)
        if whom in (words.government, words.office):
            rest = pronouns.addressed(opening.rest, rules.government, opening.whom)
            return self._settled(rest, opening.whom, rules.government)
        return self._own(opening.rest) if whom else self._settled(opening.rest)

    def _addressed(self, whom: str) -> str:
        """What a letter calls those whom something is told: "you", "your government", or as the request does."""
        if self.grammar.asking.mentions_reader(whom):
            raise Doubt(whom)
        called = self.grammar.plain_name(whom) in self.grammar.reader_words | self.reader.called
        if called and not self.grammar.file.whom.reader:
            raise Doubt(whom)
        return self._addressed_as(whom) or self._own(whom)

    def _addressed_as(self, whom: str) -> str:
        words = self.grammar.file.whom
        return self._frame(Force(words.reader, words.government, words.office, other=""), whom)

    def _commanded(self, text: str) -> str:
        """ "Ratify …", "immediately adapt …", "to lift …": an imperative or a bare infinitive."""
        asking = self.grammar.asking
        match = asking.imperative.match(text)
        if not match or self._is_no_request(text) or asking.tells_government.match(match["request"]):
            return ""
        frame = asking.forces[self.grammar.file.imperatives.force].reader
        request = asking.linked(self.grammar.file.imperatives.link, asking.as_infinitives(lowered(match["request"])))
        return self._framed(
            frame, request, aside=f" {lowered(match['before'])}" if match["before"] else "", negated=match["negation"]
        )

    def _named(self, text: str) -> str:
        """ "A full investigation into …": only what is wanted."""
        wish = self.grammar.asking.wish
        if not (match := wish.shape.fullmatch(text)) or wish.tells_a_fact(text) or self._is_no_request(text):
            return ""
        rest = self._settled(lowered(text))
        return filled(wish.template(match), {"rest": rest})

    def _is_no_request(self, text: str) -> bool:
        """Whether a text asks something of the supporter, or of the reader by another name."""
        asking = self.grammar.asking
        return bool(asking.again.search(text) or asking.instructs.search(text))

    def _led(self, text: str) -> str:
        """ "Pending his release, ensure …": a phrase before a request stays before it."""
        if not (match := self.grammar.asking.lead.fullmatch(text)):
            return ""
        ways = (self._asked, self._asked_for, self._due, self._told, self._commanded)
        sentence = next((sentence for way in ways if (sentence := way(match["rest"]))), "")
        return f"{self._settled(match['lead'])}, {sentence}" if sentence else ""

    def _settled(self, text: str, whom: str = "", words: ReaderWords | None = None) -> str:
        pronouns = self.grammar.pronouns
        reader = words or self.grammar.file.pronouns.reader
        for family in pronouns.families(whom, of_anybody=reader is self.grammar.file.pronouns.reader):
            text = pronouns.settled(text, Meaning(reader, family, self.reader.persons, self.reader.laws))
        return self._own(text)

    def _own(self, text: str) -> str:
        return own_named(text, self.reader, self.grammar)
