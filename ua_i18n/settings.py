"""What a workspace has decided, from its `ua-i18n.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from ua_i18n import yamlfile
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.languages import is_territory, tag
from ua_i18n.section import Section

ANY = "all"
"""Every locale, in a role or as a key."""

USUAL = ("memory", "phrases")
"""The translators that are asked where nothing else is said."""


class SignOff(StrEnum):
    """Whether a person must have read each letter before a set is made."""

    REQUIRED = "required"
    OFF = "off"


class Right(StrEnum):
    """What a role allows; who may approve may reject, revoke and ignore too."""

    TRANSLATE = "translate"
    APPROVE = "approve"
    SIGN = "sign"


Roles = Mapping[str, Mapping[Right, tuple[str, ...]]]
"""The locales, or `ANY`, in which each person has each right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a workspace; every one has a careful default.

    `locales` are those of a new appeal; `translators` are asked for drafts in this order, by locale or in `ANY`;
    `engines` are options of translators, by name; `reference` prints UA numbers on letters; `keys` name the environment
    variable that holds a service's API key; `section` tells whose letters these are.
    """

    four_eyes: bool = True
    sign_off: SignOff = SignOff.REQUIRED
    roles: Roles = field(default_factory=dict)
    translators: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {ANY: USUAL})
    engines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    locales: tuple[str, ...] = ()
    reference: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    section: Section = field(default_factory=Section)

    @classmethod
    def parse(cls, text: str, where: str) -> Settings:
        """The settings in `text`. Raises FormatError with the line, the key, and what may stand there."""
        document = yamlfile.load(text, where)
        reader = _Reader(document)
        given = reader.mapping(document.data)
        allowed = ("format", *(known.name for known in fields(cls)))
        for key in given:
            reader.known(key, allowed)
        values = {key: reader.value(key, value) for key, value in given.items()}
        values.pop("format", None)
        return cls(**values)

    def translators_for(self, locale: str) -> tuple[str, ...]:
        """The translators for a locale: its own, else its bare language's, else those of every locale."""
        wanted = (locale, locale.partition("-")[0], ANY)
        return next((self.translators[name] for name in wanted if name in self.translators), USUAL)

    def allows(self, person: str, right: Right, locale: str) -> bool:
        """Whether a person may do something in a locale; without `roles`, everybody may do everything."""
        if not self.roles:
            return True
        granted = self.roles.get(person, {}).get(right, ())
        return ANY in granted or locale in granted


class _Reader:
    """Turns the plain values of a document into those of `Settings`."""

    def __init__(self, document: yamlfile.Document) -> None:
        self._document = document

    def value(self, key: str, value: Any) -> Any:
        match key:
            case "format":
                return self._choice(value, {1: 1}, key)
            case "sign_off":
                return self._choice(value, {choice.value: choice for choice in SignOff}, key)
            case "four_eyes" | "reference":
                return self._choice(value, {True: True, False: False}, key)
            case "translators":
                return self._translators(value, key)
            case "engines":
                return {name: self._options(given, key, name) for name, given in self.mapping(value, key).items()}
            case "locales":
                return self._tags(value, key)
            case "section":
                return self._section(value, key)
            case "roles":
                return {person: self._role(role, key, person) for person, role in self.mapping(value, key).items()}
            case _:
                return {name: self._text(text, key, name) for name, text in self.mapping(value, key).items()}

    def mapping(self, value: Any, *path: str) -> dict[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong("keys with values", value, *path)
        return value

    def known(self, key: str, allowed: tuple[str, ...], *path: str) -> None:
        if key not in allowed:
            where = self._document.place(*path, key)
            raise FormatError(where, f"there is no setting {key!r} here; allowed: {', '.join(allowed)}")

    def _role(self, value: Any, *path: str) -> Mapping[Right, tuple[str, ...]]:
        granted = self.mapping(value, *path)
        for right in granted:
            self.known(right, tuple(Right), *path)
        return {Right(right): self._tags(locales, *path, right) for right, locales in granted.items()}

    def _section(self, value: Any, key: str) -> Section:
        given = self.mapping(value, key)
        for name in given:
            self.known(name, tuple(known.name for known in fields(Section)), key)
        return Section(**{name: self._of_section(name, said, key) for name, said in given.items()})

    def _of_section(self, name: str, value: Any, key: str) -> Any:
        match name:
            case "named":
                return self._choice(value, {True: True, False: False}, key, name)
            case "letterhead":
                return self._texts(value, key, name)
            case "enclosures":
                return self._by_locale(value, key, name)
            case "territory":
                return self._territory(self._text(value, key, name), key, name)
            case _:
                return self._text(value, key, name)

    def _territory(self, value: str, *path: str) -> str:
        if not is_territory(value):
            raise self._wrong("the code of a country in ISO 3166-1, as DE", value, *path)
        return value

    def _translators(self, value: Any, key: str) -> Mapping[str, tuple[str, ...]]:
        """A list for every locale, or lists by locale."""
        return self._by_locale(value, key) if isinstance(value, dict) else {ANY: self._texts(value, key)}

    def _by_locale(self, value: Any, *path: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, texts in self.mapping(value, *path).items():
            (locale,) = self._tags(name, *path, name)
            found[locale] = self._texts(texts, *path, name)
        return found

    def _options(self, value: Any, *path: str) -> Mapping[str, str]:
        """The options of one translator, as text, be they numbers or not."""
        given = self.mapping(value, *path)
        for option, said in given.items():
            if isinstance(said, bool) or not isinstance(said, str | int | float):
                raise self._wrong("text or a number", said, *path, option)
        return {option: str(said) for option, said in given.items()}

    def _choice(self, value: Any, choices: Mapping[Any, Any], *path: str) -> Any:
        for choice, meaning in choices.items():
            if value == choice and type(value) is type(choice):
                return meaning
        words = " or ".join(str(choice).lower() for choice in choices)
        raise self._wrong(words, value, *path)

    def _tags(self, value: Any, *path: str) -> tuple[str, ...]:
        try:
            return tuple(name if name == ANY else tag(name) for name in self._texts(value, *path))
        except UsageError as error:
            raise FormatError(self._document.place(*path), f"{path[-1]}: {error}") from None

    def _texts(self, value: Any, *path: str) -> tuple[str, ...]:
        items = value if isinstance(value, list) else [value]
        return tuple(self._text(item, *path) for item in items)

    def _text(self, value: Any, *path: str) -> str:
        if not isinstance(value, str) or not value:
            raise self._wrong("text, or a list of texts", value, *path)
        return value

    def _wrong(self, wanted: str, value: Any, *path: str) -> FormatError:
        key = ".".join(path) or "the file"
        return FormatError(self._document.place(*path), f"{key} must be {wanted}, not {value!r}")
