"""Single words that only their capital tells to be names: "the release of Brignol", "Zahra recalled"."""

from __future__ import annotations

import re

from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import COMPOUND, Shape, Word

# The letters are those of `nameparts`.
_NEAR = 12  # words
_SHORTEST = 3  # letters
_BESIDE = re.compile(r"[tzSDCKITN'-]$|[TSCKDzN]ft?$|[CKD],?f$")  # inside a longer name; what somebody is president of
_LISTED = r"(?:[CKD]{1,3}(?:,[CKD]{1,3}){0,8},?a?)?$"  # "in Anuak, Bor and …"
_PLACED = re.compile(rf"(?:[low]t?(?:D')?|zf){_LISTED}|zf$|S,(?=$)")
_GOES_ON = re.compile(r"[SDCKITzN-]|'[zCSD]|ft?[CSDT]|[xj]?z|,?aD|,D|,z")
_DESCRIBES = re.compile(r"j(?![,.]?v)|xj")  # "a Me'phaa leader"
_ENDING = frozenset(".;:)")
_OPENS = re.compile(r"[v',(a]")  # what may stand behind a name that opens a sentence
_BEHIND_NOUN = 2  # words
_IN_BRACKETS = re.compile(r"\)")


def is_lone_name(passage: Passage, position: int, codes: str, vocabulary: Vocabulary) -> bool:
    """Whether the word at `position` can be nothing but a name: of no place or nationality, no part of a longer one."""
    if not _tells(passage.words[position], vocabulary) or passage.capitals or passage.headline:
        return False
    before, after = _before(passage, position, codes, vocabulary), codes[position + 1 : position + _NEAR]
    if before.endswith("f") and not _of_somebody(passage, position, codes, vocabulary):
        return False
    if passage.words[position].opens and not _OPENS.match(after):
        return False
    if _BESIDE.search(before) or _PLACED.search(before) or (before.endswith("(") and _IN_BRACKETS.match(after)):
        return False
    next_word = passage.after(position)
    if before.endswith(",") and (next_word is None or next_word.text in _ENDING):
        return False  # "in the barracks, Maharajgunj."
    return not (_GOES_ON.match(after) or _DESCRIBES.match(after))


def _before(passage: Passage, position: int, codes: str, vocabulary: Vocabulary) -> str:
    """The letters before `position`, "de" and "la" as the small words that they are outside of names."""
    first, grammar = max(0, position - _NEAR), vocabulary.lexicon.grammar
    words = [word.folded for word in passage.words[first:position]]
    return "".join(
        "t" if code == "p" and word in grammar.articles else "f" if code == "p" and word in grammar.of else code
        for code, word in zip(codes[first:position], words, strict=True)
    )


def _of_somebody(passage: Passage, position: int, codes: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before "of" is a person's: "the wife of …", "the release of …"."""
    persons = vocabulary.lexicon.persons
    if not persons.fates or position < _BEHIND_NOUN:
        return True
    noun = passage.words[position - _BEHIND_NOUN].folded
    return codes[position - _BEHIND_NOUN] == "j" or noun in persons.fates or noun in persons.nouns


def _tells(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether the capital of a word says something: a sentence's first word is a name where all others are known."""
    grammar = vocabulary.lexicon.grammar
    if grammar.nouns_capitalised or vocabulary.is_ordinary(word) or word.shape is Shape.UPPER:
        return False
    if len(word.text) < _SHORTEST:
        return False
    if any(map(str.isdigit, word.text)) or COMPOUND.fullmatch(word.text):
        return False
    return bool(grammar.ordinary) or not word.opens
