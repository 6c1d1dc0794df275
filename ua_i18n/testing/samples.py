"""What the contracts are tried on: a letter of invented people, words that are markup, bytes that are no file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ua_i18n.errors import FormatError
from ua_i18n.model import Block, BlockRole, Layout, Letter, Run

RUBBISH = b"\x00\xff\xfe\x81 no file of any kind \x9d\x00"
HOSTILE = (
    "#let x = 1 $x$ *bold* _it_ @ref <label> \\ `raw`",
    "<script>alert('x')</script> & &amp; ]]> <!-- -->",
    "{{ value }} {% if %} %(name)s {0} ${HOME}",
    '=HYPERLINK("http://x.invalid")',
)
"""Words that are markup to one format or another, and must come out as they went in."""

_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def folded(text: str) -> str:
    """The text as `verify` compares it: without bidi controls, all white space as single spaces."""
    return " ".join(_BIDI_CONTROLS.sub("", text).split())


def sample_letter(locale: str = "en", *, draft_mark: str = "") -> Letter:
    """A letter of invented people with every kind of block; right to left for `ar`."""
    rtl = locale == "ar"
    words = "نكتب إليكم بشأن " if rtl else "I write to you about "
    person, law = Run("Tomas ERIBE", True), Run("Article 14(3) of the Code of Criminal Procedure of Sarel (1987)", True)
    return Letter(
        appeal="afr-99-12-2024",
        locale=locale,
        direction="rtl" if rtl else "ltr",
        layout=Layout(address_side="end"),
        addressee="Odilon RAVENEL",
        channel="letter",
        title="رسالة" if rtl else "A letter about Tomas ERIBE",
        date=date(2024, 5, 2),
        draft_mark=draft_mark,
        blocks=(
            Block(BlockRole.SENDER, ((Run("Ines Falk"),), (Run("Am Anger 3, 99084 Erfurt"),))),
            Block(BlockRole.DATE, ((Run("2/5/2024"),),)),
            Block(
                BlockRole.ADDRESS,
                ((Run("Odilon RAVENEL", True),), (Run("BP 1207, Port-Sarel - Republic of Sarel", True),)),
            ),
            Block(BlockRole.REFERENCE, ((Run("UA 31/24", True),),)),
            Block(BlockRole.SALUTATION, ((Run("معالي الوزير،" if rtl else "Your Excellency,"),),)),
            Block(
                BlockRole.PARAGRAPH, ((Run(words), person, Run(" ("), law, Run("). "), Run(words), person, Run(".")),)
            ),
            Block(BlockRole.LIST, ((Run(words), person, Run(";")), (Run(words), Run("Camp Merou", True), Run(".")))),
            Block(BlockRole.CLOSING, ((Run("وتفضلوا بقبول فائق الاحترام،" if rtl else "Yours sincerely,"),),)),
            Block(BlockRole.SIGNATURE, ((Run("Ines Falk"),),)),
        ),
    )


def refuses(read: Callable[[], object], name: str) -> bool:
    """Whether `read` raises FormatError with the file's name, and no other error or none."""
    try:
        read()
    except FormatError as error:
        return error.where.startswith(name)
    return False
