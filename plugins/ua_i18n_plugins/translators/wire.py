"""HTTP with manners: a time-out on everything, patience with a busy service, and no word of a text in an error."""

from __future__ import annotations

import email.utils
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ua_i18n import PluginError
from ua_i18n_plugins.translators.service import Service, is_loopback

if TYPE_CHECKING:
    import requests

_ATTEMPTS = 3
_LONGEST_PAUSE = 60.0  # seconds: a service that asks for more is out of use for this run
_BUSY = frozenset({429, 500, 502, 503, 504})
_ENDS = {
    401: "does not accept the key (401); name the environment variable that holds it under `keys` in ua-i18n.yaml",
    402: "wants to be paid first (402)",
    403: "refuses the key, or this machine (403)",
    404: "has nothing at this address (404); look at the endpoint and the model",
    429: "has had too many requests, or the quota is used up (429); run again later",
}
_FAILS = {
    400: "the service does not understand the request (400)",
    413: "the text is too long for the service (413)",
    414: "the text is too long for the service (414)",
    422: "the service cannot work with this text (422)",
}


class UnansweredError(Exception):
    """One text got no translation; its message says why, and never what the text was."""


class Wire:
    """What a service is reached by; deep-translator uses it in the place of `requests`, whose names it has."""

    def __init__(self, name: str, service: Service, *, sleep: Callable[[float], None] = time.sleep) -> None:
        import requests

        from ua_i18n_plugins.translators.deadline import Deadlines

        self.exceptions = requests.exceptions
        self._name, self._service, self._sleep = name, service, sleep
        self._session = requests.Session()
        self._session.trust_env = service.online  # a proxy would carry what is meant for this machine away
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, Deadlines())
        self._lock, self._spent = threading.Lock(), 0

    def spend(self, characters: int) -> None:
        """Count characters before they are sent. Raises PluginError where the budget of this run has no more."""
        with self._lock:
            self._spent += characters
            if self._service.budget and self._spent > self._service.budget:
                raise PluginError(f"{self._name}: the budget of {self._service.budget} characters is used up")

    def get(self, url: str, **given: Any) -> requests.Response:
        return self.request("GET", url, **given)

    def post(self, url: str, **given: Any) -> requests.Response:
        return self.request("POST", url, **given)

    def request(self, method: str, url: str, **given: Any) -> requests.Response:
        """A response that is a success. Raises UnansweredError for this text, PluginError for the whole service."""
        address = self._address(url)
        if not (self._service.online or is_loopback(address)):
            raise PluginError(f"{self._name}: would send text to {self._host(address)}, which is not this machine")
        for attempt in range(_ATTEMPTS):
            last = attempt + 1 == _ATTEMPTS
            response = self._tried(method, address, last, **given)
            if response is not None and (last or response.status_code not in _BUSY):
                return self._judged(response)
            self._sleep(self._pause(response, attempt))
        raise AssertionError  # the last attempt returns or raises

    def _tried(self, method: str, url: str, last: bool, **given: Any) -> requests.Response | None:
        """The response of one attempt, whatever it says; None where the line broke and may hold another time."""
        errors = self.exceptions
        options = {**given, "timeout": self._service.timeout, "allow_redirects": self._service.online}
        begun = time.monotonic()
        try:
            response = self._session.request(method, url, **options)
        except errors.RequestException as error:
            self._in_time(begun, error)
            if not isinstance(error, errors.ConnectionError):
                raise UnansweredError(f"the answer broke off ({type(error).__name__})") from None
            if last:
                raise PluginError(f"{self._name}: nothing answers at {self._host(url)}; is it running?") from None
            return None
        self._in_time(begun)  # an answer that ends where the line does may be half of one
        return response

    def _in_time(self, begun: float, error: BaseException | None = None) -> None:
        """Raise UnansweredError where the time for an exchange is over."""
        late = time.monotonic() - begun >= self._service.timeout
        if late or isinstance(error, self.exceptions.Timeout):
            raise UnansweredError(f"no answer within {self._service.timeout:g} seconds") from None

    def _judged(self, response: requests.Response) -> requests.Response:
        status = response.status_code
        if 200 <= status < 300:
            return response
        if status in _ENDS:
            raise PluginError(f"{self._name}: the service {_ENDS[status]}")
        raise UnansweredError(_FAILS.get(status, f"the service failed ({status})"))

    def _pause(self, response: requests.Response | None, attempt: int) -> float:
        """Seconds to wait: what the service asks for, else longer each time."""
        wanted = _seconds(response.headers.get("Retry-After", "")) if response is not None else None
        if wanted is not None and wanted > _LONGEST_PAUSE:
            raise PluginError(f"{self._name}: the service wants us to wait for {wanted:.0f} seconds; run again later")
        return float(2**attempt) if wanted is None else wanted

    def _address(self, url: str) -> str:
        """The URL at the user's own endpoint, where there is one; anywhere else never unencrypted."""
        parts = urlsplit(url)
        if self._service.endpoint:
            own = urlsplit(self._service.endpoint)
            return (
                url
                if url.startswith(f"{self._service.endpoint}/")
                else parts._replace(scheme=own.scheme, netloc=own.netloc, path=own.path + parts.path).geturl()
            )
        return url if is_loopback(url) else parts._replace(scheme="https").geturl()

    @staticmethod
    def _host(url: str) -> str:
        return urlsplit(url).netloc.rpartition("@")[2]


def _seconds(retry_after: str) -> float | None:
    """What `Retry-After` says, which is seconds or a date (RFC 9110, 10.2.3)."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, TypeError):
        return None
