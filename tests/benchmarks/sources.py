"""Reading an appeal: ours beside a bare split into lines, and po4a, which keeps paragraphs but knows no appeal."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from ua_i18n import packs
from ua_i18n.model import SourceLine, SourceText
from ua_i18n.reading import read
from ua_i18n.sources import SourceLanguage

PARAGRAPHS = 12
GROUPS = 4
REQUESTS = 8
LINE = re.compile(r"(?P<heading>#{1,6})?\s*(?P<bullet>[-*•])?\s*(?:(?P<label>[\w /]{1,40}):)?\s*(?P<text>.*)")

HEAD = """\
PUBLIC AI Index: EUR 61/99901/2026

12 October 2026

UA 999/26 Incommunicado detention / Fear of torture

TURKMENISTAN Ogulnar SAHETOWA (f), aged 54
"""
SENTENCES = (
    "Ogulnar Sahetowa was taken from her home on {day} September 2026 by men who showed no warrant. "
    "She has reportedly not been allowed to see a lawyer, and her family of {day} does not know where she is held. "
    "Under Article {day} of the International Covenant on Civil and Political Rights she must be told the reasons."
)
ADDRESS = """\
Minister of Health number {group}
Ms Maral Yazgulyyewa
Nusga street 00
744000 Ashgabat
TURKMENISTAN
Fax: +993 00 00 00 {group:02} or +993 00 00 01 {group:02}
Email: minister{group}@health.example
Salutation: Dear Minister
"""


def parse(folder: Path) -> Comparison:
    """From the lines of a source to the model: header, narrative, requests, addressees, deadline."""
    text = _text()
    source, labels = _source(text), SourceLanguage.load("en", (packs.shipped() / "locales",)).labels
    po4a = _po4a(folder, text)
    return Comparison(
        job=f"reading an appeal of {len(source.lines)} lines",
        ours=lambda: read(source, labels),
        peers={"line-split": lambda: [LINE.fullmatch(line) for line in text.splitlines()]}
        | ({"po4a": po4a} if po4a else {}),
        missing={} if po4a else {"po4a": "po4a"},
        unit="lines",
        amount=len(source.lines),
    )


def _text() -> str:
    narrative = "\n\n".join(SENTENCES.format(day=day) for day in range(1, PARAGRAPHS + 1))
    groups = "\n".join(map(_group, range(GROUPS)))
    asked = "RECOMMENDED ACTION: Please send faxes and airmail letters in Russian or your own language:"
    return "\n\n".join([HEAD, narrative, asked, groups, "PLEASE SEND APPEALS BEFORE 30 JUNE 2027."])


def _group(group: int) -> str:
    requests = "\n".join(f"- urging them to take step {number} without delay;" for number in range(REQUESTS))
    return f"APPEALS TO AUTHORITY {group}:\n\n{requests}\n\n{ADDRESS.format(group=group)}"


def _source(text: str) -> SourceText:
    lines = (
        SourceLine(number, line.removeprefix("- "), bullet=line.startswith("- "))
        for number, line in enumerate(text.splitlines(), start=1)
    )
    return SourceText("source.txt", "0" * 64, tuple(lines))


def _po4a(folder: Path, text: str) -> Work | None:
    program = shutil.which("po4a-updatepo")
    if program is None:
        return None
    source = folder / "source.txt"
    source.write_text(text, encoding="utf-8", newline="\n")
    command = [program, "-f", "text", "-M", "UTF-8", "-m", str(source), "-p", str(folder / "messages.pot")]
    return lambda: subprocess.run(command, capture_output=True, check=True)
