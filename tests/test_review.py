from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ua_i18n.ledger import Ledger, state
from ua_i18n.model import Action, Event, Finding, Message, Severity, State, Translation
from ua_i18n.review import Desk, Reviewer
from ua_i18n.settings import Settings

MESSAGE = Message(context="request", source="Release them.")
FINAL = Translation(message=MESSAGE, targets=("Libérez-les.",))
DRAFT = replace(FINAL, fuzzy=True)
EMPTY = Translation(message=MESSAGE)
NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
OMAR = Reviewer(by="Omar", locale="fr", now=NOW)
ERROR = Finding("negation-lost", Severity.ERROR, MESSAGE.key, "the negation is lost")


def event(action: Action, *, by: str = "Ines", note: str = "") -> Event:
    return Reviewer(by=by, locale="fr", now=NOW.replace(hour=9)).event(action, MESSAGE.key, FINAL.digest, note)


def desk(*events: Event, settings: str = "", last: str | None = None) -> Desk:
    return Desk(Ledger(events), Settings.parse(settings, "ua-i18n.yaml"), last)


def test_an_approval_binds_just_this_content() -> None:
    events, refusals = desk(event(Action.TRANSLATE)).approve([FINAL], replace(OMAR, verified=True), [])
    assert not refusals
    (approval,) = events
    assert (approval.action, approval.by, approval.key, approval.digest) == (
        Action.APPROVE,
        "Omar",
        MESSAGE.key,
        FINAL.digest,
    )
    assert approval.verified
    assert state(FINAL, "fr", Ledger(events)) is State.APPROVED


@pytest.mark.parametrize(
    ("translation", "reason"),
    [(EMPTY, "no translation yet"), (DRAFT, "still a draft"), (replace(DRAFT, targets=("",)), "no translation")],
)
def test_what_is_not_finished_cannot_be_approved(translation: Translation, reason: str) -> None:
    events, (refusal,) = desk().approve([translation], OMAR, [])
    assert not events
    assert refusal.key == MESSAGE.key
    assert reason in str(refusal.reason)


def test_an_approval_that_stands_is_not_repeated() -> None:
    assert desk(event(Action.APPROVE)).approve([FINAL], OMAR, [ERROR]) == ((), ())


@pytest.mark.parametrize(
    "by", ["Ines", "ines ", "INES", "Ines <ines@example.org>", "Ine\u200bs\u202c", "\uff29nes\u3000"]
)
def test_nobody_approves_what_they_wrote(by: str) -> None:
    events, (refusal,) = desk(event(Action.TRANSLATE)).approve([FINAL], replace(OMAR, by=by), [])
    assert not events
    assert "someone else must approve it" in str(refusal.reason)
    free = desk(event(Action.TRANSLATE), settings="four_eyes: false")
    assert len(free.approve([FINAL], replace(OMAR, by=by), [])[0]) == 1


def test_whom_the_catalog_names_wrote_what_the_ledger_does_not_know() -> None:
    assert desk(last="Omar").approve([FINAL], OMAR, [])[1]
    assert not desk(last="Ines").approve([FINAL], OMAR, [])[1]
    assert not desk(event(Action.TRANSLATE), last="Omar").approve([FINAL], OMAR, [])[1]


def test_the_last_translator_did_not_write_the_source() -> None:
    own = Translation(message=MESSAGE, targets=(MESSAGE.source,))
    events, refusals = desk(last="Omar").approve([own], replace(OMAR, locale="en"), [])
    assert len(events) == 1
    assert not refusals


def test_an_error_stands_in_the_way_until_it_is_ignored_with_a_reason() -> None:
    def reasons(one: Desk, translation: Translation = FINAL) -> list[str]:
        return [str(refusal.reason) for refusal in one.approve([translation], OMAR, [ERROR])[1]]

    assert reasons(desk()) == ["negation-lost: the negation is lost; mend it, or ignore it with a reason"]
    assert not reasons(desk(event(Action.IGNORE, note="negation-lost said by the verb")))
    assert reasons(desk(event(Action.IGNORE, note="negation-lost")))
    assert reasons(desk(event(Action.IGNORE, note="hedge-lost said by the verb")))
    assert not reasons(desk(), replace(FINAL, comments=("ua: ignore=negation-lost said by the verb",)))
    edited = replace(FINAL, targets=("Ne les libérez pas.",))
    assert reasons(desk(event(Action.IGNORE, note="negation-lost said by the verb")), edited)


def test_a_warning_stands_in_nobodys_way() -> None:
    warning = replace(ERROR, severity=Severity.WARNING)
    assert len(desk().approve([FINAL], OMAR, [warning])[0]) == 1


