"""The PO files of a pack: letter.po, the phrases of letters by context, and phrases.po, the starter memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ua_i18n import placeholders
from ua_i18n.catalog import Catalog, Entry
from ua_i18n.errors import FormatError
from ua_i18n.model import Gender, Locale, Rank

_SLOTS: Mapping[str, frozenset[str]] = {
    "lead": frozenset({"request"}),
    "reference": frozenset({"number"}),
    "title": frozenset({"addressee"}),
    **dict.fromkeys(("opening", "thanks"), frozenset({"running"})),
    "closing": frozenset({"salutation", "running"}),
    "named": frozenset({"name"}),
    "recall:title": frozenset({"number"}),
    "recall:stop": frozenset({"number"}),
    "recall:superseded": frozenset({"number", "newer"}),
    "sheet:index": frozenset({"number"}),
    "contact": frozenset({"value"}),
    **dict.fromkeys(("sheet:country", "sheet:channels", "sheet:languages"), frozenset({"names"})),
    **dict.fromkeys(("sheet:before", "sheet:check", "cover:last-day", "fax:date"), frozenset({"date"})),
    **dict.fromkeys(("cover:who", "cover:embassy", "email:subject"), frozenset({"names"})),
    "fax:to": frozenset({"addressee"}),
    "fax:from": frozenset({"sender"}),
    **dict.fromkeys(("enclosure", "enclosures"), frozenset({"names"})),
}
"""The slots of each context, or family of contexts."""

_FREE = frozenset({"opening", "thanks", "closing", "named"})
"""Families that may do without their slots."""

_PIECES = frozenset(
    ("", "frame", "step", "demand", "clause", "assurance", "concern", "inquiry", "event", "quality", "fact", "ending")
)
"""What phrases.po has, by the beginning of the context: sentences, and what they may be made up of."""

_ROLES = frozenset(("title", "heading", "narrative", "request", "letter", "salutation", "office", "note"))
"""Contexts of catalogs, which somebody may have copied a sentence from: a phrase is one wherever it stands."""

_BEARERS = tuple(f"{rank}:{gender}" for rank in Rank for gender in (*Gender, "n"))

_EXTRAS: Mapping[str, str] = {
    **dict.fromkeys(("lead", "list"), "urge-that ask-that call-for"),
    "opening": "1 2 3 4",
    "thanks": "2 3",
    "named": " ".join(_BEARERS),
    "sheet": "title further index country action channels languages appeals copies deadline immediately before check "
    "background letter",
    "contact": "salutation telegram telex fax phone email url social",
    "channel": "telegram telex fax express-letter airmail-letter letter email phone social",
    "fax": "title to from date pages",
    "email": "subject",
    "cover": "title who addressees letter sign words politics how postage last-day embassy ties replies stop",
    "refusal": "letter cover sheet phrase salutation sentence untranslated fault unapproved:one unapproved obstacle "
    "no-text draft rejected stale lost error unsigned channel script organisation addressee language file stop stopped "
    "superseded embargo deadline no-letter no-sheet",
}
"""What a pack may lack: letters then do without a list, a variant, or the paper beside them that it is for."""


def contexts() -> tuple[str, ...]:
    """Every context that is known, in the order of letter.po."""
    extras = (f"{family}:{part}" for family, parts in _EXTRAS.items() for part in parts.split())
    return (*letter_contexts(), "enclosure", "enclosures", *extras)


def letter_contexts() -> tuple[str, ...]:
    """The contexts that every letter may need."""
    readers = ("", "-government", "-office")
    forces = [f"{force}{reader}" for reader in readers for force in ("urge", "call", "ask")]
    return (
        *(f"{family}:{force}" for family in ("lead", "list") for force in forces),
        "thanks",
        *(f"{family}:{bearer}" for family in ("salutation", "running", "closing") for bearer in _BEARERS),
        *("reference", "draft-mark", "signature:signature", "signature:address", "title"),
        *(f"recall:{part}" for part in ("title", "stop", "superseded", "sets")),
    )


def missing(locale: Locale, *families: str) -> tuple[str, ...]:
    """The contexts that a locale has no phrase for: it can draft and check, but not make letters, until it has all.

    With `families`, those of what is printed beside letters: "sheet", "cover".
    """
    wanted = letter_contexts()
    if families:
        wanted = tuple(context for context in contexts() if context.partition(":")[0] in families)
    return tuple(context for context in wanted if not locale.letter.get(context))


def completed(letter: Mapping[str, str]) -> Mapping[str, str]:
    """`letter` with what it lacks for a rank or gender taken from the rank's neutral form, else an official's."""
    found = dict(letter)
    for context in contexts():
        family, _, bearer = context.partition(":")
        if context not in found and family in ("salutation", "running", "closing"):
            rank = bearer.partition(":")[0]
            general = (f"{family}:{rank}:n", f"{family}:{Rank.OFFICIAL}:n")
            found.update((context, letter[other]) for other in reversed(general) if other in letter)
    return found


def letter_phrases(text: str, where: str) -> Mapping[str, str]:
    """The phrases of a letter.po by context."""
    known = frozenset(contexts())
    phrases: dict[str, str] = {}
    for entry in _final(text, where):
        if entry.context not in known:
            raise FormatError(entry.where, f"no letter asks for the context {entry.context!r}")
        if problem := _problem(entry):
            raise FormatError(entry.where, f"{entry.context}: {problem}")
        phrases[entry.context] = entry.target
    return phrases


def _problem(entry: Entry) -> str:
    """What is wrong with the slots of a letter's phrase; a refusal has those of its English text."""
    family = entry.context.partition(":")[0]
    if family == "refusal":
        slots = frozenset(placeholders.names(entry.source))
        return slot_problem(entry.target, slots, slots, once=False)
    slots = _SLOTS.get(entry.context, _SLOTS.get(family, frozenset()))
    return slot_problem(entry.target, slots, frozenset() if family in _FREE else slots)


def starter_phrases(text: str, where: str) -> Mapping[tuple[str, str], str]:
    """The starter memory of a phrases.po by context and source: whole sentences, frames, and what stands in these."""
    phrases: dict[tuple[str, str], str] = {}
    for entry in _final(text, where):
        family = entry.context.partition(":")[0]
        if family not in _PIECES | _ROLES:
            known = ", ".join(sorted(filter(None, _PIECES)))
            raise FormatError(entry.where, f"no phrase has the context {entry.context!r}; there are {known}")
        slots = frozenset(placeholders.names(entry.source))
        if problem := slot_problem(entry.target, slots, slots, once=False):
            raise FormatError(entry.where, f"{entry.source[:40]!r}: {problem}")
        phrases["" if family in _ROLES else entry.context, entry.source] = entry.target
    return phrases


def _final(text: str, where: str) -> Iterator[Entry]:
    """The entries that are translated and not fuzzy."""
    return (entry for entry in Catalog.parse(text, where).entries if entry.target and not entry.fuzzy)


def slot_problem(text: str, allowed: Iterable[str], needed: Iterable[str], *, once: bool = True) -> str:
    """What is wrong with the slots of a phrase; empty where nothing is."""
    try:
        names = placeholders.names(text)
    except placeholders.BraceError as error:
        return str(error)
    if foreign := set(names) - set(allowed):
        return f"the slot {{{min(foreign)}}} has no value here"
    if lost := set(needed) - set(names):
        return f"the slot {{{min(lost)}}} is missing"
    return "a slot stands twice" if once and len(names) > len(set(names)) else ""
