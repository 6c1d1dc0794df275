"""A whole document: its parts read one by one and put together as an Urgent Action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ua_i18n.errors import FormatError
from ua_i18n.model import ActionKind, Addressee, AppealGroup, Level, Paragraph, Reading, SourceText, UrgentAction
from ua_i18n.reading.account import Account, Context
from ua_i18n.reading.appeals import read_appeals
from ua_i18n.reading.copies import read_copies
from ua_i18n.reading.deadline import read_deadline
from ua_i18n.reading.doubts import doubts
from ua_i18n.reading.followup import read_updates
from ua_i18n.reading.gathering import gather_header
from ua_i18n.reading.head import Head, read_head
from ua_i18n.reading.header import Header, new_year
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line, Lines, clean, joined, paragraphs
from ua_i18n.reading.listed import Listed, read_listed
from ua_i18n.reading.modelletter import take_letter
from ua_i18n.reading.parts import Part, divide, lines_of, of_kind
from ua_i18n.reading.phrases import any_of, is_capital
from ua_i18n.reading.title import concerns, persons_above, title_countries, title_text, without_kind, without_title

_FEWEST_STOPPING = 4  # words that say so inside a sentence: "no further action is requested"
_TOLD = (PartKind.NARRATIVE, PartKind.SUMMARY, PartKind.BACKGROUND, PartKind.PERSONS)


def read(source: SourceText, labels: Labels) -> Reading:
    """What `source` says, unmasked; what no rule can place is `unrecognised`, never an error.

    Raises FormatError where nothing at all makes it an Urgent Action.
    """
    lines = clean(source, labels)
    context = Context(labels, lines.width, Account())
    parts = divide(lines, labels)
    head = read_head(parts[0].lines, context, named=lines.named)
    header, (story, *rest) = gather_header(head.header, (Part(None, lines=head.narrative), *parts[1:]), context)
    parts = tuple(rest)
    _require_sign(source, header, parts)
    stopped = _stops(lines, labels)
    parts = _as_narrative(parts) if stopped else parts
    _account(lines, parts, context)
    head = replace(head, header=header, narrative=story.lines, title=(*head.title, *lines_of(parts, PartKind.TITLE)))
    action = _action(head, without_title(parts, head.title, context), context)
    action = replace(action, kind=ActionKind.STOP_ACTION) if stopped else action
    placed, unrecognised = context.account.settle(lines.said)
    warnings = tuple(doubts(header, lines.said))
    persons = of_kind(parts, PartKind.PERSONS)
    listed = read_listed(persons, _everything_told(action), labels) if persons else Listed()
    about = tuple((line,) for line in listed.more)
    action = replace(action, background=action.background + about, unrecognised=unrecognised)
    return Reading(action=action, genders=listed.genders, placed=placed, warnings=warnings)


def _require_sign(source: SourceText, header: Header, parts: Iterable[Part]) -> None:
    if header.index or header.number or of_kind(parts, PartKind.ACTION, PartKind.APPEALS, PartKind.LETTER):
        return
    raise FormatError(
        source.name,
        "not an Urgent Action: there is no index or UA number, no recommended action and no heading of appeals. "
        "If it is one in another language, its labels belong into locales/<tag>/labels.yaml",
    )


def _account(lines: Lines, parts: Iterable[Part], context: Context) -> None:
    """Accounts for furniture, openers and running text."""
    context.account.place_numbers("furniture", lines.furniture)
    for part in parts:
        context.account.place_numbers(str(part.kind), () if part.opener is None else (part.opener,))
    for part in of_kind(parts, *_TOLD):
        context.account.place(str(part.kind), part.lines)


def _action(head: Head, parts: Sequence[Part], context: Context) -> UrgentAction:
    header, lines = head.header, without_kind(head.title, context.labels)
    title = title_text(lines or persons_above(parts), context.width)
    titled = head.countries or title_countries(title, lines, context.labels)
    countries = header.countries or titled
    context = replace(context, country=countries[0] if len(countries) == 1 else None)
    letter, parts = take_letter(parts, context)
    appeals = read_appeals(parts, context)
    groups = _greeted(appeals.groups, letter)
    copies = read_copies(parts, context)
    story = Part(None, lines=head.narrative)
    updates = read_updates(header.updates, header.number, (story, *parts), context)
    summary, narrative = _told(head.narrative, parts, context, headline=not titled)
    countries = countries or _countries_of(groups) or _countries_told(title, narrative, context)
    return UrgentAction(
        language=context.labels.language,
        private=header.private is not False,
        index=header.index,
        ua_number=header.number or (updates.documents[0].ua_number if updates.documents else None),
        kind=ActionKind.FURTHER_INFORMATION if updates.documents or header.ordinal > 1 else ActionKind.NEW,
        extra=header.extra,
        update_number=updates.number or (header.ordinal - 1 if header.ordinal > 1 else None),
        date=header.date,
        updates=updates.documents,
        title=title,
        concerns=concerns(header.concern),
        countries=countries,
        summary=summary,
        narrative=narrative,
        background=_paragraphs(lines_of(parts, PartKind.BACKGROUND), context),
        model_letter=_paragraphs(letter, context),
        appeal_languages=appeals.languages,
        channels=appeals.channels,
        appeals=_settled(groups, countries),
        copies=copies.addressees,
        copies_to=copies.to,
        deadline=read_deadline(parts, context, header.date or new_year(header)),
    )


# --- running text ---------------------------------------------------------------------------------------------


def _paragraphs(lines: Iterable[Line], context: Context) -> tuple[Paragraph, ...]:
    return tuple((joined(paragraph),) for paragraph in paragraphs(lines, context.width))


def _told(
    lines: Sequence[Line], parts: Sequence[Part], context: Context, *, headline: bool
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Summary and narrative. A headline is followed by a summary; a title of country and names is not."""
    context.account.place("narrative", lines)
    summary = _paragraphs(lines_of(parts, PartKind.SUMMARY), context)
    story = _paragraphs((*lines, *lines_of(parts, PartKind.NARRATIVE)), context)
    if headline and not summary and len(story) > 1:
        return story[:1], story[1:]
    return summary, story


