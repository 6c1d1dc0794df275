"""Lines that hold more of a header than one thing, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.lines import Line, ends_sentence
from ua_i18n.reading.phrases import alternatives, any_of, folded, in_capitals, label_of
from ua_i18n.reading.references import INDEX, full_dates, references

_FEWEST_HEADLINE_WORDS = 3
_FEWEST_STORY_WORDS = 8
_LONGEST_TITLE = 120  # characters
_EDGE = " \t:;,.-–—|"
_NAME = re.compile(r"(?<![\w'’-])(?=([^\W\d_a-zß-öø-ÿ][\w'’-]+\s[^\W\d_a-zß-öø-ÿ][\w'’-]+))")  # two words with capitals
_LOUD = re.compile(r"(?<=\s)(?=[A-Z]{3})")
_MOST_BEFORE = 14  # spaces before a UA number in a header: sender, date, "Further information on"
_LONGEST_COUNTRIES = 80  # characters
_BRACKET = re.compile(r"\s\(([^()]+)\)$")
_FIGURES = re.compile(r"(?<![\s:,–-])[\s:,–-]*+(?=\d{1,4}[./]\d{2}(?:\d{2})?(?:\D|$))")
_JOINT = re.compile(r"(?<!\s)\s*+[:,|–-]\s*|(?<!\s)\s{3,}")


def pieces(line: Line, labels: Labels) -> Iterator[Line]:
    """The line, cut between headline, header, title and story where one line holds more than one of them."""
    cuts = (_in_brackets, _before_number, _behind_headline, _behind_date, _behind_concern, _before_story)
    cut = next(filter(None, (find(line.text, labels) for find in cuts)), None)
    if cut is None:
        yield line
        return
    yield replace(line, text=cut[0])
    yield from pieces(replace(line, text=cut[1], level=0, bullet=False, after_blank=True), labels)


def _behind_date(text: str, labels: Labels) -> tuple[str, str] | None:
    """A whole header on one line in two: "AI Index: … UA 7/92 Torture 3 May 1992 CHAD: A B"."""
    for span, _ in full_dates(text, labels) if INDEX.search(text) else ():
        rest = text[span.end :].lstrip()
        end = labels.countries.leading(rest)[1]
        if end and in_capitals(rest[:end]) and end < len(rest):
            return text[: span.end], rest
        story = rest.lstrip(_EDGE)
        if ends_sentence(story) and len(story.split()) >= _FEWEST_STORY_WORDS and INDEX.search(text, 0, span.start):
            return text[: span.end], story
    return None


def _behind_concern(text: str, labels: Labels) -> tuple[str, str] | None:
    """A header and the title behind it in two: "UA 82/05 Fear for safety COLOMBIA Ana Ruiz"."""
    reference = next(references(text, labels.header), None)
    if reference is None or text[: reference.start].count(" ") > _MOST_BEFORE:
        return None
    for word in _LOUD.finditer(text, reference.end):
        said = text[word.start() : word.start() + _LONGEST_COUNTRIES]
        end = labels.countries.leading(said)[1]
        if not end or not in_capitals(said[:end]) or not said[end:].strip(_EDGE):
            continue
        concern = text[reference.end : word.start()].strip(_EDGE)
        told = " " in concern and not (in_capitals(concern) or ends_sentence(concern))
        told = told and not label_of(labels.header.index).search(concern)  # "UA: 12/20 Index: … USA Date: …"
        return _with_date(text[: word.start()].strip(), text[word.start() :], labels) if told else None
    return None


def _with_date(header: str, title: str, labels: Labels) -> tuple[str, str]:
    """A header and its title, the date that ends the title back in a header without one."""
    *_, last = (None, *(span for span, _ in full_dates(title, labels)))
    if last is None or title[last.end :].strip(_EDGE) or next(full_dates(header, labels), None):
        return header, title
    return f"{header} {title[last.start : last.end]}", title[: last.start].rstrip(_EDGE)


def _before_story(text: str, labels: Labels) -> tuple[str, str] | None:
    """A title and the story behind it in two, where the story begins with a name of the title once more."""
    end = labels.countries.leading(text)[1]
    if not end or not in_capitals(text[:end]) or len(text) < _LONGEST_TITLE or not ends_sentence(text):
        return None
    seen: dict[str, int] = {}
    for name in _NAME.finditer(text, end):
        key = folded(name[1])
        if key in seen and name.start() > seen[key] and len(text[name.start() :].split()) >= _FEWEST_STORY_WORDS:
            return text[: name.start()].strip(), text[name.start() :]
        seen.setdefault(key, name.end(1))
    return None


def _before_number(text: str, labels: Labels) -> tuple[str, str] | None:
    """A headline and its number in two: "POET HELD (Togo: UA 8.21)"."""
    bracket = _BRACKET.search(text)
    if bracket is None or next(references(text[: bracket.start()], labels.header), None):
        return None
    codes, told = without_country(bracket[1], labels)
    found = next(references(told, labels.header), None)
    whole = found is not None and not found.start and found.end == len(told)
    return (text[: bracket.start()], bracket[1]) if whole and codes else None


def _in_brackets(text: str, labels: Labels) -> tuple[str, str] | None:
    """A whole header in brackets behind its country, and the country: "CHAD (UA 7/97, AI Index AFR 20/003/97, …)"."""
    bracket = _BRACKET.search(text)
    if bracket is None or not INDEX.search(bracket[1]):
        return None
    country = text[: bracket.start()]
    codes, end = labels.countries.leading(country)
    number = next(references(INDEX.sub("", bracket[1]), labels.header), None)
    return (bracket[1], country) if codes and number and not country[end:].strip(_EDGE) else None


def _behind_headline(text: str, labels: Labels) -> tuple[str, str] | None:
    """A headline in capitals and the header behind it in two: "URGENT ACTION POET HELD UA: 8/12 Index: …"."""
    mast = any_of(labels.furniture.masthead).match(text)
    start = mast.end() if mast else 0
    header = labels.header
    label = _further(header.further, header.number, header.ordinals).search(text, start + 1)
    headline = text[start : label.start()].strip(_EDGE) if label else ""
    if (
        label is None
        or any_of(header.further).search(headline)
        or not in_capitals(headline)
        or len(headline.split()) < _FEWEST_HEADLINE_WORDS
    ):
        return None
    return (headline, text[label.start() :]) if not INDEX.search(headline) else None


@lru_cache(maxsize=16)
def _further(further: Words, number: Words, ordinals: Words) -> re.Pattern[str]:
    """Finds where a header begins behind a headline: at "Further information on UA: 8/12", at "First UA: 8/12"."""
    lead = rf"(?:(?:{alternatives(further)})\s+|(?:{alternatives(ordinals)})\s+)?"
    return re.compile(rf"(?<=\s){lead}(?:{alternatives(number)})\s*:?\s*(?=\d{{1,4}}[/.]\d\d)", re.IGNORECASE)


def without_country(text: str, labels: Labels) -> tuple[tuple[str, ...], str]:
    """The countries that stand before a UA number or within it, and the rest: "Togo: UA 8.21", "UA: TOGO 8.21"."""
    codes, end = labels.countries.leading(text)
    if codes and (joint := _JOINT.match(text, end)):
        first = next(references(text[joint.end() :], labels.header), None)
        return (codes, text[joint.end() :]) if first and not first.start else ((), text)
    label = label_of(labels.header.number).match(text)
    codes, end = labels.countries.leading(text[label.end() :]) if label else ((), 0)
    if label and codes and (figures := _FIGURES.match(text, label.end() + end)):
        return codes, f"{label[0]}{text[figures.end() :]}"
    return (), text
