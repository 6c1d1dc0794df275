"""Services that misbehave in ways of their own: what they drip, cut, double or do not say, and what is kept of it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from desks import Workshop
from engines import servers
from engines.servers import Reply, Request, serving
from ua_i18n import Locale, Message, Translator
from ua_i18n.drafting import Drafted, draft
from ua_i18n.workspace import Workspace
from ua_i18n_plugins.translators import asking
from ua_i18n_plugins.translators.chat import Chat
from ua_i18n_plugins.translators.deep import KINDS, Deep

SOURCE = Path(__file__).parents[1] / "catalogs" / "eur-61-99901-2026" / "source.txt"
SPANISH = Locale(tag="es")
KIND = {kind.name: kind for kind in KINDS}


def message(source: str) -> Message:
    return Message(context="narrative", source=source, values=(("Sela_ADOMI", "Sela ADOMI"),))


HELD = message("{Sela_ADOMI} is held in Tashkent.")


def engine(name: str, endpoint: str, **options: str) -> Translator:
    if name == "chat":
        return Chat().configured({"endpoint": f"{endpoint}/v1", **options})
    return Deep(KIND[name]).configured({"endpoint": endpoint, "key": "one:two", **options})


def drafted(engine: Translator, *messages: Message) -> Drafted:
    return draft(messages or (HELD,), [engine], SPANISH)


def reasons(result: Drafted) -> set[str]:
    return {rejection.reason for rejection in result.rejected}


def google(translate: Callable[[str], str]) -> servers.Answer:
    """A page as Google's mobile site has it."""

    def answer(request: Request) -> Reply:
        page = f'<html><div class="result-container">{translate(request.query["q"])}</div></html>'
        return Reply(page.encode(), kind="text/html; charset=utf-8")

    return answer


ANSWERS: dict[str, Callable[[Callable[[str], str]], servers.Answer]] = {
    "google": google,
    "libre": servers.libre,
    "chat": servers.chat,
}


def texts_of(request: Request) -> str:
    """The text that a service was asked to translate."""
    if request.path.endswith("/chat/completions"):
        return str(json.loads(json.loads(request.body)["messages"][-1]["content"])["text"])
    return request.query["q"]


# --- time ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_answer_that_drips_is_given_up_as_a_whole(name: str) -> None:
    """Each byte comes long before the time-out; the answer would take minutes."""
    drips = Reply(json.dumps({"translatedText": "está " * 2000}).encode(), drip=0.02)
    with serving(lambda request: drips) as service:
        result = drafted(engine(name, service.endpoint, timeout="0.5"))
    assert reasons(result) == {"no answer within 0.5 seconds"}


def test_half_an_answer_that_came_in_time_is_no_draft() -> None:
    """Without a length, the end of a line that was shut looks like the end of the answer."""
    page = b'<html><div class="result-container">Xqaax est\xc3\xa1 detenido</div>' + b" " * 4000
    with serving(lambda request: Reply(page, drip=0.01)) as service:
        result = drafted(engine("google", service.endpoint, timeout="2"))
    assert not result.drafts
    assert reasons(result) == {"no answer within 2 seconds"}


def test_a_service_that_is_slow_within_its_time_is_waited_for() -> None:
    answer = servers.libre(lambda text: f"{text} ¡Sí!")
    with serving(lambda request: Reply(answer(request).content, drip=0.001)) as service:
        result = drafted(engine("libre", service.endpoint, timeout="60"))
    assert [found.target for found in result.drafts.values()] == ["{Sela_ADOMI} is held in Tashkent. ¡Sí!"]