def _everything_told(action: UrgentAction) -> str:
    """All running text of an action."""
    told = chain(action.summary, action.narrative, action.background, action.model_letter)
    requests = (request.text for group in action.appeals for request in group.requests)
    return "\n".join((action.title, *chain.from_iterable(told), *requests))


def _stops(lines: Lines, labels: Labels) -> bool:
    """Whether a document says that its action ends; "the stop action date" of a footer does not."""
    found = (match[0] for line in lines.said for match in any_of(labels.header.stop).finditer(line.text))
    return any(is_capital(text) or len(text.split()) >= _FEWEST_STOPPING for text in found)


def _as_narrative(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a stop action: what it recommends is told, not asked."""
    return tuple(replace(part, kind=PartKind.NARRATIVE) if part.kind is PartKind.ACTION else part for part in parts)


# --- groups -----------------------------------------------------------------------------------------------------


def _greeted(groups: Sequence[AppealGroup], letter: Sequence[Line]) -> tuple[AppealGroup, ...]:
    """The groups, the only addressee greeted as in the model letter where no salutation is given."""
    addressees = [addressee for group in groups for addressee in group.addressees]
    if not letter or len(addressees) != 1 or addressees[0].salutation:
        return tuple(groups)
    greeted = (replace(addressees[0], salutation=letter[0].text.rstrip(" ,،:")),)
    return tuple(replace(group, addressees=greeted) if group.addressees else group for group in groups)


def _settled(groups: Sequence[AppealGroup], countries: Sequence[str]) -> tuple[AppealGroup, ...]:
    """The groups, those who speak for a state in the document's only country where their own lines tell none."""
    if len(countries) != 1:
        return tuple(groups)
    return tuple(
        replace(group, addressees=tuple(_of_country(each, countries[0]) for each in group.addressees))
        for group in groups
    )


def _of_country(addressee: Addressee, country: str) -> Addressee:
    unknown = addressee.country is None and addressee.level in (Level.STATE, Level.REGION)
    return replace(addressee, country=country) if unknown else addressee


def _countries_told(title: str, narrative: Iterable[Paragraph], context: Context) -> tuple[str, ...]:
    """The first country that the headline or the narrative speaks of."""
    known = context.labels.countries
    texts = (title.title() if title.isupper() else title, *(text for paragraph in narrative for text in paragraph))
    return next((found[:1] for text in texts if (found := known.mentioned(text))), ())


def _countries_of(groups: Iterable[AppealGroup]) -> tuple[str, ...]:
    """The countries of the addressees: where neither title nor header names one."""
    found = (addressee.country for group in groups for addressee in group.addressees)
    return tuple(dict.fromkeys(code for code in found if code))
