from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from conftest import need
from ua_i18n.sharing import shared


@pytest.mark.parametrize("count", [0, 1, 5, 1000])
@pytest.mark.parametrize("least", [1, 7, 5000])
def test_parts_come_back_in_order_and_whole(count: int, least: int) -> None:
    parts = shared(lambda some: [2 * item for item in some], list(range(count)), least)
    assert [item for part in parts for item in part] == [2 * item for item in range(count)]


def test_few_things_are_one_part() -> None:
    assert shared(len, "abc", 10) == [3]


def test_a_part_whose_process_was_killed_is_not_lost() -> None:
    need(hasattr(os, "fork"), "a system with fork")
    here = os.getpid()

    def work(part: Sequence[int]) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(part)

    assert sum(shared(work, range(1000), 10)) == sum(range(1000))
