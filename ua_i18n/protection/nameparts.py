"""What each word of a passage may be in a personal name, one letter a word."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from ua_i18n.protection.lexicon import Lexicon, OrganisationWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import QUOTES, Shape, Word, is_prefixed

# C name  K NAME  c a name that is also a common word  I initial  B "Daw"  p "de", "bin"  D country or nationality
# w "to"  H "Mr"  T "President"  h "his"  j "lawyer", "also known as"  v "said", "was"  g "aged"  m "(f)"  N number
# l "in"  o "from"  z "province"  a and  t the  f of  S a capital that names nobody  x anything else  ' possessive
# , ( ) - " themselves
_SHORT_MONTH = 3  # letters: "Jan", "Mar"


def part_of(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    """The letter of the word at `position`; `acronyms` are no names."""
    word = passage.words[position]
    if word.shape is Shape.MARK:
        if word.text in QUOTES:
            return '"'
        return "'" if len(word.text) > 1 else "-" if word.text in "-–" else word.text if word.text in ",()" else "x"
    if word.shape is Shape.NUMBER:
        return "N"
    previous = passage.words[position - 1] if position else None
    if word.folded in vocabulary.lexicon.persons.genders and previous and previous.text in ("(", ",", ";"):
        return "m"
    if not word.capital:
        return _small(word, vocabulary)
    if position in passage.geographic and not _is_name_of_somebody(position, passage, vocabulary):
        return "D"
    return _capital(position, passage, vocabulary, acronyms)


def _small(word: Word, vocabulary: Vocabulary) -> str:
    return "C" if is_prefixed(word, vocabulary.lexicon.persons.prefixes) else _plain(word.folded, vocabulary.lexicon)


@lru_cache(maxsize=16_384)
def _plain(folded: str, lexicon: Lexicon) -> str:
    """The code of a word without a capital."""
    persons, grammar = lexicon.persons, lexicon.grammar
    groups = (
        ("g", persons.ages),
        ("j", persons.nouns),
        ("h", persons.possessives),
        ("v", persons.verbs),
        ("l", persons.places_before),
        ("o", persons.origins),
        ("z", persons.places_after),
        ("p", persons.particles),
        ("a", grammar.joins),
        ("t", grammar.articles),
        ("f", grammar.of),
    )
    if code := next((code for code, group in groups if folded in group), ""):
        return code
    return "j" if folded.rpartition("-")[2] in persons.offices | persons.nouns else "x"  # "ex-senator"


def _is_syllable(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether what looks like a small word has a capital among names: "Tran Van To", "Le An Binh"."""
    word, previous, grammar = passage.words[position], passage.words[position - 1], vocabulary.lexicon.grammar
    small = word.folded in vocabulary.connectors or word.folded in grammar.articles
    if word.opens or word.shape is not Shape.CAPITAL or not small:
        return False
    named = previous.shape is Shape.CAPITAL and position - 1 not in passage.geographic
    particle = previous.folded in vocabulary.lexicon.persons.particles
    return named and (particle or not vocabulary.is_ordinary(previous))


