from __future__ import annotations

from dataclasses import replace

from ua_i18n import packs, placeholders
from ua_i18n.intake import Known, prepare, typed_values, understand
from ua_i18n.model import Gender, Level, Protected, Reading, Role, SourceLine, SourceText, Span, SpanKind
from ua_i18n.protection import unprotect
from ua_i18n.sources import SourceLanguage

ENGLISH = SourceLanguage.load("en", [packs.shipped() / "locales"])
TEXT = """\
PUBLIC AI Index: AFR 99/014/2004

3 May 2004

UA 914/04 Fear for safety

KENYA Wekesa Tabu Omari (m), aged 31

Wekesa Tabu Omari was arrested on 1 May by soldiers. He has not been seen since early this year.

Amnesty International is concerned that Wekesa Tabu Omari may be at risk of torture.

RECOMMENDED ACTION: Please send telegrams/faxes/airmail letters in English or your own language:

- urging them to make public where Wekesa Tabu Omari is held;
- calling on the Kenyan government to investigate his arrest;
- asking them to write to your member of parliament.

APPEALS TO:

Minister of Justice
Mr Barasa Njeru
PO Box 123
Nairobi
KENYA
Salutation: Dear Minister

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 14 June 2004.
"""


def reading(text: str = TEXT) -> Reading:
    lines = tuple(
        SourceLine(number, line.removeprefix("- "), bullet=line.startswith("- "))
        for number, line in enumerate(text.splitlines(), 1)
    )
    return understand(SourceText("ua.txt", "0" * 64, lines), ENGLISH)


def test_a_source_becomes_a_masked_action_with_sentences() -> None:
    action = reading().action
    assert action.narrative[0][0] == "{Wekesa_Tabu_Omari} was arrested on 1 May by soldiers."
    assert len(action.narrative[0]) == 2
    assert [request.letter[Level.STATE] for request in action.appeals[0].requests] == [
        "I respectfully urge you to make public where {Wekesa_Tabu_Omari} is held.",
        "I call on your government to investigate his arrest.",
        "",
    ]
    assert action.letter.concern[0] == (
        "I am deeply concerned to learn that {Wekesa_Tabu_Omari} was arrested on 1 May 2004 by soldiers."
    )


def test_masking_loses_nothing() -> None:
    action = reading().action
    plain = unprotect(action)
    for group in plain.appeals:
        for request in group.requests:
            assert request.text.rstrip(";.") in TEXT
    values = {entry.name: entry.value for entry in action.protected}
    for sentence in action.narrative[0]:
        assert placeholders.fill(sentence, values) in TEXT


def test_what_people_settled_stays() -> None:
    plain = replace(unprotect(reading().action), protected=())
    kept = Protected(name="His_Name", kind=SpanKind.PERSON, value="Wekesa Tabu Omari")
    action = prepare(plain, ENGLISH, known=Known(protected=(kept,)))
    assert action.narrative[0][0].startswith("{His_Name} was arrested")


def test_what_people_called_ordinary_is_not_protected() -> None:
    plain = replace(unprotect(reading().action), protected=())
    action = prepare(plain, ENGLISH, known=Known(ordinary={"Amnesty International"}))
    assert "Amnesty International" not in {entry.value for entry in action.protected}


def test_recognisers_are_heard() -> None:
    def spans(text: str, language: str) -> list[Span]:
        start = text.find("soldiers")
        return [Span(start, start + 8, SpanKind.ORGANISATION, "soldiers")] if start >= 0 else []

    plain = replace(unprotect(reading().action), protected=())
    assert "soldiers" in {entry.value for entry in prepare(plain, ENGLISH, spans).protected}


def test_preparing_twice_changes_nothing() -> None:
    action = reading().action
    again = prepare(replace(unprotect(action), protected=()), ENGLISH, known=Known(protected=action.protected))
    assert again == action


def test_typed_values_are_dates_and_figures_by_value() -> None:
    found = typed_values(reading().action, ENGLISH.lexicon)
    dates = [(span.value, span.normal) for span in found if span.kind is SpanKind.DATE]
    assert ("1 May", "2004-05-01") in dates
    assert len(found) == len({(span.kind, span.value) for span in found})


def test_genders_that_the_source_lists_are_known_and_those_listed_are_at_risk() -> None:
    action = reading(TEXT.replace("Omari (m)", "Omari") + "\nName: Wekesa Tabu Omari (he/him)\n").action
    (entry,) = [entry for entry in action.protected if entry.value == "Wekesa Tabu Omari"]
    assert (entry.gender, entry.role) == (Gender.MASCULINE, Role.AT_RISK)
    assert action.background == ()


def test_a_name_spelled_in_two_ways_is_told_and_both_are_kept() -> None:
    text = TEXT.replace("that Wekesa Tabu Omari may", "that Wekeza Tabu Omari may")
    found = reading(text)
    assert "spelled in two ways: Wekesa Tabu Omari / Wekeza Tabu Omari" in found.warnings[0]
    assert {"Wekesa Tabu Omari", "Wekeza Tabu Omari"} <= {entry.value for entry in found.action.protected}
    assert reading().warnings == ()
