import hashlib
import os
import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from foundation.files.store import LocalStore

HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path):
    return LocalStore(tmp_path / "files")


def blobs(store):
    return {sha256 for sha256, _ in store.ages()}


def make_old(store, tmp_path, sha256):
    path = tmp_path / "files" / sha256[:2] / sha256[2:]
    os.utime(path, (path.stat().st_mtime - 7200,) * 2)


def test_a_file_is_kept_under_its_checksum(store):
    blob = store.put(b"hello")
    assert blob.sha256 == hashlib.sha256(b"hello").hexdigest()
    assert blob.size_bytes == 5
    assert store.exists(blob.sha256)
    assert store.read(blob.sha256) == b"hello"
    with store.open(blob.sha256) as file:
        assert file.read(2) == b"he"


def test_a_stream_is_kept_as_its_bytes_are(store):
    data = os.urandom(3_000_000)
    assert store.put(BytesIO(data)) == store.put(data)
    assert len(blobs(store)) == 1


def test_an_empty_file_is_a_file(store):
    assert store.read(store.put(b"").sha256) == b""


def test_nobody_may_write_to_a_kept_file(store, tmp_path):
    sha256 = store.put(b"hello").sha256
    assert (tmp_path / "files" / sha256[:2] / sha256[2:]).stat().st_mode & 0o777 == 0o440


@pytest.mark.parametrize("name", ["", "../../secret", "a" * 63, "A" * 64, "a/" * 32])
def test_only_a_checksum_names_a_file(store, name):
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        store.read(name)


def test_what_is_not_there_is_not_found(store):
    with pytest.raises(FileNotFoundError):
        store.read("0" * 64)
    assert not store.exists("0" * 64)
    assert not store.delete("0" * 64)


def test_putting_again_makes_a_file_young(store, tmp_path):
    sha256 = store.put(b"hello").sha256
    make_old(store, tmp_path, sha256)
    assert dict(store.ages())[sha256] > HOUR
    store.put(b"hello")
    assert dict(store.ages())[sha256] < HOUR
    assert not store.delete(sha256, older_than=HOUR)
    make_old(store, tmp_path, sha256)
    assert store.delete(sha256, older_than=HOUR)
    assert not store.exists(sha256)


def test_one_who_puts_while_another_deletes_has_the_file_afterwards(store, tmp_path, monkeypatch):
    sha256 = store.put(b"contested").sha256
    make_old(store, tmp_path, sha256)
    upload = threading.Thread(target=store.put, args=(b"contested",))
    unlink = Path.unlink

    def at_the_last_moment(path, **named):
        if path.name == sha256[2:]:
            upload.start()
            upload.join(0.2)  # without a lock it would be through by now
        unlink(path, **named)

    monkeypatch.setattr(Path, "unlink", at_the_last_moment)
    assert store.delete(sha256, older_than=HOUR)
    upload.join()
    assert store.read(sha256) == b"contested"


class Broken(OSError):
    pass


def failing_at(monkeypatch, step):
    """Let the `step`-th of the calls that put a file on the disk fail."""
    calls = iter(range(1, 1000))

    def counted(real):
        def call(*arguments, **named):
            if next(calls) == step:
                raise Broken
            return real(*arguments, **named)

        return call

    monkeypatch.setattr(os, "fsync", counted(os.fsync))
    monkeypatch.setattr(os, "fchmod", counted(os.fchmod))
    monkeypatch.setattr(Path, "rename", counted(Path.rename))


@pytest.mark.parametrize("step", range(1, 6))
def test_whichever_step_fails_a_name_has_its_whole_content_or_is_not_there(
    store, monkeypatch, step
):
    data = os.urandom(100_000)
    sha256 = hashlib.sha256(data).hexdigest()
    with monkeypatch.context() as patch:
        failing_at(patch, step)
        with pytest.raises(Broken):
            store.put(data)
    assert not store.exists(sha256) or store.read(sha256) == data
    store.put(data)
    assert store.read(sha256) == data
