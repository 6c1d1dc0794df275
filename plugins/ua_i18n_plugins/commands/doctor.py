"""`ua-i18n doctor`: tell what this machine has of what letters and checks can use."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Callable

import click

from ua_i18n import hookimpl

_LIBRARIES = ("babel", "polib", "pypdf", "sentencex", "typst")
_TOOLS = {
    "msgfmt": "checks catalogs (Debian: gettext; macOS: brew install gettext; Windows: gettext-iconv-windows)",
    "pdftoppm": "shows pages as pictures (Debian: poppler-utils; macOS: brew install poppler)",
    "soffice": "opens DOCX letters (LibreOffice)",
}


@click.command("doctor")
def doctor() -> None:
    """Tell what this machine has of what letters and checks can use; nothing here is needed but the libraries."""
    click.echo(f"Python {platform.python_version()} on {platform.system()}")
    for library in _LIBRARIES:
        click.echo(f"  {library} {importlib.metadata.version(library)}")
    for tool, purpose in _TOOLS.items():
        click.echo(f"  {tool}: {shutil.which(tool) or f'not found; it {purpose}'}")


@hookimpl
def register_commands(register: Callable[[click.Command], None]) -> None:
    register(doctor)
