"""A section: whose letters a workspace makes, in which country, on what paper, and whether they may name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ua_i18n.model import Letter
from ua_i18n.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a workspace says of its section; all of it may be left empty.

    Letters do not name the `organisation` unless it is `named`. `territory` is the country that letters are posted in,
    ISO 3166-1 alpha-2, which gives paper and window where `paper` and `window` do not. `letterhead` are lines, `logo`
    is an image file in the workspace. `enclosures` tell by locale what goes with every letter.
    """

    organisation: str = ""
    named: bool = True
    territory: str = ""
    paper: str = ""
    window: str = ""
    letterhead: tuple[str, ...] = ()
    logo: str = ""
    enclosures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def enclosed(self, tag: str) -> tuple[str, ...]:
        """What goes with a letter in a locale, said in its language: a region has its language's."""
        return self.enclosures.get(tag) or self.enclosures.get(tag.partition("-")[0], ())

    def objection(self, letter: Letter) -> Reason | None:
        """Why a letter may not go out, and the way on: it names the organisation; None where it may."""
        if self.named or not self.organisation:
            return None
        said = " ".join("".join(run.text for run in line) for block in letter.blocks for line in block.lines)
        if self.organisation.casefold() not in said.casefold():
            return None
        said = (
            "it names {organisation}, which letters of this section do not; take the name out of the sentence in "
            "appeal.yaml, or set `named: true` under `section` in ua-i18n.yaml"
        )
        return Reason(said, {"organisation": self.organisation})
