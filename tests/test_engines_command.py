"""`ua-i18n draft` with engines: what leaves, what is refused, what is kept."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anyascii import anyascii

from desks import Workshop
from engines import servers
from engines.servers import Reply, Service, serving
from ua_i18n import Configurable, plugins
from ua_i18n.model import Policy, Protected, SpanKind
from ua_i18n.settings import Settings
from ua_i18n.workspace import Workspace

SOURCE = Path(__file__).parents[1] / "catalogs" / "eur-61-99901-2026" / "source.txt"
ALL_PARTS = frozenset({SpanKind.PERSON, SpanKind.CONTACT, SpanKind.REFERENCE, SpanKind.ADDRESS})


ANSWER = servers.either(lambda text: f"XX {text}")


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(ANSWER) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, service: Service) -> Workshop:
    """An appeal in a workspace whose engines are on this machine."""
    Workspace.init(tmp_path)
    settings = f"""\
format: 1
translators: {{all: phrases, es: [libre]}}
engines:
  libre: {{endpoint: {service.endpoint}, concurrency: 2}}
  chat: {{endpoint: {service.endpoint}/v1, concurrency: 2}}
"""
    (tmp_path / "ua-i18n.yaml").write_text(settings, encoding="utf-8")
    made = Workshop(tmp_path)
    made.run("import", str(SOURCE))
    return made


def settle(desk: Workshop, **texts: str) -> None:
    """Change lines of appeal.yaml."""
    path = desk.folder.path / "appeal.yaml"
    text = path.read_text(encoding="utf-8")
    for key, value in texts.items():
        text, count = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
        assert count == 1, key
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where every socket of this program is connected to; none gets further than this machine."""
    found: list[Any] = []
    connect = socket.socket.connect

    def watched(self: socket.socket, address: Any) -> None:
        found.append(address)
        if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1")):
            raise ConnectionRefusedError
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    return found


def traces(entry: Protected) -> set[str]:
    """What would give a value away: it itself, the parts of a name or an address, and their transliterations."""
    values = {entry.value, *entry.also}
    if entry.kind in ALL_PARTS:
        values |= {word for value in values for word in re.findall(r"[\w@.+/-]{3,}", value)}
    return values | {anyascii(value) for value in values}


# --- silence ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["libre", "chat"])
def test_no_protected_value_goes_over_the_wire(
    desk: Workshop, service: Service, connections: list[Any], engine: str
) -> None:
    desk.run("draft", desk.folder.id, "-l", "es", "--with", engine)
    assert len(service.seen) > 20
    verbatim = [entry for entry in desk.folder.action().protected if entry.policy is Policy.VERBATIM]
    assert {entry.kind for entry in verbatim} >= {SpanKind.PERSON, SpanKind.CITATION}
    wire = "\n".join(request.wire for request in service.seen)
    wire = "\n".join(line for line in wire.splitlines() if not line.startswith("You translate one text"))
    told = {
        trace for entry in verbatim for trace in traces(entry) if re.search(rf"(?<!\w){re.escape(trace)}(?!\w)", wire)
    }
    assert told == set()
    assert {address[0] for address in connections} == {"127.0.0.1"}


def test_without_online_nothing_leaves_this_machine(desk: Workshop, service: Service, connections: list[Any]) -> None:
    for engine in ("google", "deepl", "mymemory", "microsoft", "yandex"):
        refused = desk.run("draft", desk.folder.id, "-l", "es", "--with", f"phrases,{engine}", code=3)
        assert "--online" in refused.stderr
    assert connections == []
    assert service.seen == []


def test_online_needs_an_appeal_that_may_leave(desk: Workshop, connections: list[Any]) -> None:
    order = ("draft", desk.folder.id, "-l", "es", "--with", "deepl", "--online")
    settle(desk, private="true")
    assert "is private" in desk.run(*order, code=3).stderr
    settle(desk, private="false")
    assert "nobody has confirmed" in desk.run(*order, code=3).stderr
    desk.run("protect", desk.folder.id, "--confirm", "--as", "Ines")
    settle(desk, embargo="2999-01-01")
    assert "under embargo" in desk.run(*order, code=3).stderr
    assert connections == []


