"""Plugins that raise, lie about types, hang or print: each costs its own result and a line, never the run."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from appeal_fixtures import APPEAL, Run
from ua_i18n import isolation, plugins
from ua_i18n.cli import main
from ua_i18n.errors import PluginError
from ua_i18n.plugins import registry

HEAD = "import sys, time\nfrom ua_i18n import *\n"

PLUGINS = {
    "reader": """
class Bad:
    name, suffixes, timeout = "bad", (".bad",), 0.2
    def read(self, data, name):
        {body}

@hookimpl
def register_readers(register):
    register(Bad())
""",
    "recogniser": """
class Bad:
    name, timeout = "bad", 0.2
    def recognise(self, text, language):
        {body}

@hookimpl
def register_recognisers(register):
    register(Bad())
""",
    "translator": """
class Bad:
    name, online, token, limit, timeout = "bad", False, TokenShape.BRACES, None, 0.2
    def supports(self, source, target):
        return True
    def draft(self, messages, locale):
        {body}

@hookimpl
def register_translators(register):
    register(Bad())
""",
    "check": """
class Bad:
    id, severity, description, timeout = "bad", Severity.ERROR, "bad", 0.2
    def find(self, translation, locale):
        {body}

@hookimpl
def register_checks(register):
    register(Bad())
""",
    "catalog-check": """
class Bad:
    id, severity, description, timeout = "bad", Severity.ERROR, "bad", 0.2
    def compare(self, translations, locale):
        {body}

@hookimpl
def register_checks(register):
    register(Bad())
""",
    "renderer": """
class Bad:
    name, suffix, timeout = "bad", ".bad", 0.2
    def render(self, letter):
        {body}
    def text(self, data):
        {body}

@hookimpl
def register_renderers(register):
    register(Bad())
""",
    "exchange": """
class Bad:
    name, suffix, timeout = "bad", ".bad", 0.2
    def export(self, translations, locale):
        {body}
    def read(self, data, name):
        {body}

@hookimpl
def register_exchanges(register):
    register(Bad())
""",
}
FAULTS = {
    "raises": ("raise ValueError('two\\nlines \\x1b[31m')", "bad failed: ValueError: two lines [31m"),
    "exits": ("sys.exit(3)", "bad failed: SystemExit: 3"),
    "interrupts": ("raise KeyboardInterrupt", "bad failed: KeyboardInterrupt"),
    "recurses": ("def f(): f()\n        f()", "bad failed: RecursionError"),
    "lies": ("return [42]", "bad failed: it gave"),
    "hangs": ("time.sleep(30)", "bad gave no answer for 0.2 seconds, and was left behind"),
    "never-ends": ("return iter(int, 1)", "bad "),
}


def run(folder: Path, *arguments: str) -> Result:
    """One run of the command line with the plugins of a folder; an error that is none of ours is raised."""
    return CliRunner().invoke(main, ["--plugins-dir", str(folder), *arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def no_collection() -> Iterator[None]:
    """No garbage is collected here: at the bottom of an endless recursion a stranger's finalizer would fail too."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "plugins").mkdir()
    return tmp_path / "plugins"


def install(folder: Path, kind: str, body: str) -> None:
    (folder / f"{kind.replace('-', '_')}.py").write_text(HEAD + PLUGINS[kind].format(body=body), encoding="utf-8")


def assert_one_line(result: Result, told: str) -> None:
    """The fault is one line on stderr, and no traceback is anywhere."""
    lines = [line for line in result.stderr.splitlines() if told in line]
    assert len(lines) == 1, result.output
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output


@pytest.mark.parametrize("fault", FAULTS)
def test_a_readers_fault_costs_its_own_source(imported: Run, desk: Path, fault: str) -> None:
    body, told = FAULTS[fault]
    install(desk, "reader", body)
    Path("one.bad").write_text("x", encoding="utf-8")
    result = run(desk, "import", "one.bad", "../ua.txt")
    assert result.exit_code == 3
    assert_one_line(result, told)
    assert f"{APPEAL}: unchanged" in result.stdout
    assert run(desk, "parse", "one.bad", "--json").stdout == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_recognisers_fault_is_told_once_and_the_rest_is_read(imported: Run, desk: Path, fault: str) -> None:
    body, told = FAULTS[fault]
    install(desk, "recogniser", body)
    result = run(desk, "parse", "../ua.txt", "--json")
    assert result.exit_code == 0
    assert_one_line(result, told)
    assert json.loads(result.stdout) == json.loads(imported("parse", "../ua.txt", "--json").stdout)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_translators_fault_costs_its_own_drafts(imported: Run, desk: Path, fault: str) -> None:
    body, told = FAULTS[fault]
    install(desk, "translator", body)
    result = run(desk, "draft", APPEAL, "-l", "fr", "--with", "bad,phrases")
    assert result.exit_code == 0
    assert_one_line(result, told)
    both = [line.partition(" drafted")[0] for line in result.stdout.splitlines()]
    Path(f"catalogs/{APPEAL}/fr.po").unlink()
    alone = run(desk, "draft", APPEAL, "-l", "fr", "--with", "phrases").stdout.partition(" drafted")[0]
    assert both == [alone]


def test_the_drafts_before_a_translators_fault_are_kept(imported: Run, desk: Path) -> None:
    body = """for message in messages[:2]:
            yield Draft(message.key, message.source.upper() if "{" not in message.source else message.source, "bad", 1)
        time.sleep(30)"""
    install(desk, "translator", body)
    result = run(desk, "draft", APPEAL, "-l", "fr", "--with", "bad")
    assert "fr: 2 drafted" in result.stdout
    assert_one_line(result, "left behind")


