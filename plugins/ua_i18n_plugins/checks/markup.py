"""Markup and line ends that the message does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl, sentence

_SIGNS = frozenset("<&*[%$")
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|<!--|&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});"  # HTML
    r"|\*\*(?=\S)|(?<!\w)__(?=\w)|\[[^\[\]]{1,200}\]\([^()\s]{1,200}\)"  # Markdown
    r"|%\([A-Za-z_]\w*\)[sd]|%[sd](?!\w)|\$\{\w+\}"  # templates
)


class Markup:
    """A letter would show it as it is, or a web page run it."""

    id = "markup"
    severity = Severity.ERROR
    description = "The translation has markup that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            for match in _MARKUP.finditer(target) if _may_have_markup(target) else ():
                if match[0] not in translation.message.source:
                    yield fault(
                        self, translation, "“{markup}” is not in the message", span=match.span(), markup=match[0]
                    )
                    break


class NewlineCount:
    """A message is one line of a letter; a line end in it tears the line."""

    id = "newline-count"
    severity = Severity.ERROR
    description = "The translation has more or fewer line ends than the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        wanted = translation.message.source.count("\n")
        for target in translation.targets:
            given = target.count("\n")
            if given != wanted:
                place = target.rfind("\n")
                yield fault(
                    self,
                    translation,
                    "{given} line ends here, {wanted} in the message",
                    span=(place, place + 1) if given > wanted else None,
                    fix=_on_one_line(target) if not wanted else None,
                    given=given,
                    wanted=wanted,
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Markup())
    register(NewlineCount())


def _may_have_markup(target: str) -> bool:
    return "__" in target or not _SIGNS.isdisjoint(sentence(target).words)


def _on_one_line(target: str) -> str:
    return re.sub(r"[ \t]*\n\s*", " ", target.strip("\n"))
