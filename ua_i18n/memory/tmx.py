"""Translation memories of other tools: TMX 1.4b read as a stream, so that its size does not matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ua_i18n import languages
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.memory.unit import Bearer, Origin, Unit
from ua_i18n.placeholders import escape

OURS = "ua-i18n"
ALL = "*all*"
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})  # what stands inside them is another tool's code, not text
_SLOT = re.compile(r"\{([A-Za-z_]\w*)\}")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T\d{6}Z")
_ROOTS = frozenset({"tmx"})


@dataclass(slots=True)
class Account:
    """What became of a file while its units were read: how many there are and how many of them were new to the
    memory, what was passed over and why, and where the file was cut off."""

    units: int = 0
    added: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    cut: str = ""

    def skip(self, reason: str, where: str) -> None:
        self.skipped[reason] += 1
        self.first.setdefault(reason, where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to take from a file: `source` is the language to translate from where the file does not say it, `locale`
    the only one to take; `name` is what matches name as where they come from."""

    name: str
    source: str = "en"
    locale: str | None = None


def units(chunks: Iterable[bytes], wanted: Wanted, account: Account) -> Iterator[Unit]:
    """The units of a TMX file. What was read before a fault is yielded all the same; `account` names its line.

    Raises FormatError for a file that is no TMX. Entities that a file declares are never expanded, and nothing
    outside of the file is read.
    """
    reader = _Reader(wanted, account)
    for chunk in chunks:
        try:
            reader.parser.Parse(chunk, False)
        except expat.ExpatError as error:
            reader.broken(error)
        yield from reader.taken()
        if account.cut:
            return
    try:
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        reader.broken(error)
    yield from reader.taken()


@dataclass(slots=True)
class _Variant:
    """One language of a unit, while it is read; `whole` is false where a part of its text is not known."""

    language: str
    ours: bool
    text: list[str] = field(default_factory=list)
    segments: int = 0
    whole: bool = True


