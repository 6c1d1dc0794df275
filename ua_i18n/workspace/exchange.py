"""Takes translations that another tool's file brings; what people have settled here is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ua_i18n import ledger
from ua_i18n.catalog import Target, provenance
from ua_i18n.errors import UsageError
from ua_i18n.model import Action, Event, State, Translation
from ua_i18n.review import Reviewer
from ua_i18n.workspace.catalogs import placed_messages
from ua_i18n.workspace.folder import AppealFolder, Workspace, now

_OPEN = frozenset({State.UNTRANSLATED, State.DRAFT, State.REJECTED})


@dataclass(frozen=True, slots=True)
class Taken:
    """Keys of messages that were filled, that differ from what people have settled here, and that are unknown."""

    filled: tuple[str, ...]
    differing: tuple[str, ...]
    unknown: tuple[str, ...]


def target_of(workspace: Workspace, path: Path) -> tuple[AppealFolder, str]:
    """The appeal and locale that a file is for, by its name `ID-TAG.…`, as `export` gives it."""
    for folder in workspace.appeals():
        for locale in folder.locales():
            if path.name.startswith(f"{folder.id}-{locale}."):
                return folder, locale
    raise UsageError(
        f"{path}: its name tells no appeal and locale of this workspace; name it ID-TAG{path.suffix}, as export does"
    )


def take(folder: AppealFolder, locale: str, rows: Iterable[tuple[str, str]], *, by: str) -> Taken:
    """Fill messages that are empty, drafts or rejected, as the work of `by`; tell of all others that differ."""
    with folder.workspace.locked(folder.id):
        stored, events = folder.catalog(locale), folder.ledger()
        messages = placed_messages(folder)
        current = stored.merge(messages, when=now())  # an import that broke off may have left it behind
        translations = {found.message.key: found for found in current.translations(messages)}
        brought = dict(rows)
        changed = {
            key: text for key, text in brought.items() if key in translations and translations[key].target != text
        }
        filled = {
            key: text for key, text in changed.items() if ledger.state(translations[key], locale, events) in _OPEN
        }
        if filled:
            targets = {key: _target(text, translations[key]) for key, text in filled.items()}
            folder.save_catalog(locale, current.with_targets(targets, when=now(), translator=by), stored)
            folder.record(_events(filled, translations, Reviewer(by=by, locale=locale, now=now())))
    unknown = tuple(key for key in brought if key not in translations)
    return Taken(tuple(filled), tuple(key for key in changed if key not in filled), unknown)


def _target(text: str, translation: Translation) -> Target:
    return Target((text,), comments=provenance.undrafted(translation.comments))


def _events(filled: Mapping[str, str], translations: Mapping[str, Translation], reviewer: Reviewer) -> Iterator[Event]:
    for key, text in filled.items():
        yield reviewer.event(Action.TRANSLATE, key, replace(translations[key], targets=(text,), fuzzy=False).digest)
