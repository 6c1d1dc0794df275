"""What a lead-in says of how to write: by which channels, and in which languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ua_i18n.languages import language_names
from ua_i18n.reading.labels import ActionLabels, Labels, Words
from ua_i18n.reading.phrases import all_folded, alternatives, any_of, folded, in_capitals

_TRAILING = " \t,;:."
_LANGUAGE_END = re.compile(r"[:.;(\n]")
_MOST_LANGUAGE_WORDS = 4


def channels(text: str, labels: ActionLabels) -> tuple[str, ...]:
    """The channels that a lead-in asks for, in its order: "express/airmail letters" are two."""
    slugs = _slugs(tuple(labels.channels.items()))
    found = _channel_pattern(tuple(labels.channels.items())).findall(text)
    return tuple(dict.fromkeys(slugs[folded(word)] for word in found))


@lru_cache(maxsize=16)
def _slugs(listed: tuple[tuple[str, Words], ...]) -> Mapping[str, str]:
    return {folded(word): slug for slug, words in listed for word in words}


@lru_cache(maxsize=16)
def _channel_pattern(listed: tuple[tuple[str, Words], ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(w for _, words in listed for w in words)})(?!\w)", re.IGNORECASE)


def languages(text: str, labels: Labels) -> tuple[str, ...]:
    """The languages that a lead-in asks for: those after "in", to the end of the list."""
    if not labels.action.lead:  # a language that joins its "in" to the word
        return tuple(dict.fromkeys(_joined_languages(labels.language, labels.action.own).findall(text)))
    for lead in any_of(labels.action.lead).finditer(text):
        if listed := language_list(text[lead.end() :], labels):
            return listed
    return ()


def without_languages(text: str, labels: Labels) -> str:
    """What a heading calls a group, without the languages behind it: "the Thai authorities, in English or Thai"."""
    for lead in any_of(labels.action.lead).finditer(text):
        before = text[: lead.start()].rstrip()
        if before.endswith((",", "(", ";")) and language_list(text[lead.end() :], labels):
            return before.rstrip(" ,(;")
    return text


def language_list(text: str, labels: Labels) -> tuple[str, ...]:
    """`English, Spanish or your own language` as three; the list ends with its sentence."""
    listed: list[str] = []
    known = language_names(labels.language)
    for piece in _joints(labels.action.join).split(_LANGUAGE_END.split(text.strip(), maxsplit=1)[0]):
        language = _aside(labels.action.asides).sub("", piece.strip(_TRAILING))
        if not language or folded(language) in all_folded(labels.action.asides):
            continue
        own = any_of(labels.action.own).match(language)
        if own:
            language = own[0]
        elif language.casefold() not in known and (
            not language[0].isupper() or in_capitals(language) or len(language.split()) > _MOST_LANGUAGE_WORDS
        ):
            break
        listed.append(language)
    return tuple(dict.fromkeys(listed))


@lru_cache(maxsize=16)
def _aside(words: Words) -> re.Pattern[str]:
    """Finds what stands behind a language and names none: "French if possible"."""
    return re.compile(rf"\s(?:{alternatives(words)})$", re.IGNORECASE)


@lru_cache(maxsize=16)
def _joined_languages(tag: str, own: Words) -> re.Pattern[str]:
    """Finds languages behind one or two letters of a small word that is joined to them."""
    return re.compile(rf"(?<!\w)\w{{0,2}}?({alternatives([*language_names(tag), *own])})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _joints(words: Words) -> re.Pattern[str]:
    space = r"(?<!\s)\s++"
    mark = rf"(?:{space})?+[,/]\s*+"
    return re.compile(rf"(?:{mark}|{space}|^)(?:{alternatives(words)})\s++|{mark}", re.IGNORECASE)


def heads_channel(text: str, labels: Labels) -> bool:
    """Whether a line tells by what channels those below it are written to: "Telegrams and letters to:"."""
    head = text.rstrip(" :：")
    to = re.search(rf"\s(?:{alternatives(labels.deadline.to)})$", head, re.IGNORECASE) if head != text else None
    if to is None:
        return False
    words = re.split(r"[\s,/&]+", _channel_pattern(tuple(labels.action.channels.items())).sub(" ", head[: to.start()]))
    joints = all_folded(labels.action.join)
    return bool(channels(head, labels.action)) and all(not word or folded(word) in joints for word in words)
