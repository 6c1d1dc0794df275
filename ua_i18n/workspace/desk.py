"""Letters prepared from what is approved and signed; the rest is refused, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ua_i18n import ledger
from ua_i18n.errors import RefusedError, UsageError
from ua_i18n.extraction import extract
from ua_i18n.grammar import Grammar
from ua_i18n.hookspecs import AnyCheck
from ua_i18n.letters import Channel, Commission, Sender, as_draft, compose, content_of, hindrance, with_variants
from ua_i18n.model import Addressee, AppealGroup, Letter, Locale, Message, State, Translation, UrgentAction
from ua_i18n.reasons import Reason, obstacles, of_letter, unapproved
from ua_i18n.review import by_reason
from ua_i18n.settings import SignOff
from ua_i18n.workspace.folder import AppealFolder
from ua_i18n.workspace.reviews import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What letters are wanted: for whom (a part of a name or office, None: all), of which day, how far from final.

    Those that `vary` have an opening and thanks for each sender.
    """

    day: date
    to: str | None = None
    channel: str = "letter"
    allow_drafts: bool = False
    after_deadline: bool = False
    signed: bool = True
    vary: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter to one addressee, or the reason why there is none; `number` counts addressees in mailing order."""

    number: int
    addressee: Addressee
    letter: Letter | None = None
    refusal: Reason | None = None
    again: Callable[[Sender], Letter] | None = None

    def signed_by(self, sender: Sender | None) -> Letter | None:
        """The same letter with its sender put in."""
        return self.again(sender) if self.again and sender else self.letter


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the letters of one appeal are prepared in one language; by `checkers` a refusal names what is at fault."""

    folder: AppealFolder
    action: UrgentAction
    locale: Locale
    grammar: Grammar | None
    checkers: Sequence[AnyCheck] = ()

    def prepare(self, wish: Wish) -> Iterator[Prepared]:
        """A letter for every addressee that the wish means, each approved and signed, or refused with the reason."""
        reviewed = self._reviewed()
        for number, group, addressee in chosen(self.action, wish.to):
            commission = self._commission(group, addressee, wish)
            try:
                yield self._prepared(number, commission, wish, reviewed)
            except RefusedError as error:
                yield Prepared(number, addressee, refusal=error.args[0])

    def _reviewed(self) -> _Reviewed:
        found = self.folder.translations(self.locale.tag, extract(self.action))
        return _Reviewed({translation.message.key: translation for translation in found}, self.folder.ledger())

    def _commission(self, group: AppealGroup, addressee: Addressee, wish: Wish) -> Commission:
        return Commission(
            action=self.action,
            group=group,
            addressee=addressee,
            locale=self.locale,
            day=wish.day,
            grammar=self.grammar,
            channel=wish.channel,
            reference=self.folder.workspace.settings.reference,
            vary=wish.vary,
            enclosures=self.folder.workspace.settings.section.enclosed(self.locale.tag),
        )

    def _prepared(self, number: int, commission: Commission, wish: Wish, reviewed: _Reviewed) -> Prepared:
        """The letter, final or marked as a draft. Raises RefusedError where it may be neither."""
        addressee, tag = commission.addressee, self.locale.tag
        if reason := hindrance(commission.channel, addressee, self.locale):
            raise RefusedError(of_letter(self.folder.id, addressee.label, tag, reason))
        # What people sign is the letter: every other channel says the same sentences, or fewer.
        signed = compose(replace(commission, channel=Channel.LETTER), reviewed.said)
        unread = doubt(reviewed.events, tag) or self._unapproved(commission, reviewed)
        if not unread and wish.signed:
            unread = self._unsigned(commission, signed, reviewed.events)
        if unread and not wish.allow_drafts:
            raise RefusedError(of_letter(self.folder.id, addressee.label, tag, unread))

        def marked(letter: Letter) -> Letter:
            return as_draft(letter, self.locale) if unread else letter

        letter = signed if commission.channel == Channel.LETTER else compose(commission, reviewed.said)
        return Prepared(
            number,
            addressee,
            letter=marked(letter),
            again=lambda sender: marked(compose(replace(commission, sender=sender), reviewed.said)),
        )

    def _unapproved(self, commission: Commission, reviewed: _Reviewed) -> Reason | None:
        tag = self.locale.tag
        printed = (reviewed.translations[message.key] for message in content_of(commission).messages)
        waiting = [
            found.message.key for found in printed if ledger.state(found, tag, reviewed.events) is not State.APPROVED
        ]
        if not waiting:
            return None
        more = " …" if waiting[1:] else ""
        command = f"ua-i18n approve {self.folder.id} -l {tag} --key {waiting[0]}{more} --as NAME"
        return unapproved(waiting, command, obstacles(self._obstacles(waiting)))

    def _obstacles(self, waiting: Sequence[str]) -> Mapping[Reason | str, Sequence[str]]:
        """What has to be done before messages can be approved, each with the keys of those that it is said of."""
        table = Table(self.folder, self.folder.locale(self.locale.tag))
        return by_reason(refusal for refusal in table.passed_over(self.checkers) if refusal.key in waiting)

    def _unsigned(self, commission: Commission, letter: Letter, events: ledger.Ledger) -> Reason | None:
        """Who signed a letter with its variants has read it without them."""
        settings, tag = self.folder.workspace.settings, self.locale.tag
        digests = {letter.digest, with_variants(letter, commission).digest}
        if settings.sign_off is SignOff.OFF or any(
            events.signed(tag, commission.addressee.key, digest) for digest in digests
        ):
            return None
        command = f"ua-i18n sign {self.folder.id} -l {tag}{' --vary' if commission.vary else ''} --as NAME"
        said = "nobody has signed it as it stands; read and sign it: {command}; or --allow-drafts"
        return Reason(said, {"command": command})


def doubt(events: ledger.Ledger, locale: str) -> Reason | None:
    """Why nothing in a locale counts as approved: a line was lost that may have taken it back."""
    lost = events.in_doubt(locale)
    if lost is None:
        return None
    said = (
        "{place} was cut off, and may have taken something back; restore that line from its history, or take it out "
        "and decide anew (`revoke`, `reject`) what it may have said"
    )
    return Reason(said, {"place": lost.place})


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What the messages of an appeal say in one language, and what people decided about them."""

    translations: Mapping[str, Translation]
    events: ledger.Ledger

    def said(self, message: Message) -> str:
        return self.translations[message.key].target if message.key in self.translations else ""


def chosen(action: UrgentAction, to: str | None) -> Iterator[tuple[int, AppealGroup, Addressee]]:
    """The addressees that `to` means (a part of a name or office, in any case), numbered in mailing order."""
    pairs = [(group, addressee) for group in action.appeals for addressee in group.addressees]
    wanted = (to or "").casefold()
    found = [
        (number, group, addressee)
        for number, (group, addressee) in enumerate(pairs, 1)
        if wanted in f"{addressee.name or ''}\n{addressee.office or ''}".casefold()
    ]
    if not found:
        known = "; ".join(addressee.label for _, addressee in pairs) or "none"
        raise UsageError(f"{action.id} has no addressee {to or ''!r}; there are: {known}")
    yield from found
