from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import Check, Finding, Locale, Message, Severity, Translation, checks
from ua_i18n_plugins.checks import characters, placeholders, verbatim

FRENCH = Locale(tag="fr")
ARABIC = Locale(tag="ar", direction="rtl")
NAMES = (("Adil_Mirov", "Adil MIROV"), ("UN_Refugee_Convention_1951", "1951 UN Refugee Convention"))
SOURCE = "{Adil_Mirov} is protected by the {UN_Refugee_Convention_1951}, and {Adil_Mirov} knows it."
RIGHT = "{Adil_Mirov} est protégé par la Convention de 1951 ({UN_Refugee_Convention_1951}), et {Adil_Mirov} le sait."


def offered(*modules: ModuleType) -> list[Check]:
    found: list[Check] = []
    for module in modules:
        module.register_checks(found.append)
    return found


ALL = offered(placeholders, verbatim, characters)


def translation(target: str, source: str = SOURCE, values: tuple[tuple[str, str], ...] = NAMES) -> Translation:
    return Translation(message=Message(context="narrative", source=source, values=values), targets=(target,))


def find(target: str, locale: Locale = FRENCH, *, source: str = SOURCE) -> tuple[Finding, ...]:
    return checks.run(ALL, [translation(target, source)], locale)


def ids(findings: Sequence[Finding]) -> list[str]:
    return [finding.check for finding in findings]


def test_every_check_says_what_it_is() -> None:
    assert all(isinstance(check, Check) and check.description.endswith(".") for check in ALL)
    assert len({check.id for check in ALL}) == len(ALL)


def test_a_right_translation_passes() -> None:
    assert find(RIGHT) == ()


def test_errors_come_first_and_messages_in_order() -> None:
    one, two = translation("{Adil_Mirov} \u202e"), translation("rien", "Nothing {Adil_Mirov}")
    findings = checks.run(reversed(ALL), [one, two, translation("")], FRENCH)
    keys = [finding.key for finding in findings]
    assert keys == sorted(keys, key=[one.message.key, two.message.key].index)
    assert ids(findings)[:3] == ["bidi-control", "placeholder-missing", "placeholder-count"]


# --- placeholders ------------------------------------------------------------------------------


def test_a_missing_value_is_named() -> None:
    findings = find(RIGHT.replace("({UN_Refugee_Convention_1951})", ""))
    assert ids(findings) == ["placeholder-missing"]
    assert findings[0].severity is Severity.ERROR
    assert "1951 UN Refugee Convention" in findings[0].explanation


def test_a_foreign_placeholder_is_marked() -> None:
    findings = find(f"{RIGHT} {{Nobody}}")
    assert ids(findings) == ["placeholder-foreign"]
    assert findings[0].span == (len(RIGHT) + 1, len(RIGHT) + 9)
    assert findings[0].fix is None


def test_a_placeholder_in_another_case_is_mended() -> None:
    wrong = RIGHT.replace("{UN_Refugee_Convention_1951}", "{un_refugee_convention_1951}")
    assert {finding.fix for finding in find(wrong) if finding.check == "placeholder-foreign"} == {RIGHT}


def test_another_count_is_a_warning() -> None:
    findings = find(RIGHT.replace("{Adil_Mirov} le", "il le"))
    assert ids(findings) == ["placeholder-count"]
    assert findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("stray", ["{", "}", "{}", "{0}", "{a.b}", "{a:b}", "{a b}", "{{{a}}"])
def test_a_stray_brace_is_an_error(stray: str) -> None:
    findings = find(f"{RIGHT} {stray}")
    assert "brace-syntax" in ids(findings)
    assert findings[0].span is not None
    assert findings[0].span[0] >= len(RIGHT)


def test_doubled_braces_are_text() -> None:
    assert find(f"{RIGHT} {{{{sic}}}}") == ()


# --- values that were typed in -----------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Adil Mirov", "Adil MIROW", "Ádil MIROV", "ADIL-MIROV", "Adil  MIROV"])
def test_a_value_that_was_typed_and_changed_is_an_error(typed: str) -> None:
    target = RIGHT.replace("{Adil_Mirov}", f"«{typed}»", 1).replace("{Adil_Mirov}", "il")
    altered = [finding for finding in find(target) if finding.check == "verbatim-altered"]
    assert [finding.severity for finding in altered] == [Severity.ERROR]
    span = altered[0].span
    assert span
    assert target[slice(*span)] == typed
    meant = typed != "Adil MIROW"  # another letter may be another person: nobody but a translator can tell
    assert altered[0].fix == (target.replace(typed, "{Adil_Mirov}") if meant else None)


