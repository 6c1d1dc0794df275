"""The one thing that both hypothesis and atheris drive: a file of any kind, read, understood and protected."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ua_i18n.cli.session import Session
from ua_i18n.errors import UaError
from ua_i18n.intake import prepare, understand
from ua_i18n.model import UrgentAction
from ua_i18n.protection import unprotect

SUFFIXES = (".txt", ".md", ".html", ".eml", ".rtf", ".docx", ".odt", ".pdf")
LANGUAGES = ("en", "fr", "es", "de", "ar")


@cache
def _session() -> Session:
    return Session()


def read_file(data: bytes) -> None:
    """Read a file, whose first byte tells its kind; anything but a UaError is let through."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    session = _session()
    try:
        source = session.plugins.reader_for(Path(f"appeal{suffix}")).read(data[1:], f"appeal{suffix}")
        understand(source, session.languages.of_source(source), session.recognised)
    except UaError:
        pass


def protect_text(language: str, text: str) -> None:
    """Prepare an action whose paragraphs are the lines of a text; masked and filled again it must be the same text."""
    session = _session()
    paragraphs = tuple((line,) for line in text.splitlines())
    action = prepare(
        UrgentAction(title=text, narrative=paragraphs, language=language),
        session.languages.of(language),
        session.recognised,
    )
    plain = unprotect(action)
    assert plain.title == text
    assert ["".join(" ".join(each).split()) for each in plain.narrative] == [
        "".join(line.split()) for (line,) in paragraphs
    ]
    assert all(entry.value in text and entry.name.isidentifier() for entry in action.protected)
