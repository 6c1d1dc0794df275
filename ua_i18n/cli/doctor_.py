"""`ua-i18n doctor`: tell what this machine has of what letters and checks can use, and what a locale's pack lacks."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ua_i18n import completeness, languages, newpack, packs, specimen, storage
from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError, RefusedError, UsageError
from ua_i18n.letters import plain_text
from ua_i18n.model import Locale, Rank
from ua_i18n.workspace.folder import now

_LIBRARIES = ("babel", "polib", "pypdf", "sentencex", "typst")
_TOOLS = {
    "msgfmt": "checks catalogs (Debian: gettext; macOS: brew install gettext; Windows: gettext-iconv-windows)",
    "pdftoppm": "shows pages as pictures (Debian: poppler-utils; macOS: brew install poppler)",
    "soffice": "opens DOCX letters (LibreOffice)",
}
_TOLD = 6
"""How many of the things that a file lacks are named."""


@click.command("doctor")
@click.option("--locale", "tag", metavar="TAG", help="Tell of a locale's pack what is missing, and show a letter.")
@click.option(
    "--to",
    "rank",
    default="minister",
    type=click.Choice([rank.value for rank in Rank]),
    help="The rank of the letter's reader.",
)
@click.option(
    "--begin", "like", metavar="TAG", help="First write the files that it lacks, laid out as in that language."
)
@pass_session
def command(session: Session, tag: str | None, rank: str, like: str | None) -> None:
    """Tell what this machine has of what letters and checks can use; nothing here is needed but the libraries.

    With --locale: what a locale's pack lacks, who has reviewed it, by which sources it was made, and what a letter in
    that language looks like. Exit 3 where the pack is not whole. With --begin too, the workspace gets what files a new
    pack needs: phrases to translate, lists of words to fill, and the layout of a near language, to be gone through.
    """
    if like:
        for path in _begun(session, tag, languages.tag(like)):
            click.echo(f"written: {path}", err=True)
    for line in _pack(languages.tag(tag), Rank(rank), session.locale_folders) if tag else _machine():
        click.echo(line)


def _begun(session: Session, tag: str | None, like: str) -> Iterator[Path]:
    """Writes the files that a new pack begins with, and leaves alone what is there."""
    if not tag:
        raise UsageError("--begin goes with --locale, the language that is begun")
    folder = session.workspace.root / "locales" / languages.tag(tag)
    texts = newpack.files(languages.tag(tag), like, session.locale_folders, when=now())
    for path, text in ((folder / name, text) for name, text in texts.items()):
        if not path.exists():
            storage.write(path, text)
            yield path


def _machine() -> Iterator[str]:
    yield f"Python {platform.python_version()} on {platform.system()}"
    for library in _LIBRARIES:
        yield f"  {library} {importlib.metadata.version(library)}"
    for tool, purpose in _TOOLS.items():
        yield f"  {tool}: {shutil.which(tool) or f'not found; it {purpose}'}"


def _pack(tag: str, rank: Rank, folders: Sequence[Path]) -> Iterator[str]:
    """Lines about a locale's pack. Raises IncompleteError, after the last, where something is missing."""
    locale = packs.load(tag, folders)
    gaps = completeness.gaps(tag, folders)
    yield f"{tag}: {languages.name(tag, 'en')}, written {locale.direction} in {locale.script}, on {locale.layout.paper}"
    for gap in gaps:
        more = f" and {len(gap.lacking) - _TOLD} more" if len(gap.lacking) > _TOLD else ""
        yield f"  {gap.file} lacks {len(gap.lacking)}: {'; '.join(gap.lacking[:_TOLD])}{more}"
    yield f"  reviewed by: {locale.reviewed_by or 'nobody; whoever has read it all writes a name at reviewed_by'}"
    yield from (f"  source: {source}" for source in locale.sources)
    yield from _specimen(locale, rank, folders)
    if gaps:
        raise IncompleteError(f"locales/{tag}: not whole yet; see docs/adding-a-language.md")


def _specimen(locale: Locale, rank: Rank, folders: Sequence[Path]) -> Iterator[str]:
    """A letter of the invented appeal, or why there is none yet."""
    try:
        yield "\n" + plain_text(specimen.load(locale.tag, folders).letter(locale, rank))
    except RefusedError as error:
        yield f"  no letter yet: {error}"