class _Reader:
    """Puts units together from the events of a parser."""

    def __init__(self, wanted: Wanted, account: Account) -> None:
        self._wanted, self._account = wanted, account
        self._ready: list[Unit] = []
        self._header_source, self._ours, self._started = ALL, False, False
        self._unit: dict[str, str] | None = None
        self._line = 0
        self._properties: list[tuple[str, str]] = []
        self._variants: list[_Variant] = []
        self._path: list[str] = []
        self._property: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.DefaultHandler = self._unexpanded  # being there keeps entities from being expanded
        self.parser.SkippedEntityHandler = lambda name, is_parameter: self._unexpanded(f"&{name};")

    def taken(self) -> list[Unit]:
        """The units that are whole since this was last asked."""
        ready, self._ready = self._ready, []
        return ready

    def broken(self, error: expat.ExpatError) -> None:
        where = f"{self._wanted.name}:{error.lineno}"
        if not self._started:
            raise FormatError(where, f"is no TMX file ({expat.ErrorString(error.code)})")
        self._account.cut = f"{where}: {expat.ErrorString(error.code)}; what stands before it was read"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._started and name not in _ROOTS:
            raise FormatError(f"{self._wanted.name}:{self.parser.CurrentLineNumber}", f"is no TMX file, but {name}")
        self._started = True
        self._path.append(name)
        if name == "header":
            self._header_source = attributes.get("srclang", ALL)
            self._ours = attributes.get("creationtool") == OURS
        elif name == "tu":
            self._unit, self._line = attributes, self.parser.CurrentLineNumber
            self._properties, self._variants = [], []
        elif name == "tuv":
            self._variants.append(_Variant(attributes.get("xml:lang") or attributes.get("lang", ""), self._ours))
        elif name == "prop":
            self._properties.append((attributes.get("type", ""), ""))
            self._property = []
        elif name == "seg" and self._variants:
            self._variants[-1].segments += 1

    def _end(self, name: str) -> None:
        self._path.pop()
        if name == "prop" and self._properties:
            self._properties[-1] = (self._properties[-1][0], "".join(self._property).strip())
        elif name == "tu" and self._unit is not None:
            self._finish(self._unit)
            self._unit = None

    def _text(self, text: str) -> None:
        if self._path and self._path[-1] == "prop":
            self._property.append(text)
        elif "seg" in self._path and self._variants:
            self._variants[-1].text.append(self._shown(text))

    def _shown(self, text: str) -> str:
        """What stands in a segment as masked text: our own placeholders, and no code of any tool."""
        inside = self._path[self._path.index("seg") :]
        if self._variants[-1].ours:
            return text if not _CODES & set(inside) or _SLOT.fullmatch(text) else ""
        return "" if _CODES & set(inside) else escape(text)

    def _unexpanded(self, data: str) -> None:
        """Take note of an entity that stands for nobody knows what."""
        if data.startswith("&") and "seg" in self._path and self._variants:
            self._variants[-1].whole = False

    def _finish(self, attributes: dict[str, str]) -> None:
        """Make units of what was collected: the source beside each other language."""
        source_tag = attributes.get("srclang") or self._header_source
        source_tag = self._wanted.source if source_tag.casefold() == ALL else source_tag
        variants = [(tag, variant) for variant in self._variants if (tag := self._tag(variant))]
        source = next((each for each in variants if _same(each[0], source_tag)), None)
        if source is None:
            self._skip(f"no text in {source_tag}")
            return
        others = [each for each in variants if each is not source]
        if not others:
            self._skip("no translation")
        for tag, variant in others:
            self._take(source, (tag, variant), attributes)

    def _tag(self, variant: _Variant) -> str:
        """The language of a variant; empty, and told, where it has none that anybody knows."""
        if not variant.language:
            self._skip("a text without a language")
            return ""
        try:
            return languages.tag(variant.language)
        except UsageError:
            self._skip(f"no language is called {variant.language}")
            return ""

    def _take(self, source: tuple[str, _Variant], target: tuple[str, _Variant], attributes: dict[str, str]) -> None:
        texts = [" ".join("".join(each[1].text).split()) for each in (source, target)]
        if self._wanted.locale and not _same(target[0], self._wanted.locale):
            self._skip(f"not in {self._wanted.locale}")
        elif not (source[1].whole and target[1].whole):
            self._skip("an entity, which is not expanded")
        elif not all(texts):
            self._skip("no text")
        else:
            self._account.units += 1
            self._ready.append(self._made((source[0], target[0]), (texts[0], texts[1]), attributes))

    def _made(self, tags: tuple[str, str], texts: tuple[str, str], attributes: dict[str, str]) -> Unit:
        found = dict(self._properties)
        return Unit(
            language=tags[0],
            locale=tags[1],
            source=texts[0],
            target=texts[1],
            bearers=tuple(_bearer(text) for kind, text in self._properties if kind == "x-placeholder" and text),
            context=found.get("x-context", ""),
            origin=Origin.MACHINE if found.get("x-origin") == Origin.MACHINE else Origin.OTHER,
            appeal=found.get("x-appeal") or self._wanted.name,
            translator=attributes.get("creationid", ""),
            approver=attributes.get("changeid", ""),
            date=_date(attributes.get("changedate") or attributes.get("creationdate", "")),
        )

    def _skip(self, reason: str) -> None:
        self._account.skip(reason, f"{self._wanted.name}:{self._line}")


def _same(one: str, other: str) -> bool:
    """Whether two tags are of one language, regions aside where one of them has none."""
    first, second = one.casefold().replace("_", "-"), other.casefold().replace("_", "-")
    return first == second or first.partition("-")[0] == second or second.partition("-")[0] == first


def _bearer(text: str) -> Bearer:
    name, kind, gender, number, *_ = (*text.split(" "), "", "", "")
    return Bearer(name, kind.strip("-"), gender.strip("-"), number == "many")


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    return "-".join(match.groups()) if match else ""
