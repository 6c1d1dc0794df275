from __future__ import annotations

import gettext
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import need
from ua_i18n import languages
from ua_i18n.languages.plurals import plural_formula


@pytest.mark.parametrize(
    ("rules", "formula"),
    [
        ({}, "nplurals=1; plural=0;"),
        ({"one": "i in 1 and v in 0"}, "nplurals=2; plural=(n == 1 ? 0 : 1);"),
        ({"one": "i in 0,1"}, "nplurals=2; plural=((n == 0 || n == 1) ? 0 : 1);"),
        ({"one": "i in 0..1", "many": "e in 0 and i not in 0 and i mod 1000000 in 0 and v in 0 or e not in 0..5"},
         "nplurals=2; plural=((n >= 0 && n <= 1) ? 0 : 1);"),
        ({"few": "v not in 0", "one": "n in 1"}, "nplurals=2; plural=(n == 1 ? 0 : 1);"),
    ],
)  # fmt: skip
def test_a_formula_counts_integers(rules: dict[str, str], formula: str) -> None:
    assert plural_formula(rules) == formula


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ru", {1: 0, 2: 1, 5: 2, 11: 2, 21: 0, 112: 2}),
        ("ar", {0: 0, 1: 1, 2: 2, 7: 3, 11: 4, 100: 5, 102: 5, 103: 3}),
        ("pl", {1: 0, 2: 1, 12: 2, 22: 1, 25: 2}),
        ("lv", {0: 0, 1: 1, 2: 2, 11: 0, 21: 1}),
    ],
)
def test_each_number_has_its_form(tag: str, forms: dict[int, int]) -> None:
    match = re.fullmatch(r"nplurals=(\d); plural=(.*);", languages.plural_forms(tag))
    assert match
    plural = gettext.c2py(match[2])
    assert {number: plural(number) for number in forms} == forms
    assert max(map(plural, range(1000))) == int(match[1]) - 1


def test_msgfmt_accepts_every_formula(tmp_path: Path) -> None:
    need(shutil.which("msgfmt"), "gettext")
    for tag in ("br", "cy", "ga", "gd", "he", "lt", "mt", "sl", "si"):
        path = tmp_path / f"{tag}.po"
        header = f"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {languages.plural_forms(tag)}\\n"
        forms = int(languages.plural_forms(tag)[len("nplurals=")])
        plurals = "".join(f'msgstr[{number}] "x"\n' for number in range(forms))
        path.write_text(f'msgid ""\nmsgstr "{header}"\n\nmsgid "a"\nmsgid_plural "b"\n{plurals}', "utf-8")
        subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", str(path)], check=True)
