"""Official titles in drafts: "l’article 9 du Pacte international … ({Article_9_of_the_International})"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ua_i18n.model import Locale, Message, Term
from ua_i18n.terms.termbase import official

_NUMBER = r"(?P<number>\d+\w?)(?P<parts>(?:\s?\(\w{1,4}\))*)"
_WORD = re.compile(r"[^\W\d_]+['’]?")
_LAST_WORD = re.compile(r"[^\W\d_]+['’]?\s*$")
_PARAGRAPH = re.compile(r"\s?\((\d+)\)")
_MOST_JOINTS = 3  # words between an article and its instrument: "of the said"
_BRACKETS = ("(", "[", "（")


def titled(target: str, message: Message, locale: Locale) -> str:
    """A draft with the official title of each instrument and institution before its original, which goes in brackets.

    Only titles that the termbase has as they stand in a sentence: elsewhere a person must inflect them. Where what
    stands before the placeholder does not fit the title, the draft stays as it is.
    """
    for name, value in message.values:
        slot = f"{{{name}}}"
        before, found, after = target.partition(slot)
        title = title_of(value, locale, message.language) if found and not before.endswith(_BRACKETS) else ""
        opening = _opening(before, title, locale) if title else None
        if opening is not None:
            target = f"{opening} ({slot}){after}"
    return target


def title_of(value: str, locale: Locale, language: str) -> str:
    """How a text in the locale names a protected value, with its article; empty where the termbase does not tell."""
    if term := official(value, locale, language):
        return term.in_text
    cited = citation_of(value, locale, language)
    if not (cited and cited[1].in_text and _stands_in_text(locale) and (joints := locale.words.get("article_of"))):
        return ""
    article, term = cited
    return _after(f"{article} {joints[0]}".rstrip(), term.in_text, locale)


def citation_of(value: str, locale: Locale, language: str) -> tuple[str, Term] | None:
    """The article that a value cites, as the locale says it, and the instrument; None where it is no such citation."""
    match = _cited(locale.original.article).match(value) if locale.original else None
    if not match:
        return None
    for rest in _rests(value[match.end() :], locale):
        if term := official(rest, locale, language):
            return _article(match["number"], match["parts"], locale), term
    return None


def _stands_in_text(locale: Locale) -> bool:
    """Whether the locale's form of an article can follow a preposition: with "the", where both are one word."""
    return bool(locale.article) and (not _contractions(locale) or bool(_article_of(locale.article, locale)))


@lru_cache(maxsize=32)
def _cited(pattern: str) -> re.Pattern[str]:
    """How a language cites an article, as "article {article}"; nothing where its pack does not tell."""
    if "{article}" not in pattern:
        return re.compile("(?!)")
    before, _, after = pattern.partition("{article}")
    return re.compile(f"{re.escape(before)}{_NUMBER}{re.escape(after)}", re.IGNORECASE)


def _rests(text: str, locale: Locale) -> Iterator[str]:
    """The text from its first word on, from its second on, and so on, as long as small words are left out."""
    words = locale.original.words if locale.original else {}
    small = {*words.get("common", ()), *words.get("articles", ())}
    for word, _ in zip(_WORD.finditer(text), range(_MOST_JOINTS + 1), strict=False):
        yield text[word.start() :]
        if word[0].casefold() not in small:
            return


def _article(number: str, parts: str, locale: Locale) -> str:
    paragraph = _PARAGRAPH.fullmatch(parts)
    if paragraph and locale.article_paragraph:
        filled = locale.article_paragraph.replace("{paragraph}", paragraph[1])
        return filled.replace("{article}", number)
    return locale.article.replace("{article}", number) + parts


def _opening(before: str, title: str, locale: Locale) -> str | None:
    """What stands before the brackets; None where the last word before them is an article of another form."""
    if not before.strip():
        return title[:1].upper() + title[1:]
    last = _LAST_WORD.search(before)
    article = _article_of(title, locale)
    said = _straight(last[0].strip()) if last else ""
    if article and last and said == article:  # the text has the title's article already
        return before[: last.start()] + title
    for _, other, joined in _contractions(locale):
        if last and said == joined and other == article:
            return before.rstrip() + title[len(article) :]
    if article and said in {_straight(word) for word in locale.words.get("articles", ())}:
        return None
    return _after(before.rstrip(), title, locale)


def _after(text: str, title: str, locale: Locale) -> str:
    """A title after a text; a preposition is one word with its article where the language joins them: "du Pacte"."""
    article = _article_of(title, locale)
    for preposition, other, joined in _contractions(locale):
        if article == other and (found := re.search(rf"(?<!\w){re.escape(preposition)}$", text, re.IGNORECASE)):
            return text[: found.start()] + joined + title[len(article) :]
    return f"{text} {title}"


def _article_of(title: str, locale: Locale) -> str:
    """The article that a title begins with, as the word lists write it; empty where it begins with none."""
    first = _WORD.match(title)
    folded = _straight(first[0]) if first else ""
    known = {_straight(word) for word in locale.words.get("articles", ())}
    return folded if folded in known | {other for _, other, _ in _contractions(locale)} else ""


@lru_cache(maxsize=64)
def _contractions(locale: Locale) -> tuple[tuple[str, str, str], ...]:
    """Preposition, article, and what both become: "de", "le", "du"."""
    pairs = (pair.partition("=") for pair in locale.words.get("contractions", ()))
    parted = ((*apart.partition(" ")[::2], joined) for apart, _, joined in pairs)
    return tuple((preposition, _straight(article), joined) for preposition, article, joined in parted)


def _straight(word: str) -> str:
    return word.casefold().replace("’", "'")
