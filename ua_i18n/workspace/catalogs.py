"""The catalogs of an appeal: kept in step with its messages, drafted, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ua_i18n import drafting, ledger
from ua_i18n.catalog import Catalog, Target, provenance
from ua_i18n.drafting.earlier import Earlier
from ua_i18n.drafting.greetings import Greetings
from ua_i18n.extraction import Locate, extract
from ua_i18n.hookspecs import Translator
from ua_i18n.memory import MemoryTranslator
from ua_i18n.model import Draft, Locale, Message, State, Translation, UrgentAction
from ua_i18n.workspace import candidates
from ua_i18n.workspace.engines import answers_of
from ua_i18n.workspace.folder import AppealFolder, now
from ua_i18n.workspace.standing import earlier, refuse_online


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run of drafting did: messages filled, drafts thrown away with the reasons, messages still empty.

    A run that was `interrupted` by Ctrl-C keeps what it did until then. Translators that are `broken` gave up as a
    whole, and the `silent` do not know the language.
    """

    filled: int
    rejected: tuple[drafting.Rejection, ...]
    empty: int
    interrupted: bool = False
    broken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a revised source did to one locale's catalog, in messages."""

    locale: str
    kept: int
    changed: int
    new: int
    gone: int

    @property
    def any(self) -> bool:
        return bool(self.changed or self.new or self.gone)


def refresh(folder: AppealFolder, action: UrgentAction, locate: Locate) -> tuple[Change, ...]:
    """Bring the template and every catalog in step with the action; what has not changed stays byte for byte."""
    messages = extract(action, locate)
    template = folder.template()
    known = template or Catalog.new(messages, None, project=folder.id, when=now())
    folder.save_template(known.merge(messages, when=now()))
    changes = []
    for locale in folder.locales():
        catalog = folder.catalog(locale)
        merged = catalog.merge(messages, when=now())
        folder.save_catalog(locale, merged, catalog)
        changes.append(_change(locale, catalog, merged))
    return tuple(changes)


def _change(locale: str, before: Catalog, after: Catalog) -> Change:
    former = {(entry.context, entry.source) for entry in before.entries}
    current = {(entry.context, entry.source): entry for entry in after.entries}
    fresh = [entry for identity, entry in current.items() if identity not in former]
    return Change(
        locale=locale,
        kept=len(former & current.keys()),
        changed=sum(entry.fuzzy and bool(entry.target) for entry in fresh),
        new=sum(not entry.target for entry in fresh),
        gone=len(former - current.keys()),
    )


def draft(folder: AppealFolder, locale: Locale, translators: Sequence[Translator]) -> Tally:
    """Fill the empty messages of a locale's catalog, which is made where it is missing; every draft is fuzzy.

    A draft that nobody has touched gives way to what the translators say now; anything else stays as it is. The
    source itself and earlier documents of the same Urgent Action are asked first. Raises RefusedError where a
    translator is online and the appeal may not leave this machine.
    """
    if any(translator.online for translator in translators):
        refuse_online(folder, folder.action())
    with folder.workspace.locked(folder.id):
        messages = placed_messages(folder)
        read = folder.catalog(locale.tag) if locale.tag in folder.locales() else None
        known = read or Catalog.new(messages, locale.tag, project=folder.id, when=now())
        catalog = known.merge(messages, when=now())  # an import that broke off may have left it behind
        free = {found.message.key: found for found in _free(folder, catalog.translations(messages), locale.tag)}
        asked = (*_known(folder, locale.tag), *translators)
        with answers_of(folder.workspace) as answers:
            drafted = drafting.draft([found.message for found in free.values()], asked, locale, answers)
        changed = {key: draft for key, draft in drafted.drafts.items() if draft.target != free[key].target}
        filled = {key: _target(draft, free[key]) for key, draft in changed.items()}
        folder.save_catalog(locale.tag, catalog.with_targets(filled, when=now()) if filled else catalog, read)
        for translator in translators:
            if isinstance(translator, MemoryTranslator):
                candidates.save(folder, locale.tag, translator.seen)
    empty = sum(found.empty and key not in filled for key, found in free.items())
    return Tally(len(filled), drafted.rejected, empty, drafted.interrupted, drafted.broken, drafted.silent)


def rehearse(folder: AppealFolder, locale: Locale, translators: Sequence[Translator]) -> tuple[drafting.Payload, ...]:
    """What `draft` would send to each translator at most; nothing is sent, and nothing is written."""
    messages = placed_messages(folder)
    known = folder.catalog(locale.tag) if locale.tag in folder.locales() else None
    catalog = (known or Catalog.new(messages, locale.tag, project=folder.id, when=now())).merge(messages, when=now())
    free = _free(folder, catalog.translations(messages), locale.tag)
    asked = (*_known(folder, locale.tag), *translators)
    return drafting.rehearse([found.message for found in free], asked, locale)


def _known(folder: AppealFolder, locale: str) -> tuple[Translator, ...]:
    """Those who are asked before any that the user names: the source's own salutations, then earlier documents."""
    return Greetings.of(folder.action(), locale), _earlier(folder, locale)


def _earlier(folder: AppealFolder, locale: str) -> Earlier:
    """What people have translated in earlier documents of the same Urgent Action, the newest document first."""
    found: list[tuple[str, Translation]] = []
    for action in earlier(folder.workspace, folder.action()):
        former = AppealFolder(folder.workspace, action.id)
        if locale in former.locales():
            found.extend((action.id, translation) for translation in former.translations(locale, extract(action)))
    return Earlier.of(found)


def placed_messages(folder: AppealFolder) -> tuple[Message, ...]:
    """The appeal's messages, each with the places that the template knows."""
    template = folder.template()
    places = template.references() if template else {}
    return tuple(replace(message, references=places.get(message.key, ())) for message in extract(folder.action()))


def _free(folder: AppealFolder, translations: Iterable[Translation], locale: str) -> list[Translation]:
    """What a draft may be written into: what is empty, and drafts that are to the letter as they were made."""
    events = folder.ledger()
    states = ((found, ledger.state(found, locale, events)) for found in translations)
    return [
        found
        for found, state in states
        if state is State.UNTRANSLATED
        or (state is State.DRAFT and len(found.targets) == 1 and provenance.is_draft(found.target, found.comments))
    ]


def _target(draft: Draft, translation: Translation) -> Target:
    """A draft as the catalog keeps it: fuzzy, its origin beside the translator's own comments."""
    comments = (*provenance.undrafted(translation.comments), *provenance.draft_comments(draft))
    return Target((draft.target,), fuzzy=True, comments=comments)
