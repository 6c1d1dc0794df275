"""What messages say, as the runs that paper shows: words as they are, protected values sealed."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ua_i18n import languages, placeholders
from ua_i18n.model import Block, BlockRole, Inline, Locale, Message, Run, UrgentAction

Said = Callable[[Message], str]
"""What a message says in the letter's language, masked; empty where it is not translated."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Turns a message into the runs that are printed for it."""

    values: Mapping[str, str]
    said: Said

    @classmethod
    def of(cls, action: UrgentAction, said: Said) -> Speaker:
        return cls({entry.name: entry.value for entry in action.protected}, said)

    def __call__(self, message: Message) -> Inline:
        return self.runs(self.said(message))

    def runs(self, text: str) -> Inline:
        return tuple(
            Run(piece) if isinstance(piece, str) else Run(self.values[piece.name], verbatim=True)
            for piece in placeholders.pieces(text)
        )


def paragraph(said: Sequence[Inline], locale: Locale) -> Block:
    """Sentences one after another, as one line of runs."""
    first, *more = said
    space = plain(locale.sentence_space)
    return Block(BlockRole.PARAGRAPH, ((*first, *(run for sentence in more for run in (*space, *sentence))),))


def written_on(block: Block, locale: Locale) -> Block:
    """The block after the salutation. A language that writes on in lower case does not begin it with a capital.

    Its words.yaml lists what may be lowered, as "ich": nobody can tell a noun or a name from the spelling alone.
    """
    (first, *runs), *lines = block.lines
    word = re.match(r"[^\W\d_]+", first.text)
    lowered = locale.words.get("lower_after_salutation", ())
    if first.verbatim or word is None or word[0].casefold() not in lowered:
        return block
    start = Run(first.text[:1].lower() + first.text[1:])
    return Block(block.role, ((start, *runs), *lines))


def held_together(block: Block, locale: Locale) -> Block:
    """The block with spaces that do not break where its language lets no line end: after "z" in Polish, "7" in "7 maj".

    Its words.yaml lists the words, and `#` for any number.
    """
    words = locale.words.get("no_break_after", ())
    if not words:
        return block
    last = _last_of_no_line(words)
    lines = (
        tuple(run if run.verbatim else Run(last.sub("\\1\N{NO-BREAK SPACE}", run.text)) for run in line)
        for line in block.lines
    )
    return Block(block.role, tuple(lines))


@functools.cache
def _last_of_no_line(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word that ends no line, or a number or ordinal ("7.") that is no year, and the space after it."""
    kinds = (r"\d{1,3}|\d{1,2}\." if word == "#" else re.escape(word) for word in words)
    return re.compile(rf"(?i)(?<![\w.,/’'-])({'|'.join(kinds)}) (?=\w|$)")


def plain(text: str) -> Inline:
    """Words that are not protected; no run where there are none."""
    return (Run(text),) if text else ()


def filled(phrase: str, value: Inline) -> Inline:
    """A phrase with runs in place of its only slot."""
    before, _, rest = phrase.partition("{")
    return (*plain(before), *value, *plain(rest.partition("}")[2]))


def spoken(phrase: str, slots: Mapping[str, Inline]) -> Inline:
    """A phrase of the pack with runs in place of its slots."""
    return tuple(
        run
        for piece in placeholders.pieces(phrase)
        for run in (plain(piece) if isinstance(piece, str) else slots[piece.name])
    )


def listed(values: Sequence[str], locale: Locale, *, verbatim: bool = False) -> Inline:
    """Names as the language lists them, each a run of its own; nothing where there is none."""
    joints = ("", *languages.list_joints(len(values), locale.tag))[: len(values)]
    return tuple(
        run for joint, value in zip(joints, values, strict=True) for run in (*plain(joint), Run(value, verbatim))
    )


def written_day(day: date, locale: Locale) -> str:
    """The day as the locale's letters write it on a line of its own: in the locale's era."""
    pattern = locale.date_pattern_first if day.day == 1 and locale.date_pattern_first else locale.date_pattern
    if locale.era_years:
        year = str(day.year + locale.era_years)
        pattern = re.sub("'[^']*'|y+", lambda part: part[0] if "'" in part[0] else year, pattern)
    return locale.in_digits(languages.format_date(day, locale.tag, pattern))


def written_country(code: str, locale: Locale) -> str:
    """The country as the locale's letters call it: by the pack's own name, else by CLDR's."""
    return locale.countries.get(code) or languages.territory_name(code, locale.tag)


def slot_problem(text: str, known: Collection[str]) -> str:
    """What keeps a text from being filled in; empty where nothing does."""
    try:
        foreign = set(placeholders.names(text)) - set(known)
    except placeholders.BraceError as error:
        return str(error)
    return f"{{{min(foreign)}}} is no protected value of this appeal" if foreign else ""
