from __future__ import annotations

from pathlib import Path

import pytest

from ua_i18n import Locale, plugins
from ua_i18n.drafting import draft
from ua_i18n.errors import PluginError
from ua_i18n.model import Message
from ua_i18n.plugins import Plugins

HEAD = "from __future__ import annotations\nfrom ua_i18n import *\nfrom ua_i18n import Locale, hookimpl\n"
READER = """
class {name}:
    name = "{name}"
    suffixes = ("{suffix}",)
    def read(self, data, name):
        return SourceText(name, "", ())

@hookimpl
def register_readers(register):
    register({name}())
"""
TRANSLATOR = """
class Loud:
    name, online, token, limit = "loud", False, TokenShape.BRACES, None
    def supports(self, source, target):
        return True
    def draft(self, messages, locale):
        {body}

@hookimpl
def register_translators(register):
    register(Loud())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "good", READER.format(name="good", suffix=".good"))
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.py").write_text(HEAD + text, encoding="utf-8")


def reasons(loaded: Plugins) -> dict[str, str]:
    return {failure.plugin: failure.reason for failure in loaded.failures}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import no_such_module_anywhere", "ModuleNotFoundError: No module named 'no_such_module_anywhere'"),
        ("def broken(:", "SyntaxError"),
        ("raise RuntimeError('no key')", "RuntimeError: no key"),
        ("import sys\nsys.exit(3)", "SystemExit: 3"),
        ("", "implements no hook"),
        ("@hookimpl\ndef register_reader(register): pass", "register_reader"),
        ("@hookimpl\ndef register_readers(give): pass", "give"),
        ("@hookimpl\ndef register_readers(): pass", "TypeError"),
        ("@hookimpl\ndef register_readers(register): register(object())", "is none of the readers"),
        ("@hookimpl\ndef register_checks(register): register('spelling')", "is none of the checks"),
        ("class Half:\n    name = 'half'\n@hookimpl\ndef register_readers(register): register(Half())", "none of the"),
        (READER.format(name="late", suffix=".late").replace("late()", "late"), "late is a class; register an instance"),
        (READER.format(name="good", suffix=".other"), "good is the name of another plugin for readers, by good.py"),
        (READER.format(name="other", suffix=".good"), ".good has a reader already"),
        ("@hookimpl\ndef register_translators(register): 1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_broken_plugin_is_told_and_the_rest_works(folder: Path, text: str, reason: str) -> None:
    write(folder, "zz_broken", text)
    loaded = plugins.load(folder)
    assert list(reasons(loaded)) == ["zz_broken.py"]
    assert reason in reasons(loaded)["zz_broken.py"]
    assert loaded.reader_for(Path("a.GOOD")).name == "good"
    assert loaded.origins["readers", "good"] == "good.py"
    assert set(plugins.load().readers) < set(loaded.readers)


def test_what_a_plugin_offers_before_it_fails_is_offered(folder: Path) -> None:
    write(folder, "half", READER.format(name="half", suffix=".half") + "    raise KeyError('later')\n")
    loaded = plugins.load(folder)
    assert "half" in loaded.readers
    assert list(reasons(loaded)) == ["half.py"]


def test_naming_what_failed_is_an_error_with_the_reason(folder: Path) -> None:
    write(folder, "broken", "import no_such_module_anywhere")
    with pytest.raises(PluginError, match=r"no plugin for readers is called broken.*broken\.py failed: ModuleNotFound"):
        plugins.load(folder).named("readers", "broken")


def test_a_plugin_may_use_dataclasses(folder: Path) -> None:
    write(folder, "typed", "import dataclasses\n@dataclasses.dataclass(slots=True)\nclass A:\n    x: int = 0\n"
          + READER.format(name="typed", suffix=".typed"))  # fmt: skip
    assert reasons(plugins.load(folder)) == {}


def test_files_with_an_underscore_are_no_plugins(folder: Path) -> None:
    write(folder, "__init__", "raise RuntimeError")
    write(folder, "_shared", "raise RuntimeError")
    assert reasons(plugins.load(folder)) == {}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="no such folder"):
        plugins.load(tmp_path / "none")


def test_order_is_by_name_and_never_by_registration(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        write(tmp_path, name, READER.format(name=name, suffix=f".{name}"))
    ours = [name for name in plugins.load(tmp_path).readers if name in "abc"]
    assert ours == ["a", "b", "c"]


@pytest.mark.parametrize("body", ["raise ValueError('no network')", "return None", "yield 1 / 0"])
def test_a_translators_fault_is_a_plugin_error(tmp_path: Path, body: str) -> None:
    write(tmp_path, "loud", TRANSLATOR.format(body=body))
    loud = plugins.load(tmp_path).translators["loud"]
    messages = [Message(context="narrative", source="one")]
    with pytest.raises(PluginError, match="loud failed"):
        list(loud.draft(messages, Locale(tag="fr")))
    assert draft(messages, [loud], Locale(tag="fr")).rejected[0].origin == "loud"


@pytest.mark.parametrize("path", ["a.xyz", "a"])
def test_a_file_without_reader_or_exchange_is_told(path: str) -> None:
    loaded = plugins.load()
    with pytest.raises(PluginError, match=r"no reader for .*there are: .*\.txt"):
        loaded.reader_for(Path(path))
    with pytest.raises(PluginError, match=r"no exchange format for .*there are: .*\.csv"):
        loaded.exchange_for(Path(path))
    assert loaded.exchange_for(Path("x.CSV")).name == "csv"
