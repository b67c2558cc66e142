import os
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation.db import db
from foundation.files.actions import Swept, keep, sweep
from foundation.files.models import StoredFile
from foundation.files.store import files

NOW = timedelta(0)


def rows():
    return db.session.scalar(select(func.count()).select_from(StoredFile))


def test_a_kept_file_has_its_row_and_its_bytes(app):
    stored = keep(b"hello", media_type="text/plain")
    db.session.commit()
    assert (stored.size_bytes, stored.media_type) == (5, "text/plain")
    assert stored.stored_at.tzinfo
    assert files().read(stored.sha256) == b"hello"


def test_the_same_file_twice_is_one_row(app):
    assert keep(b"hello", media_type="text/plain") is keep(b"hello", media_type="text/plain")
    db.session.commit()
    keep(b"hello", media_type="text/plain")
    db.session.commit()
    assert rows() == 1


def test_a_file_whose_upload_was_rolled_back_is_swept(app):
    orphan = keep(b"never committed", media_type="text/plain").sha256
    db.session.rollback()
    kept = keep(b"committed", media_type="text/plain").sha256
    db.session.commit()
    assert sweep(older_than=NOW) == Swept(files=1, unfinished=0)
    assert not files().exists(orphan)
    assert files().read(kept) == b"committed"


def test_a_young_file_without_a_row_may_still_get_one(app):
    young = keep(b"in flight", media_type="text/plain").sha256
    db.session.rollback()
    assert sweep() == Swept(files=0, unfinished=0)
    assert files().exists(young)


def test_what_an_interrupted_put_left_is_swept_when_it_is_old(app, tmp_path):
    left = tmp_path / "files" / "unfinished" / "half"
    left.write_bytes(b"ha")
    assert sweep() == Swept(files=0, unfinished=0)
    os.utime(left, (left.stat().st_mtime - 7200,) * 2)
    assert sweep() == Swept(files=0, unfinished=1)
    assert not left.exists()


@pytest.mark.slow
def test_sweeping_looks_at_every_file_of_many(app):
    for number in range(520):
        db.session.add(
            StoredFile(
                sha256=files().put(f"{number}".encode()).sha256,
                size_bytes=1,
                media_type="text/plain",
                stored_at=keep(b"x", media_type="text/plain").stored_at,
            )
        )
    db.session.commit()
    orphan = files().put(b"nobody's").sha256
    assert sweep(older_than=NOW).files == 1
    assert not files().exists(orphan)


def test_a_full_disk_leaves_no_row(app, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(b"too much", media_type="text/plain")
    db.session.commit()
    assert rows() == 0
