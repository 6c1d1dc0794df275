"""What a letter says between salutation and closing: concern and grounds as prose, requests by their lead-ins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.letters.channels import SHORT
from ua_i18n.letters.commission import Commission
from ua_i18n.letters.content import Content
from ua_i18n.letters.speaking import Speaker, paragraph, plain
from ua_i18n.letters.varying import wording_of
from ua_i18n.model import Block, BlockRole, Inline, Locale
from ua_i18n.segmentation import sentences


@dataclass(frozen=True, slots=True)
class _Group:
    """Requests that one lead-in may put; without a `lead` each is a sentence of its own."""

    lead: str
    said: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        return bool(self.lead) and len(self.said) > 1


def body_of(content: Content, speak: Speaker, commission: Commission) -> Iterator[Block]:
    """Concern, grounds, requests and thanks; requests that share a lead-in follow it as a list."""
    locale, wording = commission.locale, wording_of(commission)
    opening = [plain(wording.opening)] if wording.opening and content.own_words else []
    for prose in content.prose:
        said = [speak(message) for message in prose.messages]
        yield Block(BlockRole.LIST, tuple(said)) if prose.is_list else paragraph([*opening, *said], locale)
        opening = []
    yield from _requests(_grouped(content, speak, locale), speak, locale)
    if content.own_words and commission.channel not in SHORT:
        yield paragraph([plain(wording.thanks)], locale)


def _grouped(content: Content, speak: Speaker, locale: Locale) -> Sequence[_Group]:
    """The requests in source order, but those of a force that has had its lead-in come up to it where they can."""
    groups: list[_Group] = []
    for message in content.requests:
        said = speak.said(message)
        lead = _lead_of(said, locale)
        same = [number for number, group in enumerate(groups) if lead and group.lead == lead]
        if same and (same[-1] == len(groups) - 1 or message.source not in content.leaning):
            groups[same[-1]] = replace(groups[same[-1]], said=(*groups[same[-1]].said, said))
        else:
            groups.append(_Group(lead, (said,)))
    return groups


def _requests(groups: Iterable[_Group], speak: Speaker, locale: Locale) -> Iterator[Block]:
    """Lists under their lead-ins; single sentences between them flow as prose."""
    flowing: list[Inline] = []
    for group in groups:
        if not group.is_list:
            flowing += [speak.runs(sentence) for sentence in group.said]
            continue
        if flowing:
            yield paragraph(flowing, locale)
            flowing = []
        yield from _list(group, speak, locale)
    if flowing:
        yield paragraph(flowing, locale)


def _lead_of(sentence: str, locale: Locale) -> str:
    """The lead-in that a translated request shares with others, as "urge"; empty where it has a wording of its own."""
    if len(sentences(sentence, locale.tag)) > 1:
        return ""
    leads = {context: frame for context, frame in locale.letter.items() if context.startswith("lead:")}
    fitting = [(len(frame), context) for context, frame in leads.items() if _inside(frame, sentence, locale)]
    lead = max(fitting)[1].removeprefix("lead:") if fitting else ""
    return lead if f"list:{lead}" in locale.letter else ""


def _inside(frame: str, sentence: str, locale: Locale) -> str:
    """What stands in place of `{request}` where a sentence fits a frame, as it is or negated; else empty."""
    before, _, after = frame.partition("{request}")
    for opening, negation in ((before, ""), *_negated(before, locale)):
        fits = sentence.startswith(opening) and sentence.endswith(after) and len(sentence) > len(opening) + len(after)
        if fits:
            return f"{negation} {sentence[len(opening) : len(sentence) - len(after)].strip()}".strip()
    return ""


def _negated(before: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """How a frame opens that is negated, and the negation of an item: "I urge you not to " and "not"."""
    for phrase in locale.words.get("negated_infinitive", ()):
        negation, _, marker = phrase.rpartition(" ")
        if before.endswith(f" {marker} "):
            yield f"{before.removesuffix(f'{marker} ')}{phrase} ", negation


def _list(group: _Group, speak: Speaker, locale: Locale) -> Iterator[Block]:
    items = [_inside(locale.letter[f"lead:{group.lead}"], sentence, locale) for sentence in group.said]
    ends = [locale.layout.item_end] * (len(items) - 1) + [locale.layout.last_item_end]
    yield paragraph([plain(locale.letter[f"list:{group.lead}"])], locale)
    yield Block(BlockRole.LIST, tuple((*speak.runs(item), *plain(end)) for item, end in zip(items, ends, strict=True)))
