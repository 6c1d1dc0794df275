from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ua_i18n.drafting.answers import Answers, Asked
from ua_i18n.model import Draft

QUESTION = Asked("chat", "tiny 1", "en", "fr", "Xqaax is held.")


def test_an_answer_is_found_again_in_another_run(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    with Answers(path) as answers:
        assert answers.get(QUESTION) is None
        answers.put(QUESTION, Draft("abc", "Xqaax est détenu.", "chat", 0.6, "tiny"))
    with Answers(path) as answers:
        assert answers.get(QUESTION) == Draft("", "Xqaax est détenu.", "chat", 0.6, "tiny")


@pytest.mark.parametrize(
    "other",
    [
        Asked("libre", "tiny 1", "en", "fr", "Xqaax is held."),
        Asked("chat", "tiny 2", "en", "fr", "Xqaax is held."),
        Asked("chat", "tiny 1", "es", "fr", "Xqaax is held."),
        Asked("chat", "tiny 1", "en", "es", "Xqaax is held."),
        Asked("chat", "tiny 1", "en", "fr", "Xqaax is free."),
    ],
)
def test_another_engine_version_pair_or_text_is_another_question(other: Asked, tmp_path: Path) -> None:
    with Answers(tmp_path / "a") as answers:
        answers.put(QUESTION, Draft("", "oui", "chat", 0.6))
        assert answers.get(other) is None


@pytest.mark.parametrize("row", ["", "[]", "7", '["a"]', '{"a": 1}', '["", 0, ""]', '["x", "y", "z"]'])
def test_an_answer_that_is_none_is_passed_over(row: str, tmp_path: Path) -> None:
    with Answers(tmp_path / "a") as answers:
        answers.put(QUESTION, Draft("", "oui", "chat", 0.6))
    base = sqlite3.connect(tmp_path / "a")
    with base:
        base.execute("UPDATE answers SET answer = ?", [row])
    base.close()
    with Answers(tmp_path / "a") as answers:
        assert answers.get(QUESTION) is None


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with Answers(tmp_path / "file" / "answers.sqlite") as answers:
        answers.put(QUESTION, Draft("", "oui", "chat", 0.6))
        assert answers.get(QUESTION) is None


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"nothing that is a data base, and quite a lot of it. " * 99)
    with Answers(tmp_path / "a") as answers:
        assert answers.get(QUESTION) is None
        answers.put(QUESTION, Draft("", "oui", "chat", 0.6))
        assert answers.get(QUESTION) is not None
