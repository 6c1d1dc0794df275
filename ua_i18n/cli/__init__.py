"""The command line: `ua-i18n COMMAND …`, one module a command."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from ua_i18n import __version__, languages
from ua_i18n.cli.session import Session
from ua_i18n.errors import UaError

_COMMANDS = {
    "init": "Make a workspace.",
    "parse": "Print what a source file says; writes nothing.",
    "import": "Take source files into the workspace.",
    "show": "Print an appeal.",
    "protect": "List, add, remove or confirm values that must not change.",
    "status": "Print how far each appeal has come.",
    "draft": "Fill empty messages with drafts.",
    "check": "Look for faults in translations.",
    "review": "Go through messages one by one.",
    "approve": "Approve messages as they stand.",
    "reject": "Send messages back with a reason.",
    "revoke": "Take back an approval, a rejection or a signature.",
    "history": "Print what happened to messages.",
    "sign": "Show whole letters and sign them.",
    "letters": "Make letters, with a manifest.",
    "sheet": "Make the action sheet: the whole appeal in another language.",
    "verify": "Prove that a set of letters is whole.",
    "purge": "Remove a set of letters with its senders.",
    "memory": "Look up, fill and share what was said before.",
    "export": "Write translations in another tool's format.",
    "merge": "Take translations from another tool's file.",
    "terms": "Import, export and search the termbase.",
    "plugins": "List plugins, and why one failed.",
    "doctor": "Tell what this machine or a locale's pack lacks.",
    "demo": "Make the letters of the sample appeal.",
}


class Cli(click.Group):
    """Imports a command when it is asked for, and turns a UaError into one line and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *sorted(_session(ctx).plugins.commands)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in _COMMANDS:
            command: click.Command = importlib.import_module(f"ua_i18n.cli.{name}_").command
            return command
        return _session(ctx).plugins.commands.get(name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        offered = _session(ctx).plugins.commands
        rows = [*_COMMANDS.items(), *((name, command.get_short_help_str()) for name, command in offered.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UaError as error:
            click.echo(f"ua-i18n: {_session(ctx).interface.error(error)}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("\nAborted! What was finished is on disk, and whole; run the same again for the rest.", err=True)
            ctx.exit(1)


def _session(ctx: click.Context) -> Session:
    """What the options before the command say; the bare defaults while help is printed."""
    return ctx.obj if isinstance(ctx.obj, Session) else Session()


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ua-i18n")
@click.option(
    "--workspace",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="The workspace, instead of the one around here.",
)
@click.option(
    "--plugins-dir", metavar="DIR", type=click.Path(file_okay=False), help="Load the plugins of a folder too."
)
@click.option(
    "--ui-language", metavar="TAG", help="The language of findings and refusals, instead of that of the environment."
)
@click.pass_context
def main(ctx: click.Context, workspace: str | None, plugins_dir: str | None, ui_language: str | None) -> None:
    """Localise human-rights appeals: from an Urgent Action to letters in many languages, names untouched."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe of another encoding must not end a run at a name
            stream.reconfigure(errors="replace", encoding=None if "PYTHONIOENCODING" in os.environ else "utf-8")
    chosen = languages.tag(ui_language) if ui_language else None
    ctx.obj = Session(workspace_dir=workspace, plugins_dir=plugins_dir, ui_language=chosen)
