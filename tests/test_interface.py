"""The user's language: which it is, and what its texts may say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ua_i18n import interface, packs
from ua_i18n.errors import FormatError
from ua_i18n.model import Finding, Severity

LOCALES = packs.shipped() / "locales"
CHECKS = Path(__file__).parents[1] / "plugins" / "ua_i18n_plugins" / "checks"
TEXTS = sorted(LOCALES.glob("*/ui.po"))


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LC_ALL": "es", "LANG": "fr"}, "es"),
        ({"LC_ALL": "", "LANG": "ar"}, "ar"),
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


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_shipped_texts_are_those_of_the_checks(path: Path) -> None:
    assert set(interface.parse(path.read_text(encoding="utf-8"), str(path))) == set(templates())
