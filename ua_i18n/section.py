"""A section: whose letters a workspace makes, in which country, on what paper, and whether they may name it."""

from __future__ import annotations

from dataclasses import dataclass

from ua_i18n.model import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a workspace says of its section; all of it may be left empty.

    Letters do not name the `organisation` unless it is `named`. `territory` is the country that letters are posted in,
    ISO 3166-1 alpha-2, which gives paper and window where `paper` and `window` do not. `letterhead` are lines, `logo`
    is an image file in the workspace.
    """

    organisation: str = ""
    named: bool = True
    territory: str = ""
    paper: str = ""
    window: str = ""
    letterhead: tuple[str, ...] = ()
    logo: str = ""

    def objection(self, letter: Letter) -> str:
        """Why a letter may not go out, and the way on: it names the organisation; empty where it may."""
        if self.named or not self.organisation:
            return ""
        said = " ".join("".join(run.text for run in line) for block in letter.blocks for line in block.lines)
        if self.organisation.casefold() not in said.casefold():
            return ""
        return (
            f"it names {self.organisation}, which letters of this section do not; take the name out of the sentence in "
            "appeal.yaml, or set `named: true` under `section` in ua-i18n.yaml"
        )
