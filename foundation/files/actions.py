from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from foundation.clock import now
from foundation.db import db
from foundation.files.models import StoredFile
from foundation.files.store import files

ORPHAN_AGE = timedelta(hours=1)  # longer than any request or job holds a file without a row
ROWS_A_QUERY = 500


@dataclass(frozen=True)
class Swept:
    """How much nobody owned: whole files without a row, and unfinished ones."""

    files: int
    unfinished: int


def keep(data: bytes | BinaryIO, *, media_type: str) -> StoredFile:
    """Put `data` in the store, then its row in this transaction: a row always has its file."""
    blob = files().put(data)
    stored = db.session.get(StoredFile, blob.sha256)
    if stored:
        return stored
    stored = StoredFile(
        sha256=blob.sha256, size_bytes=blob.size_bytes, media_type=media_type, stored_at=now()
    )
    try:
        with db.session.begin_nested():
            db.session.add(stored)
    except IntegrityError:  # another upload of the same file was quicker
        return db.session.get_one(StoredFile, blob.sha256)
    return stored


def sweep(*, older_than: timedelta = ORPHAN_AGE) -> Swept:
    """Remove what interrupted uploads left: unfinished files, and files without a row.

    A file put again since it was listed is young once more, and the store then refuses.
    """
    unfinished = files().drop_unfinished(older_than=older_than)
    old = [sha256 for sha256, age in files().ages() if age >= older_than]
    removed = [files().delete(sha256, older_than=older_than) for sha256 in _without_row(old)]
    return Swept(sum(removed), unfinished)


def _without_row(names: list[str]) -> set[str]:
    orphans = set(names)
    for start in range(0, len(names), ROWS_A_QUERY):
        some = names[start : start + ROWS_A_QUERY]
        orphans -= set(
            db.session.scalars(select(StoredFile.sha256).where(StoredFile.sha256.in_(some)))
        )
    return orphans
