"""Where files lie: an interface, and the local directory behind it by default."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from flask import current_app

EXTENSION = "fivebar.files"
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Blob:
    """What was put: its name, and how long it is."""

    sha256: str
    size_bytes: int


class FileStore(Protocol):
    """Files by the sha256 of their content. `open` and `read` raise FileNotFoundError."""

    def put(self, data: bytes | BinaryIO) -> Blob:
        """Keep `data` durably before returning; the same data again only makes it young."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading."""

    def read(self, sha256: str) -> bytes:
        """Read a whole file."""

    def exists(self, sha256: str) -> bool:
        """Say whether a file is there."""

    def delete(self, sha256: str, *, older_than: timedelta = timedelta(0)) -> bool:
        """Remove a file unless it was put within `older_than`; say whether it was removed."""

    def ages(self) -> Iterator[tuple[str, timedelta]]:
        """Every file, and how long ago it was last put."""

    def drop_unfinished(self, *, older_than: timedelta) -> int:
        """Remove what interrupted puts left behind; say how many."""


def files() -> FileStore:
    """The file store of the running application."""
    return cast(FileStore, current_app.extensions[EXTENSION])


class LocalStore:
    """A directory: `ab/cdef…` for the content, `unfinished/` for what is being written.

    A file appears under its name only when it is whole and on the disk. Those who put share a
    lock, one who deletes holds it alone, so that nobody relies on a file in its last moment.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unfinished = root / "unfinished"
        self._unfinished.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes | BinaryIO) -> Blob:
        """Write, sync, and only then give the file its name."""
        stream = BytesIO(data) if isinstance(data, bytes) else data
        descriptor, name = tempfile.mkstemp(dir=self._unfinished)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                blob = _copy(stream, file)
                os.fchmod(file.fileno(), 0o440)
                file.flush()
                os.fsync(file.fileno())
            self._publish(temporary, self._path(blob.sha256))
        finally:
            temporary.unlink(missing_ok=True)
        return blob

    def _publish(self, temporary: Path, path: Path) -> None:
        with self._lock(fcntl.LOCK_SH):
            if path.exists():
                os.utime(path)
            else:
                path.parent.mkdir(exist_ok=True)
                temporary.rename(path)
        _sync_directory(path.parent)
        _sync_directory(self._root)

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; FileNotFoundError if it is not here."""
        return self._path(sha256).open("rb")

    def read(self, sha256: str) -> bytes:
        """Read a whole file; FileNotFoundError if it is not here."""
        return self._path(sha256).read_bytes()

    def exists(self, sha256: str) -> bool:
        """Say whether a file is here."""
        return self._path(sha256).exists()

    def delete(self, sha256: str, *, older_than: timedelta = timedelta(0)) -> bool:
        """Remove a file unless it was put within `older_than`."""
        path = self._path(sha256)
        with self._lock(fcntl.LOCK_EX):
            try:
                if older_than and self._now() - path.stat().st_mtime < older_than.total_seconds():
                    return False
                path.unlink()
            except FileNotFoundError:
                return False
        return True

    def ages(self) -> Iterator[tuple[str, timedelta]]:
        """Every file, and how long ago it was last put."""
        now = self._now()
        for path in self._root.glob("[0-9a-f][0-9a-f]/*"):
            yield path.parent.name + path.name, _age(path, now)

    def drop_unfinished(self, *, older_than: timedelta) -> int:
        """Remove what interrupted puts left behind."""
        now = self._now()
        left = [path for path in self._unfinished.iterdir() if _age(path, now) >= older_than]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError("a file is named by 64 hexadecimal digits")
        return self._root / sha256[:2] / sha256[2:]

    @contextmanager
    def _lock(self, kind: int) -> Iterator[None]:
        with (self._root / "lock").open("a") as file:
            fcntl.flock(file, kind)  # closing gives it back, and so does dying
            yield

    def _now(self) -> float:
        """What time the file system thinks it is: ages are then right on any disk."""
        with tempfile.TemporaryFile(dir=self._unfinished) as probe:
            return os.fstat(probe.fileno()).st_mtime


def _copy(source: BinaryIO, target: BinaryIO) -> Blob:
    checksum, size_bytes = hashlib.sha256(), 0
    while chunk := source.read(CHUNK_BYTES):
        checksum.update(chunk)
        size_bytes += len(chunk)
        target.write(chunk)
    return Blob(checksum.hexdigest(), size_bytes)


def _age(path: Path, now: float) -> timedelta:
    try:
        return timedelta(seconds=now - path.stat().st_mtime)
    except FileNotFoundError:
        return timedelta(0)  # gone since it was listed: too young to touch


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