# --- long texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["libre", "google", "mymemory", "chat"])
def test_a_sentence_of_ten_thousand_characters_comes_back_whole(name: str) -> None:
    long = message("In cell 7 {Sela_ADOMI} waits " + " and ".join(f"day {number} passes" for number in range(700)))
    assert len(long.source) > 10_000
    give = ANSWERS.get(
        name, lambda translate: lambda request: servers.as_json(_memory_of(translate(texts_of(request))))
    )
    with serving(give(str)) as service:
        result = drafted(engine(name, service.endpoint, concurrency="1"), long)
    assert reasons(result) == set()
    assert [found.target for found in result.drafts.values()] == [long.source]
    limit = KIND[name].limit if name in KIND else len(long.source)
    assert all(len(texts_of(request)) <= limit for request in service.seen)
    assert len(service.seen) == {"libre": 1, "chat": 1, "google": 3}.get(name, len(service.seen))


def _memory_of(text: str) -> object:
    return {"responseData": {"translatedText": text}, "matches": []}


def test_one_part_that_fails_leaves_no_half_of_a_text() -> None:
    long = message("{Sela_ADOMI} waits. " + "The day passes. " * 600)

    def answer(request: Request) -> Reply:
        return Reply(b"", 413) if len(service.seen) == 2 else google(str)(request)

    with serving(answer) as service:
        result = drafted(engine("google", service.endpoint, concurrency="1"), long)
    assert not result.drafts
    assert reasons(result) == {"the text is too long for the service (413)"}


# --- answers that are none ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>Our systems have detected unusual traffic</body></html>",
        b'<html><div class="result-container"></div></html>',
        b'<html><div class="result-container">   </div></html>',
        b"",
    ],
)
def test_google_that_says_nothing_gives_no_draft(page: bytes) -> None:
    with serving(lambda request: Reply(page, kind="text/html")) as service:
        result = drafted(engine("google", service.endpoint))
    assert not result.drafts
    (reason,) = reasons(result)
    assert reason.startswith("the service gave no translation")


@pytest.mark.parametrize("count", [0, 2, 3])
def test_another_number_of_answers_than_was_asked_for_is_refused(count: int) -> None:
    languages = {"translation": {"en": {"name": "English"}, "es": {"name": "Spanish"}}}
    several = [{"translations": [{"text": "Xqaax está"}] * count}]
    choices = [{"message": {"content": '{"translation": "Xqaax está"}'}}] * count

    def answer(request: Request) -> Reply:
        if request.path.endswith("/chat/completions"):
            return servers.as_json({"choices": choices})
        return servers.as_json(languages if request.path.startswith("/languages") else several)

    with serving(answer) as service:
        microsoft = drafted(engine("microsoft", service.endpoint))
        model = drafted(engine("chat", service.endpoint))
    assert not microsoft.drafts
    assert not model.drafts
    if count:
        assert reasons(microsoft) == reasons(model) == {"the service gave several answers to one text"}
    else:
        assert reasons(microsoft) == {"the service gave no translation"}
        assert reasons(model) == {"the answer is no chat completion"}


@pytest.mark.parametrize("name", sorted(ANSWERS))
@pytest.mark.parametrize(
    "translate",
    [
        lambda text: f"{text} {text}",
        lambda text: text.replace("Xqaax", "La detenida").replace("{0}", "La detenida"),
        lambda text: text.replace("Xqaax", "Xqaaax").replace("{0}", "{}"),
        lambda text: text.replace("Xqaax", "Xq aax").replace("{0}", "(0)"),
    ],
    ids=["doubled", "translated", "misspelt", "torn"],
)
def test_no_name_is_lost_by_whatever_becomes_of_its_token(name: str, translate: Callable[[str], str]) -> None:
    with serving(ANSWERS[name](translate)) as service:
        result = drafted(engine(name, service.endpoint))
    assert not result.drafts
    assert reasons(result) <= {"lost {Sela_ADOMI}", "added {Sela_ADOMI}"}
    assert [texts_of(request)[:5] for request in service.seen] == ["Xqaax", "{0} i"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"", 401), "does not accept the key"),
        (Reply(b"", 403), "refuses the key"),
        (Reply(b"", 413), "too long for the service"),
        (Reply(b"", 429, (("Retry-After", "3600"),)), "wait for 3600 seconds"),
        (Reply(b"", 500, (("Retry-After", "0"),)), "failed (500)"),
        (Reply(b"<html>Log in</html>", kind="text/html"), ""),
        (Reply(b'{"translatedText": "X', length=99), "broke off"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Reply) else None,
)
@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_what_was_drafted_before_a_fault_is_kept(name: str, reply: Reply, reason: str) -> None:
    """The first text is answered, the rest are not: one draft stays, and the fault is one line."""
    messages = [message(f"{{Sela_ADOMI}} was moved to cell {number}.") for number in range(3)]

    def answer(request: Request) -> Reply:
        return ANSWERS[name](str)(request) if "cell 0" in texts_of(request) else reply

    with serving(answer) as service:
        result = drafted(engine(name, service.endpoint, concurrency="1"), *messages)
    assert [found.target for found in result.drafts.values()] == [messages[0].source]
    assert {rejection.key for rejection in result.rejected} == {each.key for each in messages[1:]}
    (said,) = reasons(result)
    assert reason in said
    assert "\n" not in said