def test_online_is_allowed_for_one_run(desk: Workshop) -> None:
    settle(desk, private="false")
    desk.run("protect", desk.folder.id, "--confirm", "--as", "Ines")
    done = desk.run("draft", desk.folder.id, "-l", "es", "--with", "deepl", "--online", code=3)
    assert "deepl needs a key" in done.stderr
    assert done.stderr.count("\n") == 2


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(
    desk: Workshop, service: Service, connections: list[Any]
) -> None:
    shown = desk.run("draft", desk.folder.id, "-l", "es", "--with", "phrases,libre,google", "--dry-run").stdout
    assert connections == []
    assert "es" not in desk.folder.locales()
    head = re.search(r"^es: libre \(on this machine\): (\d+) texts, (\d+) characters$", shown, re.MULTILINE)
    assert head
    assert re.search(r"^es: google \(online\): \d+ texts, \d+ characters$", shown, re.MULTILINE)
    desk.run("draft", desk.folder.id, "-l", "es", "--with", "phrases,libre")
    sent = [request.query["q"] for request in service.seen]
    assert (int(head[1]), int(head[2])) == (len(sent), sum(map(len, sent)))
    assert all(f"\n  {text}\n" in shown for text in sent)


# --- settings, cache, interruption ------------------------------------------------------------------


def test_translators_are_those_of_the_locale(desk: Workshop, service: Service) -> None:
    desk.run("draft", desk.folder.id, "-l", "fr")
    assert service.seen == []
    desk.run("draft", desk.folder.id, "-l", "es")
    assert service.seen


def test_what_was_answered_once_is_not_asked_again(desk: Workshop, service: Service) -> None:
    order = ("draft", desk.folder.id, "-l", "es", "--with", "libre")
    first = desk.run(*order).stdout
    asked = len(service.seen)
    text = (desk.folder.path / "es.po").read_text(encoding="utf-8")
    (desk.folder.path / "es.po").unlink()
    assert desk.run(*order).stdout == first
    assert len(service.seen) == asked
    assert _targets((desk.folder.path / "es.po").read_text(encoding="utf-8")) == _targets(text)


def test_a_damaged_cache_is_made_anew(desk: Workshop, service: Service) -> None:
    order = ("draft", desk.folder.id, "-l", "es", "--with", "libre")
    cache = desk.root / ".ua-i18n" / "cache" / "answers.sqlite"
    cache.parent.mkdir(parents=True)
    cache.write_bytes(b"no data base at all, but long enough to be taken for one" * 99)
    first = desk.run(*order).stdout
    assert " 0 drafted" not in first
    asked = len(service.seen)
    (desk.folder.path / "es.po").unlink()
    assert desk.run(*order).stdout == first
    assert len(service.seen) <= asked + 1


def test_an_answer_that_was_refused_is_asked_for_again(desk: Workshop, service: Service) -> None:
    service.answer = servers.libre(lambda text: "nada")
    order = ("draft", desk.folder.id, "-l", "es", "--with", "libre")
    assert " 0 rejected" not in desk.run(*order).stdout
    service.answer = ANSWER
    assert ", 0 rejected, 0 still empty" in desk.run(*order).stdout


def test_ctrl_c_keeps_what_was_done(desk: Workshop, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from ua_i18n_plugins.translators import asking

    each = asking.each

    def broken_off(*arguments: Any) -> Iterator[Any]:
        for number, draft in enumerate(each(*arguments)):
            if number == 5:
                raise KeyboardInterrupt
            yield draft

    monkeypatch.setattr(asking, "each", broken_off)
    stopped = desk.run("draft", desk.folder.id, "-l", "es", "--with", "libre", code=3)
    assert "what was drafted is kept" in stopped.stderr
    kept = int(stopped.stdout.split()[1])
    assert kept >= 5
    monkeypatch.setattr(asking, "each", each)
    desk.run("draft", desk.folder.id, "-l", "es", "--with", "libre")
    assert all(item.target for item in desk.folder.translations("es", _messages(desk)))


def test_one_engine_that_fails_is_a_line_and_the_next_one_works(desk: Workshop, service: Service) -> None:
    service.answer = lambda request: ANSWER(request) if "chat" in request.path else Reply(b"", 403)
    done = desk.run("draft", desk.folder.id, "-l", "es", "--with", "libre,chat")
    assert ", 0 still empty" in done.stdout
    (line,) = done.stderr.splitlines()
    assert "libre: the service refuses the key" in line


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("engines: {libre: {colour: red}}", "engines.libre has no option 'colour'"),
        ("engines: {phrases: {endpoint: 'http://127.0.0.1'}}", "phrases has no options"),
        ("keys: {libre: UA_NO_SUCH_KEY}", "the environment variable UA_NO_SUCH_KEY, which is not set"),
    ],
)
def test_settings_that_mean_nothing_are_named(desk: Workshop, settings: str, problem: str) -> None:
    (desk.root / "ua-i18n.yaml").write_text(f"format: 1\n{settings}\n", encoding="utf-8")
    assert problem in desk.run("draft", desk.folder.id, "-l", "es", "--with", "phrases,libre", code=2).stderr


