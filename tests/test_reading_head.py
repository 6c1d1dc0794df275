"""Headers as typists wrote them, and what stands above and around them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from test_reading_labels import FOLDER, english
from ua_i18n.model import ActionKind, Reading
from ua_i18n.reading import read
from ua_i18n.reading.furniture import is_frame, is_furniture
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.references import references
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python

BODY = """

The two were arrested on 3 May by police in the capital and are held incommunicado.

RECOMMENDED ACTION: Please send faxes in English:
- urging their release.

APPEALS TO:
Minister of Justice
Mr Jan Novak
Box 3, Ashgabat, Turkmenistan
"""


def reading(head: str, body: str = BODY) -> Reading:
    return read(TextReader().read((head + body).encode(), "case.txt"), english())


@pytest.mark.parametrize(
    "head",
    [
        "UA 158/06 Fear of torture 5 June 2006 (EUR 61/009/2006)\n\nTURKMENISTAN Annakurban AMANKLY",
        "UA 158/06\nDate: 5 June 2006\nIndex: EUR 61/009/2006\nCountry: Turkmenistan\nConcern: Fear of torture",
        "UA NO: 158/06\nINDEX:\nEUR 61/009/2006\nDATE:\n5 June 2006\nCOUNTRY:\nTURKMENISTAN\nCONCERN: Fear of torture",
        "URGENT ACTION 158/06: TURKMENISTAN - FEAR OF TORTURE\nAI INDEX: EUR 61/009/2006\n5 JUNE 2006\nA. AMANKLY",
        "AI Index EUR 61/009/2006 / UA 158/06 / 5 June 2006 / Turkmenistan: Fear of torture",
        "Index....: EUR 61/009/2006\nUA.......: UA 158/06\nDate.....: 5 June 2006\nCountry..: Turkmenistan\n"
        "Concern..: Fear of torture",
        "UA NO . . . : 158/06\nINDEX . . . : EUR 61/009/2006\nDATE . . . . : 5 JUNE 2006\nCOUNTRY . . : TURKMENISTAN\n"
        "CONCERN . . : FEAR OF TORTURE",
        "Index …: EUR 61/009/2006\nUA ……: 158/06\nDate ……: 5 June 2006\nCountry …: Turkmenistan\n"
        "Concern …: Fear of torture",
        "UA No: 158/06\nAI INDEX: EUR 61/009/2006       DATE: 5 June 2006\nDISTR: UA/SC\nFEAR OF TORTURE\n\n"
        "TURKMENISTAN: Annakurban Amankly, poet",
    ],
)
def test_headers_say_the_same(head: str) -> None:
    action = reading(head).action
    assert (action.index, action.ua_number, action.date) == ("EUR 61/009/2006", "UA 158/06", date(2006, 6, 5))
    assert [concern.casefold() for concern in action.concerns] == ["fear of torture"]
    assert action.countries == ("TM",)


def test_more_information_is_an_update() -> None:
    head = (
        "More information on UA 158/96 (EUR 61/05/96, 3 May 1996) - Death Penalty\n\nTURKMENISTAN: Annakurban AMANKLY"
    )
    action = reading(head).action
    assert action.kind is ActionKind.FURTHER_INFORMATION
    assert [(update.index, update.date) for update in action.updates] == [("EUR 61/05/96", date(1996, 5, 3))]


def test_dates_of_several_updates_are_kept() -> None:
    head = (
        "Further information on UA: 92/10 (22 April 2010) and follow-ups (6 May 2010, 21 May 2010)\nTURKMENISTAN\n\n"
        "This is the third update of UA 92/10 (EUR 61/002/2010)."
    )
    updates = reading(head).action.updates
    assert [update.date for update in updates] == [date(2010, 4, 22), date(2010, 5, 6), date(2010, 5, 21), None]
    assert updates[-1].index == "EUR 61/002/2010"


@pytest.mark.parametrize(
    "above",
    [
        "To read the latest Urgent Action newsletter, go to http://www.example.org/urgent/letter.html\n\n",
        "Dear all,\nsorry for the delay - our server was down on Friday. Please use the new fax number.\nIngrid\n\n"
        "-----Original Message-----\nFrom: London\nSent: Friday, June 2, 2006\nSubject: UA 158/06\n\n",
        "From: uan@section.example\nSubject: FW: UA 158/06\nDate: 7 June 2006\n\nPlease note that this was late.\n\n",
    ],
)
def test_what_stands_above_the_header_is_no_story(above: str) -> None:
    action = reading(f"{above}UA 158/06 Fear of torture 5 June 2006\n\nTURKMENISTAN Annakurban AMANKLY").action
    assert (action.ua_number, action.date, action.title) == (
        "UA 158/06",
        date(2006, 6, 5),
        "TURKMENISTAN Annakurban AMANKLY",
    )
    assert len(action.narrative) == 1


@pytest.mark.parametrize(
    ("notice", "number", "paragraphs"),
    [
        ("This is the second update of UA 158/06; the first was issued on 3 May. Nothing is known of him.", 2, 2),
        ("They are poets. This is the second update of UA 158/06. They have not been seen since.", 2, 2),
        ("This is the second update of UA 158/06. Further information: EUR 61/007/2006", 2, 1),
        ("They are cousins of a poet of whom the second update of UA 12/03 told.", None, 2),
    ],
)
def test_a_notice_of_an_update_may_begin_the_story(notice: str, number: int | None, paragraphs: int) -> None:
    head = (
        f"UA 158/06 Fear of torture 5 June 2006\n\nTURKMENISTAN Annakurban AMANKLY\n\nPoets are in danger.\n\n{notice}"
    )
    action = reading(head, BODY[BODY.index("RECOMMENDED") - 2 :]).action
    assert (action.update_number, len(action.narrative)) == (number, paragraphs)


@pytest.mark.parametrize(
    ("footer", "kind"),
    [
        ("It may be reposted with contact information and stop action date (if applicable).", ActionKind.NEW),
        ("STOP ACTION: both were released.", ActionKind.STOP_ACTION),
        ("Both were released, and no further action is requested.", ActionKind.STOP_ACTION),
    ],
)
def test_a_footer_stops_no_action(footer: str, kind: ActionKind) -> None:
    head = "UA 158/06 Fear of torture 5 June 2006\n\nTURKMENISTAN Annakurban AMANKLY"
    assert reading(head, f"{BODY}\n{footer}\n").action.kind is kind


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("UA 63/15                 Page 1 of 2                 Amnesty International", True),
        ("Amnesty International Togo – Urgent Action Network", True),
        ("AMNESTY INTERNATIONAL", True),
        ("Amnesty International Urgent Action Network Sierra Leone", True),
        ("AMNISTIE INTERNATIONALE / AMNESTY INTERNATIONAL CANADA", True),
        ("URGENT ACTION NETWORK * 312 Example Avenue East, Ottawa", True),
        ("Urgent Action · PO Box 00, Colorado", True),
        ("Urgent action / Torture is feared", False),
        ("[Page 1 of 2] [next] [back to top]", True),
        ("ZCZC AIL0447 28502 AMNSTY G", True),
        ("NNNN", True),
        ("EXTRA 04/98  page 2", True),
        ("URGENTACTION", True),
        ("[Lima, Peru]", False),
        ("NNNN Street", False),
        ("Amnesty International has protested to Togo", False),
        ("AMNESTY INTERNATIONAL DELEGATES EXPELLED", False),
        ("Box 3          Lima", False),
    ],
)
def test_furniture(text: str, furniture: bool) -> None:
    assert is_furniture(text, english()) is furniture


def test_one_country_is_that_of_those_who_speak_for_a_state() -> None:
    body = BODY.replace("Box 3, Ashgabat, Turkmenistan", "Box 3")
    head = "URGENT ACTION\nPOET HELD IN TURKMENISTAN\nUA: 158/16 Index: EUR 61/009/2016"
    addressees: list[Any] = [each for group in reading(head, body).action.appeals for each in group.addressees]
    assert [each.country for each in addressees] == ["TM"]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("/** ai.uan: 412.0 **/", True),
        ("** Topic: UA 388/92 - Sudan **", True),
        ("** Written  4:32 pm  Dec  8, 1992 by aiuan in cdp:ai.uan **", True),
        ("** ACT BEFORE 20 SEPTEMBER 2005 **", False),
    ],
)
def test_frames_of_computer_conferences(text: str, frame: bool) -> None:
    assert is_frame(text, english()) is frame


@pytest.mark.parametrize(
    ("sign", "notice", "day"),
    [
        (
            "AI Index ASA 28/022/2003 (Public)\nUA 181/03",
            "Appeals after 29 July should be checked with the office.",
            "2003-07-29",
        ),
        ("UA 181/03 Torture", "Please do not write after 29 July.", "2003-07-29"),
        ("Further information on UA 181/03", "Please do not write after 29 July.", "None"),  # of which year?
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_the_numbers_tell(sign: str, notice: str, day: str) -> None:
    action = reading(f"{sign}\n\nTURKMENISTAN Annakurban AMANKLY", f"{BODY}\n{notice}\n").action
    assert str(action.deadline.check_after) == day
    assert action.private is ("(Public)" not in sign)


@pytest.mark.parametrize(
    ("lead", "requests"),
    [
        (
            "Please send polite appeals to the authorities asking them to\n* release him\n* repeal the law\n\nto:\n",
            2,
        ),
        ("PLEASE SEND A POLITE MESSAGE TO THE MINISTER:\n* Ask him to release the two.\n\nSEND YOUR APPEAL TO:\n", 1),
        (
            "RECOMMENDED ACTION: Please send telegrams expressing concern and urging their\nrelease, to:\n",
            1,
        ),
        (
            "PLEASE WRITE IMMEDIATELY\nin Turkmen or English:\n-- urging their release\n-- asking why\n\nAPPEALS\n",
            2,
        ),
    ],
)
def test_leads_without_a_label(lead: str, requests: int) -> None:
    address = "\nMinister of Justice\nMr Jan Novak\nBox 3, Ashgabat, Turkmenistan\n"
    head = "UA 158/06 Torture 5 June 2006\n\nTURKMENISTAN A. AMANKLY\n\nHe was taken from his home in May.\n\n"
    [group] = reading(head, lead + address).action.appeals
    assert len(group.requests) == requests
    assert [each.name for each in group.addressees] == ["Jan Novak"]


@pytest.mark.parametrize(
    ("heading", "copy", "notice"),
    [
        ("THE FACTS", "cc: Mr Abu Mala, Ambassador of Togo", "*** PLEASE ACT BY SEPTEMBER 20, 2005. ***"),
        ("THE CASE", "cc: Mr Abu Mala\nAmbassador of Togo\nBox 1", "** ACT BEFORE 20 SEPTEMBER 2005 **"),
        ("WHAT HAPPENED", "C.C.: Mr Abu Mala, Ambassador of Togo", "PLEASE ACT BEFORE 20 September 2005"),
    ],
)
def test_the_plain_words_of_sections_are_labels(heading: str, copy: str, notice: str) -> None:
    action = reading(
        "UA 158/05 Fear of torture 5 August 2005\n\nTOGO Koffi Adzo",
        f"{heading}\n\nKoffi Adzo was taken away on 4 August.\n\nWHAT YOU CAN DO (faxes, in French if possible)\n\n"
        f"- urge the authorities to release him;\n\nWRITE TO:\n\nMinister of Justice\nMs Ife Oko\nBox 2, Lome, Togo\n"
        f"Salutation: Dear Minister\n\n{copy}\n\n{notice}\n",
    ).action
    assert action.narrative == (("Koffi Adzo was taken away on 4 August.",),)
    assert [each.name for group in action.appeals for each in group.addressees] == ["Ife Oko"]
    [told] = [*(each.name for each in action.copies), *action.copies_to]  # without an address, an embassy as it is told
    assert "Abu Mala" in told
    assert str(action.deadline.before) == "2005-09-20"


@pytest.mark.parametrize(
    ("head", "concerns"),
    [
        ("UA 158/96\nRisk of torture / Fear for the safety of all\nTURKMENISTAN\nA. Amankly\n5 June 1996", 2),
        ("UA 158/96\nFear of imminent execution or of ill-treatment in prison\nTURKMENISTAN: A. Amankly", 1),
        ("UA 158/96\nPossible prisoner of conscience / health concern in detention\n\nTURKMENISTAN  A. Amankly", 2),
        ("UA 158/96 TORTURE, DEATH THREATS 5 June 1996\nTURKMENISTAN: A. Amankly", 2),
        ("UA 158/96 Torture, Legal Concern\nTURKMENISTAN: A. Amankly", 2),
        ("UA 158/96 Fear of torture, ill-treatment or worse\nTURKMENISTAN: A. Amankly", 1),
        ("UA 158/96 TURKMENISTAN Torture / death threats 5 June 1996\nA. Amankly", 2),
    ],
)
def test_concerns_as_long_as_prose_or_set_apart_by_commas(head: str, concerns: int) -> None:
    action = reading(head).action
    assert len(action.concerns) == concerns
    assert action.countries == ("TM",)
    assert action.title.endswith("A. Amankly")
    assert len(action.narrative) == 1


@pytest.mark.parametrize(
    "persons",
    ["Ana Berdi (f), aged 19\nOraz Ata (m)", "Ana Berdi, student (f)\nOraz Ata", "Ana Berdi (aged 19)\nOraz Ata"],
)
def test_a_line_that_ends_a_person_is_no_half_one(persons: str) -> None:
    title = reading(f"UA 158/96 Torture 5 June 1996\nTURKMENISTAN                              {persons}").action.title
    assert title == "TURKMENISTAN " + persons.replace("\n", ", ")


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("Première AU : 44/23", 1),
        ("1re AU : 44/23", 1),
        ("2e AU : 44/23", 2),
        ("3ème AU : 44/23", 3),
        ("AU : 44/23", 0),
    ],
)
def test_ordinals_are_written_in_several_ways(text: str, ordinal: int) -> None:
    folder = FOLDER.parent / "fr"
    files = ((folder / name).read_text(encoding="utf-8") for name in ("labels.yaml", "countries.yaml"))
    (found,) = references(text, Labels.parse(*files, "fr").header)
    assert (found.number, found.ordinal) == ("AU 44/23", ordinal)


@pytest.mark.parametrize(
    "header",
    [
        "TURKMENISTAN (UA 158/06, AI Index EUR 61/009/2006, 5 June 2006)",
        "Turkmenistan (AI Index: EUR 61/009/2006; UA 158/06; 5 June 2006)",
        "TURKMENISTAN (5 June 2006, UA 158/06, EUR 61/009/2006)",
    ],
)
@pytest.mark.parametrize("last", ["Last date: 25 July 2006.", "LAST DAY: 25 JULY 2006"])
def test_a_bulletin_puts_the_header_in_brackets_and_names_the_last_day(header: str, last: str) -> None:
    copy = "Copy: Embassy of Turkmenistan, 5 Example Road, London."
    action = reading(f"{header}\nFear of torture", f"{BODY}\n{copy}\n{last}\n").action
    assert (action.index, action.ua_number, action.date) == ("EUR 61/009/2006", "UA 158/06", date(2006, 6, 5))
    assert action.countries == ("TM",)
    assert str(action.deadline.before) == "2006-07-25"
    told = "".join([*action.copies_to, *(str(each.office) for each in action.copies)])
    assert "Embassy of Turkmenistan" in told
