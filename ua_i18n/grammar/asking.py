"""What is asked of somebody: "urging them to lift …", "the authorities should …", "Ratify …", "An inquiry into …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import PutVerbs, RequestsFile
from ua_i18n.grammar.wish import Wish
from ua_i18n.grammar.wording import (
    CAPITAL,
    Patterns,
    any_of,
    compiled,
    manners,
    replaced,
    shaped,
    whole_words,
)

_ENDS = r"[\s;,.:؛،。；]"


@dataclass(frozen=True, slots=True)
class Force:
    """The sentences that put a request with one force; `{request}` is what is asked, `{whom}` a third party."""

    reader: str
    government: str
    office: str
    other: str


@dataclass(frozen=True)
class Asking:
    """The patterns of requests; `frames` are the `lead:` phrases of the language's letter.po."""

    file: RequestsFile
    frames: Mapping[str, str]

    def force(self, verb: str) -> Force:
        """The force of a verb as it stands in a request."""
        known = {**self._forces_by_verb, **self._forces_by_verb_for}
        return self.forces[known[" ".join(verb.casefold().split())]]

    @cached_property
    def forces(self) -> Mapping[str, Force]:
        return {name: self._force(name, verbs) for name, verbs in self.file.put.items()}

    def _force(self, name: str, put: PutVerbs) -> Force:
        """The frames of a force: its own, else those of the letter."""
        own = {"": put.reader, "-government": put.government, "-office": put.office}
        reader, government, office = (frame or self.frames[f"lead:{name}{whom}"] for whom, frame in own.items())
        return Force(reader, government, office, put.other)

    @cached_property
    def _forces_by_verb(self) -> Mapping[str, str]:
        return {verb.casefold(): name for name, verbs in self.file.put.items() for verb in verbs.verbs}

    @cached_property
    def _forces_by_verb_for(self) -> Mapping[str, str]:
        return {verb.casefold(): name for name, verbs in self.file.put.items() for verb in verbs.verbs_for}

    def framed(self, frame: str, *, aside: str = "", negated: bool = False) -> str:
        """A frame with what stands before its infinitive: "I urge you, as a matter of urgency, not to {request}"."""
        before = aside + (self.file.negation if negated else "")
        return frame.replace(self.file.infinitive, before + self.file.infinitive)

    @cached_property
    def shape(self) -> Patterns:
        """`verb`, `whom`, `negation` and `request` of a request that is put to somebody."""
        shapes = (self.file.shape, *self.file.shapes)
        return Patterns(tuple(compiled(self._manners + shaped(shape, self._groups)) for shape in shapes))

    @cached_property
    def shape_for(self) -> re.Pattern[str]:
        """The same of a request for somebody to do something: "calling for the authorities to …"."""
        verb = rf"(?P<verb>{any_of(self._forces_by_verb_for)})"
        return compiled(self._manners + shaped(self.file.shape, {**self._groups, "verb": verb}))

    @cached_property
    def shape_should(self) -> re.Pattern[str]:
        """`whom`, `negation` and `request` of what somebody should do."""
        return compiled(shaped(self.file.shape_should, {**self._groups, "request": rf"(?P<request>{self._deed}.*)"}))

    @cached_property
    def shape_passive(self) -> re.Pattern[str]:
        """`subject`, `negation` and `rest` of what should be done to somebody or something."""
        subject = rf"(?P<subject>(?:\{{|{any_of(self.file.passive_subjects)}\b)[^,;:]*?)"
        return compiled(
            shaped(self.file.shape_passive, {**self._groups, "subject": subject, "rest": r"(?P<rest>\S.*)"})
        )

    @cached_property
    def ready(self) -> re.Pattern[str]:
        """How a sentence opens that speaks to the reader already, as those of a model letter do."""
        return compiled(rf"(?!{any_of(self.file.ready_unless)}\b){any_of(self.file.ready)}\b")

    @cached_property
    def instructs(self) -> re.Pattern[str]:
        """Words of an instruction to the supporter."""
        return compiled(rf"\b{any_of(self.file.sending)}\b")

    @property
    def _groups(self) -> Mapping[str, str]:
        return {
            "verb": rf"(?P<verb>{any_of(self._forces_by_verb)})",
            "whom": r"(?P<whom>\S.*?)",
            "should": any_of(self.file.should),
            "negation": f"(?P<negation>{re.escape(self.file.negation)})?",
            "request": rf"(?P<request>{self._request}.*)",
        }

    @cached_property
    def _request(self) -> str:
        """How what is asked for opens, where the language's requests keep the word that joins them to whom they ask."""
        agreement = self.file.agreement
        agreed = rf"(?:{any_of(agreement.before)},?\s+)*{any_of(agreement.forms)}(?!\w)" if agreement else "(?!)"
        opens = [shaped(words, {"deed": self._deed, "agreed": agreed}) for words in self.file.request]
        return f"(?:{'|'.join(opens)})" if opens else r"\S"

    def unfolded(self, text: str) -> str:
        """The text with its verb apart from whom it is put to, where the language writes both as one word."""
        return replaced(text, self.file.unfolded)

    def linked(self, before: str, after: str) -> str:
        """Both texts as one, the last word of the first as it stands before the next: "de" + "aider" → "d’aider"."""
        elision = self.file.elision
        if not compiled(rf"{any_of(elision.never)}\b").match(after) and compiled(any_of(elision.before)).match(after):
            for form, elided in elision.forms.items():
                if re.search(rf"(?:^|\s){re.escape(form)}$", before):
                    return before.removesuffix(form) + elided + after
        return before + after

    @property
    def _manners(self) -> str:
        return manners(self.file.manners)

    @cached_property
    def whom(self) -> re.Pattern[str]:
        """`named` and `aside` of whom a request is put to: "them" and ", as a matter of urgency,"."""
        adverbs = rf"(?:\s+{any_of(self.file.imperatives.adverbs)})+"
        aside, reader = rf"\s+{any_of(self.file.asides)}\b.*", rf"(?P<reader>{any_of(self.file.reader)}(?=\s))"
        return compiled(rf"(?P<named>{reader}?.*?)(?P<aside>{adverbs}|,{aside}|(?(reader){aside}|(?!)))?")

    @cached_property
    def third_party(self) -> re.Pattern[str]:
        """Whom a request is put to where it is neither the reader nor a thing asked for, and asks them no question."""
        opens = rf"\{{|{CAPITAL}|(?i:{any_of(self.file.whom_opens)}\b)"
        return re.compile(rf"(?={opens})(?!.*(?i:\b{any_of(self.file.clauses)}\b))", re.DOTALL)

    def mentions_reader(self, whom: str) -> bool:
        """Whether a word for the reader stands in whom a request is put to, beside others."""
        words = whole_words(self.file.reader)
        return bool(words.search(whom)) and not words.fullmatch(whom)

    @cached_property
    def again(self) -> re.Pattern[str]:
        """A request to the reader inside another."""
        return compiled(rf"\b{any_of(self._forces_by_verb)}\s+{any_of(self.file.reader)}\b")

    @cached_property
    def bare_again(self) -> re.Pattern[str]:
        """A second request in the imperative: its verb may go with that of the first."""
        bare = any_of(self.file.continuations_bare)
        return compiled(rf"(?:{self._manners}){bare}\s.*{any_of(self.file.joints)}{bare}\s")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """`lead` and `rest` of a request with a phrase before it."""
        return compiled(rf"(?P<lead>{any_of(self.file.leads)}\b[^,;.]*),\s+(?P<rest>.*)")

    @cached_property
    def imperative(self) -> re.Pattern[str]:
        """`before`, `negation` and `request` of an imperative or bare infinitive."""
        words = self.file.imperatives
        opens = rf"(?:{any_of(words.please)}\s+)?(?:(?P<before>{any_of(words.before)})\s+)?"
        negation = rf"(?:(?P<negation>{any_of(words.negations)})\s+)?"
        return compiled(rf"{opens}{negation}(?:{re.escape(words.infinitive)})?(?P<request>{self._deed}.*)")

    def as_infinitives(self, request: str) -> str:
        """Imperatives as they follow a frame: "help her and do not …" → "help her and not to …"; no clauses."""
        forms = self.file.imperatives.later_negations
        if not forms:
            return request
        later = compiled(rf"(?<=\s){any_of(forms)}(?=\s)").search(request)
        if not later or self._clause.search(request, 0, later.start()):
            return request
        return f"{request[: later.start()]}{forms[later[0].casefold()]}{request[later.end() :]}"

    @cached_property
    def _clause(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.file.clauses)}\b")

    @cached_property
    def tells_government(self) -> re.Pattern[str]:
        """A deed done to the government itself, which is the supporter's to do: "inform the authorities that …"."""
        return compiled(rf"{self._deed}\s+{any_of(self.file.government)}\b")

    @cached_property
    def _deed(self) -> str:
        """Adverbs and a verb that is no noun or adjective here."""
        words = self.file.imperatives
        adverb = rf"{any_of(words.adverbs)}"
        paired = rf"\s+{any_of(self.file.list_ends)}\s+{any_of(words.verbs)}\b"
        noun = rf"{any_of(words.nouns)}(?=\s+\S)(?:(?={paired})|(?!\s+{any_of(words.nouns_before)}\b))"
        other = rf"{any_of(words.others)}(?=\s+(?:\{{|{any_of(words.others_before)}\b))"
        return rf"(?:{adverb},?\s+)*(?:{any_of(words.verbs)}(?![-\w])|{noun}|{other})"

    @cached_property
    def wish(self) -> Wish:
        """Requests that only name what is wanted."""
        return Wish(self.file.nominal)

    @cached_property
    def tells_to_act(self) -> re.Pattern[str]:
        """A government and a bare verb after "urging", which only English of the hurried has."""
        return compiled(rf"{any_of(self.file.government)}\s+{self._deed}")

    def list_opener(self, text: str) -> str:
        """What opens a list, ready for its items: "urging them to take the following steps" → "urging them to"."""
        return self._list_fillers.sub("", text).rstrip()

    @cached_property
    def _list_fillers(self) -> re.Pattern[str]:
        return compiled(rf"(?:{any_of(self.file.list_fillers)}\s*)+$")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """Where a second request begins inside another."""
        return compiled(rf"(?P<joint>{any_of(self.file.joints)})(?={any_of(self.file.continuations)}\s)")

    def parts(self, text: str) -> tuple[str, ...]:
        """A request, and each other that begins inside it."""
        return tuple(self.joint.split(text)[::2])

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """What a second request may depend on."""
        return compiled(rf"\b{any_of(self.file.joined_by)}\b")

    @cached_property
    def refers_back(self) -> re.Pattern[str]:
        """Words for what another request said before."""
        return compiled(rf"\b{any_of(self.file.refers_back)}\b")

    @cached_property
    def list_end(self) -> re.Pattern[str]:
        """What an item of a list ends in that is none of its words."""
        return compiled(rf"{_ENDS}*(?:(?<={_ENDS}){any_of(self.file.list_ends)})?{_ENDS}*$")
