"""Every expression of the program, also those made of data, takes four times as long for four times the input; so does
protection as a whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ua_i18n.model import UrgentAction
from ua_i18n.protection import Lexicon, protect, typed_spans
from ua_i18n.segmentation import segment

pytestmark = pytest.mark.once

TESTS = Path(__file__).parent
ENGLISH = Lexicon.parse((TESTS.parent / "locales" / "en" / "names.yaml").read_text("utf-8"), "names.yaml")
COLLECT = """
import json, sys
from itertools import islice
from patterns import compiled, slow
part, parts = map(int, sys.argv[1:])
found = compiled()[part::parts]
slow_ones = [(module, each.pattern, *islice(slow(each), 1)) for module, each in found]
print(json.dumps([len(found), [each for each in slow_ones if len(each) > 2]]))
"""
PARTS = 8  # of all expressions, for as many processes as there are
RATIO = 9.0  # linear is 4, quadratic 16
QUICK = 0.1  # seconds: what takes less tells nothing


@pytest.mark.parametrize("part", range(PARTS))
def test_every_expression_is_linear(part: int) -> None:
    """In a process of its own, where nothing is compiled yet."""
    command = [sys.executable, "-c", COLLECT, str(part), str(PARTS)]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
    count, slow = json.loads(done.stdout)
    assert count > 30
    assert slow == []


def seconds(text: str) -> float:
    """The best of two: other processes may be in the way."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        segment(protect(UrgentAction(narrative=((text,),)), ENGLISH))
        typed_spans(text, "en", ENGLISH, 2000)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "piece", ["A ", "A/", '"', "'", "(", "bin ", "Ali ", "de la ", "Prison of ", "(A) ", "5 ", "a@"]
)
def test_protection_is_linear(piece: str) -> None:
    long = seconds(piece * (20_000 // len(piece)))
    assert long < QUICK or long < RATIO * seconds(piece * (5_000 // len(piece)))


@pytest.mark.parametrize("sentence", ["{0}a {0}o (m) was held. ", "He was in {0} Prison. ", "Under the {0} Act. "])
def test_protection_is_linear_in_the_number_of_values(sentence: str) -> None:
    def text(count: int) -> str:
        names = (
            "".join("kalomirutabedosh"[2 * int(digit) : 2 * int(digit) + 2] for digit in f"{n:o}") for n in range(count)
        )
        return " ".join(sentence.format(name.capitalize()) for name in names)

    assert seconds(text(1200)) < RATIO * seconds(text(300))
