"""Reading an appeal: ours beside a bare split into lines, and po4a, which keeps paragraphs but knows no appeal."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from ua_i18n import packs
from ua_i18n.intake import understand
from ua_i18n.model import Reading
from ua_i18n.sources import SourceLanguage
from ua_i18n_plugins.readers.text import TextReader

PARAGRAPHS, MANY_PARAGRAPHS = 12, 2000
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


PEAK = """
import re, sys
from pathlib import Path
from benchmarks.sources import english, parsed
parsed(Path(sys.argv[1]).read_bytes(), english())
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""Prints the peak of its own memory: getrusage's begins with that of the process that started it (Linux, proc(5))."""


def parse(folder: Path) -> Comparison:
    """From the bytes of a source to the masked model: all that `ua-i18n parse` does but for printing."""
    return _compared(folder, _text(PARAGRAPHS), "an appeal")


def parse_large(folder: Path) -> Comparison:
    """The same of a text many times as long as any appeal: whether time and memory grow with it, and no faster."""
    text = _text(MANY_PARAGRAPHS)
    return _compared(folder, text, f"{len(text) >> 10} kB, {_peak(folder, text)} MB at most,")


def english() -> SourceLanguage:
    return SourceLanguage.load("en", (packs.shipped() / "locales",))


def parsed(data: bytes, language: SourceLanguage) -> Reading:
    return understand(TextReader().read(data, "source.txt"), language)


def _compared(folder: Path, text: str, what: str) -> Comparison:
    lines = text.splitlines()
    po4a = _po4a(folder, text)
    return Comparison(
        job=f"reading {what} of {len(lines)} lines",
        ours=partial(parsed, text.encode(), english()),
        peers={"line-split": lambda: [LINE.fullmatch(line) for line in lines]} | ({"po4a": po4a} if po4a else {}),
        missing={} if po4a else {"po4a": "po4a"},
        unit="kB",
        amount=max(1, len(text) >> 10),
    )


def _peak(folder: Path, text: str) -> int:
    """The most memory, in MB, that a process of its own needs to read a text."""
    source = folder / "large.txt"
    source.write_text(text, encoding="utf-8")
    tests = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", PEAK, str(source)], cwd=tests, capture_output=True, check=True)
    return int(run.stdout)


def _text(paragraphs: int) -> str:
    narrative = "\n\n".join(SENTENCES.format(day=number % 28 + 1) for number in range(paragraphs))
    groups = "\n".join(map(_group, range(GROUPS)))
    asked = "RECOMMENDED ACTION: Please send faxes and airmail letters in Russian or your own language:"
    return "\n\n".join([HEAD, narrative, asked, groups, "PLEASE SEND APPEALS BEFORE 30 JUNE 2027."])


def _group(group: int) -> str:
    requests = "\n".join(f"- urging them to take step {number} without delay;" for number in range(REQUESTS))
    return f"APPEALS TO AUTHORITY {group}:\n\n{requests}\n\n{ADDRESS.format(group=group)}"


def _po4a(folder: Path, text: str) -> Work | None:
    program = shutil.which("po4a-updatepo")
    if program is None:
        return None
    source = folder / "source.txt"
    source.write_text(text, encoding="utf-8", newline="\n")
    command = [program, "-f", "text", "-M", "UTF-8", "-m", str(source), "-p", str(folder / "messages.pot")]
    return lambda: subprocess.run(command, capture_output=True, check=True)
