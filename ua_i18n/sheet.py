"""The action sheet: a whole Urgent Action in one language, with its addressees as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ua_i18n import languages, packs, placeholders
from ua_i18n.errors import RefusedError
from ua_i18n.extraction import Extractor, extract
from ua_i18n.letters.gaps import unsaid
from ua_i18n.letters.speaking import (
    Said,
    Speaker,
    filled,
    listed,
    paragraph,
    plain,
    written_country,
    written_day,
)
from ua_i18n.model import (
    ActionKind,
    Addressee,
    AppealGroup,
    Block,
    BlockRole,
    Inline,
    Letter,
    Locale,
    Message,
    Paragraph,
    Run,
    UrgentAction,
)
from ua_i18n.reasons import Reason, no_phrase, of_sheet

CHANNEL = "sheet"
_CONTACTS = ("telegram", "telex", "fax", "phone", "email", "url", "social")


def messages_of(action: UrgentAction) -> tuple[Message, ...]:
    """The messages that an action sheet prints: all but the sentences that only letters say."""
    model_letter = {sentence for paragraph in action.model_letter for sentence in paragraph}
    return tuple(
        message for message in extract(action) if message.context != "letter" or message.source in model_letter
    )


def compose(action: UrgentAction, locale: Locale, said: Said, *, day: date, draft: bool = False) -> Letter:
    """The whole sheet. Raises RefusedError where a message or a phrase of the pack is missing."""
    _refuse_gaps(action, locale, said)
    sheet = _Sheet(action, locale, Speaker.of(action, said), Extractor.of(action))
    phrases = locale.letter
    return Letter(
        appeal=action.id,
        locale=locale.tag,
        direction=locale.direction,
        layout=locale.layout,
        addressee="",
        channel=CHANNEL,
        title="".join(run.text for run in sheet.name()),
        blocks=tuple(block for block in sheet.blocks() if any(block.lines)),
        date=day,
        draft_mark=phrases["draft-mark"] if draft else "",
    )


def _refuse_gaps(action: UrgentAction, locale: Locale, said: Said) -> None:
    if gap := next(_gaps(action, locale, said), None):
        raise RefusedError(of_sheet(action.id, locale.tag, gap))


def _gaps(action: UrgentAction, locale: Locale, said: Said) -> Iterator[Reason]:
    if lacking := packs.missing(locale, "sheet", "contact", "channel"):
        yield no_phrase(locale.tag, lacking)
    yield from unsaid(action, messages_of(action), said)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet in the making."""

    action: UrgentAction
    locale: Locale
    speak: Speaker
    extractor: Extractor

    def name(self) -> Inline:
        """What the document is, with its number: "Action urgente AU 914/04"."""
        kinds = {ActionKind.FURTHER_INFORMATION: "sheet:further"}
        number = self.action.ua_number
        words = plain(self.locale.letter[kinds.get(self.action.kind, "sheet:title")])
        return (*words, Run(" "), Run(number, verbatim=True)) if number else words

    def blocks(self) -> Iterator[Block]:
        """The parts from top to bottom, as the networks know them; those that the document lacks are empty."""
        action = self.action
        yield Block(BlockRole.TITLE, (self.name(),))
        yield Block(BlockRole.CONTACT, tuple(self._facts()))
        yield Block(BlockRole.TITLE, tuple(self._lines("title", [action.title])))
        yield from (self._paragraph("heading", (concern,)) for concern in action.concerns)
        yield from self._text("narrative", (*action.summary, *action.narrative))
        yield self._heading("action")
        yield Block(BlockRole.CONTACT, tuple(self._means()))
        asked: list[str] = []
        for group in action.appeals:
            requests = [request.text for request in group.requests]
            yield from self._group(group, requests if requests != asked else [])
            asked = requests
        yield from self._copies()
        yield from self._deadline()
        if action.background:
            yield self._heading("background")
            yield from self._text("narrative", action.background)
        if action.model_letter:
            yield self._heading("letter")
            yield from self._text("letter", action.model_letter)

    def _facts(self) -> Iterator[Inline]:
        action, phrases = self.action, self.locale.letter
        if action.index:
            yield filled(phrases["sheet:index"], (Run(action.index, verbatim=True),))
        if action.countries:
            names = [written_country(code, self.locale) for code in action.countries]
            yield filled(phrases["sheet:country"], listed(names, self.locale))
        if action.date:
            yield plain(written_day(action.date, self.locale))

    def _means(self) -> Iterator[Inline]:
        """By which channels, and in which languages, appeals are to be sent."""
        phrases = self.locale.letter
        if self.action.channels:
            names = [phrases.get(f"channel:{channel}", channel) for channel in self.action.channels]
            yield filled(phrases["sheet:channels"], listed(names, self.locale))
        if named := _named(self.action.appeal_languages, self.action.language, self.locale):
            yield filled(phrases["sheet:languages"], listed(named, self.locale))

    def _group(self, group: AppealGroup, requests: Sequence[str]) -> Iterator[Block]:
        """A group with the requests that are not said above: those of the group before it may be its own too."""
        if group.to:
            yield Block(BlockRole.HEADING, tuple(self._lines("heading", [group.to])))
        yield Block(BlockRole.LIST, tuple(self._lines("request", requests)))
        if group.addressees:
            yield self._heading("appeals")
            yield from map(self._contact, group.addressees)

    def _contact(self, addressee: Addressee) -> Block:
        """Name and address verbatim, the office in the sheet's language too, then every way to reach them."""
        lines: list[Inline] = [(Run(line, verbatim=True),) for line in addressee.postal_lines]
        if addressee.office:
            office = self.speak(self.extractor.message("office", placeholders.escape(addressee.office)))
            lines.append(() if "".join(run.text for run in office) in addressee.postal_lines else office)
        for kind in _CONTACTS:
            given = getattr(addressee, kind)
            values = (given,) if isinstance(given, str) else given or ()
            lines.extend(self._labelled(kind, (Run(value, verbatim=True),)) for value in values)
        lines.append(self._labelled("salutation", self._salutation(addressee)))
        return Block(BlockRole.CONTACT, tuple(filter(None, lines)))

    def _salutation(self, addressee: Addressee) -> Inline:
        tag = self.locale.tag
        known = addressee.salutation_by_language
        if own := known.get(tag) or known.get(tag.partition("-")[0]):
            return (Run(own, verbatim=True),)
        return self.speak(self.extractor.salutation(addressee)) if addressee.salutation else ()

    def _labelled(self, kind: str, value: Inline) -> Inline:
        return filled(self.locale.letter[f"contact:{kind}"], value) if value else ()

    def _copies(self) -> Iterator[Block]:
        if self.action.copies or self.action.copies_to:
            yield self._heading("copies")
            yield from map(self._contact, self.action.copies)
            yield from (self._paragraph("note", (text,)) for text in self.action.copies_to)

    def _deadline(self) -> Iterator[Block]:
        deadline, phrases = self.action.deadline, self.locale.letter
        days = {"sheet:before": deadline.before, "sheet:check": deadline.check_after}
        said = [plain(phrases["sheet:immediately"])] if deadline.send else []
        for context, day in days.items():
            if day:
                said.append(filled(phrases[context], plain(written_day(day, self.locale))))
        if said:
            yield self._heading("deadline")
            yield paragraph(said, self.locale)

    def _heading(self, part: str) -> Block:
        return Block(BlockRole.HEADING, (plain(self.locale.letter[f"sheet:{part}"]),))

    def _text(self, context: str, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
        return (self._paragraph(context, sentences) for sentences in paragraphs)

    def _paragraph(self, context: str, sentences: Paragraph) -> Block:
        lines = tuple(self._lines(context, sentences))
        return paragraph(lines, self.locale) if lines else Block(BlockRole.PARAGRAPH, ())

    def _lines(self, context: str, texts: Sequence[str]) -> Iterator[Inline]:
        return (self.speak(self.extractor.message(context, text)) for text in texts if text.strip())


def _named(texts: Sequence[str], source: str, locale: Locale) -> list[str]:
    """Languages by the sheet's names for them, without "your own", which is said anyway."""
    codes = languages.language_codes(source)
    known = ((text, codes.get(text.casefold())) for text in texts)
    return [languages.name(code, locale.tag) if code else text for text, code in known if code or " " not in text]
