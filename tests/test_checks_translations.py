"""Whole sentences in eleven languages: what good translators write passes, what slips in on a long evening is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from check_cases import locale
from ua_i18n import Finding, Message, Translation, checks, plugins

pytestmark = pytest.mark.once  # what it tells is the same on every Python

FOLDER = Path(__file__).parent / "cases" / "translations"
CHECKS = plugins.load().checks
LANGUAGES = ("fr", "es", "ar", "de", "ja", "pt", "it", "nl", "ru", "tr", "fa")


def entries(name: str) -> list[Mapping[str, Any]]:
    return list(yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")))


def pairs(name: str) -> list[Any]:
    listed = ((entry, tag) for entry in entries(name) for tag in LANGUAGES)
    return [pytest.param(entry, tag, id=f"{tag}-{entry['source'][:40]}") for entry, tag in listed]


def found(source: str, target: str, tag: str) -> tuple[Finding, ...]:
    translation = Translation(message=Message(context="narrative", source=source), targets=(target,))
    return checks.run(CHECKS.values(), [translation], locale(tag))


@pytest.mark.parametrize(("entry", "tag"), pairs("good.yaml"))
def test_good_translation_has_no_finding(entry: Mapping[str, Any], tag: str) -> None:
    assert found(entry["source"], entry[tag], tag) == ()


@pytest.mark.parametrize(("entry", "tag"), pairs("slips.yaml"))
def test_slip_is_told_by_its_check(entry: Mapping[str, Any], tag: str) -> None:
    told = {finding.check for finding in found(entry["source"], entry[tag], tag)}
    assert entry["check"] in told
    assert told.isdisjoint(entry.get("silent", ()))