# --- several at once, and Ctrl-C ----------------------------------------------------------------------


def test_whoever_stops_listening_does_not_wait_for_the_others() -> None:
    held = Event()

    def ask(asked: Message) -> asking.Draft:
        if asked.source != "0":
            held.wait(600)
        return asking.Draft(asked.key, "x", "x", 0.5)

    answers = asking.each([Message(context="", source=str(number)) for number in range(4)], ask, "x", 4)
    assert next(answers).target == "x"
    answers.close()  # type: ignore[attr-defined]
    held.set()


def test_a_fault_of_the_whole_service_is_raised_after_what_came() -> None:
    def ask(asked: Message) -> asking.Draft:
        if asked.source == "3":
            raise ZeroDivisionError
        return asking.Draft(asked.key, asked.source, "x", 0.5)

    answers = asking.each([Message(context="", source=str(number)) for number in range(9)], ask, "x", 1)
    assert [next(answers).target for _ in range(3)] == ["0", "1", "2"]
    with pytest.raises(ZeroDivisionError):
        next(answers)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_a_run_while_a_service_still_thinks(tmp_path: Path) -> None:
    """The service answers five texts and holds the sixth until the program is gone."""
    gone = Event()

    def answer(request: Request) -> Reply:
        if len(service.seen) > 5:
            gone.wait(600)
        return servers.libre(str)(request)

    Workspace.init(tmp_path)
    shop = Workshop(tmp_path)
    with serving(answer) as service:
        settings = f"format: 1\nengines: {{libre: {{endpoint: {service.endpoint}, concurrency: 1, timeout: 3600}}}}\n"
        (tmp_path / "ua-i18n.yaml").write_text(settings, encoding="utf-8")
        shop.run("import", str(SOURCE))
        order = ["--workspace", str(tmp_path), "draft", shop.folder.id, "-l", "es", "--with", "libre"]
        running = subprocess.Popen(
            [sys.executable, "-c", "from ua_i18n.cli import main; main()", *order], stderr=subprocess.PIPE, text=True
        )
        _wait_for_answers(tmp_path / ".ua-i18n" / "cache" / "answers.sqlite", 5)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=300)[1]
        gone.set()
        assert running.returncode == 3
        assert "what was drafted is kept" in said
        done = len(service.seen)
        shop.run(*order[2:])
    again = [texts_of(request) for request in service.seen[done:]]
    assert not {texts_of(request) for request in service.seen[:5]} & set(again)
    assert again


def _wait_for_answers(path: Path, count: int) -> None:
    limit = time.monotonic() + 300
    while time.monotonic() < limit:
        if path.is_file():
            with closing(sqlite3.connect(path, timeout=30)) as base:
                try:
                    if base.execute("SELECT count(*) FROM answers").fetchone()[0] >= count:
                        return
                except sqlite3.OperationalError:
                    pass
        time.sleep(0.05)
    pytest.fail("no answers were kept")
