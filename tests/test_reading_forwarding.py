"""What forwarders and web pages have put above a document is no title, and is not lost either."""

from __future__ import annotations

import pytest

from test_reading_head import reading

pytestmark = pytest.mark.once  # what it tells is the same on every Python

DOCUMENT = "UA 158/06   Fear of torture   5 June 2006\n\nTURKMENISTAN   Annakurban AMANKLY (m), poet"


@pytest.mark.parametrize(
    "above",
    [
        "FYI\n-----Original Message-----\nFrom: Urgent Actions\nTo: list\nSubject: Turkmenistan\n",
        "PLEASE PASS THIS ON\n\nFrom: A Member <a@list.example>\nSubject: UA 158/06\nDate: 9 Jun 2006\n\n",
        "> Forwarded by Ana\n> From: ua@list.example\n> Subject: Fwd: poet held\n",
        "خريطة الموقع\nالأرشيف > وثائق > ١٩٩٨\nابحث في الموقع الآن\n",
        "ابحث في الموقع\nEnglish | العربية\nاتصل بنا\n",
    ],
)
def test_what_stands_above_a_document_is_no_title(above: str) -> None:
    found = reading(above + DOCUMENT)
    assert found.action.title == "TURKMENISTAN Annakurban AMANKLY (m), poet"
    assert (found.action.ua_number, found.action.concerns) == ("UA 158/06", ("Fear of torture",))
    assert found.action.date is not None
    assert found.action.date.isoformat() == "2006-06-05"
