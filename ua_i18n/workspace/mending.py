"""Safe fixes written into a catalog, and what its comments ignore written into the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from ua_i18n import checks, ledger
from ua_i18n.catalog import Target, provenance
from ua_i18n.extraction import extract
from ua_i18n.hookspecs import AnyCheck
from ua_i18n.model import Action, Event, Finding, Locale, State
from ua_i18n.workspace.folder import AppealFolder, now

_UNKNOWN = "unknown"


def mend(folder: AppealFolder, locale: Locale, checkers: Iterable[AnyCheck]) -> tuple[checks.Mended, ...]:
    """Apply every safe fix to the messages of a catalog that nobody has approved; what changed, and by which findings.

    The file is written once, or not at all.
    """
    listed = tuple(checkers)
    with folder.workspace.locked(folder.id):
        if locale.tag not in folder.locales():  # the source's own language is mended in appeal.yaml
            return ()
        catalog = folder.catalog(locale.tag)
        events = folder.ledger()
        translations = catalog.translations(extract(folder.action()))
        free = (found for found in translations if ledger.state(found, locale.tag, events) is not State.APPROVED)
        done = [mended for found in free if (mended := checks.mend(listed, found, locale)).findings]
        targets = {
            mended.translation.message.key: Target(mended.translation.targets, fuzzy=mended.translation.fuzzy)
            for mended in done
        }
        folder.save_catalog(locale.tag, catalog.with_targets(targets, when=now()), catalog)
    return tuple(done)


def record_ignored(folder: AppealFolder, locale: Locale, findings: Iterable[Finding]) -> None:
    """Write down in the ledger which of the findings the catalog's comments ignore, each once for each content."""
    found = {(finding.key, finding.check) for finding in findings}
    translations = folder.translations(locale.tag, extract(folder.action()))
    wanted = [
        (item.message.key, item.digest, f"{check} {reason}")
        for item in translations
        for check, reason in provenance.ignored(item.comments).items()
        if (item.message.key, check) in found
    ]
    if wanted:
        with folder.workspace.locked(folder.id):
            events = (event for event in folder.ledger().events if _ignores(event, locale))
            known = {(event.key, event.digest, event.note) for event in events}
            by = folder.last_translator(locale.tag) or _UNKNOWN
            folder.record(_event(locale, by, *each) for each in wanted if each not in known)


def _ignores(event: Event, locale: Locale) -> bool:
    return event.action is Action.IGNORE and event.locale == locale.tag


def _event(locale: Locale, by: str, key: str, digest: str, note: str) -> Event:
    time = ledger.timestamp(now())
    return Event(time=time, by=by, action=Action.IGNORE, locale=locale.tag, key=key, digest=digest, note=note)
