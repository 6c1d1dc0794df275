"""What letters say follows what people learn of their readers, and keeps what people wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from appeal_fixtures import APPEAL, Run
from ua_i18n.model import Addressee, AppealGroup, Level, Rank, Request, UrgentAction
from ua_i18n.requests import other_readers, without_outgrown

MADE = "I call on the Sarelian government to end the siege."
READER = Addressee(name="Mara Quist", office="Minister of Works")


def action(*addressees: Addressee, **letter: str) -> UrgentAction:
    request = Request(
        text="calling on the Sarelian government to end the siege",
        letter={Level(level): sentence for level, sentence in letter.items()},
    )
    return UrgentAction(appeals=(AppealGroup(requests=(request,), addressees=addressees),))


@pytest.mark.parametrize(
    "now", [{"level": Level.STATE}, {"rank": Rank.MINISTER}, {"office": "Prefect"}, {"country": "SR"}]
)
def test_a_reader_of_whom_more_is_known_is_another(now: dict[str, Any]) -> None:
    known = Addressee(**{"name": READER.name, "office": READER.office, **now})
    assert other_readers(action(known), action(READER))
    assert without_outgrown(action(known, region=MADE), [action(READER, region=MADE)]) == action(known)


def test_the_same_readers_in_another_order_are_no_others() -> None:
    other = Addressee(name="Ivo Lund", office="Prefect")
    assert not other_readers(action(other, READER), action(READER, other))
    assert not other_readers(action(READER), UrgentAction())


def test_what_a_person_wrote_stays_for_other_readers() -> None:
    known = Addressee(name=READER.name, office=READER.office, level=Level.STATE)
    written = action(known, state="End it.", region=MADE)
    assert without_outgrown(written, [action(READER, region=MADE)]) == action(known, state="End it.")


def requests(run: Run) -> list[dict[str, str]]:
    shown = json.loads(run("show", APPEAL, "--json").stdout)
    return [request["letter"] for request in shown["appeals"][0]["requests"]]


def test_a_level_that_a_person_sets_puts_the_requests_again(translated: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "appeal.yaml"
    text = path.read_text(encoding="utf-8")
    put = "I respectfully urge you to release him immediately unless he is charged"
    assert "level: state" in text
    assert put in text
    path.write_text(
        text.replace("level: state", "level: region").replace(put, "I beg you to free him"), encoding="utf-8"
    )
    translated("import", APPEAL, "--reread")
    letters = requests(translated)
    assert [letter["state"] for letter in letters if "state" in letter] == ["I beg you to free him."]
    assert all(letter["region"] for letter in letters)
    again = path.read_bytes()
    translated("import", APPEAL, "--reread")
    assert path.read_bytes() == again
