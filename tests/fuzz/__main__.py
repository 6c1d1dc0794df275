"""Hands the target to atheris, which looks for new ways through the code: `make fuzz`, with libFuzzer's options."""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["ua_i18n", "ua_i18n_plugins"]):
    from fuzz.target import LANGUAGES, protect_text, read_file


def one_input(data: bytes) -> None:
    """A file where the first byte is even, else lines of text in a language that the second tells."""
    if len(data) < 2 or data[0] % 2 == 0:
        read_file(data[1:])
    else:
        protect_text(LANGUAGES[data[1] % len(LANGUAGES)], data[2:].decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