def test_a_key_comes_from_the_environment(desk: Workshop, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.root / "ua-i18n.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "keys: {libre: OUR_LIBRE_KEY}\n", encoding="utf-8")
    monkeypatch.setenv("OUR_LIBRE_KEY", "S3CRET")
    done = desk.run("draft", desk.folder.id, "-l", "es", "--with", "libre")
    assert {request.query["api_key"] for request in service.seen} == {"S3CRET"}
    kept = [file.read_bytes() for file in desk.root.rglob("*") if file.is_file()]
    assert not any(b"S3CRET" in data for data in (*kept, done.output.encode()))


def _messages(desk: Workshop) -> Any:
    from ua_i18n.extraction import extract

    return extract(desk.folder.action())


def _targets(catalog: str) -> list[str]:
    return re.findall(r"^msgstr .*$|^\".*$", catalog.partition("\n\n")[2], re.MULTILINE)


def test_plugins_tells_what_each_translator_takes(desk: Workshop) -> None:
    shown = desk.run("plugins").stdout
    told = dict(re.findall(r"(?m)^  (\w+(?: \[online\])?)  \(translator-.*\)\n    (.*)$", shown))
    assert told["chat"] == "any length; names go as Xqaax; any pair that its model knows"
    assert told["phrases"] == "any length; names go as {Name}"
    assert re.fullmatch(r"any length; .* any two of \d+ languages; more than 4,999 .*", told["google [online]"])
    assert "name their folder under engines.ctranslate.models" in told["ctranslate"]
    assert set(told) > {"libre", "deepl [online]", "microsoft [online]", "apertium"}


def test_plugins_tells_what_the_settings_make_of_a_translator(desk: Workshop) -> None:
    settings = "engines: {libre: {endpoint: 'http://192.0.2.1'}, chat: {colour: red}}\nkeys: {deepl: UA_NO_SUCH_KEY}"
    (desk.root / "ua-i18n.yaml").write_text(f"format: 1\n{settings}\n", encoding="utf-8")
    shown = desk.run("plugins").stdout
    assert "  libre [online]  (" in shown
    assert "    cannot be used: engines.chat has no option 'colour'" in shown
    assert "    cannot be used: keys.deepl names the environment variable UA_NO_SUCH_KEY, which is not set" in shown


def test_the_settings_in_the_guide_ask_each_locale_in_its_own_order() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "translator.md").read_text(encoding="utf-8")
    (given,) = re.findall(r"```yaml\n(translators:.*?)```", guide, re.DOTALL)
    settings = Settings.parse(f"format: 1\n{given}", "docs/translator.md")
    assert settings.translators_for("es") == ("memory", "phrases", "ctranslate", "apertium")
    assert settings.translators_for("es-MX") == settings.translators_for("es")
    assert settings.translators_for("fr") == ("memory", "phrases")
    for name, options in settings.engines.items():
        translator = plugins.load().translators[name]
        assert isinstance(translator, Configurable)
        assert translator.configured(options).name == name


def test_a_translator_without_the_language_is_told_where_texts_are_left(desk: Workshop) -> None:
    done = desk.run("draft", desk.folder.id, "-l", "nl", "--with", "libre", code=3)
    assert "nl: libre does not translate into nl\nua-i18n: nl: nothing was drafted; ask others" in done.stderr
    assert "does not translate" in desk.run("draft", desk.folder.id, "-l", "nl", "--with", "libre,phrases").stderr
    (desk.root / "ua-i18n.yaml").write_text("format: 1\ntranslators: {all: libre}\n", encoding="utf-8")
    assert "does not translate" not in desk.run("draft", desk.folder.id, "-l", "nl").stderr


def test_a_run_that_a_failing_service_left_empty_is_not_done(desk: Workshop, service: Service) -> None:
    service.answer = lambda request: Reply(b"", 403)
    done = desk.run("draft", desk.folder.id, "-l", "es", "-l", "fr", "--with", "libre", code=3)
    assert "es: nothing was drafted; libre failed; put right what is told above, and run again" in done.stderr
    assert "fr: nothing was drafted; libre failed" in done.stderr


def test_an_address_that_parsers_read_differently_is_refused(desk: Workshop, connections: list[Any]) -> None:
    settings = 'format: 1\nengines:\n  chat: {endpoint: "http://192.0.2.2:5992\\\\@localhost/v1", model: x}\n'
    (desk.root / "ua-i18n.yaml").write_text(settings, encoding="utf-8")
    assert (
        "engines.chat.endpoint must be a URL"
        in desk.run("draft", desk.folder.id, "-l", "de", "--with", "chat", code=2).stderr
    )
    assert connections == []
