"""Checks: all of ours beside Translate Toolkit's pofilter with all of its own, on one catalog."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from ua_i18n import Locale, Message, Translation, checks, packs, plugins
from ua_i18n.catalog import Catalog, Target

MOMENT = datetime(2024, 3, 4, tzinfo=UTC)
MESSAGES = 50_000  # a thousand appeals
SENTENCES = (
    (
        "urging them to release {Name} at once and without conditions, in case number %d;",
        "leur demander de libérer {Name} sur-le-champ et sans conditions, dans l’affaire numéro %d\u202f;",
    ),
    (
        "{Name} was reportedly beaten by police officers on 7 June 2000 and has not seen a lawyer for %d days.",
        "{Name} aurait été frappé par des policiers le 7 juin 2000 et n’a pas vu d’avocat depuis %d jours.",
    ),
    (
        "He may be tortured (some %d prisoners have been), as “{Organisation}” says.",
        "Il risque d’être torturé (quelque %d prisonniers l’ont été), comme le dit «\u00a0{Organisation}\u00a0».",
    ),
    (
        "Amnesty members in %d towns are calling for an independent inquiry; nobody has answered.",
        "Des membres d’Amnesty dans %d villes demandent une enquête indépendante\u202f; personne n’a répondu.",
    ),
)
VALUES = (("Name", "Ardeshir VANTAGGIO"), ("Organisation", "League of Sarel"))


def every(folder: Path) -> Comparison:
    """From a PO file to all that is wrong in it."""
    translations, locale, path = _translations(MESSAGES), _french(), folder / "fr.po"
    path.write_text(_catalog(translations).text(), encoding="utf-8", newline="\n")
    messages = [translation.message for translation in translations]
    ours = [check for check in plugins.load().checks.values() if check.id != "spelling"]  # pofilter has none here
    pofilter = _pofilter(path, folder / "found.po")
    return Comparison(
        job=f"all checks on a PO file of {MESSAGES} messages",
        ours=lambda: checks.run(ours, Catalog.parse(path.read_bytes(), "fr.po").translations(messages), locale),
        peers={"pofilter": pofilter} if pofilter else {},
        missing={} if pofilter else {"pofilter": "translate-toolkit"},
        unit="messages",
        amount=MESSAGES,
    )


def _catalog(translations: tuple[Translation, ...]) -> Catalog:
    messages = [translation.message for translation in translations]
    targets = {translation.message.key: Target(translation.targets) for translation in translations}
    return Catalog.new(messages, "fr", project="benchmark", when=MOMENT).with_targets(targets, when=MOMENT)


def _french() -> Locale:
    folders = [packs.shipped() / "locales"]
    return replace(packs.load("fr", folders), original=packs.load("en", folders))


def _translations(count: int) -> tuple[Translation, ...]:
    pairs = (SENTENCES[number % len(SENTENCES)] for number in range(count))
    return tuple(_translation(source % number, target % number) for number, (source, target) in enumerate(pairs, 1000))


def _translation(source: str, target: str) -> Translation:
    values = tuple((name, value) for name, value in VALUES if f"{{{name}}}" in source)
    return Translation(message=Message(context="letter", source=source, values=values), targets=(target,))


def _pofilter(path: Path, output: Path) -> Work | None:
    """The program, as translators run it; its start is a thousandth of the time."""
    program = shutil.which("pofilter", path=str(Path(sys.executable).parent)) or shutil.which("pofilter")
    if program is None:
        return None
    command = [program, "--progress=none", "--language=fr", str(path), str(output)]
    return lambda: subprocess.run(command, capture_output=True, check=True)
