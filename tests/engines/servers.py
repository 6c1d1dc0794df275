"""Services on loopback, as LibreTranslate and language models are served; each keeps all that it was sent."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import IO
from urllib.parse import parse_qs, unquote_plus, urlsplit


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service answers; `content` shorter than `length` is an answer that breaks off.

    With `drip` it comes byte by byte, that many seconds apart, from the first one of its head on.
    """

    content: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "application/json"
    length: int | None = None
    drip: float = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What came over the wire."""

    path: str
    body: str
    headers: dict[str, str]

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    @property
    def wire(self) -> str:
        """All of it as text, with nothing hidden behind an encoding."""
        said = json.dumps(json.loads(self.body), ensure_ascii=False) if self.body.startswith(("{", "[")) else self.body
        return "\n".join([unquote_plus(self.path), unquote_plus(said), said, *self.headers.values()])


Answer = Callable[[Request], Reply]


@dataclass
class Service:
    """A running service; `answer` may be changed while it runs."""

    answer: Answer
    endpoint: str = ""
    seen: list[Request] = field(default_factory=list)


class Dripping:
    """A file that takes its time over each byte."""

    def __init__(self, file: IO[bytes], pause: float) -> None:
        self._file, self._pause = file, pause

    def write(self, data: bytes) -> None:
        for number in range(len(data)):
            self._file.write(data[number : number + 1])
            time.sleep(self._pause)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


@contextmanager
def serving(answer: Answer) -> Iterator[Service]:
    """A service at a free port of this machine."""
    service = Service(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8")
            request = Request(self.path, body, dict(self.headers.items()))
            service.seen.append(request)
            self.reply(service.answer(request))

        do_GET = do_POST

        def reply(self, reply: Reply) -> None:
            with contextlib.suppress(ConnectionError):  # who asked may have hung up
                self.send(reply)

        def send(self, reply: Reply) -> None:
            if reply.drip:
                self.wfile = Dripping(self.wfile, reply.drip)  # type: ignore[assignment]
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.content) if reply.length is None else reply.length))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: what is asked is in `seen`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    service.endpoint = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def libre(translate: Callable[[str], str]) -> Answer:
    """LibreTranslate's `/translate`, by whatever translates."""
    return lambda request: as_json({"translatedText": translate(request.query["q"])})


def chat(translate: Callable[[str], str]) -> Answer:
    """An OpenAI-compatible `/chat/completions` whose model does as it is told."""

    def answer(request: Request) -> Reply:
        question = json.loads(json.loads(request.body)["messages"][-1]["content"])
        return completion(json.dumps({"translation": translate(question["text"])}, ensure_ascii=False))

    return answer


def either(translate: Callable[[str], str]) -> Answer:
    """A LibreTranslate and a language model at one address."""
    model, service = chat(translate), libre(translate)
    return lambda request: (model if request.path.endswith("/chat/completions") else service)(request)


def completion(content: str, finish: str = "stop") -> Reply:
    message = {"role": "assistant", "content": content}
    return as_json({"choices": [{"index": 0, "message": message, "finish_reason": finish}]})


def as_json(content: object, status: int = 200) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False).encode(), status)
