from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click import unstyle
from hypothesis import given
from hypothesis import strategies as st

from conftest import need
from desks import SOURCE, Workshop, workshop
from ua_i18n.catalog import Target
from ua_i18n.cli.status_ import days, shares
from ua_i18n.cli.statuspage import page
from ua_i18n.model import State
from ua_i18n.workspace import statusindex
from ua_i18n.workspace.status import AppealStatus, Progress, status_of, to_data

DAY = date(2003, 11, 10)


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def data(shop: Workshop, *, code: int = 0) -> dict[str, object]:
    (appeal,) = json.loads(shop.run("status", "--json", code=code).stdout)["appeals"]
    return dict(appeal)


def french(shop: Workshop) -> dict[str, int]:
    return dict(data(shop)["locales"]["fr"])  # type: ignore[index]


# --- counting ---------------------------------------------------------------------------------------


def test_messages_and_words_are_counted_by_state(shop: Workshop) -> None:
    before = french(shop)
    assert before["translated"] == len(shop.items)
    assert before["words"] == sum(len(item.message.source.split()) for item in shop.items.values())
    item = shop.item("Her family")
    shop.run("approve", shop.folder.id, "-l", "fr", "--key", item.message.key, "--as", "Anna")
    after = french(shop)
    assert (after["approved"], after["translated"]) == (1, before["translated"] - 1)
    assert after["words_by_state"]["approved"] == 9  # type: ignore[index]
    shop.write({item.message.key: Target(("Autre.",))})
    assert french(shop)["stale"] == 1


def test_a_glance_and_the_catalog_count_alike(shop: Workshop) -> None:
    """Approved, stale, rejected, fuzzy and empty messages in a file as we write it, then wrapped by another tool."""
    need_msgcat()
    items = list(shop.items.values())
    for number, verb in enumerate(("approve", "approve", "reject")):
        reason = ["--reason", "no"] if verb == "reject" else []
        shop.run(verb, shop.folder.id, "-l", "fr", "--key", items[number].message.key, "--as", "Anna", *reason)
    shop.write({
        items[1].message.key: Target(("other",)),
        items[3].message.key: Target(("draft",), fuzzy=True),
        items[4].message.key: Target(("",)),
    })  # fmt: skip
    glanced = status_of(shop.folder)
    path = shop.folder.catalog_path("fr")
    wrapped = subprocess.run(["msgcat", "--width=40", str(path)], capture_output=True, check=True).stdout
    assert b'msgid ""\n"' in wrapped.split(b"\n\n", 1)[1]
    path.write_bytes(wrapped)
    assert status_of(shop.folder) == glanced
    states = glanced.locales["fr"].states
    assert [states[state] for state in (State.APPROVED, State.STALE, State.REJECTED, State.DRAFT)] == [1, 1, 1, 1]


def need_msgcat() -> None:
    from shutil import which

    need(which("msgcat"), "msgcat (Debian: gettext)")


def test_a_broken_catalog_hides_no_other(shop: Workshop) -> None:
    shop.run("draft", shop.folder.id, "-l", "es", "--with", "phrases")
    (shop.folder.path / "es.po").write_text('msgid "broken\n', encoding="utf-8")
    result = shop.run("status", code=3)
    assert "es         cannot be read" in unstyle(result.stdout)
    assert re.search(r"fr .* translated", result.stdout)
    assert "es.po:1" in result.stderr
    locales = data(shop, code=3)["locales"]
    assert "es.po:1" in locales["es"]["error"]  # type: ignore[index]
    assert "error" not in locales["fr"]  # type: ignore[index]
    page = shop.run("status", "--html", code=3).stdout
    assert "es.po:1" in page
    assert str(shop.root) not in page


def test_a_broken_appeal_hides_no_other(shop: Workshop) -> None:
    broken = shop.folder.path.with_name("afr-99-999-2003")
    broken.mkdir()
    (broken / "appeal.yaml").write_text("format: [", encoding="utf-8")
    result = shop.run("status", code=3)
    assert "afr-99-999-2003  cannot be read" in unstyle(result.stdout)
    assert "translated" in result.stdout
    assert json.loads(shop.run("status", "--json", code=3).stdout)["appeals"][1]["error"]


def test_a_ledger_that_is_damaged_is_told(shop: Workshop) -> None:
    (shop.folder.path / "ledger.jsonl").write_text('{"v": 1}\n', encoding="utf-8")
    assert "ledger.jsonl:1" in shop.run("status", code=3).stderr


