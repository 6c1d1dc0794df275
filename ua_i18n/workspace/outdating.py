"""Tells which files of an earlier run must not stay in a set: their letters are refused now, or say something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from ua_i18n import envelopes, letterset, sheet
from ua_i18n.workspace.covers import Covers, Made, is_cover, letters_of, lost_its_letters
from ua_i18n.workspace.signatories import Signatories
from ua_i18n.workspace.supporters import Supporters

Outdated = Callable[[letterset.Entry], bool]


def outdated(made: Sequence[Made], beside: Covers) -> Outdated:
    """The test of an entry against the letters that this run has made, and their cover sheets."""
    catalogs = {locale.tag: catalog for catalog, locale, _ in made}
    channels = {found.letter.channel for _, _, found in made if found.letter}
    whom = {(locale.tag, found.addressee.label) for _, locale, found in made}
    current = _current(made, beside)

    def test(entry: letterset.Entry) -> bool:
        if is_cover(entry):
            return letters_of(entry) in catalogs and lost_its_letters(entry, made, beside)
        if entry.locale not in catalogs:
            return False
        if entry.channel in envelopes.CHANNELS:  # made anew wherever they are wanted
            return True
        if not entry.addressee and not entry.sender:  # an action sheet, which other commands make
            return False
        if entry.addressee and (entry.locale, entry.addressee) not in whom:
            return False
        if channels and entry.addressee and entry.channel not in channels:  # all that is known is its catalog
            return entry.catalog != catalogs[entry.locale]
        return (entry.letter, entry.draft) not in current[entry.locale, entry.addressee]

    return test


def _current(made: Sequence[Made], beside: Covers) -> dict[tuple[str, str], set[tuple[str, bool]]]:
    """What files to an addressee may say, and whether as a draft; those to several are found under none."""
    current: dict[tuple[str, str], set[tuple[str, bool]]] = defaultdict(set)
    said: dict[str, list[str]] = defaultdict(list)
    drafts: dict[str, bool] = defaultdict(bool)
    for _, locale, found in made:
        if letter := found.letter:
            current[locale.tag, found.addressee.label].add((letter.digest, bool(letter.draft_mark)))
            said[locale.tag].append(letter.digest)
            drafts[locale.tag] |= bool(letter.draft_mark)
    for tag, digests in said.items():
        cover = [beside.sheets[tag].digest] if tag in beside.sheets else []
        current[tag, ""].add((letterset.bundle_digest([*cover, *digests]), drafts[tag]))
    return current


def unasked(made: Sequence[Made], channel: str, supporters: Supporters, signatories: Signatories) -> Outdated:
    """The test of an entry that this run has not made: whether it goes, where the set names people who sign.

    By what names people, such a set is what its last run asked for: who was taken off the table is in none of its
    files. Letters to other addressees and by other channels stay while their sender is on the table, under that number.
    """
    if not supporters.senders and not (signatories.folder / letterset.IGNORE).exists():
        return lambda entry: False
    tags = {locale.tag for _, locale, _ in made}
    whom = {(locale.tag, found.addressee.label) for _, locale, found in made}
    signing = {tag: {writer.key for writer in supporters.writers(tag) if writer} for tag in tags}

    def test(entry: letterset.Entry) -> bool:
        tag = letters_of(entry)
        if tag not in tags or entry.channel == sheet.CHANNEL:
            return False
        if is_cover(entry):
            return not supporters.senders
        if supporters.senders and entry.sender and entry.sender not in signing[tag]:
            return True
        if not entry.addressee:
            return True
        if entry.channel == channel and (tag, entry.addressee) in whom:
            return True
        return bool(supporters.senders and entry.sender) and not signatories.signed(entry)

    return test
