"""What every command may need: the workspace around here, the plugins, the languages of sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ua_i18n import packs, plugins, storage
from ua_i18n.errors import UsageError
from ua_i18n.extraction import Locate
from ua_i18n.locating import locator
from ua_i18n.model import Span, UrgentAction
from ua_i18n.sources import SourceLanguage, SourceLanguages
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.importing import Importer


@dataclass(frozen=True)
class Session:
    """One run of the command line; what it does not need is not loaded."""

    workspace_dir: str | None = None
    plugins_dir: str | None = None

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

    def locate(self, folder: AppealFolder, action: UrgentAction) -> Locate:
        """Finds texts in an appeal's stored source."""
        path = folder.source_path(action)
        text = self.plugins.reader_for(path).read(storage.read_bytes(path), path.name)
        return locator(text, path.name)

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

    def recognised(self, text: str, language: str) -> Iterable[Span]:
        """What all recogniser plugins find in a text."""
        for recogniser in self.plugins.recognisers.values():
            yield from recogniser.recognise(text, language)
