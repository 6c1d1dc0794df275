"""What every test may import: `need` for what a machine may lack, and the folder of shared samples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"
"""Sample documents beside the project; `need(SHARED.is_dir(), "shared samples")` before using it."""


def need(condition: object, what: str) -> None:
    """Skip the test, naming `what` to install, unless `condition`; fail it where UA_REQUIRE=1 promises everything."""
    if condition:
        return
    if os.environ.get("UA_REQUIRE") == "1":
        pytest.fail(f"UA_REQUIRE=1, but this machine lacks {what}", pytrace=False)
    pytest.skip(f"needs {what}")
