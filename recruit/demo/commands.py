import click
from flask import current_app
from flask.cli import AppGroup

from foundation.clock import now, set_clock
from foundation.db import db
from foundation.jobs.worker import Worker
from foundation.migrating import migrate
from recruit.demo.actions import NotTheDemo, Step, keep_out_of_others, year
from recruit.demo.cast import NAME
from recruit.demo.days import morning

commands = AppGroup("demo", help="A believable company to try Fivebar with.")


@commands.command("seed")
def seed() -> None:
    """Fill an empty database with a company, its people and a year of its recruiting."""
    migrate(current_app, current_app.config["FIVEBAR"])
    try:
        keep_out_of_others()
    except NotTheDemo:
        raise click.ClickException(
            "This database is in use. The demo needs one of its own: set FIVEBAR_HOME."
        ) from None
    live(year())
    click.echo(f"{NAME} is ready.")


def live(steps: list[Step]) -> None:
    """Go through what is not done yet, each step at its own time, and let the worker follow."""
    at = now()
    # The app itself, not its proxy: the worker opens contexts of its own.
    worker = Worker(current_app._get_current_object(), slots=1)  # type: ignore[attr-defined]
    try:
        worker.drain()  # what an interrupted run has left
        for step in steps:
            if not step.is_done():
                set_clock(morning(step.days_ago, at))
                step.do()
                db.session.commit()
                worker.drain()
    finally:
        set_clock(None)
