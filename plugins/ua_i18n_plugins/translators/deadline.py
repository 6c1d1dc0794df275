"""Connections that hang up when an exchange as a whole takes too long, however steadily an answer drips."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class _Timed:
    """A connection of urllib3's whose socket is shut when its time-out is over, whatever has come by then."""

    alarm: threading.Timer | None = None

    def getresponse(self) -> Any:
        self.rest()
        seconds, line = self.timeout, self.sock  # type: ignore[attr-defined]  # both are the connection's own
        self.alarm = threading.Timer(seconds, _hang_up, [line])
        self.alarm.daemon = True
        self.alarm.start()
        try:
            return super().getresponse()  # type: ignore[misc]
        except BaseException:
            self.rest()
            raise

    def rest(self) -> None:
        """Wait for nothing any more: the answer is there, or will never be."""
        if self.alarm:
            self.alarm.cancel()


class _Plain(_Timed, HTTPConnection):
    pass


class _Secure(_Timed, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Deadlines(HTTPAdapter):
    """Lets each exchange last as long as its time-out says, from the request to the last byte of the answer."""

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}

    def proxy_manager_for(self, *given: Any, **named: Any) -> Any:
        manager = super().proxy_manager_for(*given, **named)
        manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
        return manager

    def send(self, *given: Any, **named: Any) -> Any:
        """The response with all of its body."""
        response = super().send(*given, **named)
        connection = response.raw.connection
        try:
            response.content  # noqa: B018  # read now, while the alarm is set
        finally:
            if isinstance(connection, _Timed):
                connection.rest()
        return response


def _hang_up(line: socket.socket | None) -> None:
    with contextlib.suppress(OSError):
        if line is not None:
            socket.socket.shutdown(line, socket.SHUT_RDWR)  # below TLS, which would wait for a farewell
