"""E-mail addresses and links, which no language translates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl, sentence

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>\"“”«»()]+", re.IGNORECASE)
_CUES = frozenset({"@", "www", "http", "https"})
_TRAILING = ".,;:!?'’،؛؟。、"


class LinkChanged:
    """A letter to a wrong address is read by a stranger."""

    id = "link-changed"
    severity = Severity.WARNING
    description = "An e-mail address or a link is not the message's."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        wanted = _addresses(translation.message.source)
        for given in map(_addresses, translation.targets):
            for address, start in given.items():
                if address not in wanted:
                    span = (start, start + len(address))
                    yield fault(self, translation, "{address} is not in the message", span=span, address=address)
            for address in wanted.keys() - given.keys():
                yield fault(self, translation, "{address} is missing", address=address)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(LinkChanged())


def _addresses(text: str) -> dict[str, int]:
    """The addresses of a text, and where they stand."""
    if _CUES.isdisjoint(sentence(text).words):
        return {}
    return {match[0].rstrip(_TRAILING): match.start() for match in _ADDRESS.finditer(text)}