@pytest.mark.parametrize("kind", ["check", "catalog-check"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_checks_fault_is_one_warning_beside_what_the_others_find(
    translated: Run, desk: Path, kind: str, fault: str
) -> None:
    body, told = FAULTS[fault]
    others = json.loads(CliRunner().invoke(main, ["check", APPEAL, "-l", "fr", "--json"]).stdout)["findings"]
    install(desk, kind, body)
    result = run(desk, "check", APPEAL, "-l", "fr", "--json")
    assert result.exit_code == 3
    found = json.loads(result.stdout)["findings"]
    (failed,) = [finding for finding in found if finding["check"] == "bad"]
    assert told in failed["explanation"]
    assert failed["severity"] == "warning"
    assert [finding for finding in found if finding != failed] == others


@pytest.mark.parametrize(
    ("fault", "jobs"), [*((fault, "1") for fault in FAULTS), ("raises", "2"), ("exits", "2"), ("hangs", "2")]
)
def test_a_renderers_fault_costs_its_own_files(signed: Run, desk: Path, fault: str, jobs: str) -> None:
    body, told = FAULTS[fault]
    install(desk, "renderer", body)
    result = run(desk, "letters", APPEAL, "-l", "en", "--format", "bad,txt", "--date", "2004-05-10", "--jobs", jobs)
    assert result.exit_code == 3, result.output
    assert_one_line(result, told)
    assert list(Path("letters").rglob("*.txt"))
    assert not list(Path("letters").rglob("*.bad"))
    assert run(desk, "verify", f"letters/{APPEAL}").exit_code == 0


@pytest.mark.parametrize("fault", FAULTS)
def test_an_exchanges_fault_is_one_line(translated: Run, desk: Path, fault: str) -> None:
    body, told = FAULTS[fault]
    install(desk, "exchange", body)
    catalog = Path(f"catalogs/{APPEAL}/fr.po")
    before = catalog.read_bytes()
    result = run(desk, "export", APPEAL, "-l", "fr", "--format", "bad")
    assert result.exit_code == 1
    assert_one_line(result, told)
    Path(f"{APPEAL}-fr.bad").write_text("x", encoding="utf-8")
    result = run(desk, "merge", f"{APPEAL}-fr.bad", "--as", "Anna")
    assert result.exit_code == 1
    assert_one_line(result, told)
    assert catalog.read_bytes() == before


# --- what they print ------------------------------------------------------------------------------------------

PRINTS = {
    "recogniser": "print('noise')\n        return ()",
    "check": "print('noise')\n        return ()",
    "catalog-check": "print('noise')\n        return ()",
}


@pytest.mark.parametrize("kind", PRINTS)
def test_stdout_is_json_though_a_plugin_prints(translated: Run, desk: Path, kind: str) -> None:
    install(desk, kind, PRINTS[kind])
    with (desk / f"{kind.replace('-', '_')}.py").open("a", encoding="utf-8") as file:
        file.write("print('noise when it is imported')\n")
    if kind == "recogniser":
        result = run(desk, "parse", "../ua.txt", "--json")
    else:
        result = run(desk, "check", APPEAL, "-l", "fr", "--json")
    json.loads(result.stdout)
    assert "noise" in result.stderr
    assert "noise when it is imported" in result.stderr


# --- how they load --------------------------------------------------------------------------------------------


def test_a_plugin_that_hangs_when_imported_is_left_out(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "PATIENCE", 0.2)
    (desk / "slow.py").write_text("import time\ntime.sleep(30)\n", encoding="utf-8")
    install(desk, "reader", "return None")
    loaded = plugins.load(desk)
    assert [(failure.plugin, failure.reason) for failure in loaded.failures] == [
        ("slow.py", "gave no answer for 0.2 seconds, and was left behind")
    ]
    assert "bad" in loaded.readers


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("reader", '(".bad",)', '".bad"', "its suffixes is '.bad'"),
        ("reader", '(".bad",), 0.2', '(".bad",), "long"', "its timeout is 'long'"),
        ("reader", '(".bad",), 0.2', '(".bad",), 0', "its timeout is 0"),
        ("translator", '"bad", False', '"bad", None', "its online is None"),
        ("translator", "TokenShape.BRACES", "'braces!'", "its token is 'braces!'"),
        ("translator", "TokenShape.BRACES, None", "TokenShape.BRACES, 'long'", "its limit is 'long'"),
        ("check", "Severity.ERROR", "'fatal'", "its severity is 'fatal'"),
        ("renderer", '".bad", 0.2', "None, 0.2", "its suffix is None"),
        ("exchange", '".bad", 0.2', "7, 0.2", "its suffix is 7"),
    ],
)
def test_what_a_plugin_says_of_itself_is_looked_at(desk: Path, kind: str, old: str, new: str, told: str) -> None:
    text = HEAD + PLUGINS[kind].format(body="return ()")
    assert old in text
    (desk / "wrong.py").write_text(text.replace(old, new), encoding="utf-8")
    (failure,) = plugins.load(desk).failures
    assert told in failure.reason


# --- isolation ------------------------------------------------------------------------------------------------


def test_an_error_whose_text_fails_is_told_too() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def work() -> list[int]:
        raise Mute

    gathered = isolation.gather("mute", work, patience=5, most=1)
    assert str(gathered.error) == "mute failed: Mute: (its text cannot be printed)"


def test_who_gives_more_than_there_can_be_is_stopped() -> None:
    gathered = isolation.gather("loud", lambda: iter(range(10**12)), patience=None, most=3)
    assert gathered.items == (0, 1, 2)
    assert isinstance(gathered.error, PluginError)


def test_an_interrupt_of_the_user_is_no_plugins_fault() -> None:
    def work() -> list[int]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        isolation.gather("ours", work, patience=None, most=1)
