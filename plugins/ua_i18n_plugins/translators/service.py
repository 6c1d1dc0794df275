"""Where a service is and how it may be used, from the options that a workspace gives."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from ua_i18n import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: `timeout` in seconds, `concurrency` in requests at once, `budget` in characters a run (0: none)."""

    endpoint: str = ""
    key: str = ""
    model: str = ""
    region: str = ""
    timeout: float = 60
    concurrency: int = 4
    budget: int = 0

    @property
    def online(self) -> bool:
        """Whether texts leave this machine. A service without an endpoint of the user's own is somewhere else."""
        return not (self.endpoint and is_loopback(self.endpoint))


def is_loopback(url: str) -> bool:
    """Whether a URL leads to this very machine: by a loopback address, or the name that always means one."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def served(name: str, usual: Service, options: Mapping[str, str], allowed: tuple[str, ...]) -> Service:
    """The service with a translator's options. Raises UsageError for one that it lacks, or that means nothing."""
    known = (*allowed, "key", "timeout", "concurrency", "budget")
    given: dict[str, Any] = {}
    for option, text in options.items():
        if option not in known:
            raise UsageError(f"engines.{name} has no option {option!r}; it has: {', '.join(known)}")
        given[option] = _READ.get(option, _text)(f"engines.{name}.{option}", text)
    return replace(usual, **given)


def _text(where: str, text: str) -> str:
    return text


def _url(where: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1)
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"{where} must be a URL as http://127.0.0.1:8080, not {text!r}")
    return text.rstrip("/")


def _seconds(where: str, text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise UsageError(f"{where} must be a number of seconds up to 3600, not {text!r}")
    return seconds


def _requests(where: str, text: str) -> int:
    count = _count(where, text)
    if not 0 < count <= 64:
        raise UsageError(f"{where} must be a number from 1 to 64, not {text!r}")
    return count


def _count(where: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise UsageError(f"{where} must be a whole number, not {text!r}")
    return int(text)


_READ: Mapping[str, Callable[[str, str], object]] = {
    "endpoint": _url,
    "timeout": _seconds,
    "concurrency": _requests,
    "budget": _count,
}
