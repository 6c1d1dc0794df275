"""What a reviewer does to messages one by one, on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desks import Workshop, workshop
from ua_i18n import ledger
from ua_i18n.catalog import Target
from ua_i18n.errors import RefusedError
from ua_i18n.model import Action, State, Translation
from ua_i18n.review.sitting import Act, Effect, Outcome
from ua_i18n.workspace.reviewing import Bench
from ua_i18n.workspace.viewing import Survey

START = "Her family"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def do(bench: Bench, act: Act, item: Translation, text: str = "") -> Outcome:
    return bench.perform(Effect(act, item.message.key, text), item)


def state(shop: Workshop) -> State:
    return ledger.state(shop.item(START), "fr", shop.folder.ledger())


def last_action(shop: Workshop) -> tuple[Action, str, str]:
    event = shop.folder.ledger().events[-1]
    return event.action, event.by, event.note


def test_an_approval_is_on_disk_at_once_and_can_be_undone(shop: Workshop) -> None:
    bench = shop.bench()
    outcome = do(bench, Act.APPROVE, shop.item(START))
    assert (outcome.waits, outcome.done, outcome.undoable) == (False, True, True)
    assert state(shop) is State.APPROVED
    assert do(bench, Act.UNDO, shop.item(START)).waits
    assert state(shop) is State.TRANSLATED
    assert last_action(shop) == (Action.REVOKE, "Anna", "undone")


def test_what_was_changed_since_it_was_seen_is_not_approved(shop: Workshop) -> None:
    seen = shop.item(START)
    shop.write({seen.message.key: Target(("Autre chose.",))})
    with pytest.raises(RefusedError, match="changed while you looked"):
        do(shop.bench(), Act.APPROVE, seen)
    assert not shop.folder.ledger().events


def test_who_edits_is_the_author_and_someone_else_approves(shop: Workshop) -> None:
    bench, before = shop.bench(), shop.folder.catalog("fr").text()
    assert do(bench, Act.EDIT, shop.item(START), "Sa famille attend.").waits
    assert shop.item(START).target == "Sa famille attend."
    assert last_action(shop)[:2] == (Action.TRANSLATE, "Anna")
    assert "someone else must approve" in do(bench, Act.APPROVE, shop.item(START)).notice
    assert do(shop.bench("Omar"), Act.APPROVE, shop.item(START)).done
    shop.run("revoke", shop.folder.id, "-l", "fr", "--key", shop.item(START).message.key, "--as", "Omar")
    do(bench, Act.UNDO, shop.item(START))
    assert shop.folder.catalog("fr").text().partition("\n\n")[2] == before.partition("\n\n")[2]


def test_a_draft_is_taken_over_before_it_is_approved(shop: Workshop) -> None:
    key = shop.item(START).message.key
    shop.write({key: Target(("Sa famille.",), fuzzy=True, comments=("ua: draft=memory score=0.92 from=afr-1",))})
    before, bench = shop.folder.catalog("fr").text(), shop.bench()
    outcome = do(bench, Act.APPROVE, shop.item(START))
    assert "taken over as your text, not approved" in outcome.notice
    assert state(shop) is State.TRANSLATED
    do(bench, Act.UNDO, shop.item(START))
    assert state(shop) is State.DRAFT
    assert shop.folder.catalog("fr").text().partition("\n\n")[2] == before.partition("\n\n")[2]


def test_where_two_eyes_do_a_draft_is_approved_at_once(shop: Workshop) -> None:
    (shop.root / "ua-i18n.yaml").write_text("format: 1\nfour_eyes: false\n", encoding="utf-8")
    shop.write({shop.item(START).message.key: Target(("Sa famille.",), fuzzy=True)})
    bench = shop.bench()
    assert not do(bench, Act.APPROVE, shop.item(START)).waits
    assert state(shop) is State.APPROVED
    do(bench, Act.UNDO, shop.item(START))
    assert state(shop) is State.DRAFT
    shop.write({shop.item(START).message.key: Target(("Sa famille.",))})
    assert state(shop) is State.TRANSLATED, "an undone approval does not come back"


def test_a_rejection_comes_back_when_the_approval_over_it_is_undone(shop: Workshop) -> None:
    do(shop.bench("Omar"), Act.REJECT, shop.item(START), "too strong")
    assert state(shop) is State.REJECTED
    bench = shop.bench()
    assert do(bench, Act.APPROVE, shop.item(START)).done
    do(bench, Act.UNDO, shop.item(START))
    assert state(shop) is State.REJECTED
    assert last_action(shop) == (Action.REJECT, "Anna", "too strong")


def test_a_finding_blocks_until_it_is_ignored_with_a_reason(shop: Workshop) -> None:
    bench = shop.bench("Omar")
    shop.write({shop.item(START).message.key: Target(("Sa famille !",))})
    assert "shouting" in do(bench, Act.APPROVE, shop.item(START)).notice
    assert do(bench, Act.IGNORE, shop.item(START), "it is a quotation").done
    assert do(bench, Act.APPROVE, shop.item(START)).done
    do(bench, Act.UNDO, shop.item(START))
    do(bench, Act.UNDO, shop.item(START))
    assert "shouting" in do(bench, Act.APPROVE, shop.item(START)).notice
    assert "no finding 9" in do(replace(bench, checkers=bench.checkers * 2), Act.IGNORE, shop.item(START), "9 x").notice


def test_a_comment_changes_no_state(shop: Workshop) -> None:
    outcome = do(shop.bench(), Act.COMMENT, shop.item(START), "ask the family")
    assert (outcome.waits, outcome.undoable) == (True, False)
    assert last_action(shop) == (Action.COMMENT, "Anna", "ask the family")


def test_the_source_is_corrected_elsewhere(shop: Workshop) -> None:
    table = replace(shop.table, locale=shop.folder.workspace.locale("en"))
    bench = replace(shop.bench(), table=table)
    outcome = do(bench, Act.EDIT, table.translations()[0], "other")
    assert not outcome.done
    assert "appeal.yaml" in outcome.notice
    assert do(bench, Act.APPROVE, table.translations()[0]).done


def test_roles_bind_the_bench_too(shop: Workshop) -> None:
    roles = "format: 1\nroles:\n  Anna: {translate: [fr]}\n  Omar: {approve: [ar]}\n"
    (shop.root / "ua-i18n.yaml").write_text(roles, encoding="utf-8")
    assert "may not approve" in do(shop.bench(), Act.APPROVE, shop.item(START)).notice
    assert "may not translate" in do(shop.bench("Omar"), Act.EDIT, shop.item(START), "x").notice
    assert do(shop.bench(), Act.COMMENT, shop.item(START), "a thought").done
    assert not do(shop.bench("Omar"), Act.COMMENT, shop.item(START), "a thought").done
    assert do(shop.bench(), Act.EDIT, shop.item(START), "x").done


def test_a_view_has_all_that_a_reviewer_needs(shop: Workshop) -> None:
    item = shop.item("{Yawa_Amegnona} was taken")
    comments = ("ua: draft=memory score=0.92 from=afr-1",)
    shop.write({item.message.key: Target(("{Yawa_Amegnona} !",), fuzzy=True, comments=comments)})
    do(shop.bench("Omar"), Act.REJECT, shop.item("{Yawa_Amegnona} was taken"), "too strong")
    view = Survey.of(shop.bench()).view(item.message.key)
    assert view.state is State.REJECTED
    assert view.values[0].startswith("{Yawa_Amegnona} = Yawa Amegnona (person, at risk, f")
    assert view.references == ("source.txt:9",)
    assert view.draft is not None
    assert (view.draft.origin, view.draft.note) == ("memory", "afr-1")
    assert [finding.check for finding in view.findings] == ["shouting"]
    assert [event.note for event in view.told] == ["too strong"]
    assert view.after is not None
    assert view.after.message.source.startswith(START)


def test_a_view_shows_what_the_source_said_before(shop: Workshop) -> None:
    revised = (shop.root / "ua.txt").read_text(encoding="utf-8").replace("no news of her", "no word of her")
    (shop.root / "ua.txt").write_text(revised, encoding="utf-8")
    shop.run("import", "--update", str(shop.root / "ua.txt"))
    view = Survey.of(shop.bench()).view(shop.item(START).message.key)
    assert view.previous == "Her family has had no news of her since."
    assert view.state is State.DRAFT
