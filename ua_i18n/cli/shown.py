"""Whether a reader can have seen what was printed: nobody signs question marks, or what a closed pipe swallowed."""

from __future__ import annotations

import array
import io
import os
import select
import stat
import sys
import time
from collections.abc import Iterable

from ua_i18n.errors import IncompleteError, RefusedError

UNREAD = "nobody has read the output to its end, so nothing was signed"

_LISTENING = 0.05  # seconds between two looks at a pipe
_LEAVING = 0.2  # seconds in which one who has read enough, as `head`, closes its end
_PATIENCE = 120.0  # seconds for a reader to take a letter, which is less than one pipe holds


def refuse_illegible(texts: Iterable[str]) -> None:
    """Raises RefusedError where the output's encoding lacks a character of the texts, which are to be read on it."""
    encoding = sys.stdout.encoding or "utf-8"
    for text in texts:
        try:
            text.encode(encoding)
        except UnicodeEncodeError as error:
            raise RefusedError(
                f"this output is {encoding} and cannot show U+{ord(text[error.start]):04X}, so nobody can read the "
                "text on it; use a UTF-8 terminal, or set PYTHONIOENCODING=utf-8, and run again"
            ) from None


def await_reader() -> None:
    """Wait until whoever reads our output through a pipe has taken all of it.

    Raises IncompleteError where they left before, or do not come: nobody has read it then.
    """
    sys.stdout.flush()
    try:
        descriptor = sys.stdout.fileno()
    except (io.UnsupportedOperation, AttributeError):  # what is no file is read by the program itself
        return
    if not _is_pipe(descriptor):
        return
    limit = time.monotonic() + _PATIENCE
    while _waiting(descriptor) and time.monotonic() < limit:
        time.sleep(_LISTENING)
    time.sleep(_LEAVING)
    if _closed(descriptor) or _waiting(descriptor):
        raise IncompleteError(UNREAD)


def _waiting(descriptor: int) -> int:
    """How many bytes nobody has taken yet; none where the system does not tell."""
    if _closed(descriptor):
        return 0
    try:
        import fcntl
        import termios
    except ImportError:  # Windows
        return 0
    count = array.array("i", [0])
    try:
        fcntl.ioctl(descriptor, termios.FIONREAD, count)
    except OSError:
        return 0
    return count[0]


def _is_pipe(descriptor: int) -> bool:
    return stat.S_ISFIFO(os.fstat(descriptor).st_mode)


def _closed(descriptor: int) -> bool:
    if not hasattr(select, "poll"):  # Windows
        return False
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))
