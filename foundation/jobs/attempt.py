"""One attempt at a job: its effects and its end in one transaction, or neither."""

import secrets

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from foundation.db import db
from foundation.jobs import leases, registry
from foundation.jobs.leases import Lease, LeaseLost
from foundation.jobs.running import Run, current_run


def attempt(app: Flask, lease: Lease, run: Run) -> None:
    """Run the job of `lease`; what it did is committed only while the lease still holds."""
    with app.app_context():
        token = current_run.set(run)
        try:
            registry.definition(lease.name).function(**lease.arguments)
            leases.finish(lease, report=run.report)
            db.session.commit()
        except LeaseLost:
            db.session.rollback()
            app.logger.warning("job %s %d: lease lost, undone", lease.name, lease.job_id)
        except Exception as problem:
            db.session.rollback()
            _fail(app, lease, problem)
        finally:
            current_run.reset(token)


def _fail(app: Flask, lease: Lease, problem: Exception) -> None:
    """Note the failure: the row has its kind and a code to find it by in the log."""
    code = secrets.token_hex(4)
    app.logger.error(
        "job %s %d: attempt %d failed, %s",
        lease.name,
        lease.job_id,
        lease.attempt,
        code,
        exc_info=problem,
    )
    try:
        leases.fail(lease, error=f"{type(problem).__name__} {code}")
        db.session.commit()
    except (LeaseLost, SQLAlchemyError):  # then the lease runs out, and that is noted instead
        db.session.rollback()
