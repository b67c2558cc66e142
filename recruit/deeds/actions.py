from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from recruit.deeds import undoing
from recruit.deeds.models import Deed
from recruit.deeds.queries import later

Read = Callable[[int], dict[str, Any]]
"""Gives the row about a candidate as plain values; without a row, every value is None."""
Put = Callable[[int, dict[str, Any]], None]
"""Makes the row about a candidate what such values say."""


@contextmanager
def deed(
    candidate_id: int, verb: str, *, by_id: int, read: Read, with_deed: Deed | None = None
) -> Iterator[Deed]:
    """Keep what is done inside, so that it can be taken back, and put it on the record.

    with_deed: the deed together with which it is taken back.
    """
    before = read(candidate_id)
    done = Deed(candidate_id=candidate_id, verb=verb, at=now(), by_id=by_id, before={}, after={})
    if with_deed:
        done.first_id = with_deed.first_id or with_deed.id
    db.session.add(done)
    db.session.flush()
    yield done
    db.session.flush()
    change = undoing.change(before, read(candidate_id))
    done.before, done.after = dict(change.before), dict(change.after)
    record(verb, "candidate", candidate_id, actor_id=by_id, deed=done.id)


def take_back(done: Deed, *, by_id: int, read: Read, put: Put) -> None:
    """Undo one deed; what was done later stays."""
    following = later(done)
    result = undoing.without(
        read(done.candidate_id),
        undoing.Change(done.before, done.after),
        [undoing.Change(one.before, one.after) for one in following],
    )
    for row, one in zip(following, result.later, strict=True):
        row.before = dict(one.before)
    put(done.candidate_id, result.state)
    done.undone_at, done.undone_by_id = now(), by_id
    record("undo", "candidate", done.candidate_id, actor_id=by_id, deed=done.id)