# --- the index --------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_read_again(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statusindex, "_SETTLED", -3_600_000_000_000)  # an hour from now everything is settled
    before = data(shop)
    monkeypatch.setattr(statusindex, "status_of", lambda folder: pytest.fail("counted again"))
    assert data(shop) == before


def test_a_change_is_seen_at_once_whatever_the_index_says(shop: Workshop) -> None:
    data(shop)
    for number, item in enumerate(shop.items.values(), 1):
        shop.write({item.message.key: Target(("x",), fuzzy=True)})
        assert french(shop)["draft"] == number


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"format": "1"}', '{"format": "%s", "appeals": {"%s": {"stamp": 1}}}']
)
def test_a_broken_index_is_as_good_as_none(shop: Workshop, broken: str) -> None:
    before = data(shop)
    text = broken.replace("%s", statusindex._FORMAT, 1).replace("%s", shop.folder.id)
    (shop.root / ".ua-i18n" / "status.json").write_text(text, encoding="utf-8")
    assert data(shop) == before


def test_of_another_index_entries_are_kept(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statusindex, "_SETTLED", -3_600_000_000_000)
    data(shop)
    found = json.loads((shop.root / ".ua-i18n" / "status.json").read_text(encoding="utf-8"))
    assert list(found["appeals"]) == [shop.folder.id]
    assert statusindex.statuses(shop.folder.workspace, ()) == ()
    assert data(shop)["id"] == shop.folder.id


# --- what is printed --------------------------------------------------------------------------------


def status(**changes: object) -> AppealStatus:
    states = {State.APPROVED: 3, State.DRAFT: 1}
    from collections import Counter

    progress = Progress(states=Counter(states), words_by_state=Counter({State.APPROVED: 30, State.DRAFT: 1000}))
    fields = {"id": "afr-1", "ua_number": "UA 1/03", "title": "Fear", "deadline": date(2003, 11, 18)}
    return AppealStatus(**{**fields, "locales": {"fr": progress, "ar": Progress(error="ar.po:3: no")}, **changes})  # type: ignore[arg-type]


def test_json_has_the_keys_that_are_promised() -> None:
    (appeal,) = to_data([status()], DAY)["appeals"]
    assert (appeal["deadline"], appeal["days_left"]) == ("2003-11-18", 8)
    assert list(appeal) == ["id", "ua_number", "title", "deadline", "days_left", "locales"]
    assert {"untranslated", "draft", "translated", "approved", "stale", "rejected", "words"} <= set(
        appeal["locales"]["fr"]
    )
    assert appeal["locales"]["fr"]["words"] == 1030


def imported(shop: Workshop, heading: str, index: str, day: str, *, asks: bool) -> None:
    """Another document of the same action, later or earlier."""
    text = SOURCE.replace("021/2003", index).replace("7 October", day).replace("UA 921/03 Fear for safety", heading)
    body = text if asks else text.partition("RECOMMENDED")[0] + "No further action is requested.\n"
    (shop.root.parent / "other.txt").write_text(body, encoding="utf-8")
    shop.run("import", str(shop.root.parent / "other.txt"))


def stopped(shop: Workshop) -> None:
    heading = "STOP ACTION\n\nFurther information on UA 921/03 (AFR 99/021/2003)"
    imported(shop, heading, "033/2003", "9 November", asks=False)


def test_a_stop_action_asks_for_no_work(tmp_path: Path) -> None:
    made = workshop(tmp_path)
    stopped(made)
    for _ in range(2):  # counted, then as the index has it
        said = made.run("status", "afr-99-033-2003").stdout
        assert "stopped: no more letters" in said
        assert "words approved" not in said
    (appeal,) = json.loads(made.run("status", "afr-99-033-2003", "--json").stdout)["appeals"]
    assert appeal["stopped"] is True
    assert "stopped" in made.run("status", "afr-99-033-2003", "--html").stdout


@pytest.mark.parametrize("asked", [(), ("afr-99-021-2003",)], ids=["all", "one"])
def test_what_another_document_stops_is_stopped(shop: Workshop, asked: tuple[str, ...]) -> None:
    assert "words approved" in shop.run("status", *asked).stdout
    messages = len(shop.items)
    stopped(shop)
    for _ in range(2):  # counted, then as the index has it
        said = shop.run("status", *asked).stdout
        assert "stopped by afr-99-033-2003: no more letters" in said
        assert "words approved" not in said
        page = shop.run("status", *asked, "--html").stdout
        assert "stopped by afr-99-033-2003" in page
        assert "words" not in page.partition("</style>")[2]
        appeal = json.loads(shop.run("status", *asked, "--json").stdout)["appeals"][0]
        assert (appeal["id"], appeal["stopped"], appeal["stopped_by"]) == ("afr-99-021-2003", True, "afr-99-033-2003")
        assert appeal["locales"]["fr"]["translated"] == messages


