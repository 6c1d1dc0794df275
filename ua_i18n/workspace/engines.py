"""The translators of a workspace, each with the options and the key that its settings give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ua_i18n import drafting
from ua_i18n.drafting.answers import Answers
from ua_i18n.errors import UsageError
from ua_i18n.hookspecs import Configurable, Translator
from ua_i18n.settings import Settings
from ua_i18n.workspace.folder import Workspace


class Engines:
    """What plugins offer, configured when it is first asked for and then kept: a budget counts for the whole run."""

    def __init__(self, settings: Settings, offered: Mapping[str, Translator], environment: Mapping[str, str]) -> None:
        self._settings, self._offered, self._environment = settings, offered, environment
        self._ready: dict[str, Translator] = {}

    def chosen(self, names: Iterable[str], others: Mapping[str, Translator], *, online: bool) -> tuple[Translator, ...]:
        """The translators by name, in that order, those of `others` too; only those that are named are configured.

        Raises UsageError for an unknown one and for options that mean nothing, RefusedError for one online.
        """
        wanted = tuple(names)
        ready = {name: self.of(name) for name in wanted if name in self._offered}
        return drafting.choose(wanted, {**others, **self._offered, **ready}, online=online)

    def of(self, name: str) -> Translator:
        """The translator with its options. Raises UsageError for options that mean nothing."""
        if name not in self._ready:
            self._ready[name] = self._configured(name, self._offered[name])
        return self._ready[name]

    def _configured(self, name: str, translator: Translator) -> Translator:
        options = dict(self._settings.engines.get(name, {}))
        if variable := self._settings.keys.get(name):
            if not (key := self._environment.get(variable)):
                raise UsageError(f"keys.{name} names the environment variable {variable}, which is not set")
            options["key"] = key
        if not options:
            return translator
        if not isinstance(translator, Configurable):
            raise UsageError(f"{name} has no options; take it out of `engines` and `keys` in the settings")
        return translator.configured(options)


def answers_of(workspace: Workspace) -> Answers:
    """What machines have answered in this workspace."""
    return Answers(workspace.root / ".ua-i18n" / "cache" / "answers.sqlite")
