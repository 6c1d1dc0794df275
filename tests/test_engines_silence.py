"""What goes over the wire, searched for every value that must not, and where it goes."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyascii import anyascii

from desks import Workshop
from engines import servers
from engines.guard import Watch, watching
from engines.servers import Service, serving
from ua_i18n import plugins
from ua_i18n.model import Policy, Protected, SpanKind
from ua_i18n.workspace import AppealFolder, Workspace

TESTS = Path(__file__).parent
APPEALS = sorted((TESTS / "cases" / "quality").glob("*/*.txt"))
SAMPLES = sorted((TESTS.parent / "catalogs").glob("*/source.*"))
ABROAD = "translate.example.org"


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(servers.either(str)) as running:
        yield running


@pytest.fixture
def shop(tmp_path: Path, service: Service) -> Workshop:
    Workspace.init(tmp_path)
    settings = f"""\
format: 1
engines:
  libre: {{endpoint: {service.endpoint}}}
  chat: {{endpoint: {service.endpoint}/v1, concurrency: 4}}
"""
    (tmp_path / "ua-i18n.yaml").write_text(settings, encoding="utf-8")
    return Workshop(tmp_path)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return watching(monkeypatch)


def given_away(folder: AppealFolder, wire: str) -> set[str]:
    """Which verbatim values of an appeal, or parts of names, in which script so ever, a wire tells."""
    source = folder.source_path(folder.action()).read_text(encoding="utf-8")
    verbatim = [entry for entry in folder.action().protected if entry.policy is Policy.VERBATIM]
    assert any(entry.kind is SpanKind.PERSON for entry in verbatim)
    heard = f"{wire}\n{anyascii(wire)}".casefold()
    return {trace for entry in verbatim for trace in traces(entry, source) if _says(heard, trace)}


def traces(entry: Protected, source: str) -> set[str]:
    """A value, the words of a person's name that are no ordinary words of the source, and their transliterations."""
    values = {entry.value, *entry.also}
    if entry.kind is SpanKind.PERSON:
        words = {word for value in values for word in re.findall(r"[^\W\d_]{3,}", value)}
        values |= {word for word in words if not re.search(rf"\b{re.escape(word.lower())}\b", source)}
    return values | {anyascii(value) for value in values}


def _says(heard: str, trace: str) -> bool:
    return bool(trace) and re.search(rf"(?<!\w){re.escape(trace.casefold())}(?!\w)", heard) is not None


@pytest.mark.parametrize("engine", ["libre", "chat"])
@pytest.mark.parametrize("source", [*APPEALS, *SAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_value_of_any_appeal_goes_over_the_wire(
    source: Path, engine: str, shop: Workshop, service: Service, watch: Watch
) -> None:
    shop.run("import", str(source))
    shop.run("draft", shop.folder.id, "-l", "es", "--with", engine)
    assert len(service.seen) > 8
    assert given_away(shop.folder, "\n".join(request.wire for request in service.seen)) == set()
    assert watch.abroad == []
    assert watch.hosts


def test_the_search_would_find_what_it_looks_for(shop: Workshop) -> None:
    shop.run("import", str(SAMPLES[0]))
    person = next(entry for entry in shop.folder.action().protected if entry.kind is SpanKind.PERSON)
    name = max(person.value.split(), key=len)
    assert given_away(shop.folder, f"… {name.upper()} …")
    assert given_away(shop.folder, f"q={person.value}")
    assert not given_away(shop.folder, "Xqaax is held.")


def test_every_translator_without_online_stays_on_this_machine(shop: Workshop, watch: Watch) -> None:
    shop.run("import", str(SAMPLES[0]))
    offered = plugins.load().translators
    offline = sorted(name for name, found in offered.items() if not found.online)
    assert {"apertium", "chat", "ctranslate", "libre", "phrases"} <= set(offline)
    shop.run("draft", shop.folder.id, "-l", "fr", "--with", ",".join(["memory", *offline]))
    for name in sorted(offered.keys() - set(offline)):
        assert "--online" in shop.run("draft", shop.folder.id, "-l", "es", "--with", name, code=3).stderr
        shop.run("draft", shop.folder.id, "-l", "es", "--with", name, "--dry-run")
    assert watch.abroad == []


# --- online, for one run ------------------------------------------------------------------------------


@pytest.fixture
def abroad(shop: Workshop, service: Service, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """A LibreTranslate on another machine, as far as this program can tell; its appeal may leave."""
    path = shop.root / "ua-i18n.yaml"
    path.write_text(
        f"format: 1\nengines: {{libre: {{endpoint: 'http://{ABROAD}:{service.endpoint.rpartition(':')[2]}'}}}}\n",
        encoding="utf-8",
    )
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    shop.run("import", str(SAMPLES[0]))
    _settle(shop, "private", "false")
    return watching(monkeypatch, {ABROAD: "127.0.0.1"})


def _settle(shop: Workshop, key: str, value: str) -> None:
    path = shop.folder.path / "appeal.yaml"
    text, count = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", path.read_text(encoding="utf-8"))
    assert count == 1, key
    path.write_text(text, encoding="utf-8")


def test_a_run_with_online_drafts_by_a_service_elsewhere(shop: Workshop, service: Service, abroad: Watch) -> None:
    order = ("draft", shop.folder.id, "-l", "es", "--with", "libre")
    shop.run("protect", shop.folder.id, "--confirm", "--as", "Ines")
    assert "add --online" in shop.run(*order, code=3).stderr
    assert abroad.hosts == []
    shown = shop.run(*order, "--dry-run").stdout
    assert "libre (online)" in shown
    assert abroad.hosts == []
    done = shop.run(*order, "--online").stdout
    assert ", 0 rejected, 0 still empty" in done
    assert ABROAD in abroad.hosts
    assert abroad.abroad == []
    assert {request.query["q"] for request in service.seen} == set(re.findall(r"(?m)^  (.+)$", shown))
    assert given_away(shop.folder, "\n".join(request.wire for request in service.seen)) == set()
    catalog = (shop.folder.path / "es.po").read_text(encoding="utf-8")
    assert catalog.count("# ua: draft=libre") == catalog.count("#, fuzzy") > 8


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [("private", "true", "is private"), ("embargo", "2999-01-01", "under embargo"), ("", "", "nobody has confirmed")],
)
def test_what_may_not_leave_is_refused_before_a_name_is_looked_up(
    shop: Workshop, service: Service, abroad: Watch, key: str, value: str, reason: str
) -> None:
    if key:
        shop.run("protect", shop.folder.id, "--confirm", "--as", "Ines")
        _settle(shop, key, value)
    refused = shop.run("draft", shop.folder.id, "-l", "es", "--with", "libre", "--online", code=3)
    assert reason in refused.stderr
    assert abroad.hosts == []
    assert service.seen == []


def test_the_watch_sees_every_way_out(watch: Watch) -> None:
    with socket.socket() as line, socket.socket(type=socket.SOCK_DGRAM) as letter:
        for way in (
            lambda: socket.create_connection((ABROAD, 80)),
            lambda: socket.gethostbyname(ABROAD),
            lambda: line.connect(("192.0.2.1", 80)),
            lambda: line.connect_ex(("192.0.2.1", 80)),
            lambda: letter.sendto(b"x", ("192.0.2.1", 53)),
        ):
            with pytest.raises(ConnectionRefusedError):
                way()
    assert watch.abroad == [ABROAD, ABROAD, *["192.0.2.1"] * 3]
