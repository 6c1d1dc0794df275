"""Terms as TBX-Basic (ISO 30042), the exchange format of termbases: written as version 3, read as 2 or 3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ua_i18n.errors import FormatError
from ua_i18n.model import Term, TermStatus

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_NEVER = frozenset({_DEPRECATED, "supersededTerm-admn-sts"})
_PARTS = {"noun", "verb", "adjective", "adverb", "properNoun", "other"}


@dataclass(frozen=True, slots=True)
class _Wording:
    text: str
    status: str
    part: str
    source: str


def to_bytes(terms: Iterable[Term], *, language: str, locale: str) -> bytes:
    """The terms as TBX-Basic, from `language` into `locale`."""
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANG: language, "xmlns": _NAMESPACE})
    described = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    SubElement(described, "p").text = "Exported by ua-i18n"
    body = SubElement(SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        _add(SubElement(body, "conceptEntry", {"id": term.concept or f"c{number}"}), term, (language, locale))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def parse(data: bytes, where: str, *, language: str, locale: str) -> Iterator[Term]:
    """The entries that have terms in both languages. Raises FormatError, with the line, for what is no TBX."""
    root = _root(data, where)
    entries = [entry for entry in root.iter() if _name(entry) in ("conceptEntry", "termEntry")]
    if _name(root) not in ("tbx", "martif"):
        raise FormatError(where, "no TBX: expected the element tbx or martif")
    for entry in entries:
        if term := _term(entry, language, locale):
            yield term


def _root(data: bytes, where: str) -> Element:
    if b"<!ENTITY" in data:
        raise FormatError(where, "declares entities, which are not expanded; remove them")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise FormatError(f"{where}:{error.position[0]}", f"no well-formed XML: {error}") from None


def _add(entry: Element, term: Term, tags: tuple[str, str]) -> None:
    if term.note:
        SubElement(entry, "descrip", {"type": "definition"}).text = term.note
    source, target = (SubElement(entry, "langSec", {_LANG: tag}) for tag in tags)
    for name in term.sources:
        _add_wording(source, _Wording(name, "", term.part, ""))
    best = _ADMITTED if term.status is TermStatus.ADMITTED else _PREFERRED
    for number, text in enumerate(term.targets):
        authority = term.authority if number == 0 else ""
        _add_wording(target, _Wording(text, best if number == 0 else _ADMITTED, term.part, authority))
    for text in term.forbidden:
        _add_wording(target, _Wording(text, _DEPRECATED, term.part, ""))
    if not len(target):
        entry.remove(target)


def _add_wording(section: Element, wording: _Wording) -> None:
    group = SubElement(section, "termSec")
    SubElement(group, "term").text = wording.text
    part = "properNoun" if wording.part == "name" else wording.part
    if part in _PARTS:
        SubElement(group, "termNote", {"type": "partOfSpeech"}).text = part
    if wording.status:
        SubElement(group, "termNote", {"type": "administrativeStatus"}).text = wording.status
    if wording.source:
        SubElement(group, "admin", {"type": "source"}).text = wording.source


def _term(entry: Element, language: str, locale: str) -> Term | None:
    sources, wordings = _wordings(entry, language), _wordings(entry, locale)
    if not sources or not wordings:
        return None
    targets = [wording for wording in wordings if wording.status not in _NEVER]
    targets.sort(key=lambda wording: wording.status == _ADMITTED)
    authority = next((wording.source for wording in targets if wording.source), "")
    part = "name" if sources[0].part == "properNoun" else sources[0].part
    admitted = bool(targets) and targets[0].status == _ADMITTED
    status = TermStatus.ADMITTED if admitted else TermStatus.OFFICIAL if authority else TermStatus.PREFERRED
    return Term(
        source=sources[0].text,
        also=tuple(wording.text for wording in sources[1:]),
        targets=tuple(wording.text for wording in targets),
        forbidden=tuple(wording.text for wording in wordings if wording.status in _NEVER),
        concept=entry.get("id", ""),
        part=part,
        note=next((_text(node) for node in entry if node.get("type") == "definition"), ""),
        status=status,
        authority=authority,
    )


def _wordings(entry: Element, tag: str) -> list[_Wording]:
    """What an entry says in a language; a section of the language alone serves its regions too."""
    found = []
    for section in entry:
        named = section.get(_LANG, "").casefold()
        if _name(section) in ("langSec", "langSet") and named in (tag.casefold(), tag.casefold().partition("-")[0]):
            found += [_wording(group) for group in section.iter() if _name(group) in ("termSec", "tig", "termGrp")]
            found += [_wording(group) for group in section.iter() if _name(group) == "ntig"]
    return [wording for wording in found if wording.text]


def _wording(group: Element) -> _Wording:
    text, notes = "", {}
    for node in group.iter():
        if _name(node) == "term":
            text = _text(node)
        elif kind := node.get("type"):
            notes[kind] = _text(node)
    return _Wording(text, notes.get("administrativeStatus", ""), notes.get("partOfSpeech", ""), notes.get("source", ""))


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())
