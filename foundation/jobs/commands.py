import signal
from datetime import timedelta

import click
from flask import current_app
from flask.cli import AppGroup

from foundation.jobs.worker import LEASE, Worker

group = AppGroup("jobs", help="Background work.")


@group.command("work")
@click.option("--slots", type=click.IntRange(1, 64), help="Jobs at once; FIVEBAR_READERS if unset.")
@click.option(
    "--lease",
    type=click.FloatRange(min=0.5),
    default=LEASE.total_seconds(),
    show_default=True,
    help="Seconds after which a silent worker's job goes to another.",
)
def work(slots: int | None, lease: float) -> None:
    """Work off jobs until told to stop (SIGTERM)."""
    # The app itself, not its proxy: threads open contexts of their own.
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    worker = Worker(
        app, slots=slots or app.config["FIVEBAR"].readers, lease=timedelta(seconds=lease)
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.run()
