from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import need
from ua_i18n import ledger, storage
from ua_i18n.errors import FormatError
from ua_i18n.ledger import Ledger, parse, state
from ua_i18n.model import Action, Event, Message, State, Translation
from ua_i18n.workspace import Workspace

MESSAGE = Message(context="request", source="Release {Adil_Mirov}.", values=(("Adil_Mirov", "Adil Mirov"),))
FINAL = Translation(message=MESSAGE, targets=("Libérez {Adil_Mirov}.",))
EDITED = replace(FINAL, targets=("Relâchez {Adil_Mirov}.",))


def event(
    action: Action, translation: Translation = FINAL, *, at: int = 0, by: str = "Omar", locale: str = "fr"
) -> Event:
    time = ledger.timestamp(datetime(2024, 5, 1, 12, tzinfo=UTC) + timedelta(minutes=at))
    return Event(time=time, by=by, action=action, locale=locale, key=MESSAGE.key, digest=translation.digest)


def book(*events: Event) -> Ledger:
    return parse("".join(f"{ledger.line(each)}\n" for each in events), "ledger.jsonl")


# --- lines -------------------------------------------------------------------------------------


def test_a_line_is_compact_json_in_a_fixed_order() -> None:
    line = ledger.line(replace(event(Action.REJECT), note="« trop fort »", verified=True))
    assert line.startswith('{"v":1,"time":"2024-05-01T12:00:00.000Z","by":"Omar","verified":true,"action":"reject",')
    assert line.endswith('"note":"« trop fort »"}')
    assert list(json.loads(line)) == ["v", "time", "by", "verified", "action", "locale", "key", "digest", "note"]


EVENTS = st.builds(
    Event,
    time=st.datetimes(timezones=st.just(UTC)).map(ledger.timestamp),
    by=st.text(),
    action=st.sampled_from(Action),
    locale=st.sampled_from(["fr", "ar"]),
    key=st.text(),
    digest=st.text(),
    verified=st.booleans(),
    note=st.text(),
)


@given(st.lists(EVENTS, unique_by=lambda event: event.time), st.randoms())
def test_events_come_back_in_order_whatever_a_merge_did(events: list[Event], random: object) -> None:
    lines = [ledger.line(each) for each in events] * 2
    random.shuffle(lines)  # type: ignore[attr-defined]
    found = parse("\n".join(lines), "ledger.jsonl")
    assert found.events == tuple(sorted(events, key=lambda event: event.time))
    assert not found.warnings


@given(EVENTS, st.integers(1, 60))
def test_a_cut_off_line_is_skipped_with_a_warning(written: Event, cut: int) -> None:
    line = ledger.line(written)
    found = parse(f"{line}\n{line[:-cut]}", "ledger.jsonl")
    assert found.events == (written,)
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("ledger.jsonl:2: skipped a line that was cut off")


def test_both_sides_of_a_merge_conflict_are_read() -> None:
    ours, theirs = event(Action.APPROVE, at=1), event(Action.REVOKE, at=2)
    text = f"<<<<<<< ours\n{ledger.line(theirs)}\n=======\r\n{ledger.line(ours)}\n>>>>>>> theirs\n"
    found = parse(text, "ledger.jsonl")
    assert found.events == (ours, theirs)
    assert [warning.split(": ")[0] for warning in found.warnings] == [f"ledger.jsonl:{line}" for line in (1, 3, 5)]


def test_a_moment_is_one_in_every_time_zone() -> None:
    early = replace(event(Action.APPROVE), time="2024-05-01T14:00:00+05:00")
    late = replace(event(Action.REVOKE), time="2024-05-01T10:00:00Z")
    assert book(late, early).events == (early, late)
    assert ledger.timestamp(datetime(2024, 5, 1, 14, tzinfo=timezone(timedelta(hours=5)))) == "2024-05-01T09:00:00.000Z"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"v": 2}, "newer ua-i18n"),
        ({"v": None}, "no version"),
        ({"v": True}, "no version"),
        ({"action": "bless"}, "not a whole event"),
        ({"time": "yesterday"}, "not a whole event"),
        ({"digest": None}, "not a whole event"),
        ({"verified": "yes"}, "not a whole event"),
    ],
)
def test_a_whole_line_with_something_else_is_refused(changes: dict[str, object], problem: str) -> None:
    line = json.dumps(json.loads(ledger.line(event(Action.REJECT))) | changes)
    with pytest.raises(FormatError, match=rf"ledger\.jsonl:2: .*{problem}"):
        parse(f"\n{line}\n", "ledger.jsonl")


def test_a_list_is_no_event() -> None:
    with pytest.raises(FormatError, match=r"ledger\.jsonl:1"):
        parse("[1]\n", "ledger.jsonl")


