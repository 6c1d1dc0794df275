"""Every check on good and faulty translations, in at least five languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check_cases import ALL, Case, locale
from ua_i18n import Finding, Message, Severity, Translation, appealfile, checks, packs, plugins
from ua_i18n.catalog import Catalog
from ua_i18n.extraction import extract
from ua_i18n_plugins.checks.spelling import Spelling

pytestmark = pytest.mark.once

CHECKS = plugins.load().checks
LANGUAGES = {"fr", "es", "ar", "de", "ja"}
ELSEWHERE = {"inconsistent", "reused", "spelling"}
"""Checks that need more than one message, or a dictionary: their cases are below."""

NO_SUCH_FAULT = {
    "elision": {"es", "ar", "de", "ja"},  # nothing is elided there
    "article-doubled": {"ja"},  # it has no articles
    "doubled-word": {"ja"},  # nothing stands between its words
    "wrong-language": {"ja"},  # its script tells, and has a check of its own
    "local-punctuation": {"fr", "es", "de"},  # their marks are those of the source
}
"""Languages that cannot have a check's fault; their cases are clean ones."""

SAID = {  # one sentence in two wordings, and another one
    "fr": ("Elle est en danger de mort.", "Sa vie est menacée.", "Écrivez au ministre de la Justice."),
    "es": ("Su vida corre peligro.", "Está en peligro de muerte.", "Escriban al ministro de Justicia."),
    "ar": ("حياتها في خطر شديد.", "إنها مهددة بالموت.", "اكتبوا إلى وزير العدل."),
    "de": ("Ihr Leben ist in Gefahr.", "Sie schwebt in Lebensgefahr.", "Schreiben Sie an den Justizminister."),
    "ja": (
        "彼女の命が危険にさらされている。",
        "彼女の生命が危ぶまれている状況である。",
        "法務大臣に手紙を書いてください。",
    ),
}


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
    faulty = {case.tag for case in ALL if case.check == check and case.faulty}
    assert faulty >= LANGUAGES - NO_SUCH_FAULT.get(check, set())


def compared(tag: str, *pairs: tuple[str, str], check: str) -> tuple[Finding, ...]:
    messages = [Message(context=f"{number}", source=source) for number, (source, _) in enumerate(pairs)]
    translations = [
        Translation(message=message, targets=(target,)) for message, (_, target) in zip(messages, pairs, strict=True)
    ]
    return checks.run([CHECKS[check]], translations, locale(tag))


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_one_text_in_two_wordings_is_inconsistent(tag: str) -> None:
    one, other, _ = SAID[tag]
    danger = "Her life is in danger."
    assert [found.check for found in compared(tag, (danger, one), (danger, other), check="inconsistent")]
    assert compared(tag, (danger, one), (danger, one), check="inconsistent") == ()


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_two_texts_with_one_translation_are_told(tag: str) -> None:
    one, _, write = SAID[tag]
    pairs = ("Her life is in danger.", one), ("Write to the Minister of Justice.", one)
    assert [found.check for found in compared(tag, *pairs, check="reused")]
    assert compared(tag, pairs[0], (pairs[1][0], write), check="reused") == ()


SPELT = {
    "fr": ("danger mort", "en danjer"),
    "es": ("peligro vida", "en peligrro"),
    "ar": ("خطر", "في خطرر"),
    "de": ("gefahr leben", "in gefahhr"),
    "ja": ("危険", "キケソ"),
}
"""The words of a small dictionary, and a text with one that it lacks."""


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_spelling_is_checked_where_there_is_a_dictionary(tag: str, tmp_path: Path) -> None:
    pytest.importorskip("spylls")
    known, text = SPELT[tag]
    words = [*known.split(), *text.split()[:-1]]
    (tmp_path / f"{tag}.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / f"{tag}.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    check = Spelling([str(tmp_path)])
    message = Message(context="narrative", source="in danger")
    for target, wrong in ((text, [text.split()[-1]]), (known.split()[0], [])):
        found = checks.run([check], [Translation(message=message, targets=(target,))], locale(tag))
        assert [target[slice(*finding.span)] for finding in found if finding.span] == wrong


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
