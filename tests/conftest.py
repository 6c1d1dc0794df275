"""What every test may import: `need` for what a machine may lack, `shared` for documents beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault
settings.load_profile("unhurried")

pytest_plugins = ("appeal_fixtures",)

SHARED = Path(__file__).parents[1].parent / "shared"
"""A folder of sample documents that are not the project's to give away."""


def need(condition: object, what: str) -> None:
    """Skip the test, naming `what` to install, unless `condition`; fail it where UA_REQUIRE=1 promises everything."""
    if condition:
        return
    if os.environ.get("UA_REQUIRE") == "1":
        pytest.fail(f"UA_REQUIRE=1, but this machine lacks {what}", pytrace=False)
    pytest.skip(f"needs {what}")


def shared(path: str) -> Path:
    """A file below `SHARED`. Skip the test where it has none, also under UA_REQUIRE=1: a clone alone must pass."""
    if not (SHARED / path).is_file():
        pytest.skip(f"needs {path} of the shared samples")
    return SHARED / path
