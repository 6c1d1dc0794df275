"""The guides tell the truth: each command in them runs, as written, in order; each option is documented."""

from __future__ import annotations

import os
import re
import runpy
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "commands.md"
GUIDES = (ROOT / "README.md", *sorted({*ROOT.glob("docs/*.md")} - {REFERENCE}))
SAMPLE = ROOT / "catalogs" / "eur-61-99901-2026" / "source.txt"
"""What the guides call appeal.txt, in the folder where their reader begins."""
DEADLINE = "30 June 2027"

SHELL_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ANY_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
MENTION = re.compile(r"^ua-i18n .*$|(?<=`)ua-i18n [^`]+(?=`)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
EXPECTED_EXIT = re.compile(r"#.*\bexit (\d)\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a ```sh block: its words, and the exit code that its comment announces ("# … exit 3")."""

    line: str
    words: tuple[str, ...]
    exit_code: int = 0


def steps_of(page: str) -> Iterator[Step]:
    """The lines of a page's ```sh blocks, in order; a backslash joins two."""
    for block in SHELL_BLOCK.finditer(page):
        for line in block[1].replace("\\\n", " ").splitlines():
            words = tuple(shlex.split(line, comments=True))
            expected = EXPECTED_EXIT.search(line)
            if words:
                yield Step(line, words, int(expected[1]) if expected else 0)


def make_targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", text, re.MULTILINE))


def run(step: Step, main: click.Command) -> None:
    """Do one step; fail where its exit code is not the one that the page tells."""
    program, *arguments = step.words
    if program == "cd":
        os.chdir(arguments[0])
    elif program == "make":
        assert {word for word in arguments if "=" not in word} <= make_targets(), step.line
    elif program == "ua-i18n":
        result = CliRunner().invoke(main, arguments, prog_name=program, catch_exceptions=False)
        assert result.exit_code == step.exit_code, f"{step.line}\n{result.output}"
    else:
        pytest.fail(f"no test can run this, so mark its block as text, not sh: {step.line}")


@pytest.fixture(scope="module")
def main() -> click.Group:
    from ua_i18n.cli import main

    return main


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_commands_of_a_guide_run(
    guide: Path, main: click.Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    appeal = SAMPLE.read_text(encoding="utf-8")
    assert DEADLINE in appeal
    # A deadline that passes would make the program refuse, one day, what the guide promises.
    (tmp_path / "appeal.txt").write_text(appeal.replace(DEADLINE, "30 June 2099"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for step in steps_of(guide.read_text(encoding="utf-8")):
        run(step, main)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_commands_that_a_guide_mentions_exist(guide: Path, main: click.Group) -> None:
    """Also where they cannot run, in text blocks and in running text, each with all its options."""
    mentions = MENTION.findall(guide.read_text(encoding="utf-8"))
    assert [fault for mention in mentions if (fault := unknown(mention, main))] == []


def unknown(mention: str, main: click.Command) -> str | None:
    """What click says of a command or option that it does not have: it does so before it heeds `--help`."""
    words = shlex.split(mention, comments=True)[1:]
    result = CliRunner().invoke(main, [*words, "--help"])
    return f"{mention}: {result.output}" if result.exit_code else None


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_of_a_guide_lead_somewhere(guide: Path) -> None:
    prose = ANY_BLOCK.sub("", guide.read_text(encoding="utf-8"))
    targets = [target for target in LINK.findall(prose) if "://" not in target]
    assert [target for target in targets if not (guide.parent / target).exists()] == []


def test_reference_of_commands_is_current(main: click.Group) -> None:
    generator = runpy.run_path(str(ROOT / "docs" / "commands.py"))
    assert REFERENCE.read_text(encoding="utf-8") == generator["page"](main, "ua-i18n"), "run: make docs"


def test_every_command_and_option_has_help(main: click.Group) -> None:
    assert sorted(undocumented(click.Context(main, info_name="ua-i18n"))) == []


def undocumented(context: click.Context) -> Iterator[str]:
    """The commands and options below a context that have no help text."""
    command = context.command
    if not command.help:
        yield context.command_path
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.help:
            yield f"{context.command_path} {parameter.opts[0]}"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from undocumented(click.Context(inner, info_name=name, parent=context))


# --- the tools of this test -------------------------------------------------------------------------


def test_steps_are_words_with_the_exit_code_that_a_comment_announces() -> None:
    page = (
        "text\n\n```sh\nua-i18n sign x \\\n  --as 'A. B.'  # waits: exit 3\n# nothing\n```\n\n```text\nrm -r /\n```\n"
    )
    (step,) = steps_of(page)
    assert step.words == ("ua-i18n", "sign", "x", "--as", "A. B.")
    assert step.exit_code == 3


def test_a_step_that_fails_is_noticed(toy: click.Group) -> None:
    with pytest.raises(AssertionError, match="ua-i18n fold"):
        run(Step("ua-i18n fold --twice", ("ua-i18n", "fold", "--twice")), toy)


@pytest.mark.parametrize("mention", ["ua-i18n fold x --thrice", "ua-i18n unfold", "ua-i18n --loudly fold"])
def test_a_mention_of_what_does_not_exist_is_noticed(mention: str, toy: click.Group) -> None:
    assert unknown(mention, toy)


def test_mentions_are_found_in_blocks_and_in_prose(toy: click.Group) -> None:
    found = MENTION.findall("Try `ua-i18n fold --twice x`.\n\n```text\nua-i18n fold x  # now\n```\n")
    assert found == ["ua-i18n fold --twice x", "ua-i18n fold x  # now"]
    assert not any(unknown(mention, toy) for mention in found)


def test_a_target_that_make_lacks_is_noticed(toy: click.Group) -> None:
    with pytest.raises(AssertionError, match="make tea"):
        run(Step("make tea", ("make", "tea")), toy)


def test_reference_has_each_command_and_option(toy: click.Group) -> None:
    page = runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"](toy, "ua-i18n")
    assert "## ua-i18n fold\n\nFold a letter.\n" in page
    assert "ua-i18n fold [OPTIONS] LETTER" in page
    assert "- `--twice`: In three parts." in page
    assert "secret" not in page


def test_a_missing_help_text_is_noticed(toy: click.Group) -> None:
    @toy.command()
    @click.option("--depth")
    def pack(depth: str) -> None: ...

    found = undocumented(click.Context(toy, info_name="ua-i18n"))
    assert set(found) == {"ua-i18n pack", "ua-i18n pack --depth"}


@pytest.fixture
def toy() -> click.Group:
    @click.group()
    def toy() -> None:
        """Handle letters."""

    @toy.command()
    @click.argument("letter")
    @click.option("--twice", is_flag=True, help="In three parts.")
    def fold(letter: str, twice: bool) -> None:
        """Fold a letter."""

    @toy.command(hidden=True)
    def secret() -> None:
        """Tell nobody."""

    return toy