# --- states ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("translation", "actions", "expected"),
    [
        (Translation(message=MESSAGE), [], State.UNTRANSLATED),
        (FINAL, [], State.TRANSLATED),
        (FINAL, [Action.TRANSLATE, Action.COMMENT], State.TRANSLATED),
        (FINAL, [Action.APPROVE], State.APPROVED),
        (FINAL, [Action.APPROVE, Action.COMMENT], State.APPROVED),
        (FINAL, [Action.APPROVE, Action.REVOKE], State.TRANSLATED),
        (FINAL, [Action.APPROVE, Action.REVOKE, Action.APPROVE], State.APPROVED),
        (FINAL, [Action.APPROVE, Action.REJECT], State.REJECTED),
        (FINAL, [Action.REJECT, Action.APPROVE], State.APPROVED),
        (FINAL, [Action.REJECT, Action.REVOKE], State.TRANSLATED),
        (replace(FINAL, fuzzy=True), [], State.DRAFT),
        (replace(FINAL, fuzzy=True), [Action.APPROVE], State.DRAFT),
        (replace(FINAL, fuzzy=True), [Action.REJECT], State.REJECTED),
    ],
)
def test_a_state_follows_from_the_events(translation: Translation, actions: list[Action], expected: State) -> None:
    events = [event(action, translation, at=minute) for minute, action in enumerate(actions)]
    assert state(translation, "fr", book(*events)) is expected


def test_any_edit_makes_an_approval_stale() -> None:
    approved = book(event(Action.APPROVE))
    assert state(EDITED, "fr", approved) is State.STALE
    value = replace(FINAL, message=replace(MESSAGE, values=(("Adil_Mirov", "Adil MIROV"),)))
    assert state(value, "fr", approved) is State.STALE
    assert state(FINAL, "fr", approved) is State.APPROVED


def test_a_revoked_approval_does_not_go_stale() -> None:
    assert state(EDITED, "fr", book(event(Action.APPROVE), event(Action.REVOKE, at=1))) is State.TRANSLATED


def test_a_locale_does_not_speak_for_another() -> None:
    assert state(FINAL, "es", book(event(Action.APPROVE))) is State.TRANSLATED


def test_a_source_is_its_own_translation() -> None:
    own = Translation(message=MESSAGE, targets=(MESSAGE.source,))
    assert state(own, "en", Ledger()) is State.TRANSLATED
    assert state(Translation(message=MESSAGE), "en", Ledger()) is State.TRANSLATED
    assert state(own, "en", book(event(Action.APPROVE, own, locale="en"))) is State.APPROVED


# --- people ------------------------------------------------------------------------------------


def test_authors_are_those_of_this_very_content() -> None:
    found = book(
        event(Action.TRANSLATE, by="Ines"), event(Action.TRANSLATE, EDITED, by="Omar"), event(Action.APPROVE, by="Lea")
    )
    assert found.authors("fr", MESSAGE.key, FINAL.digest) == {"Ines"}
    assert found.authors("es", MESSAGE.key, FINAL.digest) == frozenset()


def test_a_signature_stands_until_it_is_revoked_or_the_letter_changes() -> None:
    signed = replace(event(Action.SIGN), key="Minister of Justice", digest="d1")
    found = book(signed)
    assert found.signed("fr", "Minister of Justice", "d1") == signed
    assert found.signed("fr", "Minister of Justice", "d2") is None
    assert found.signed("ar", "Minister of Justice", "d1") is None
    revoked = replace(signed, action=Action.REVOKE, time="2024-05-02T00:00:00Z")
    assert found.with_events([revoked]).signed("fr", "Minister of Justice", "d1") is None


# --- merges --------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    config = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "-C", str(folder)]
    return subprocess.run(["git", *config, *arguments], capture_output=True, text=True, check=True).stdout


def test_a_real_union_merge_keeps_what_both_sides_did(tmp_path: Path) -> None:
    """Two people decide on two branches, one machine dies while it writes; git joins the lines in its own order."""
    need(shutil.which("git"), "git")
    Workspace.init(tmp_path)
    path = tmp_path / "catalogs" / "afr-1" / "ledger.jsonl"
    first, ours, theirs = event(Action.APPROVE), event(Action.REVOKE, at=2), event(Action.REJECT, at=1, by="Ines")

    def record(branch: str, happened: Event, cut: str = "") -> None:
        git(tmp_path, "checkout", "-q", "-B", branch, *([] if branch == "main" else ["main"]))
        storage.append(path, ledger.line(happened))
        with path.open("a", encoding="utf-8") as handle:
            handle.write(cut)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", branch)

    git(tmp_path, "init", "-q")
    record("main", first)
    record("ours", ours)
    record("theirs", theirs, cut='{"v":1,"time":"2024')
    git(tmp_path, "checkout", "-q", "ours")
    git(tmp_path, "merge", "-q", "theirs")
    storage.append(path, ledger.line(event(Action.COMMENT, at=3)))
    found = parse(path.read_text(encoding="utf-8"), "ledger.jsonl")
    assert found.events == (first, theirs, ours, event(Action.COMMENT, at=3))
    assert len(found.warnings) == 1
    assert state(FINAL, "fr", found) is State.TRANSLATED


