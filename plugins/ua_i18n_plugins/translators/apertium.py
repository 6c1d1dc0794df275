"""Rough drafts by Apertium, on this machine: one batched call a hop, over another language where need be."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ua_i18n import Draft, Locale, Message, PluginError, TokenShape, Translator, UsageError, hookimpl
from ua_i18n_plugins.translators.routes import Routes

_SCORE, _LOSS = 0.3, 0.1  # rough by nature, and rougher with each hop
_TIMEOUT = 120.0  # seconds a call: the start takes most of them, a sentence some milliseconds
_MARK = re.compile(r"(?:(?<![\w*@#])|(?<=\w[*@#]))[*@#]++(?=\w)")
_TOKEN = re.compile(r"xq[a-z]+x", re.IGNORECASE)
_OWNED = re.compile(r"(xq[a-z]{1,40}x)['’]s\b", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_UNKNOWN = re.compile(r"(?:(?<![\w*])|(?<=\w\*))\*++([^\W\d_][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class _Rough:
    """A text on its way, and the words that a hop did not know."""

    text: str
    unknown: tuple[str, ...] = ()


class Apertium:
    """Asks the `apertium` program; pairs are packages of their own, as apertium-eng-spa."""

    name = "apertium"
    online = False
    token = TokenShape.LETTERS
    limit: int | None = None
    version = ""  # quick enough to be asked again
    knows_terms = False

    def __init__(self, program: str = "apertium") -> None:
        self._program = program
        self._routes: Routes | None = None

    def configured(self, options: Mapping[str, str]) -> Translator:
        if unknown := sorted(options.keys() - {"program"}):
            raise UsageError(f"engines.{self.name} has no option {unknown[0]!r}; it has: program")
        return Apertium(options.get("program", self._program))

    def supports(self, source: str, target: Locale) -> bool:
        """Raises PluginError, with what to install, where the program or the pair is missing."""
        if not self.routes.route(source, target.tag):
            raise PluginError(
                f"{self.name} has no way from {source} to {target.tag}; installed: {self.routes.named}. "
                "Pairs are packages, as apertium-eng-spa; see: apt-cache search ^apertium-"
            )
        return True

    def pairs(self) -> str:
        return self.routes.named

    @property
    def routes(self) -> Routes:
        """What is installed; asked for once."""
        if self._routes is None:
            self._routes = Routes.of(self._run("-l").split())
        return self._routes

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        return (message.source for message in messages)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for language, group in groupby(messages, key=lambda message: message.language):
            batch = list(group)
            route = self.routes.route(language, locale.tag)
            roughs = [_Rough(_INVISIBLE.sub(" ", message.source)) for message in batch]
            for mode in route:
                roughs = self._hop(mode, roughs)
            for message, rough in zip(batch, roughs if route else (), strict=False):
                score = _SCORE - _LOSS * (len(route) - 1)
                yield Draft(message.key, repaired(message.source, rough.text), self.name, score, _note(route, rough))

    def _hop(self, mode: str, roughs: Sequence[_Rough]) -> list[_Rough]:
        answers = self._translated(mode, [rough.text for rough in roughs])
        return [_unmarked(rough, answer) for rough, answer in zip(roughs, answers, strict=True)]

    def _translated(self, mode: str, texts: Sequence[str]) -> list[str]:
        """The answers of one call, as many as texts; where they do not come apart again, of one call each."""
        answers = self._run("-f", "txt", mode, text="\n\n".join(texts)).strip("\n").split("\n\n") if texts else []
        if len(answers) == len(texts):
            return answers
        return [" ".join(self._run("-f", "txt", mode, text=text).split("\n\n")).strip("\n") for text in texts]

    def _run(self, *arguments: str, text: str = "") -> str:
        if not (program := shutil.which(self._program)):
            raise PluginError(f"{self.name} is not installed; install it with: apt-get install apertium")
        try:
            done = subprocess.run(
                [program, *arguments],
                input=text.encode("utf-8", "replace"),  # a broken character would end the text unseen
                capture_output=True,
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PluginError(f"{self.name} cannot be run: {type(error).__name__}") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise PluginError(f"{self.name} failed: {said[:200] or done.returncode}")
        return done.stdout.decode("utf-8", "replace")


def _unmarked(sent: _Rough, answer: str) -> _Rough:
    """The answer without Apertium's marks; one that the text has itself stays, as far as it can be told."""
    words = (word for word in _UNKNOWN.findall(answer) if not _TOKEN.fullmatch(word))
    unknown = tuple(dict.fromkeys((*sent.unknown, *words)))
    own = {mark for mark in "*@#" if mark in sent.text}
    text = _MARK.sub(lambda match: "".join(dict.fromkeys(mark for mark in match[0] if mark in own)), answer)
    return _Rough(text, unknown)


def repaired(source: str, answer: str) -> str:
    """The answer with the capitals and spaces of its source, which Apertium loses round a word it does not know."""
    text = re.sub(r"([(\[«“]) +(?=\w)", r"\1", re.sub(r" +(?=[,.)\]])", "", re.sub(r" {2,}", " ", answer)))
    text = _OWNED.sub(r"\1", text)
    asked, given = source.split(" ", 2), text.split(" ", 2)
    if asked[0].casefold() == given[0].casefold() and _TOKEN.match(asked[0]) and len(asked) > 1 < len(given):
        given[1] = given[1][:1].lower() + given[1][1:] if asked[1][:1].islower() else given[1]
        return " ".join(given)
    return text[:1].upper() + text[1:] if source[:1].isupper() else text


def _note(route: Sequence[str], rough: _Rough) -> str:
    way = f"rough, by {' and '.join(route)}"
    return f"{way}; unknown: {', '.join(rough.unknown)}" if rough.unknown else way


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Apertium())
