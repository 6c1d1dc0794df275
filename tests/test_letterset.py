from __future__ import annotations

import hashlib
import json
import tracemalloc
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from ua_i18n import letterset, storage
from ua_i18n.errors import FormatError, PluginError, StorageError, UsageError
from ua_i18n.letterset import Entry, Manifest, Order, fold
from ua_i18n.model import Block, BlockRole, Layout, Letter, Run

pytestmark = pytest.mark.once  # what it tells is the same on every Python

NAME, LAW, ADDRESS, SENDER = "Tomas ERIBE", "Article 5 of the Penal Code (1987)", "BP 1207, Port-Sarel", "Ines Falk"


@dataclass(frozen=True)
class Plain:
    """Prints every run in its own line, which verification must not mind."""

    name: str = "plain"
    suffix: str = ".txt"

    def render(self, letter: Letter) -> bytes:
        lines = (line for block in letter.blocks for line in block.lines)
        return "\n\n".join("\n".join(run.text.replace(" ", "\n") for run in line) for line in lines).encode()

    def text(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise PluginError("is no text") from error


RENDERERS = {"plain": Plain()}


def letter(*words: Run, **facts: Any) -> Letter:
    known: dict[str, Any] = {
        "appeal": "afr-99-1-2024",
        "locale": "en",
        "direction": "ltr",
        "layout": Layout(),
        "addressee": "Odil Ravenel",
        "channel": "letter",
        "title": "Letter to Odil Ravenel",
        "date": date(2024, 5, 2),
        "blocks": (
            Block(BlockRole.SENDER, ((Run(SENDER, True),),)),
            Block(BlockRole.ADDRESS, ((Run(ADDRESS, True),),)),
            Block(
                BlockRole.PARAGRAPH, ((Run("I write for "), Run(NAME, True), Run(" under "), Run(LAW, True), *words),)
            ),
            Block(BlockRole.PARAGRAPH, ((Run(NAME, True), Run(" is ill.")),)),
            Block(BlockRole.SIGNATURE, ((Run(SENDER, True),),)),
        ),
    }
    return Letter(**{**known, **facts})


def order(number: int = 1, **facts: Any) -> Order:
    return Order(letter(Run(f" {number}"), **facts), Plain(), f"en/{number:02}.txt", "c0ffee", f"s{number:03}")


def manifest(entries: tuple[Entry, ...], appeal: str = "afr-99-1-2024") -> Manifest:
    return Manifest(format=1, appeal=appeal, date="2024-05-02", versions={"ua_i18n": "1"}, files=entries)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    letterset.write_manifest(tmp_path, manifest(letterset.write([order(1), order(2)], tmp_path)))
    return tmp_path


def faults(folder: Path, *known: str) -> list[str]:
    return list(map(str, letterset.verify(folder, RENDERERS, known)))


def data_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = data_of(folder)
    change(data)
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")


def edit(folder: Path, old: str, new: str, *, fix_hash: bool) -> None:
    path = folder / "en" / "01.txt"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    if fix_hash:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rewrite(folder, lambda data: data["files"][0].update(sha256=digest))


# --- writing ----------------------------------------------------------------------------------------------


def test_a_set_is_whole_when_it_is_made(made: Path) -> None:
    assert faults(made) == []
    assert faults(made, NAME, LAW, ADDRESS) == []


def test_a_manifest_accounts_for_every_file(made: Path) -> None:
    first, second = letterset.load_manifest(made).files
    assert (first.path, second.path) == ("en/01.txt", "en/02.txt")
    assert first.sha256 == hashlib.sha256((made / "en" / "01.txt").read_bytes()).hexdigest()
    assert (first.format, first.locale, first.addressee, first.channel) == ("plain", "en", "Odil Ravenel", "letter")
    assert (first.sender, first.catalog, first.draft) == ("s001", "c0ffee", False)
    assert first.letter == order(1).letter.digest
    assert [proof.role for proof in first.verbatim] == ["address", "paragraph", "paragraph"]


def test_a_manifest_gives_no_sender_away(made: Path) -> None:
    text = (made / "manifest.json").read_text(encoding="utf-8")
    assert SENDER not in text
    assert hashlib.sha256(SENDER.encode()).hexdigest() not in text


def test_many_processes_write_the_same_set(made: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("set")
    letterset.write_manifest(other, manifest(letterset.write([order(1), order(2)], other, jobs=2)))
    for path in ("manifest.json", "en/01.txt", "en/02.txt"):
        assert (other / path).read_bytes() == (made / path).read_bytes()


def test_each_file_is_heard_of_in_turn(tmp_path: Path) -> None:
    heard: list[str] = []
    letterset.write([order(2), order(1)], tmp_path, done=heard.append)
    assert heard == ["en/02.txt", "en/01.txt"]


def test_a_second_run_adds_to_the_manifest(made: Path) -> None:
    before = letterset.load_manifest(made).files
    entries = letterset.write([order(2, draft_mark="DRAFT"), order(3)], made)
    letterset.write_manifest(made, manifest(entries))
    after = letterset.load_manifest(made).files
    assert [entry.path for entry in after] == ["en/01.txt", "en/02.txt", "en/03.txt"]
    assert after[0] == before[0]
    assert after[1].draft
    assert faults(made) == []


def test_another_appeals_folder_is_left_alone(made: Path) -> None:
    before = (made / "manifest.json").read_bytes()
    with pytest.raises(UsageError, match="holds the letters of afr-99-1-2024"):
        letterset.write_manifest(made, manifest((), "other"))
    with pytest.raises(UsageError, match="choose another folder for other"):
        letterset.drop(made, "other", lambda entry: True)
    assert (made / "manifest.json").read_bytes() == before
    assert (made / "en" / "01.txt").exists()


def test_what_must_not_go_out_is_dropped(made: Path) -> None:
    assert letterset.drop(made, "afr-99-1-2024", lambda entry: entry.sender == "s001") == ("en/01.txt",)
    assert not (made / "en" / "01.txt").exists()
    assert [entry.path for entry in letterset.load_manifest(made).files] == ["en/02.txt"]
    assert faults(made) == []


def test_nothing_is_dropped_where_nothing_was_made(tmp_path: Path) -> None:
    assert letterset.drop(tmp_path, "any", lambda entry: True) == ()


def test_no_file_is_written_outside_the_set(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        letterset.write([replace(order(), path="../out.txt")], tmp_path / "set")
    assert not (tmp_path / "out.txt").exists()


# --- verifying ----------------------------------------------------------------------------------------------


def test_a_changed_byte(made: Path) -> None:
    edit(made, "ill.", "well.", fix_hash=False)
    assert faults(made) == ["en/01.txt: was changed after it was made: its SHA-256 is not the manifest's"]


def test_a_missing_and_an_extra_file(made: Path) -> None:
    (made / "en" / "01.txt").rename(made / "en" / "x.txt")
    assert faults(made) == ["en/01.txt: is missing", "en/x.txt: is not in the manifest"]


def test_a_changed_value_under_a_mended_hash(made: Path) -> None:
    edit(made, "Port-Sarel", "Port-Sare1", fix_hash=True)
    assert faults(made) == [f"en/01.txt: a value of {len(ADDRESS)} characters (address) is missing or changed"]
    assert faults(made, NAME, ADDRESS) == [f"en/01.txt: {ADDRESS!r} (address) is missing or changed"]


def test_a_name_in_other_letters_that_look_alike(made: Path) -> None:
    edit(made, "ERIBE", "ERIB\u0415", fix_hash=True)
    assert faults(made, NAME) == [f"en/01.txt: {NAME!r} (paragraph) is missing or changed"]


def test_spaces_and_bidi_controls_do_not_count(made: Path) -> None:
    edit(made, "Tomas\nERIBE", "\u2068Tomas \t ERIBE\u2069", fix_hash=True)
    assert faults(made) == []


def test_a_file_that_cannot_be_read(made: Path) -> None:
    (made / "en" / "01.txt").write_bytes(b"\xff\xfe")
    assert [fault for fault in faults(made) if "cannot be read: is no text" in fault]


def test_a_format_without_its_plugin(made: Path) -> None:
    rewrite(made, lambda data: data["files"][0].update(format="papyrus"))
    assert faults(made) == ["en/01.txt: cannot be read: no plugin for papyrus"]


@pytest.mark.parametrize("path", ["../secret.txt", "en/../../secret.txt"])
def test_a_hostile_manifest_reads_nothing_outside(made: Path, path: str) -> None:
    (made.parent / "secret.txt").write_text("secret", encoding="utf-8")
    rewrite(made, lambda data: data["files"][0].update(path=path))
    assert f"{path}: leads out of the set; it was not read" in faults(made)
    with pytest.raises(StorageError):
        letterset.drop(made, "afr-99-1-2024", lambda entry: True)
    assert (made.parent / "secret.txt").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "expected"),
        ("7", "expected"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": 1}', "is missing"),
        ('{"format": 1, "appeal": "x", "date": "", "versions": {}, "files": [], "more": 1}', "unknown key more"),
        ('{"format": 2, "appeal": "x", "date": "", "versions": {}, "files": []}', "reads format 1"),
        ('{"format": 1, "appeal": "x", "date": "", "versions": {}, "files": "all"}', "expected a list"),
    ],
)
def test_what_is_no_manifest(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=problem) as caught:
        letterset.load_manifest(tmp_path)
    assert "manifest.json" in caught.value.where


def test_a_folder_without_manifest(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="give the folder that `letters` wrote"):
        letterset.load_manifest(tmp_path)


def test_folding() -> None:
    assert fold(" a\u200f\n\t b\u00a0c ") == "a b c"


# --- sets of any size ----------------------------------------------------------------------------------------


def peak(folder: Path, amount: int) -> int:
    """The most memory that a set of so many letters takes while it is written, with its manifest."""
    tracemalloc.start()
    try:
        with letterset.Spool() as spool:
            spool.extend(letterset.written((order(number) for number in range(amount)), folder))
            letterset.account(folder, manifest(()), spool)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def peaks(folder: Path) -> tuple[int, int]:
    """The peaks of a few letters and of many."""
    storage.write_if_changed = lambda path, data: True  # each waits for the disk
    peak(folder / "warm", 2500)  # fills what Python keeps of freed tuples for the next ones
    return peak(folder / "few", 800), peak(folder / "many", 8000)


def test_a_set_of_many_letters_takes_no_more_memory_than_one_of_a_few(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:  # other tests leave their own garbage
        few, many = alone.submit(peaks, tmp_path).result()
    assert many < 1.3 * few
    assert len(letterset.load_manifest(tmp_path / "many").files) == 8000


def test_a_manifest_is_in_the_order_of_its_paths_however_its_files_come(tmp_path: Path) -> None:
    orders = [order(number) for number in (*range(300, 0, -1), *range(301, 330))]
    letterset.write_manifest(tmp_path, manifest(letterset.write(orders, tmp_path)))
    paths = [entry.path for entry in letterset.load_manifest(tmp_path).files]
    assert paths == sorted(paths)
    assert len(paths) == 329


def test_a_manifest_laid_out_in_another_way_is_read_all_the_same(made: Path) -> None:
    entries = letterset.load_manifest(made).files
    data = data_of(made)
    (made / "manifest.json").write_text(json.dumps({**data, "files": data["files"][::-1]}, indent=2), encoding="utf-8")
    letterset.write_manifest(made, manifest(letterset.write([order(3)], made)))
    after = letterset.load_manifest(made).files
    assert after[:2] == entries
    assert after[2].path == "en/03.txt"
    assert letterset.drop(made, "afr-99-1-2024", lambda entry: entry.path == "en/02.txt") == ("en/02.txt",)
    assert faults(made) == []


@pytest.mark.parametrize("line", ["  7", '  {"path": 7}', "  {", "  {}", '  {"path": "x"}'])
def test_a_damaged_line_of_a_manifest_is_told(made: Path, line: str) -> None:
    path = made / "manifest.json"
    first, *_ = path.read_text(encoding="utf-8").partition(' "files": [\n')[2].splitlines()
    path.write_text(path.read_text(encoding="utf-8").replace(first, f"{line},"), encoding="utf-8")
    with pytest.raises(FormatError):
        letterset.drop(made, "afr-99-1-2024", lambda entry: True)


@dataclass(frozen=True)
class Bound(Plain):
    """Prints many letters after one another."""

    def bind(self, letters: Sequence[Letter]) -> bytes:
        return b"\n\n".join(map(self.render, letters))


def test_several_letters_in_one_file_are_proved_together(tmp_path: Path) -> None:
    several = replace(order(), renderer=Bound(), more=(letter(addressee="Ana Brix"), letter(addressee="Ana Brix")))
    (entry,) = letterset.write([several], tmp_path)
    letterset.write_manifest(tmp_path, manifest((entry,)))
    assert entry.addressee == ""
    assert {proof.count for proof in entry.verbatim} == {3, 6}
    assert faults(tmp_path) == []
    path = tmp_path / "en" / "01.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Port-Sarel", "Port-Sorel", 1), encoding="utf-8")
    assert [fault for fault in faults(tmp_path, ADDRESS) if ADDRESS in fault]