ROLES = "roles:\n  Omar: {approve: [fr], sign: [ar]}\n"


def test_roles_say_who_may() -> None:
    assert len(desk(settings=ROLES).approve([FINAL], OMAR, [])[0]) == 1
    _, (refusal,) = desk(settings=ROLES).approve([FINAL], replace(OMAR, locale="es"), [])
    assert str(refusal.reason).startswith("Omar may not approve es")
    assert desk(settings=ROLES).reject([FINAL], replace(OMAR, by="Ines"), "wrong")[1]
    assert desk(event(Action.APPROVE), settings=ROLES).revoke([FINAL], replace(OMAR, by="Ines"))[1]
    assert desk(settings=ROLES).sign("Minister", "d", OMAR)[1]
    assert desk(settings=ROLES).sign("Minister", "d", replace(OMAR, locale="ar"))[0]


def test_nobody_is_not_somebody() -> None:
    assert "--as NAME" in str(desk().approve([FINAL], replace(OMAR, by=" "), [])[1][0].reason)


def test_a_rejection_says_why() -> None:
    ((rejection,), ()) = desk().reject([FINAL], OMAR, "too strong")
    assert (rejection.action, rejection.note) == (Action.REJECT, "too strong")
    assert str(desk().reject([FINAL], OMAR, " ")[1][0].reason).startswith("say why")
    assert desk().reject([EMPTY], OMAR, "why")[1]


def test_only_a_decision_can_be_revoked() -> None:
    ((revocation,), ()) = desk(event(Action.APPROVE)).revoke([FINAL], OMAR)
    assert revocation.action is Action.REVOKE
    assert desk(event(Action.REJECT)).revoke([FINAL], OMAR)[0]
    assert desk().revoke([FINAL], OMAR)[1]


def test_a_signature_binds_a_letter() -> None:
    ((signature,), ()) = desk().sign("Minister of Justice", "digest", OMAR)
    assert (signature.action, signature.key, signature.digest) == (Action.SIGN, "Minister of Justice", "digest")


def test_all_clean_is_translated_and_without_errors() -> None:
    other = Translation(message=Message(context="title", source="Fear"), targets=("Craintes",))
    assert desk().clean([FINAL, other, DRAFT, EMPTY], "fr", [ERROR]) == (other,)
    assert desk(event(Action.REJECT)).clean([FINAL, other], "fr", []) == (other,)


def test_a_check_is_ignored_until_someone_says_that_it_counts_again() -> None:
    ((ignored,), ()) = desk().ignore(FINAL, OMAR, "negation-lost", " said by the verb ")
    assert (ignored.action, ignored.note) == (Action.IGNORE, "negation-lost said by the verb")
    assert desk(ignored).ignored(FINAL, "fr") == {"negation-lost": "said by the verb"}
    ((heeded,), ()) = desk(ignored).heed(FINAL, replace(OMAR, now=OMAR.now + timedelta(days=1)), "negation-lost")
    assert desk(ignored, heeded).ignored(FINAL, "fr") == {}
    assert str(desk().ignore(FINAL, OMAR, "negation-lost", " ")[1][0].reason).startswith("say why")


def test_who_wrote_a_text_is_its_author() -> None:
    ((written,), ()) = desk().write(FINAL, OMAR)
    assert (written.action, written.digest) == (Action.TRANSLATE, FINAL.digest)
    assert "someone else must approve it" in str(desk(written).approve([FINAL], OMAR, [])[1][0].reason)
    assert desk(settings=ROLES).write(FINAL, OMAR)[1]


def test_whoever_has_a_right_may_comment() -> None:
    ((comment,), ()) = desk().comment(FINAL, OMAR, " why so? ")
    assert (comment.action, comment.note) == (Action.COMMENT, "why so?")
    assert desk(settings=ROLES).comment(FINAL, replace(OMAR, locale="ar"), "a thought")[0]
    assert desk(settings=ROLES).comment(FINAL, replace(OMAR, locale="es"), "a thought")[1]
    assert desk().comment(FINAL, OMAR, " ")[1]


def test_only_a_signature_that_stands_is_taken_back() -> None:
    ((signature,), ()) = desk().sign("Minister", "d", OMAR)
    later = replace(OMAR, now=OMAR.now + timedelta(days=1))
    ((revoked,), ()) = desk(signature).unsign("Minister", "d", later, "unread")
    assert (revoked.action, revoked.digest, revoked.note) == (Action.REVOKE, "d", "unread")
    assert desk(signature, revoked).ledger.signed("fr", "Minister", "d") is None
    assert desk(signature).unsign("Minister", "another", OMAR)[1]
    assert desk().unsign("Minister", "d", OMAR)[1]
