"""Writes docs/commands.md from the help texts of `ua-i18n`: run it after changing a command (`make docs`)."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# Commands

Made from the help texts by `make docs`: change those, not this page.

Results go to standard output, progress and warnings to standard error. Every command ends with one of these:

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed; the last line says where, and what to do next |
| 2 | called wrongly |
| 3 | done in part: something waits for a person (unapproved, unsigned, a finding, an addressee missing) |
"""


def page(group: click.Group, name: str) -> str:
    """The whole page about `group`, called `name` in a shell."""
    context = click.Context(group, info_name=name)
    sections = ["\n".join(_section(name, group, context, level=2)), *_subsections(group, context, level=2)]
    return "\n".join([HEAD, *sections])


def _subsections(group: click.Group, context: click.Context, *, level: int) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield "\n".join(_section(inner.command_path, command, inner, level=level))
        if isinstance(command, click.Group):
            yield from _subsections(command, inner, level=level + 1)


def _section(path: str, command: click.Command, context: click.Context, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} {path}\n"
    yield f"{_prose(command.help or '')}\n"
    yield f"```text\n{path} {' '.join(command.collect_usage_pieces(context))}\n```\n"
    options = [record for parameter in command.params if (record := _option(parameter, context))]
    if options:
        yield "\n".join([*options, ""])


def _option(parameter: click.Parameter, context: click.Context) -> str | None:
    """A list item for an option; arguments are told in the usage line and the text."""
    if not isinstance(parameter, click.Option) or (record := parameter.get_help_record(context)) is None:
        return None
    spelling, text = record
    return f"- `{spelling}`: {text}".rstrip(": ")


def _prose(text: str) -> str:
    """A docstring without its indentation and click's marks: a form feed ends it, a backspace forbids wrapping."""
    return cleandoc(text.split("\f")[0].replace("\b\n", ""))


if __name__ == "__main__":
    from ua_i18n.cli import main

    PAGE.write_text(page(main, "ua-i18n"), encoding="utf-8", newline="\n")
