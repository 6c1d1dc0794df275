"""Letters prepared from what is approved and signed; the rest is refused, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ua_i18n import ledger
from ua_i18n.errors import RefusedError, UsageError
from ua_i18n.extraction import extract
from ua_i18n.grammar import Grammar
from ua_i18n.letters import Channel, Commission, Sender, compose, content_of, hindrance
from ua_i18n.model import Addressee, AppealGroup, Letter, Locale, Message, State, Translation, UrgentAction
from ua_i18n.requests import is_ground
from ua_i18n.settings import SignOff
from ua_i18n.workspace.folder import AppealFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What letters are wanted: for whom (a part of a name or office, None: all), of which day, how far from final."""

    day: date
    to: str | None = None
    channel: str = "letter"
    allow_drafts: bool = False
    after_deadline: bool = False
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter to one addressee, or the reason why there is none; `number` counts addressees in mailing order."""

    number: int
    addressee: Addressee
    letter: Letter | None = None
    refusal: str = ""
    again: Callable[[Sender], Letter] | None = None

    def signed_by(self, sender: Sender | None) -> Letter | None:
        """The same letter with its sender put in."""
        return self.again(sender) if self.again and sender else self.letter


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the letters of one appeal are prepared in one language."""

    folder: AppealFolder
    action: UrgentAction
    locale: Locale
    grammar: Grammar | None

    def prepare(self, wish: Wish) -> Iterator[Prepared]:
        """A letter for every addressee that the wish means, each approved and signed, or refused with the reason."""
        translations = self._translations()
        events = self.folder.ledger()
        for number, group, addressee in chosen(self.action, wish.to):
            commission = self._commission(group, addressee, wish)
            try:
                yield self._prepared(Prepared(number, addressee), commission, (translations, events, wish))
            except RefusedError as error:
                yield Prepared(number, addressee, refusal=str(error))

    def _translations(self) -> Mapping[str, Translation]:
        found = self.folder.translations(self.locale.tag, extract(self.action))
        return {translation.message.key: translation for translation in found}

    def _commission(self, group: AppealGroup, addressee: Addressee, wish: Wish) -> Commission:
        return Commission(
            action=self.action,
            group=group,
            addressee=addressee,
            locale=self.locale,
            day=wish.day,
            is_ground=lambda text: self.grammar is not None and is_ground(text, self.grammar),
            channel=wish.channel,
            reference=self.folder.workspace.settings.reference,
        )

    def _prepared(
        self, place: Prepared, commission: Commission, known: tuple[Mapping[str, Translation], ledger.Ledger, Wish]
    ) -> Prepared:
        """The letter, final or marked as a draft. Raises RefusedError where it may be neither."""
        translations, events, wish = known

        def said(message: Message) -> str:
            return translations[message.key].target if message.key in translations else ""

        if reason := hindrance(commission.channel, commission.addressee, self.locale):
            raise RefusedError(f"{self.folder.id}, to {commission.addressee.label} in {self.locale.tag}: {reason}")
        # What people sign is the letter: every other channel says the same sentences, or fewer.
        letter = compose(replace(commission, channel=Channel.LETTER), said)
        unread = self._unapproved(commission, translations, events)
        if not unread and wish.signed:
            unread = self._unsigned(commission.addressee, letter, events)
        if unread and not wish.allow_drafts:
            label = f"letter to {commission.addressee.label} in {self.locale.tag}"
            raise RefusedError(f"{self.folder.id}, {label}: {unread}")
        marked = replace(commission, draft=bool(unread))
        return replace(
            place,
            letter=letter if marked.channel == Channel.LETTER and not unread else compose(marked, said),
            again=lambda sender: compose(replace(marked, sender=sender), said),
        )

    def _unapproved(
        self, commission: Commission, translations: Mapping[str, Translation], events: ledger.Ledger
    ) -> str:
        tag = self.locale.tag
        printed = (translations[message.key] for message in content_of(commission).messages)
        waiting = [found.message.key for found in printed if ledger.state(found, tag, events) is not State.APPROVED]
        if not waiting:
            return ""
        listed = ", ".join([*waiting[:5], *(["…"] if waiting[5:] else [])])
        command = f"ua-i18n approve {self.folder.id} -l {tag} --key {waiting[0]} … --as NAME"
        return (
            f"{len(waiting)} messages are not approved as they stand ({listed}); "
            f"clear the fuzzy mark of those that are drafts, then: {command}; or --allow-drafts"
        )

    def _unsigned(self, addressee: Addressee, letter: Letter, events: ledger.Ledger) -> str:
        settings, tag = self.folder.workspace.settings, self.locale.tag
        if settings.sign_off is SignOff.OFF or events.signed(tag, addressee.key, letter.digest):
            return ""
        command = f"ua-i18n sign {self.folder.id} -l {tag} --as NAME"
        return f"nobody has signed it as it stands; read and sign it: {command}; or --allow-drafts"


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
