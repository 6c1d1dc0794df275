"""A watch over every way out of this program: what it looks up, and whom it speaks to beyond loopback."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from typing import Any

import pytest

HERE = ("127.0.0.1", "::1", "localhost")


class Watch:
    """The hosts that were asked for, and those that would have been somewhere else; `known` names are loopback's."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.hosts: list[str] = []
        self._known = known

    @property
    def abroad(self) -> list[str]:
        return [host for host in self.hosts if host not in (*HERE, *self._known)]

    def looked_up(self, look_up: Callable[..., Any]) -> Callable[..., Any]:
        def watched(host: Any, *arguments: Any, **named: Any) -> Any:
            return look_up(self._allowed(host), *arguments, **named)

        return watched

    def spoken_to(self, speak: Callable[..., Any]) -> Callable[..., Any]:
        def watched(line: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            if isinstance(address, tuple):
                self._allowed(address[0])
            return speak(line, *arguments)

        return watched

    def _allowed(self, host: Any) -> str:
        name = host.decode() if isinstance(host, bytes) else str(host)
        self.hosts.append(name)
        if name not in (*HERE, *self._known):
            raise ConnectionRefusedError(f"no way to {name}")
        return self._known.get(name, name)


def watching(monkeypatch: pytest.MonkeyPatch, known: Mapping[str, str] | None = None) -> Watch:
    """The watch, set until the test ends."""
    watch = Watch(known or {})
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, name, watch.looked_up(getattr(socket, name)))
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, watch.spoken_to(getattr(socket.socket, name)))
    return watch
