"""Catalogs: ours beside polib, which it wraps, Babel, and gettext's own msgcat."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import polib
from babel.messages.pofile import read_po

from benchmarks.measuring import Comparison, Work
from ua_i18n.catalog import Catalog, Target
from ua_i18n.model import message_key

MESSAGES = 1000  # the catalogs of twenty appeals
MOMENT = datetime(2024, 3, 4, tzinfo=UTC)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: benchmark\\n"
"PO-Revision-Date: 2024-03-04 00:00+0000\\n"
"Last-Translator: nobody\\n"
"Language-Team: none\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


def read(folder: Path) -> Comparison:
    """Every message of a file, ready to be looked up."""
    text = _text()
    return Comparison(
        job=f"reading a PO file of {MESSAGES} messages",
        ours=lambda: Catalog.parse(text, "fr.po"),
        peers={"polib": lambda: polib.pofile(text), "babel": lambda: read_po(io.StringIO(text), locale="fr")},
        unit="messages",
        amount=MESSAGES,
    )


def rewrite(folder: Path) -> Comparison:
    """From text to text, with one translation changed on the way; msgcat, which changes none, pays for a process."""
    text = _text()
    source = folder / "fr.po"
    source.write_text(text, encoding="utf-8", newline="\n")
    msgcat = _msgcat(source)
    return Comparison(
        job=f"reading, changing and writing a PO file of {MESSAGES} messages",
        ours=lambda: _changed(text).text(),
        peers={"polib": lambda: _changed_by_polib(text)} | ({"msgcat": msgcat} if msgcat else {}),
        missing={} if msgcat else {"msgcat": "gettext"},
        unit="messages",
        amount=MESSAGES,
    )


def _entry(number: int) -> str:
    return f"""
#. request {number} of {MESSAGES} to THE AUTHORITIES
#. {{Name_{number}}} = Name {number} (person, at-risk; unchanged)
#: source.txt:{number}
#, python-brace-format
msgctxt "request"
msgid "{_source(number)}"
msgstr "leur demander de libérer {{Name_{number}}} sur-le-champ et sans conditions, dans l'affaire numéro {number} ;"
"""


def _source(number: int) -> str:
    return f"urging them to release {{Name_{number}}} at once and without conditions, in case number {number};"


def _text() -> str:
    return HEADER + "".join(map(_entry, range(MESSAGES)))


def _changed(text: str) -> Catalog:
    key = message_key("request", _source(MESSAGES // 2))
    return Catalog.parse(text, "fr.po").with_targets({key: Target(("changé",))}, when=MOMENT)


def _changed_by_polib(text: str) -> str:
    file = polib.pofile(text, wrapwidth=-1)
    file[MESSAGES // 2].msgstr = "changé"
    return str(file)


def _msgcat(source: Path) -> Work | None:
    program = shutil.which("msgcat")
    if program is None:
        return None
    return lambda: subprocess.run([program, "--no-wrap", str(source)], capture_output=True, check=True)