def _is_surname(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether an honorific in capitals is a surname before one given name: "HE Yongsheng", not "HE Adam Yusuf"."""
    word, given, *more = (*passage.words[position : position + 3], None, None)
    if word is None or given is None or word.shape is not Shape.UPPER or "." in word.text:
        return False
    persons = vocabulary.lexicon.persons
    named = given.shape is Shape.CAPITAL and not given.text.endswith(".") and given.folded not in persons.honorifics
    alone = more[0] is None or not more[0].capital
    return named and alone and given.folded not in persons.offices | persons.titles


def _is_somebodys(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a common word is a name where it stands: "Mr Black", "Kevin Young (m)"."""
    words, persons = passage.words, vocabulary.lexicon.persons
    if position == 0 or not (vocabulary.names_nobody(words[position].folded) and words[position - 1].capital):
        return False
    previous = words[position - 1]
    if persons.honorifics.get(previous.folded) is not None or previous.folded in persons.titles:
        return words[position].folded not in persons.nouns
    described = [word.folded for word in words[position + 1 : position + 3]]
    marked = len(described) == 2 and described[0] in "(," and described[1] in persons.genders
    return marked and not vocabulary.names_nobody(previous.folded) and position - 1 not in passage.geographic


def _is_name_of_somebody(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    return _is_given_name(position, passage, vocabulary) or _is_family_name(position, passage, vocabulary)


def _is_family_name(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a place is a family name where it stands: "Ana Guerrero was", "Luis Santiago (m)"."""
    word, after = passage.words[position], passage.after(position)
    if position == 0 or word.shape is Shape.UPPER:
        return False
    previous, persons = passage.words[position - 1], vocabulary.lexicon.persons
    if _is_titled(position, passage, vocabulary):
        return True
    alone = position - 1 not in passage.geographic and position + 1 not in passage.geographic
    given = previous.shape is Shape.CAPITAL and not vocabulary.names_nobody(previous.folded)
    outer = (persons.places_before, persons.origins, vocabulary.lexicon.grammar.articles)  # "The Ava Guaraní lived"
    placed = position > 1 and any(passage.words[position - 2].folded in each for each in outer)
    if not (alone and given) or placed or previous.folded in persons.offices | persons.places_first:
        return False
    people = word.folded in vocabulary.lexicon.geography.demonyms  # "Adanech Zulu, shot dead", no "Rojava Kurdish (…)"
    if people and vocabulary.is_ordinary(previous):
        return False
    marks = (",",) if people else ("(", "'s", "’s")
    return after is not None and (after.folded in persons.verbs or after.text in marks)


def _is_titled(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a town is the surname behind a rank: "General Washington"; countries and peoples are none."""
    word, previous, after = passage.words[position], passage.words[position - 1], passage.after(position)
    geography, persons = vocabulary.lexicon.geography, vocabulary.lexicon.persons
    if word.folded in vocabulary.countries | geography.demonyms or not previous.capital:
        return False
    ranked = previous.folded in persons.offices or previous.folded in persons.honorifics
    return ranked and (after is None or not after.capital) and position - 1 not in passage.geographic


def _is_given_name(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a place is a given name where it stands: "Aden Abdi Guled was …", "saw Florence Mary Okot"."""
    word, names = passage.words[position], passage.words[position + 1 : position + 3]
    previous = passage.words[position - 1] if position else None
    if word.shape is Shape.UPPER or word.folded in vocabulary.lexicon.geography.demonyms or len(names) < 2:
        return False
    named = all(
        each.shape is Shape.CAPITAL
        and not vocabulary.names_nobody(each.folded)
        and position + 1 + offset not in passage.geographic
        and each.folded not in vocabulary.lexicon.persons.offices
        for offset, each in enumerate(names)
    )
    return named and (word.opens or (previous is not None and previous.folded in vocabulary.lexicon.persons.verbs))


def _is_no_month(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a month is a name where it stands: "Jan Novotny", "Mar Mar Oo", "Li May, aged 9"; not "Jan 1994"."""
    word, after = passage.words[position], passage.after(position)
    if word.folded in vocabulary.months and _is_described(position, passage, vocabulary):
        return True
    if word.folded not in vocabulary.months or len(word.text) > _SHORT_MONTH or word.shape is not Shape.CAPITAL:
        return False
    dated = position > 0 and passage.words[position - 1].shape is Shape.NUMBER
    return not dated and after is not None and after.shape is Shape.CAPITAL and after.folded != "may"


def _is_described(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a name goes before a word, and an age or a gender behind it: "Li …, aged 9", "Ana … (f)"."""
    before, behind = passage.words[max(0, position - 1) : position], passage.words[position + 1 : position + 3]
    named = any(word.capital and not vocabulary.names_nobody(word.folded) for word in before)
    if not named or len(behind) < 2 or behind[0].text not in ("(", ","):
        return False
    persons = vocabulary.lexicon.persons
    return behind[1].folded in persons.genders or behind[1].folded in persons.ages


def _ends(after: Word | None) -> bool:
    """Whether a name ends before `after`."""
    return after is None or not after.capital


def _describes(word: Word, vocabulary: Vocabulary, *, follows: bool) -> bool:
    """Whether a word with a capital is an occupation or an age: "Lawyer …", "Human-rights-lawyer …", "17-year-old"."""
    persons, rest = vocabulary.lexicon.persons, word.folded.partition("-")[2]
    alone = word.folded in persons.nouns and (word.opens or "-" in word.folded)
    return alone or (not follows and rest in persons.nouns) or rest in persons.ages


def _is_from(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word tells where somebody is from: "Zambian-born"."""
    place, hyphen, rest = word.text.partition("-")
    return bool(hyphen) and rest.islower() and place.casefold() in vocabulary.geographic


def _is_initial(word: Word, previous: Word | None, after: Word | None, *, named: bool) -> bool:
    """Whether a letter is an initial and no Monsieur: "Rex M. Cruz", "M. A. Cruz", "S. Kumar, M. Devi, Lim"."""
    listed = previous is not None and previous.text == "," and word.text.endswith(".")
    more = after is not None and after.shape is Shape.CAPITAL and len(after.text) == 2 and after.text[-1] == "."
    return len(word.text.rstrip(".")) == 1 and (named or more or listed)


def _is_headed(after: Word | None, known: OrganisationWords) -> bool:
    """Whether a body's kind follows: "UA Network"."""
    return after is not None and after.folded in known.heads | known.organs


def _capital(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    word, after, persons = passage.words[position], passage.after(position), vocabulary.lexicon.persons
    folded, known = word.folded, vocabulary.lexicon.organisations
    if folded in vocabulary.lexicon.citations.marks and after is not None and any(map(str.isdigit, after.text)):
        return "n"
    if folded in persons.suffixes and position and passage.words[position - 1].capital:
        return "C"
    previous = passage.words[position - 1] if position else None
    named = previous is not None and previous.capital and not vocabulary.names_nobody(previous.folded)
    ends = named and previous is not None and not previous.opens
    middle = _is_initial(word, previous, after, named=named)
    if folded in persons.honorifics and after is not None and not middle and (after.capital or not ends):
        return "K" if _is_surname(position, passage, vocabulary) else "H"
    if folded in persons.titles and after is not None and after.shape is Shape.CAPITAL:
        return "B"
    if folded in persons.offices or (word.opens and folded.partition("-")[2] in persons.offices):
        return "T"
    follows = bool(position) and passage.words[position - 1].capital
    if follows and _is_syllable(position, passage, vocabulary):
        return "C"
    if _describes(word, vocabulary, follows=follows):
        return "j"
    if folded in persons.particles and after is not None and after.folded in persons.particles:
        return "C"
    if folded in persons.places_after and position and passage.words[position - 1].capital and _ends(after):
        return "z"  # "Crimean Peninsula"
    if _is_somebodys(position, passage, vocabulary) or _is_no_month(position, passage, vocabulary):
        return "C"
    if _is_from(word, vocabulary):
        return "S"
    if vocabulary.names_nobody(folded) or (word.opens and folded in vocabulary.lower | persons.verbs | persons.ages):
        return "z" if folded in persons.places_after else "S"
    if word.text in acronyms or (folded in known.ordinary and (named or _is_headed(after, known))):
        return "S"
    if len(word.text.rstrip(".")) == 1:
        return "I"
    if word.shape is Shape.UPPER and "." not in word.text:
        return "K"
    return "c" if folded in vocabulary.lower else "C"
