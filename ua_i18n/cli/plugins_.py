"""`ua-i18n plugins`: list plugins, and why one failed."""

from __future__ import annotations

import os

import click

from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import UaError
from ua_i18n.hookspecs import Paired, TokenShape, Translator
from ua_i18n.settings import Settings
from ua_i18n.workspace.engines import Engines

_SHAPES = {TokenShape.BRACES: "{Name}", TokenShape.LETTERS: "Xqaax", TokenShape.DIGITS: "{0}"}


@click.command("plugins")
@pass_session
def command(session: Session) -> None:
    """List what plugins offer, by kind, and those that failed with the reason.

    Of translators also: what each is sent and where, and its languages, with the settings of the workspace.
    """
    offered = session.plugins
    settings = session.workspace.settings if session.has_workspace else Settings()
    engines = Engines(settings, offered.translators, os.environ)
    kind = ""
    for (of_kind, name), plugin in sorted(offered.origins.items()):
        if of_kind != kind:
            click.echo(f"{of_kind}:")
            kind = of_kind
        if of_kind == "translators":
            _print_translator(engines, name, plugin)
        else:
            click.echo(f"  {name}  ({plugin})")
    for failure in offered.failures:
        click.echo(f"failed: {failure.plugin}: {failure.reason}")


def _print_translator(engines: Engines, name: str, plugin: str) -> None:
    try:
        translator = engines.of(name)
    except UaError as error:
        click.echo(f"  {name}  ({plugin})\n    cannot be used: {error}")
        return
    click.echo(f"  {name}{' [online]' if translator.online else ''}  ({plugin})")
    length = f"up to {translator.limit:,} characters" if translator.limit else "any length"
    click.echo(f"    {length}; names go as {_SHAPES[translator.token]}{_pairs(translator)}")


def _pairs(translator: Translator) -> str:
    try:
        pairs = translator.pairs() if isinstance(translator, Paired) else ""
    except UaError as error:
        return f"; cannot be used: {error}"
    return f"; {pairs}" if pairs else ""
