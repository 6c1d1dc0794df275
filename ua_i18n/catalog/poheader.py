"""The header of a catalog: complete, in gettext's order, never fuzzy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ua_i18n import languages
from ua_i18n.catalog import potext

_GENERATOR = "ua_i18n"
_NOBODY = frozenset({"", "automatically generated", "full name"})


@dataclass(frozen=True, slots=True)
class Header:
    """The comment above a catalog and its fields, in the order of the file."""

    comment: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def new(cls, locale: str | None, *, source: str, project: str, when: datetime) -> Header:
        """The header of a catalog that nobody has worked on; of a template where `locale` is None."""
        created = _moment(when)
        fields = {
            "Project-Id-Version": project,
            "Report-Msgid-Bugs-To": "",
            "POT-Creation-Date": created,
            "PO-Revision-Date": created if locale else "YEAR-MO-DA HO:MI+ZONE",
            "Last-Translator": "Automatically generated" if locale else "FULL NAME <EMAIL@ADDRESS>",
            "Language-Team": "none" if locale else "LANGUAGE <LL@li.org>",
            "Language": languages.gettext_name(locale) if locale else "",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            **({"Plural-Forms": languages.plural_forms(locale)} if locale else {}),
            "X-Generator": _GENERATOR,
            "X-Source-Language": languages.gettext_name(source),
        }
        what = f"{languages.name(locale, 'en')} translation" if locale else "Translation template"
        return cls(f"{what} of {project}.", tuple(fields.items()))

    @property
    def last_translator(self) -> str | None:
        """The name of who last saved the file, without an e-mail address; None where it is a tool's filling."""
        name = dict(self.fields).get("Last-Translator", "").partition("<")[0].strip()
        return None if name.casefold() in _NOBODY else name

    def revised(self, when: datetime, translator: str | None) -> Header:
        """This header after someone, or a program where `translator` is None, has changed translations."""
        changes = {"PO-Revision-Date": _moment(when), "X-Generator": _GENERATOR}
        return self._with(changes | ({"Last-Translator": translator} if translator else {}))

    def recreated(self, when: datetime | None) -> Header:
        """This header after the source has changed."""
        return self._with({"POT-Creation-Date": _moment(when)}) if when else self

    def text(self) -> str:
        return potext.header_text(self.comment, self.fields)

    def _with(self, changes: dict[str, str]) -> Header:
        return replace(self, fields=tuple((dict(self.fields) | changes).items()))


def _moment(when: datetime) -> str:
    aware = when if when.tzinfo else when.astimezone()
    return aware.strftime("%Y-%m-%d %H:%M%z")
