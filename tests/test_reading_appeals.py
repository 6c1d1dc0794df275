"""Groups of appeals: requests and addresses that a document gives apart come together by the names of its headings."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.model import AppealGroup
from ua_i18n.reading import read
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python

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


@pytest.mark.parametrize(
    "body",
    [
        "To the Sri Lankan Government\n{government}\nTo TIGERS\n{tigers}\nAPPEALS TO:\n{addresses}",
        "Government:\n{government}\nTIGERS:\n{tigers}\nAPPEALS TO:\n{addresses}",
        "SRI LANKAN GOVERNMENT\n{government}\nLIBERATION ARMY (TIGERS)\n{tigers}\nAPPEALS TO:\n{addresses}",
        "1. In letters to the Government:\n{government}\n2. In letters to the Tigers:\n{tigers}\n"
        "APPEALS TO:\n{addresses}",
        "Please write to the Sri Lankan government:\n{government}\nPlease write to the Tigers:\n{tigers}\n"
        "APPEALS TO THE GOVERNMENT:\n{one}\nAPPEALS TO THE TIGERS:\n{other}",
        "to the Government, in Sinhala or English:\n{government}\nto the Tigers, in Tamil:\n{tigers}\n"
        "APPEALS TO:\n{addresses}",
    ],
)
def test_addresses_of_one_list_find_their_requests(body: str) -> None:
    one, other = GOVERNMENT, f"Leader of the Tigers\n{OTHERS}"
    text = body.format(
        government="- urging them to stop it;\n- asking for an inquiry.\n",
        tigers="- urging them to let people go.\n",
        addresses=f"{one}\n{other}",
        one=one,
        other=other,
    )
    found = [(len(group.requests), [each.name for each in group.addressees]) for group in groups(text)]
    assert found == [(2, ["Ravi Jaya-Silva"]), (1, ["Soma Pillai"])]


def test_languages_of_every_group_are_told() -> None:
    body = "to the Government, in Sinhala:\n- urging peace now.\nto the Tigers, in Tamil:\n- urging peace now.\n"
    text = f"{HEAD}RECOMMENDED ACTION: Please send appeals:\n{body}APPEALS TO:\n{GOVERNMENT}"
    assert read(TextReader().read(text.encode(), "case.txt"), english()).action.appeal_languages == ("Sinhala", "Tamil")


@pytest.mark.parametrize(
    "headings", [("Government:", "Tigers of Tamil Eelam:"), ("For the Government:", "For the LTTE:")]
)
def test_headings_of_addresses_cut_a_list_in_groups(headings: tuple[str, str]) -> None:
    one, other = headings
    found = groups(f"- urging peace now.\n\nAPPEALS TO:\n{one}\n{GOVERNMENT}\n{other}\n{OTHERS}")
    assert [(len(group.requests), [each.name for each in group.addressees]) for group in found] == [
        (1, ["Ravi Jaya-Silva"]),
        (1, ["Soma Pillai"]),
    ]


def test_who_heads_a_model_letter_is_no_second_addressee() -> None:
    contact = "Prosecutor General: Nusrat Holov\nSino avenue 126, Dushanbe, Tajikistan\nEmail: info@pro.example\n"
    text = (
        f"{HEAD}URGENT ACTION LETTER:\n\nProsecutor General\nNusrat Holov\nSino avenue 126\nDushanbe, Tajikistan\n\n"
        f"Dear Prosecutor General,\n\nI write to you.\n\nYours sincerely,\n\n"
        f'TARGET\'S CONTACT DETAILS & "COPIES TO":\n\n{contact}'
    )
    action = read(TextReader().read(text.encode(), "case.txt"), english()).action
    assert [[each.email for each in group.addressees] for group in action.appeals] == [[("info@pro.example",)]]


@pytest.mark.parametrize(
    "asked",
    [
        "*urging them to stop;\n*appealing to commanders\n  - to free all;\n  - to punish none.\n",
        "• Urging them to stop;\n• Calling on them to bring to justice\n  (a) those who hit him;\n  (b) all others.\n",
        "• Urging them to stop;\n• Calling on them to\n  o question the guards;\n  o secure the film.\n",
        "1) urging them to stop;\n2) calling on them to\n  i) question the guards;\n  ii) secure the film.\n",
    ],
)
def test_inner_lists_are_requests_too(asked: str) -> None:
    (group,) = groups(f"{asked}\nAPPEALS TO:\n{GOVERNMENT}")
    assert (len(group.requests), len(group.addressees)) == (4, 1)


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


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (
            "Please write in English, citing inmate number GDC ID 0000961234:",
            ["citing inmate number GDC ID 0000961234"],
        ),
        ("Please send faxes (quoting prisoner no. A14452) before 4 July 2006:", ["quoting prisoner no. A14452"]),
        ("Please write to him, referring to case 2006-11873:", ["referring to case 2006-11873"]),
        ("Please send faxes to +993 12 555 0142 before 17 July 2006 in English:", []),
    ],
)
def test_what_a_lead_in_says_beside_language_and_day_is_told_of(lead: str, told: list[str]) -> None:
    head = (
        "UA 158/06\nIndex: EUR 61/009/2006\nCountry: Turkmenistan\n\nThe two were arrested on 3 May by the police.\n\n"
    )
    text = (
        f"{head}RECOMMENDED ACTION: {lead}\n- urging their release.\n\nAPPEALS TO:\nMinister of Justice\nBox 3, Lima\n"
    )
    action = read(TextReader().read(text.encode(), "case.txt"), english()).action
    assert [each.text for each in action.unrecognised] == told
    assert [each.text for group in action.appeals for each in group.requests] == ["urging their release."]
