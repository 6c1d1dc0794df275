"""The command that counts what there is to translate: what an evening's work is planned with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

import click

from ua_i18n import Catalogs, Slot, State, Translation, hookimpl, pieces

_OPEN = (State.UNTRANSLATED, State.REJECTED, State.DRAFT)
"""What a translator has still to write or to read."""


@dataclass(frozen=True, slots=True)
class Count:
    """How much the sources of some messages are; a placeholder is one word and no characters: it is only copied."""

    messages: int = 0
    words: int = 0
    characters: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.messages + other.messages, self.words + other.words, self.characters + other.characters)


@click.command("count")
@click.argument("appeal")
@click.option(
    "-l", "--locale", "locales", multiple=True, metavar="TAG", help="Languages to count (default: all of the appeal)."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(catalogs: Catalogs, appeal: str, locales: tuple[str, ...], as_json: bool) -> None:
    """Count the messages, words and characters of APPEAL that are to be translated, by locale and state."""
    tags = [tag for given in locales or ("all",) for tag in (catalogs.locales(appeal) if given == "all" else (given,))]
    counts = {tag: by_state(catalogs.states(appeal, tag)) for tag in dict.fromkeys(tags)}
    if as_json:
        click.echo(json.dumps({"locales": {tag: _data(found) for tag, found in counts.items()}}, indent=1))
    else:
        click.echo("\n".join(_lines(counts)) or f"no catalogs yet; make one with: ua-i18n draft {appeal} -l TAG")


def by_state(translations: Iterable[tuple[Translation, State]]) -> dict[State, Count]:
    """How much there is in each state, also in those that no message is in."""
    counts = dict.fromkeys(State, Count())
    for translation, state in translations:
        counts[state] += count(translation.message.source)
    return counts


def count(source: str) -> Count:
    """How much one message is; its spaces are characters too."""
    written = (piece for piece in pieces(source) if not isinstance(piece, Slot))
    return Count(1, len(source.split()), sum(map(len, written)))


def _to_translate(counts: Mapping[State, Count]) -> Count:
    return sum((counts[state] for state in _OPEN), Count())


def _data(counts: Mapping[State, Count]) -> dict[str, dict[str, int]]:
    return {
        "to_translate": asdict(_to_translate(counts)),
        **{state.value: asdict(found) for state, found in counts.items()},
    }


def _lines(counts: Mapping[str, Mapping[State, Count]]) -> Iterator[str]:
    for tag, found in counts.items():
        yield tag
        rows = {"to translate": _to_translate(found), **{state.value: found[state] for state in State}}
        for name, each in rows.items():
            if each.messages or name == "to translate":
                yield f"  {name:<13}{each.messages:>6} messages{each.words:>8} words{each.characters:>9} characters"


@hookimpl
def register_commands(register: Callable[[click.Command], None]) -> None:
    register(command)
