"""How the verbs of a request agree with its reader: "that they lift and end …" said to one person or government."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import AgreementRules
from ua_i18n.grammar.pronouns import Doubt
from ua_i18n.grammar.wording import any_of, compiled

_LONGEST = 2000  # characters of a request that anybody reads as one; more must not cost time without end


@dataclass(frozen=True)
class Agreement:
    """The rules of one language; without any, verbs stay as they are."""

    rules: AgreementRules | None

    def agreeing(self, request: str) -> str:
        """The request with the verbs of those it is put to as its reader hears them.

        Raises Doubt where a verb may be theirs or somebody else's.
        """
        if self.rules is None or not (first := self._first.match(request)):
            return request
        if len(request) > _LONGEST:
            raise Doubt(request[:40])
        parts, position = [], 0
        for match in self._verbs.finditer(request, first.start("verb")):
            form = self.rules.forms.get(match[0].casefold())
            if match.start() != first.start("verb") and not self._goes_on(request, first.end(), match.start(), form):
                continue
            if form is None:
                raise Doubt(request)
            parts += [request[position : match.start()], form]
            position = match.end()
        return "".join([*parts, request[position:]])

    def _goes_on(self, request: str, start: int, end: int, form: str | None) -> bool:
        """Whether a word goes on from the first verb, not from a clause after it. Raises Doubt where it may do both."""
        if self._opens_clause.search(request, start, end):  # nobody else is named whose verb it is
            raise Doubt(request)
        joined = self._joined.search(request, start, end)
        clause = self._clause.search(request, start, joined.start() if joined else end)
        if (joined and clause) or (form is not None and not joined and not clause):
            raise Doubt(request)
        return joined is not None

    @property
    def _given(self) -> AgreementRules:
        return self.rules or AgreementRules({}, (), (), (), (), ())

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """A request whose verb has a form for several."""
        opens = rf"{any_of(self._given.clauses)}\s+(?:{any_of(self._given.before)},?\s+)*"
        return compiled(rf"(?:\w+\s+)?{opens}(?P<verb>{any_of(self._given.forms)})(?!\w)")

    @cached_property
    def _verbs(self) -> re.Pattern[str]:
        """Words that may be verbs for several."""
        return compiled(rf"\b(?:{any_of(self._given.forms)}|{any_of(self._given.endings)})(?!\w)")

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        """What stands before a verb that goes on from an earlier one."""
        return compiled(rf"(?:\b|(?<=,)){any_of(self._given.joints)}\s+(?:{any_of(self._given.before)},?\s+)*$")

    @cached_property
    def _opens_clause(self) -> re.Pattern[str]:
        """A word that opens a clause, with its verb to come, where the verb is not impersonal."""
        words = rf"(?!{any_of(self._given.impersonal)}\b){any_of(self._given.before)}"
        return compiled(rf"(?:^|\s){any_of(self._given.clauses)}\s+(?:{words},?\s+)*$")

    @cached_property
    def _clause(self) -> re.Pattern[str]:
        """A word that opens a clause with a verb of its own."""
        return compiled(rf"\b{any_of(self._given.clauses)}\b")
