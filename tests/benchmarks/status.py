"""The status of a section's whole archive: counted anew, and from the index; beside polib, which only counts texts."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import polib
from click.testing import CliRunner

from benchmarks.measuring import Comparison
from ua_i18n import ledger
from ua_i18n.catalog import Catalog, Target
from ua_i18n.cli import main
from ua_i18n.extraction import extract
from ua_i18n.model import Action
from ua_i18n.review import Reviewer
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.statusindex import statuses

APPEALS = 400
LOCALES = (
    *("ar", "bn", "de", "el", "es", "fa", "fr", "he", "hi", "id"),
    *("it", "ja", "ko", "nl", "pl", "pt-BR", "ru", "sw", "tr", "uk"),
)
MOMENT = datetime(2026, 3, 4, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "catalogs" / "eur-61-99901-2026" / "source.txt"


def cold(folder: Path) -> Comparison:
    """Nothing is known but the files."""
    workspace = archive(folder)
    return Comparison(
        job=f"counting the states of {APPEALS} appeals in {len(LOCALES)} locales",
        ours=lambda: _anew(workspace),
        peers={"polib": lambda: _counted_by_polib(workspace)},
        unit="catalogs",
        amount=APPEALS * len(LOCALES),
    )


def cached(folder: Path) -> Comparison:
    """Nothing has changed since the last time."""
    workspace = archive(folder)
    return Comparison(
        job=f"the states of {APPEALS} appeals in {len(LOCALES)} locales, of which none has changed",
        ours=lambda: statuses(workspace, workspace.appeals()),
        peers={"counted anew": lambda: _anew(workspace, keep=True)},
        unit="catalogs",
        amount=APPEALS * len(LOCALES),
    )


def archive(folder: Path, appeals: int = APPEALS) -> Workspace:
    """A workspace with as many appeals, two thirds of their texts translated, half of these approved."""
    workspace = Workspace.init(folder)
    CliRunner().invoke(main, ["--workspace", str(folder), "import", str(SAMPLE)], catch_exceptions=False)
    (model,) = workspace.appeals()
    for locale in LOCALES:
        _translate(model, locale)
    for number in range(1, appeals):
        shutil.copytree(model.path, model.path.with_name(f"{model.id}-{number}"))
    return workspace


def _translate(model: AppealFolder, locale: str) -> None:
    messages = extract(model.action())
    translated = {message.key: Target((f"{locale}: {message.source}",)) for message in messages[::3]}
    fuzzy = {message.key: Target((f"{locale}? {message.source}",), fuzzy=True) for message in messages[1::3]}
    catalog = Catalog.new(messages, locale, project=model.id, when=MOMENT).with_targets(translated | fuzzy, when=MOMENT)
    model.save_catalog(locale, catalog, None)
    reviewer = Reviewer(by="Omar", locale=locale, now=MOMENT)
    approved = [
        reviewer.event(Action.APPROVE, item.message.key, item.digest) for item in catalog.translations(messages[::6])
    ]
    lines = "".join(f"{ledger.line(event)}\n" for event in approved)
    with (model.path / "ledger.jsonl").open("a", encoding="utf-8") as handle:
        handle.write(lines)


def _anew(workspace: Workspace, *, keep: bool = False) -> object:
    index = workspace.root / ".ua-i18n" / "status.json"
    kept = index.read_bytes() if keep and index.exists() else None
    index.unlink(missing_ok=True)
    found = statuses(workspace, workspace.appeals())
    if kept:
        index.write_bytes(kept)
    return found


def _counted_by_polib(workspace: Workspace) -> int:
    files = (polib.pofile(str(path)) for path in workspace.root.glob("catalogs/*/*.po"))
    return sum(len(file.translated_entries()) + len(file.fuzzy_entries()) for file in files)
