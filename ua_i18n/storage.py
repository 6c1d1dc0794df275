"""Files as whole values: read at once, replaced at once, never half written."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ua_i18n.errors import FormatError, StorageError

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\s]+')  # what some file system refuses, and white space
_LONGEST_NAME, _LONGEST_PATH = 255, 2048  # bytes and characters; no set of letters comes near
_POLL = 0.01  # seconds between two looks at a lock that others hold
_LONGEST = 120  # bytes: leaves room for a suffix and for the 255 that file systems allow
_REASONS = {
    errno.EACCES: "permission denied; check who owns it and whether it is open elsewhere",
    errno.EPERM: "permission denied; check who owns it and whether it is open elsewhere",
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "your disk quota is used up; free some space and run again",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "no such file or folder",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises StorageError, with the reason, where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _storage_error("read", path, error) from error


def pieces(path: Path, size: int) -> Iterator[bytes]:
    """The file's content in pieces of at most `size` bytes: for files that need not fit into memory."""
    try:
        with path.open("rb") as handle:
            while piece := handle.read(size):
                yield piece
    except OSError as error:
        raise _storage_error("read", path, error) from error


def read_text(path: Path) -> str:
    """The file's content as UTF-8, line ends as they are. Raises FormatError where it is no UTF-8."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{path}:{line}", "is not UTF-8 text; save it as UTF-8 and run again") from None


def digest(data: bytes | str) -> str:
    """SHA-256, in hex, of a file's content: what `replace_if` compares."""
    return hashlib.sha256(_encoded(data)).hexdigest()


def write(path: Path, data: bytes | str) -> None:
    """Replace the file by `data`, at once: a reader, a crash or a full disk meets the old file or the new one.

    The folder is made where it is missing, a symbolic link is followed, and the file's mode is kept.
    """
    _replace(path, (data,), lambda: None)


def write_pieces(path: Path, data: Iterable[bytes | str]) -> None:
    """Replace the file as `write` does, by data that need not fit into memory."""
    _replace(path, data, lambda: None)


def write_if_changed(path: Path, data: bytes | str) -> bool:
    """Write `data` unless the file holds just that; return whether it was written."""
    if path.is_file() and read_bytes(path) == _encoded(data):
        return False
    write(path, data)
    return True


def replace_if(path: Path, expected: str | None, data: bytes | str) -> None:
    """Replace a file that still has the digest `expected` (None: that is still missing); the same stays untouched.

    Raises StorageError where someone has edited it since it was read: their edit stays.
    """

    def check() -> None:
        current = digest(read_bytes(path)) if path.exists() else None
        if current != expected:
            raise StorageError(f"{path}: changed on disk while we worked; it was left as it is, run again")

    check()
    if digest(data) != expected:
        _replace(path, (data,), check)


def append(path: Path, line: str) -> None:
    """Add one line to a ledger, on disk when this returns; a cut-off last line is left alone on its own."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as handle:
            start = b"" if _ends_a_line(handle.fileno()) else b"\n"
            handle.write(start + line.rstrip("\n").encode() + b"\n")
            handle.flush()
            os.fsync(handle.fileno())
    except OSError as error:
        raise _storage_error("write", path, error) from error


def remove(path: Path) -> None:
    """Remove a file; one that is not there is gone already."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _storage_error("remove", path, error) from error


def remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing; any other stays."""
    with contextlib.suppress(OSError):
        folder.rmdir()


@contextlib.contextmanager
def locked(path: Path, timeout: float = 10) -> Iterator[None]:
    """Hold the lock file `path` against other processes; StorageError after `timeout` seconds of waiting."""
    import filelock

    lock = filelock.FileLock(path, timeout=timeout, poll_interval=_POLL)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        raise StorageError(
            f"{path}: another ua-i18n has been working here for over {timeout:g} seconds; wait for it and run again"
        ) from None
    except OSError as error:
        raise _storage_error("lock", path, error) from error
    try:
        yield
    finally:
        lock.release()


def safe_name(text: str) -> str:
    """`text` as a file name that every system takes: no separators, reserved names or final dots, NFC, not too long."""
    name = "".join(character for character in unicodedata.normalize("NFC", text) if _printable(character))
    name = _shortened(_UNSAFE.sub("_", name.strip(". \t\n"))).strip(". ") or "_"
    return f"_{name}" if _RESERVED.match(name) else name


def inside(root: Path, *parts: str) -> Path:
    """`root` joined with `parts`, links resolved. Raises StorageError for a path that leaves `root`."""
    base = Path(os.path.realpath(root))
    if not all(map(_is_path, parts)):
        raise StorageError(f"{ascii(parts)[:_LONGEST]}: not a path")
    path = Path(os.path.realpath(base.joinpath(*parts)))
    if not path.is_relative_to(base):
        raise StorageError(f"{Path(*parts)}: leads out of {root}; give a name inside it")
    return path


def _is_path(part: str) -> bool:
    """Whether a file system can be asked for it: no NUL, no half of a character, no name that is too long."""
    try:
        names = os.fsencode(part).split(b"/")
    except UnicodeEncodeError:
        return False
    return b"\0" not in os.fsencode(part) and max(map(len, names)) <= _LONGEST_NAME and len(part) <= _LONGEST_PATH


def _encoded(data: bytes | str) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def _replace(path: Path, data: Iterable[bytes | str], last_check: Callable[[], None]) -> None:
    """Put `data` where `path` is; `last_check` may still stop it, when all but the renaming is done."""
    try:
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as handle:
            with handle:
                handle.writelines(map(_encoded, data))
                handle.flush()
                os.fsync(handle.fileno())
            os.chmod(handle.name, _mode(target))
            last_check()
            os.replace(handle.name, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _storage_error("write", path, error) from error


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[tempfile._TemporaryFileWrapper[bytes]]:
    """A new file in the folder of `target`, on the same disk; it vanishes where the block fails."""
    handle = tempfile.NamedTemporaryFile(  # noqa: SIM115 (it must be closed before it is renamed, for Windows)
        dir=target.parent, prefix=".ua-", suffix=".tmp", delete=False
    )
    try:
        yield handle
    except BaseException:
        handle.close()
        with contextlib.suppress(OSError):
            os.unlink(handle.name)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; those of an ordinary new file where there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o666 & ~_umask()


def _umask() -> int:
    """The permissions that new files do without; asking means setting, so it is set to the careful side."""
    current = os.umask(0o077)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    """Put the new name on disk too, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _ends_a_line(descriptor: int) -> bool:
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if not size:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _storage_error(verb: str, path: Path, error: OSError) -> StorageError:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return StorageError(f"{path}: cannot {verb} it: {reason}")


def _printable(character: str) -> bool:
    return not unicodedata.category(character).startswith("C") or character.isspace()


def _shortened(name: str) -> str:
    return name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore")
