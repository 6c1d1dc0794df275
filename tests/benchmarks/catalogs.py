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
from ua_i18n.model import Message, message_key

MESSAGES = 1000  # the catalogs of twenty appeals
REVISED = 5000
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
    msgcat = _program("msgcat", "--no-wrap", str(source))
    return Comparison(
        job=f"reading, changing and writing a PO file of {MESSAGES} messages",
        ours=lambda: _changed(text).text(),
        peers={"polib": lambda: _changed_by_polib(text)} | ({"msgcat": msgcat} if msgcat else {}),
        missing={} if msgcat else {"msgcat": "gettext"},
        unit="messages",
        amount=MESSAGES,
    )


def merge(folder: Path) -> Comparison:
    """From a catalog and a revised source to the new catalog: a tenth of the texts changed, new or gone each."""
    former = Catalog.new(_messages(), "fr", project="benchmark", when=MOMENT)
    done = {message.key: Target((f"{message.source} (traduit)",)) for message in _messages()}
    old, new, result = folder / "fr.po", folder / "messages.pot", folder / "merged.po"
    old.write_text(former.with_targets(done, when=MOMENT).text(), encoding="utf-8", newline="\n")
    template = Catalog.new(_revised(), None, project="benchmark", when=MOMENT).text()
    new.write_text(template.replace("YEAR-MO-DA HO:MI+ZONE", "2024-03-04 00:00+0000"), encoding="utf-8", newline="\n")
    msgmerge = _program("msgmerge", "--quiet", "--no-wrap", f"--output-file={result}", str(old), str(new))
    revised = _revised()
    return Comparison(
        job=f"merging a revised source into a PO file of {REVISED} messages",
        ours=lambda: Catalog.parse(old.read_bytes(), "fr.po").merge(revised, when=MOMENT).text(),
        peers={"msgmerge": msgmerge} if msgmerge else {},
        missing={} if msgmerge else {"msgmerge": "gettext"},
        unit="messages",
        amount=REVISED,
    )


def _messages() -> list[Message]:
    return [Message(context="narrative", source=_told(number), notes=(f"{number}",)) for number in range(REVISED)]


def _revised() -> list[Message]:
    """Of every ten messages one is changed, one is gone and one is new."""
    sources = [_told(number) for number in range(REVISED) if number % 10 != 5]
    changed = [
        source.replace("was seen", "was last seen") if number % 9 == 2 else source
        for number, source in enumerate(sources)
    ]
    added = [f"New: the {_told(number)}" for number in range(REVISED, REVISED + REVISED // 10)]
    return [Message(context="narrative", source=source) for source in (*changed, *added)]


def _told(number: int) -> str:
    """A sentence whose words differ from its neighbours' as those of a text do."""
    place = ("market", "station", "school", "barracks", "harbour", "court", "hospital")[number % 7]
    seen = f"{{Name_{number}}} was seen at the {place} of {{Town_{number % 50}}}"
    return f"{seen} by {number % 13 + 2} people on day {number}."


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


def _program(name: str, *arguments: str) -> Work | None:
    """One of gettext's programs, as people run it; None where this machine has none."""
    program = shutil.which(name)
    if program is None:
        return None
    return lambda: subprocess.run([program, *arguments], capture_output=True, check=True)
