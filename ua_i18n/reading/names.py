"""Lines that name a person, an office or both: "Premier of the Republic ZHU Rongji Zongli", "Mr Paek Nam Sun"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ua_i18n.model import Gender
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.offices import is_office, leading_office, names_office_in_brackets, office_in_brackets
from ua_i18n.reading.persons import gender_of, greeted_office, inner_honorific, is_person, split_honorific, without_sex
from ua_i18n.reading.phrases import in_capitals, starts_with
from ua_i18n.reading.surnames import listed_title_length, native_title_length, surname_at

_EDGE = " \t,;:–—-"
_MARK = re.compile(r"[:,]\s+")
_LONGEST_NAME = 80  # characters
_BETWEEN = re.compile(r",\s+|(?<!\s)\s++[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Naming:
    """What one line says of who an addressee is."""

    name: str | None = None
    honorific: str | None = None
    native_title: str | None = None
    office: str | None = None
    gender: Gender | None = None


def read_naming(text: str, labels: Labels, country: str | None) -> Naming:
    """The name, honorific and office that a line gives; all empty where it seems to give none."""
    text, gender = without_sex(bare(text), labels.addressees.sexes)
    honorific, rest = split_honorific(text, labels)
    if not honorific and names_office_in_brackets(text, labels.addressees):
        return Naming(office=text)
    if not honorific and (greeted := greeted_office(text, labels)):
        honorific, rest = greeted
    naming = _Line(labels, country, honorific).read(rest)
    if not (naming.office or naming.honorific) and is_office(text, labels.addressees):
        naming = Naming(office=text)
    return replace(naming, gender=gender or gender_of(naming.honorific, labels.addressees.honorifics))


def bare(text: str) -> str:
    """A line without the brackets round it: "(Leader of the Opposition)"."""
    text = text.strip(_EDGE)
    whole = text.startswith("(") and text.find(")") == len(text) - 1
    return text[1:-1] if whole else text


@dataclass(frozen=True, slots=True)
class _Line:
    """A line behind its honorific, and what its words are understood by."""

    labels: Labels
    country: str | None
    honorific: str

    def read(self, text: str) -> Naming:
        article = starts_with(self.labels.addressees.articles, text)
        start = len(article) + 1 if article and text[len(article) : len(article) + 1].isspace() else 0
        if office := leading_office(text[start:], self.labels.addressees):
            return self._office_first(text, start + len(office))
        name, office = self._name_then_office(text)
        if not office and (bracket := office_in_brackets(name, self.labels.addressees)):
            name, office = name.removesuffix(f"({bracket})"), bracket
        capitals = surname_at(text.split(), self.labels) is not None and not in_capitals(text)
        named = self.honorific or (capitals and not re.search(r"\d", text))
        return self._naming(name, office) if named or (office and is_person(name, self.labels)) else Naming()

    def _office_first(self, text: str, length: int) -> Naming:
        """A line that begins with an office, and may go on with a name."""
        if split := inner_honorific(text, length, self.labels):
            inner, name = split_honorific(text[split:], self.labels)
            return replace(self, honorific=f"{self.honorific} {inner}".strip())._naming(name, text[:split])
        if told := self._told_after(text):
            return told
        after = text[length:].strip()
        lists = self.labels.addressees
        linked = starts_with(lists.office_links + lists.region + self.labels.action.join, after)
        if not linked and is_person(after, self.labels) and (" " in after or self.honorific):
            return self._naming(after, text[:length])
        return self._with_surname(text) or Naming(office=text, honorific=self.honorific or None)

    def _told_after(self, text: str) -> Naming | None:
        """`Minister of Security: A B`, `Minister of Security, A BEK`: a name that nothing but a mark sets apart."""
        for mark in _MARK.finditer(text):
            name = text[mark.end() :]
            if len(name) > _LONGEST_NAME:
                continue
            loud = surname_at(name.split(), self.labels) is not None and not in_capitals(text)
            apart = loud or mark[0].startswith(":") or self._is_whole_office(text[: mark.start()], name)
            if apart and " " in name and is_person(name, self.labels):
                return self._naming(name, text[: mark.start()])
        return None

    def _is_whole_office(self, before: str, name: str) -> bool:
        """Whether nothing but an office stands before a name that is none of a town: "Ombudsman, Parviz Vali"."""
        lists = self.labels.addressees
        return leading_office(before, lists) == before and not starts_with(lists.towns + lists.articles, name)

    def _with_surname(self, text: str) -> Naming | None:
        """An office and a name with its surname in capitals, the office first."""
        words = text.split()
        at = surname_at(words, self.labels)
        if at is None or in_capitals(text) or re.search(r"\d", " ".join(words[at:])):  # "The Editor, PO Box 3"
            return None
        behind = len(words) - at - 1
        given_first = listed_title_length(words[at:], self.labels, self.country) == behind
        start = at - 1 if given_first and at > 1 and self._is_given(words[at - 1]) else at
        return self._naming(" ".join(words[start:]), " ".join(words[:start]))

    def _is_given(self, word: str) -> bool:
        return word[:1].isupper() and not word.endswith(",") and not self.labels.countries.code_of(word)

    def _name_then_office(self, text: str) -> tuple[str, str]:
        """`Mr X, Minister of Interior` in two; what follows the comma is the office only where it begins as one."""
        for mark in _BETWEEN.finditer(text):
            after = text[mark.end() :]
            _, rest = split_honorific(after, self.labels)
            if leading_office(rest, self.labels.addressees):
                return text[: mark.start()], after
        return text, ""

    def _naming(self, name: str, office: str) -> Naming:
        words = name.strip(_EDGE).split()
        kept = len(words) - native_title_length(words, self.labels, self.country)
        return Naming(
            name=" ".join(words[:kept]) or None,
            honorific=self.honorific or None,
            native_title=" ".join(words[kept:]) or None,
            office=office.strip(_EDGE) or None,
        )
