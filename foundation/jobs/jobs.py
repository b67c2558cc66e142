from datetime import timedelta

from foundation.db import db
from foundation.jobs import actions
from foundation.jobs.registry import every


@every(timedelta(minutes=1), "jobs.checkpoint")
def checkpoint() -> None:
    """Move SQLite's log into its file: the worker is the one that does, see foundation/db.py."""
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()  # a checkpoint cannot run inside a transaction
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    finally:
        connection.close()


@every(timedelta(hours=1), "jobs.prune")
def prune() -> None:
    """Forget jobs that were done long ago."""
    actions.prune()
