"""Groups of appeals: requests and addresses that a document gives apart come together by the names of its headings."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.model import AppealGroup
from ua_i18n.reading import read
from ua_i18n_plugins.readers.text import TextReader

HEAD = (
    "PUBLIC AI Index: ASA 37/021/2006\n\nUA 210/06 Fear for safety 2 August 2006\n\nSRI LANKA Civilians in Muttur\n\n"
)
ACTION = "RECOMMENDED ACTION: Please write in English:\n"
GOVERNMENT = "Minister Ravi Jaya-Silva\nPalace Road 1\nColombo 1, Sri Lanka\nSalutation: Dear Minister\n"
OTHERS = "Mr Soma Pillai\nMain Street 2\nKilinochchi, Sri Lanka\nSalutation: Dear Mr Pillai\n"
APART = (
    "TO THE GOVERNMENT:\n- urging them to stop it;\n- asking for an inquiry.\n"
    "TO THE TIGERS:\n- urging them to let people go.\n"
)


def groups(body: str) -> tuple[AppealGroup, ...]:
    reading = read(TextReader().read(f"{HEAD}{ACTION}{body}".encode(), "case.txt"), english())
    assert reading.action.unrecognised == ()
    return reading.action.appeals


@pytest.mark.parametrize(
    "body",
    [
        f"{APART}\nAPPEALS TO THE GOVERNMENT:\n{GOVERNMENT}\nAPPEALS TO THE TIGERS:\n{OTHERS}",
        f"{APART}\nAPPEALS TO:\nThe Government\n{GOVERNMENT}\nThe Tigers\n{OTHERS}",
        f"{APART}\nAPPEALS TO:\nThe Tigers\n{OTHERS}\nThe Government\n{GOVERNMENT}",
        f"(a) to the Government:\n- urging them to stop it;\n- asking for an inquiry.\n(b) to the Tigers:\n"
        f"- urging them to let people go.\n\n"
        f"Appeals to the Government:\n{GOVERNMENT}\nAppeals to the Tigers:\n{OTHERS}",
    ],
)
def test_each_is_asked_what_concerns_it(body: str) -> None:
    found = [(len(group.requests), [each.name for each in group.addressees]) for group in groups(body)]
    assert found == [(2, ["Ravi Jaya-Silva"]), (1, ["Soma Pillai"])]


def test_what_both_are_asked_is_asked_of_each() -> None:
    both = f"{APART}To both:\n- reminding them of the Geneva Conventions.\n\n"
    found = groups(f"{both}APPEALS TO THE GOVERNMENT:\n{GOVERNMENT}\nAPPEALS TO THE TIGERS:\n{OTHERS}")
    assert [len(group.requests) for group in found] == [3, 2]
    assert {group.requests[-1].text for group in found} == {"reminding them of the Geneva Conventions."}


def test_one_list_for_all() -> None:
    found = groups(f"- urging an inquiry.\n\nAPPEALS TO:\n{GOVERNMENT}\n{OTHERS}")
    assert [(group.to, len(group.requests), len(group.addressees)) for group in found] == [(None, 1, 2)]


@pytest.mark.parametrize(
    "lead",
    [
        "Write now in Spanish or your own language:",
        "Please send your appeals in Spanish or your own language:",
        "Act now! Appeal to the authorities, in Spanish or your own\nlanguage:",
        "Please tweet, email or fax the authorities:",
    ],
)
def test_a_lead_that_no_label_opens_is_told_by_what_follows(lead: str) -> None:
    requests = "- Urging an inquiry;\n- Calling for peace.\n"
    text = f"{HEAD}Thousands are trapped. They fear for their lives.\n\n{lead}\n{requests}\nAPPEALS TO:\n{GOVERNMENT}"
    action = read(TextReader().read(text.encode(), "case.txt"), english()).action
    assert [len(group.requests) for group in action.appeals] == [2]
    assert action.narrative == (("Thousands are trapped. They fear for their lives.",),)


def test_a_list_in_running_text_is_no_lead() -> None:
    text = (
        f"{HEAD}He told the court of two letters:\n- one from Jaffna;\n- one from Colombo.\n\nAPPEALS TO:\n{GOVERNMENT}"
    )
    action = read(TextReader().read(text.encode(), "case.txt"), english()).action
    assert action.appeals[0].requests == ()
