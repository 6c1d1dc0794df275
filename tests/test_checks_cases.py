"""Every check on good and faulty translations, in at least five languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check_cases import ALL, Case, locale
from ua_i18n import Finding, Message, Severity, Translation, appealfile, checks, packs, plugins
from ua_i18n.catalog import Catalog
from ua_i18n.extraction import extract

CHECKS = plugins.load().checks
LANGUAGES = {"fr", "es", "ar", "de", "ja"}
ELSEWHERE = {"inconsistent", "reused", "spelling"}
"""Checks that need more than one message, or a dictionary: test_checks.py has their cases."""


def found(case: Case, *names: str) -> tuple[Finding, ...]:
    chosen = [CHECKS[name] for name in names] if names else list(CHECKS.values())
    return checks.run(chosen, [case.translation], locale(case.tag))


@pytest.mark.parametrize("case", [case for case in ALL if case.faulty], ids=str)
def test_fault_is_found_where_it_is(case: Case) -> None:
    findings = found(case, case.check)
    assert findings
    for finding in findings:
        assert finding.check == case.check
        assert finding.key == case.translation.message.key
        assert finding.severity is CHECKS[case.check].severity
    if "mark" in case.told:
        assert case.told["mark"] in [case.target[slice(*finding.span)] for finding in findings if finding.span]
    if "fix" in case.told:
        assert case.told["fix"] in [finding.fix for finding in findings]


@pytest.mark.parametrize("case", [case for case in ALL if not case.faulty], ids=str)
def test_good_translation_has_no_fault(case: Case) -> None:
    assert found(case, case.check) == ()


@pytest.mark.parametrize("case", [case for case in ALL if not case.faulty], ids=str)
def test_good_translation_has_no_error_of_any_kind(case: Case) -> None:
    assert [finding for finding in found(case) if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("case", [case for case in ALL if case.faulty], ids=str)
def test_fix_mends_its_fault_and_makes_no_other(case: Case) -> None:
    before = {finding.check for finding in found(case)}
    for finding in found(case, case.check):
        if finding.fix is not None:
            mended = replace(case, target=finding.fix)
            assert finding not in found(mended, case.check)
            assert {finding.check for finding in found(mended)} <= before


@pytest.mark.parametrize("check", sorted(CHECKS.keys() - ELSEWHERE))
def test_check_has_cases_in_many_languages(check: str) -> None:
    assert {case.tag for case in ALL if case.check == check} >= LANGUAGES
    assert any(case.faulty for case in ALL if case.check == check)


def test_cases_are_of_checks_that_there_are() -> None:
    assert {case.check for case in ALL} <= CHECKS.keys()


SAMPLES = sorted((packs.shipped() / "catalogs").glob("*/*.po"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_sample_has_no_finding(path: Path) -> None:
    action = appealfile.from_yaml((path.parent / "appeal.yaml").read_text(encoding="utf-8"), str(path))
    translations = Catalog.parse(path.read_bytes(), str(path)).translations(extract(action))
    assert checks.run(CHECKS.values(), translations, replace(locale(path.stem), terms=())) == ()


@pytest.mark.parametrize("tag", ["fr", "es", "ar"])
def test_shipped_phrases_have_no_finding(tag: str) -> None:
    phrases = locale(tag).phrases.items()
    pairs = [(Message(context="letter", source=source), target) for source, target in phrases]
    translations = [Translation(message=message, targets=(target,)) for message, target in pairs]
    alone = [check for name, check in CHECKS.items() if name not in ELSEWHERE]
    assert checks.run(alone, translations, replace(locale(tag), terms=())) == ()