def test_what_cannot_bind_says_so(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="plain cannot print several letters as one file"):
        letterset.write([replace(order(), more=(letter(),))], tmp_path)


def test_the_digest_of_a_file_is_its_letters_or_that_of_what_they_say() -> None:
    assert letterset.bundle_digest(["a", "a"]) == "a"
    assert letterset.bundle_digest(["a", "b"]) != letterset.bundle_digest(["b", "a"])


# --- journals of runs ----------------------------------------------------------------------------------------


def test_a_file_is_in_the_journal_before_it_is_on_disk(tmp_path: Path) -> None:
    journal = letterset.Journal.of_run(tmp_path, "afr-99-1-2024")
    for told in journal.told(order(number) for number in range(70)):
        assert told.path in letterset.unfinished([journal.path]).paths
    assert letterset.journals(tmp_path) == (journal.path,)
    assert len(letterset.unfinished([journal.path]).paths) == 70


def test_a_journal_that_was_cut_off_tells_of_all_that_was_written(tmp_path: Path) -> None:
    journal = letterset.Journal.of_run(tmp_path, "afr-99-1-2024")
    list(journal.told(order(number) for number in range(40)))
    text = journal.path.read_text(encoding="utf-8")
    journal.path.write_text(text[:-20], encoding="utf-8")
    assert len(letterset.unfinished([journal.path]).paths) == 32
    assert letterset.unfinished([journal.path]).appeals == {"afr-99-1-2024"}


@pytest.mark.parametrize("line", ["[]", "7", '{"appeal": "x"}', '{"appeal": "x", "paths": 3}', '{"paths": []}'])
def test_what_is_no_journal_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "unfinished-00.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"unfinished-00\.jsonl:2"):
        letterset.unfinished([path])


def test_a_set_with_a_journal_is_not_proved(made: Path) -> None:
    (made / "unfinished-00.jsonl").write_text('{"appeal": "afr-99-1-2024", "paths": ["en/09.txt"]}\n', "utf-8")
    assert "interrupted" in "".join(faults(made))


def test_what_a_journal_names_and_the_manifest_does_not_goes(made: Path) -> None:
    (made / "en" / "09.txt").write_text("unaccounted", encoding="utf-8")
    named = letterset.load_manifest(made).files[0].path
    assert letterset.left_over(made, {"en/09.txt", "en/10.txt", named}) == ("en/09.txt",)
    assert faults(made) == []