@given(st.lists(EVENTS, unique_by=lambda event: event.time, min_size=1), st.data())
def test_a_state_is_the_same_in_whatever_order_lines_stand(events: list[Event], data: st.DataObject) -> None:
    mine = [replace(event, locale="fr", key=MESSAGE.key, digest=FINAL.digest) for event in events]
    lines = [ledger.line(event) for event in mine]
    shuffled = data.draw(st.permutations([*lines, *lines[: len(lines) // 2]]))
    assert state(FINAL, "fr", parse("\n".join(shuffled), "x")) is state(FINAL, "fr", parse("\n".join(lines), "x"))


# --- clocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Action.APPROVE, Action.REJECT),
        (Action.APPROVE, Action.REVOKE),
        (Action.REJECT, Action.APPROVE),
        (Action.SIGN, Action.REVOKE),
    ],
)
@pytest.mark.parametrize("ahead", [0, 1, 600, 60 * 24 * 400])
def test_an_event_comes_after_those_it_was_made_in_view_of(first: Action, second: Action, ahead: int) -> None:
    known = book(event(first, at=ahead))
    (later,) = known.following([event(second)])
    together = book(later, *known.events)
    assert together.events == (*known.events, later)
    assert together.counts(later)
    assert not together.counts(known.events[0])


def test_events_of_one_moment_keep_their_order() -> None:
    made = list(Ledger().following([event(Action.APPROVE), event(Action.REVOKE), event(Action.APPROVE)]))
    assert book(*reversed(made)).events == tuple(made)
    assert made[2].time == "2024-05-01T12:00:00.002Z"


def test_another_letters_clock_moves_nothing() -> None:
    known = book(event(Action.APPROVE, at=90), event(Action.APPROVE, at=90, locale="es"))
    other = replace(event(Action.APPROVE), key="0123456789ab")
    assert list(known.following([other])) == [other]
    assert list(known.following([event(Action.REJECT, at=91)])) == [event(Action.REJECT, at=91)]


@given(st.lists(EVENTS), EVENTS)
def test_what_is_recorded_last_counts(events: list[Event], made: Event) -> None:
    known = parse("\n".join(map(ledger.line, events)), "x")
    (later,) = known.following([made])
    assert parse("\n".join(map(ledger.line, (*events, later))), "x").counts(later)


def test_times_to_come_are_warned_of() -> None:
    moment = datetime(2024, 5, 1, 12, tzinfo=UTC)
    known = book(event(Action.APPROVE), event(Action.REJECT, at=59), event(Action.APPROVE, at=61, by="Ines"))
    (caution,) = known.cautions(moment)
    assert caution.startswith("1 decision is dated in the future, up to 2024-05-01T13:01:00.000Z, by Ines")
    assert known.cautions(moment + timedelta(minutes=5)) == ()


def test_who_only_followed_a_wrong_clock_is_not_blamed() -> None:
    known = book(event(Action.APPROVE, at=90, by="Ines"))
    both = known.with_events(known.following([event(Action.REJECT, by="Omar")]))
    (caution,) = both.cautions(datetime(2024, 5, 1, 12, tzinfo=UTC))
    assert "1 decision is dated" in caution
    assert "Omar" not in caution


# --- lost lines ----------------------------------------------------------------------------------


def test_lines_run_together_are_read_apart() -> None:
    ours, theirs = event(Action.APPROVE), replace(event(Action.REVOKE, at=1), note='«{"v":1» "action":"approve"')
    found = parse(f"{ledger.line(ours)}{ledger.line(theirs)}\n", "ledger.jsonl")
    assert found.events == (ours, theirs)
    assert not found.warnings


def test_what_is_whole_beside_a_cut_off_line_is_read() -> None:
    lost, kept = ledger.line(event(Action.APPROVE)), event(Action.REVOKE, at=1)
    found = parse(f"{lost[:-9]}{ledger.line(kept)}\n", "ledger.jsonl")
    assert found.events == (kept,)
    assert len(found.warnings) == len(found.fragments) == 1


@pytest.mark.parametrize(
    ("action", "kept", "doubted"),
    [
        (Action.REVOKE, -30, {"fr"}),
        (Action.REJECT, -30, {"fr"}),
        (Action.APPROVE, -30, set()),
        (Action.SIGN, -30, set()),
        (Action.APPROVE, 60, {"fr", "es"}),  # cut before its action
        (Action.REVOKE, 100, {"fr", "es"}),  # cut before its locale
    ],
)
def test_a_lost_line_is_doubted_where_it_may_take_something_back(action: Action, kept: int, doubted: set[str]) -> None:
    line = ledger.line(replace(event(action), by='"action":"approve","locale":"es"'))
    found = parse(line[:kept], "ledger.jsonl")
    assert {locale for locale in ("fr", "es") if found.in_doubt(locale)} == doubted


def test_a_line_without_its_begin_may_be_anything() -> None:
    line = ledger.line(event(Action.APPROVE))
    assert parse(line[20:], "x").in_doubt("ar")
    assert parse(f"<<<<<<< ours\n{line}\n>>>>>>> theirs", "x").in_doubt("fr") is None
