"""The contract of commands."""

from __future__ import annotations

import re

import click
from click.testing import CliRunner


class CommandContract:
    """Set `plugin`."""

    plugin: click.Command

    def test_explains_itself(self) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", self.plugin.name or ""), self.plugin.name
        assert self.plugin.help, "no help text"
        options = [parameter for parameter in self.plugin.params if isinstance(parameter, click.Option)]
        assert [option.name for option in options if not option.help] == [], "options without help"

    def test_prints_its_help(self) -> None:
        result = CliRunner().invoke(self.plugin, ["--help"])
        assert result.exit_code == 0, result.output
