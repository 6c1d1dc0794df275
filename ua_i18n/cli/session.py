"""What every command may need: the workspace around here, the plugins, the languages of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import click

from ua_i18n import interface, languages, ledger, packs, plugins, storage
from ua_i18n.errors import PluginError, UsageError
from ua_i18n.extraction import Locate, extract
from ua_i18n.hookspecs import Translator
from ua_i18n.intake import understand
from ua_i18n.locating import locator
from ua_i18n.model import Reading, Span, State, Translation, UrgentAction
from ua_i18n.sources import SourceLanguage, SourceLanguages
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.importing import Importer
from ua_i18n.workspace.remembering import Remembered


@dataclass(frozen=True)
class Session:
    """One run of the command line; what it does not need is not loaded."""

    workspace_dir: str | None = None
    plugins_dir: str | None = None
    ui_language: str | None = None
    _failed: set[str] = field(default_factory=set, repr=False)

    @cached_property
    def plugins(self) -> plugins.Plugins:
        return plugins.load(Path(self.plugins_dir) if self.plugins_dir else None)

    @cached_property
    def workspace(self) -> Workspace:
        return Workspace.open(Path(self.workspace_dir)) if self.workspace_dir else Workspace.find(Path.cwd())

    @cached_property
    def has_workspace(self) -> bool:
        """Whether this run has one; some commands do more where there is."""
        try:
            return bool(self.workspace)
        except UsageError:
            return False

    @cached_property
    def interface(self) -> interface.Interface:
        """What the program says in the user's language."""
        tag = self.ui_language or interface.user_language()
        return interface.load(tag, (packs.shipped() / "locales",))

    def locales(self, appeal: str) -> tuple[str, ...]:
        return self.workspace.appeal(appeal).locales()

    def states(self, appeal: str, locale: str) -> Iterator[tuple[Translation, State]]:
        """What plugins' commands may know of a catalog: see `hookspecs.Catalogs`."""
        folder, tag = self.workspace.appeal(appeal), languages.tag(locale)
        events = folder.ledger()
        for translation in folder.translations(tag, extract(folder.action())):
            yield translation, ledger.state(translation, tag, events)

    def locate(self, folder: AppealFolder, action: UrgentAction) -> Locate:
        """Finds texts in an appeal's stored source."""
        path = folder.source_path(action)
        text = self.plugins.reader_for(path).read(storage.read_bytes(path), path.name)
        return locator(text, path.name)

    @property
    def locale_folders(self) -> tuple[Path, ...]:
        """The `locales` folders: the shipped one, and the section's own where this run has a workspace."""
        return self.workspace.locale_folders if self.has_workspace else (packs.shipped() / "locales",)

    def read_again(self, folder: AppealFolder, action: UrgentAction) -> Reading:
        """What an appeal's stored source says to this program, whatever people have made of it since."""
        path = folder.source_path(action)
        text = self.plugins.reader_for(path).read(storage.read_bytes(path), path.name)
        return understand(text, self.languages.of(action.language), self.recognised)

    @cached_property
    def languages(self) -> SourceLanguages:
        return SourceLanguages((packs.shipped() / "locales",))

    @property
    def language(self) -> SourceLanguage:
        """The language that sources are in where nothing tells another."""
        return self.languages.of(self.languages.usual)

    @cached_property
    def importer(self) -> Importer:
        return Importer(self.workspace, self.languages, self.recognised)

    @cached_property
    def remembered(self) -> Remembered:
        remembered = Remembered(self.workspace, self.languages.lexicon)
        if context := click.get_current_context(silent=True):
            context.find_root().call_on_close(remembered.close)
        return remembered

    def translators(self, folder: AppealFolder) -> Mapping[str, Translator]:
        """Everything that can be asked for drafts of an appeal: the memory, and what plugins offer."""
        memory = self.remembered.translator(folder)
        return {memory.name: memory, **self.plugins.translators}

    def recognised(self, text: str, language: str) -> Iterable[Span]:
        """What all recogniser plugins find in a text; one that fails is told, and asked no more in this run."""
        for name, recogniser in self.plugins.recognisers.items():
            if name not in self._failed:
                try:
                    yield from recogniser.recognise(text, language)
                except PluginError as error:
                    self._failed.add(name)
                    click.echo(f"warning: {error}; what it would protect is not protected: see `protect`", err=True)
