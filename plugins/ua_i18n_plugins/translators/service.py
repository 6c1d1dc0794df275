"""Where a service is and how it may be used, from the options that a workspace gives."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ua_i18n import UsageError

_HOST = re.compile(r"https?://(?:[a-z0-9][a-z0-9._-]*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?=[/?#]|\Z)", re.I | re.A)
_PATH = re.compile(r"(?:/[a-z0-9._~%!$&'()*+,;=:@/-]*)?", re.I | re.A)
"""Plain characters alone, neither user nor query: no two parsers see two hosts in that (RFC 3986)."""


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
    """Whether a URL leads to this very machine: by a loopback address, or the name that always means one.

    Parsers differ: asked is urllib3, by which requests connects, and only where every other sees the same host.
    """
    parsed = _parsed(url) if _HOST.match(url) else None
    if parsed is None:
        return False
    host = parsed.host or ""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return bool(host == "localhost")


def _parsed(url: str) -> Any:
    """A URL as requests takes it, which connects by urllib3; None where that cannot."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        return parse_url(url)
    except LocationParseError:
        return None


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
    host = _HOST.match(text)
    parsed = _parsed(text) if host and _PATH.fullmatch(text, host.end()) else None
    if parsed is None or parsed.port == 0:
        raise UsageError(f"{where} must be a URL as http://127.0.0.1:8080, without user, spaces or \\, not {text!r}")
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