def test_a_value_that_was_typed_as_it_is_is_a_warning() -> None:
    target = RIGHT.replace("{Adil_Mirov} le", "Adil MIROV le")
    typed = [finding for finding in find(target) if finding.check.startswith("verbatim")]
    assert [(finding.check, finding.severity, finding.fix) for finding in typed] == [
        ("verbatim-typed", Severity.WARNING, RIGHT)
    ]


def test_a_number_that_lost_a_digit_is_an_error() -> None:
    values = (("UA_105", "UA 105/00"),)
    findings = checks.run(ALL, [translation("Voir UA 106/00.", "See {UA_105}.", values)], FRENCH)
    assert "verbatim-altered" in ids(findings)


@pytest.mark.parametrize(
    "target",
    [
        RIGHT.replace("{Adil_Mirov}", "Adil Mirov ({Adil_Mirov})", 1),
        RIGHT.replace("la Convention de 1951", "la Convention des Nations unies sur les réfugiés"),
        RIGHT.replace("le sait", "sait qu'Adila Mirova, sa sœur, est libre"),
    ],
)
def test_a_local_form_and_other_words_pass(target: str) -> None:
    assert find(target) == ()


# --- characters --------------------------------------------------------------------------------


@pytest.mark.parametrize("control", ["\u202e", "\u202a", "\u2066", "\u200f"])
def test_a_control_of_direction_is_an_error(control: str) -> None:
    findings = find(f"{RIGHT}{control}{control}")
    assert ids(findings) == ["bidi-control"]
    assert findings[0].fix == RIGHT


def test_right_to_left_writers_may_use_marks_but_no_overrides() -> None:
    assert find(f"{RIGHT}\u200f", ARABIC) == ()
    assert ids(find(f"{RIGHT}\u202e", ARABIC)) == ["bidi-control"]


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\t", "\ufeff", "\ue000", "\x85"])
def test_a_control_character_is_an_error(control: str) -> None:
    findings = find(f"a{control}{RIGHT}")
    assert ids(findings) == ["control-character"]
    assert findings[0].span == (1, 2)


def test_what_the_message_has_its_translation_may_have() -> None:
    assert find(f"{RIGHT}\t\u202d", source=f"{SOURCE}\t\u202d") == ()


def test_letters_that_need_joiners_pass() -> None:
    assert find(f"{RIGHT} می\u200cخواهم") == ()


@given(st.text(), st.text())
def test_any_text_can_be_checked(target: str, value: str) -> None:
    values = (("Adil_Mirov", value),)
    for finding in checks.run(ALL, [translation(target, "{Adil_Mirov}", values)], FRENCH):
        assert finding.explanation
        assert finding.span is None or 0 <= finding.span[0] <= finding.span[1] <= len(target)


# --- mending -------------------------------------------------------------------------------------


def test_fixes_are_made_one_after_the_other() -> None:
    mended = checks.mend(ALL, translation(f"\u202e{RIGHT}\x07".replace("{Adil_Mirov} le", "Adil MIROV le")), FRENCH)
    assert mended.translation.target == RIGHT
    assert sorted(ids(mended.findings)) == ["bidi-control", "control-character", "verbatim-typed"]


def test_a_silenced_finding_is_not_mended() -> None:
    silenced = replace(translation(f"{RIGHT}\x07"), comments=("ua: ignore=control-character the source rings too",))
    assert checks.mend(ALL, silenced, FRENCH).findings == ()


class Greedy:
    """A check whose fix would cut into a value."""

    id = "greedy"
    severity = Severity.WARNING
    description = "Cuts."

    def find(self, translation: Translation, locale: Locale) -> list[Finding]:
        fixed = translation.target.replace("MIROV", "M.").replace("{Adil_Mirov}", "he")
        return [Finding(self.id, self.severity, translation.message.key, "cut", fix=fixed)]


@pytest.mark.parametrize("target", [RIGHT, RIGHT.replace("{Adil_Mirov}", "Adil MIROV")])
def test_a_fix_that_costs_a_value_is_not_made(target: str) -> None:
    assert checks.mend([Greedy()], translation(target), FRENCH).translation.target == target


@given(st.text(), st.text(min_size=1))
def test_mending_loses_no_value_and_is_done_at_once(target: str, value: str) -> None:
    values = (("Adil_Mirov", value),)
    before = translation(target, "{Adil_Mirov}", values)
    after = checks.mend(ALL, before, FRENCH).translation
    held = "{Adil_Mirov}" in target or value in target
    assert not held or "{Adil_Mirov}" in after.target or value in after.target
    assert checks.mend(ALL, after, FRENCH).findings == ()
