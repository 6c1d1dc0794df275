"""The user's language: which it is, what its texts may say, and that refusals are told in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from desks import workshop
from ua_i18n import interface, packs
from ua_i18n.catalog import Catalog
from ua_i18n.cli import main, sayings
from ua_i18n.errors import FormatError, RefusedError, UsageError
from ua_i18n.model import Finding, Severity
from ua_i18n.reasons import Reason, obstacles, of_letter, unapproved
from ua_i18n.workspace.sets import UNREVIEWED

LOCALES = packs.shipped() / "locales"
ROOT = Path(__file__).parents[1]
CHECKS = ROOT / "plugins" / "ua_i18n_plugins" / "checks"
TEXTS = sorted(LOCALES.glob("*/ui.po"))


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LC_ALL": "es", "LANG": "fr"}, "es"),
        ({"LC_ALL": "", "LANG": "ar"}, "ar"),
        ({"LANGUAGE": "de", "LC_ALL": "fr_FR.UTF-8"}, "de"),
        ({"LANGUAGE": "tlh_XX:pt_BR:en", "LANG": "fr"}, "pt-BR"),
        ({"LANGUAGE": "", "LC_MESSAGES": "ja_JP.UTF-8"}, "ja-JP"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({}, "en"),
    ],
)
def test_language_is_what_the_environment_says(environment: dict[str, str], tag: str) -> None:
    assert interface.user_language(environment) == tag


def test_region_speaks_its_language() -> None:
    said = interface.load("fr-CA", [LOCALES])
    finding = Finding("x", Severity.ERROR, "k", "in English", template="{number} is missing", values=(("number", "7"),))
    assert said.explain(finding) == "le nombre 7 manque"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert interface.Interface().explain(Finding("x", Severity.ERROR, "k", "as it is")) == "as it is"
    assert interface.load("tlh", [LOCALES]).say("{a} is {b}", {"a": "one", "b": "two"}) == "one is two"


def test_text_with_other_slots_is_refused() -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    with pytest.raises(FormatError, match="slot"):
        interface.parse(f'{head}msgid "{{number}} is missing"\nmsgstr "manque"\n', "ui.po")


def templates() -> Iterator[str]:
    """Every text that a bundled check explains itself with."""
    for path in CHECKS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fault":
                yield from (leaf.value for leaf in node.args if isinstance(leaf, ast.Constant))
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                target = node.targets[0]
                if isinstance(target, ast.Name) and (target.id == "template" or target.id.startswith("_FORBIDDEN")):
                    yield str(node.value.value)


def commands() -> Iterator[str]:
    """Every text that a command says of its work."""
    yield from sayings.DONE.values()
    yield from (said for name, said in vars(sayings).items() if name.isupper() and isinstance(said, str))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_shipped_texts_are_those_of_the_checks_and_commands(path: Path) -> None:
    known = set(interface.parse(path.read_text(encoding="utf-8"), str(path)))
    assert known == {*templates(), *commands(), UNREVIEWED}


# --- refusals ----------------------------------------------------------------------------------------

STOPPED = Reason(
    "{appeal} was stopped by {newer}; look at that one: ua-i18n show {newer}", {"appeal": "a", "newer": "b"}
)


def reasons() -> Iterator[str]:
    """Every text that the program refuses something with."""
    for path in ROOT.glob("ua_i18n/**/*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for scope in (*module.body, *(node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))):
            yield from texts_for_reasons(scope)


def texts_for_reasons(scope: ast.stmt) -> Iterator[str]:
    """The texts that calls of Reason are given, by themselves or by names."""
    nodes = [*ast.walk(scope)]
    given: list[ast.expr] = [
        node.args[0] for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason"
    ]
    for value in given:  # which grows: a name may stand for one of two names
        names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
        for node in nodes:
            if isinstance(node, ast.Assign) and names & {getattr(target, "id", "") for target in node.targets}:
                given += [node.value] if node.value not in given else []
        if isinstance(value, ast.Constant) and value.value:
            yield str(value.value)


def test_refusals_are_the_messages_of_the_packs() -> None:
    path = LOCALES / "en" / "letter.po"
    entries = Catalog.parse(path.read_text(encoding="utf-8"), str(path)).entries
    told = [entry.source for entry in entries if entry.context and entry.context.startswith("refusal:")]
    assert len(told) == len(set(told)) > 20
    assert set(told) == set(reasons())


def test_reasons_within_reasons_are_told_in_the_language_too() -> None:
    gap = Reason("not translated: {messages}; translate, then approve", {"messages": "1a2b"})
    refusal = of_letter("asa-1", "Ana {Brown}", "ja", gap)
    assert str(refusal) == "asa-1, letter to Ana {Brown} in ja: not translated: 1a2b; translate, then approve"
    german = interface.load("de", [LOCALES]).reason(refusal)
    assert german == "asa-1, Brief an Ana {Brown} in ja: nicht übersetzt: 1a2b; übersetzen und dann freigeben"


def test_what_has_to_be_done_first_is_told_in_the_language_too() -> None:
    first = obstacles(
        {Reason("it has no translation yet; translate it first"): ["1a", "2b"], "as a plugin says": ["3c"]}
    )
    refusal = unapproved(["1a", "2b", "3c"], "ua-i18n approve X", first)
    told = "1a, 2b: it has no translation yet; translate it first; 3c: as a plugin says; then: ua-i18n approve X"
    assert told in str(refusal)
    french = interface.load("fr", [LOCALES]).reason(refusal).replace("\u00a0", " ").replace("\u202f", " ")
    assert "(1a, 2b, 3c) ; 1a, 2b : pas encore de traduction ; traduisez d’abord ; 3c : as a plugin says" in french
    assert "obstacles" not in str(unapproved(["1a"], "ua-i18n approve X"))


def test_an_error_with_several_reasons_tells_each_on_a_line() -> None:
    error = RefusedError(STOPPED, "told by a plugin", Reason("{appeal}: no letter was made", {"appeal": "a"}))
    assert str(error).splitlines()[1:] == ["told by a plugin", "a: no letter was made"]
    said = interface.load("es", [LOCALES]).error(error).splitlines()
    assert said == [
        "a terminó con b; consulte ese documento: ua-i18n show b",
        "told by a plugin",
        "a: no se ha hecho ninguna carta",
    ]


def test_other_errors_are_as_they_are() -> None:
    said = interface.load("es", [LOCALES])
    assert said.error(UsageError("no such {thing}")) == "no such {thing}"
    assert said.error(FormatError("fr.po:3", "stray brace")) == "fr.po:3: stray brace"


@pytest.mark.once
@pytest.mark.parametrize(
    ("variables", "options", "told"),
    [
        ({"LANG": "fr_FR.UTF-8"}, (), "en l’état ("),
        ({"LANGUAGE": "de:en", "LANG": "fr_FR.UTF-8"}, (), "nicht freigegeben"),
        ({"LC_ALL": "ja_JP.UTF-8"}, (), "承認されていません"),
        ({"LC_ALL": "ja_JP.UTF-8"}, ("--ui-language", "ar"), "غير معتمد"),
        ({"LANG": "C.UTF-8"}, (), "not approved as"),
    ],
)
def test_letters_are_refused_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], options: tuple[str, ...], told: str
) -> None:
    shop = workshop(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    refused = shop.run(*options, "letters", shop.folder.id, "-l", "fr", "--date", "2003-10-20", code=3)
    assert told in refused.stderr
    assert f"ua-i18n approve {shop.folder.id}" in refused.stderr


def test_a_language_that_does_not_exist_is_one_clear_error() -> None:
    ended = CliRunner().invoke(main, ["--ui-language", "notalang", "status"], catch_exceptions=False)
    assert ended.exit_code == 2
    assert "notalang" in ended.stderr
    assert "Traceback" not in ended.output