def test_what_is_superseded_has_no_deadline_any_more(shop: Workshop) -> None:
    imported(shop, "Further information on UA 921/03 (AFR 99/021/2003)", "028/2003", "20 October", asks=True)
    lines = shop.run("status").stdout.splitlines()
    assert "superseded by afr-99-028-2003" in next(line for line in lines if line.startswith("afr-99-021-2003"))
    assert "deadline" in next(line for line in lines if line.startswith("afr-99-028-2003"))
    first, second = json.loads(shop.run("status", "--json").stdout)["appeals"]
    assert (first["superseded_by"], "stopped" in first, "superseded_by" in second) == ("afr-99-028-2003", False, False)


def test_an_earlier_document_stops_nothing(shop: Workshop) -> None:
    imported(shop, "STOP ACTION on UA 921/03", "003/2003", "9 January", asks=False)
    assert "words approved" in shop.run("status", "afr-99-021-2003").stdout


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (8, "8 days left"),
        (1, "1 day left"),
        (0, "today is the last day"),
        (-1, "over for 1 day"),
        (-9, "over for 9 days"),
    ],
)
def test_days_are_said_in_words(left: int, said: str) -> None:
    assert days(left) == said


@given(st.lists(st.integers(0, 500), min_size=6, max_size=6))
def test_a_bar_is_full_and_shows_every_state_there_is(counts: list[int]) -> None:
    widths = shares(counts, 24)
    assert sum(widths) == 24
    assert all(width > 0 for width, count in zip(widths, counts, strict=True) if count)
    assert min(widths) >= 0


def test_colours_are_for_terminals_only(shop: Workshop) -> None:
    assert "\x1b" not in shop.run("status").output


def test_an_empty_workspace_says_what_is_next(tmp_path: Path) -> None:
    made = Workshop(tmp_path)
    from ua_i18n.workspace import Workspace

    Workspace.init(tmp_path)
    assert "next: ua-i18n import" in made.run("status").stdout


# --- the page ---------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page is made of; fails where it is not well-formed."""

    VOID = frozenset({"meta", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_runs_nothing() -> None:
    text = page([status()], DAY)
    found = Page(text)
    assert ("html", {"lang": "en", "dir": "ltr"}) in found.tags
    assert not {"script", "link", "img", "iframe"}.intersection(tag for tag, _ in found.tags)
    assert not re.search(r"https?:|@import|url\(|\son\w+=", text)


def test_a_chart_says_in_words_what_it_shows() -> None:
    found = Page(page([status()], DAY))
    (chart,) = [attributes for tag, attributes in found.tags if tag == "svg"]
    assert chart["aria-label"] == "3 approved, 1 draft"
    assert chart["viewbox"] == "0 0 4 1"
    widths = [
        (attributes["class"], attributes["x"], attributes["width"]) for tag, attributes in found.tags if tag == "rect"
    ]
    assert widths == [("approved", "0", "3"), ("draft", "3", "1")]


def test_the_page_escapes_what_others_wrote() -> None:
    hostile = '<script>alert(1)</script>&"'
    text = page([status(title=hostile, ua_number=hostile), status(error=hostile)], DAY)
    assert "<script" not in text
    Page(text)


def test_the_page_tells_what_of_a_ledger_is_lost() -> None:
    assert '<p class="fault">ledger.jsonl:3: skipped a line</p>' in page(
        [status(cautions=("ledger.jsonl:3: skipped a line",))], DAY
    )


def test_the_nearest_deadline_comes_first() -> None:
    ids = ["over", "none", "later", "soon", "broken"]
    deadlines = [date(2003, 11, 1), None, date(2003, 12, 1), date(2003, 11, 12), None]
    listed = [
        status(id=name, title=name, deadline=deadline, error="x" if name == "broken" else "")
        for name, deadline in zip(ids, deadlines, strict=True)
    ]
    titles = re.findall(r"<h2[^>]*>(\w+)</h2>", page(listed, DAY))
    assert titles == ["broken", "soon", "later", "none", "over"]
    assert 'class="soon"' in page([status(deadline=date(2003, 11, 12))], DAY)
