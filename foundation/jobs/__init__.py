"""Background work: a row in the business transaction is the truth, a worker leases it."""

from flask import Flask

from foundation.config import Config
from foundation.jobs import commands, jobs, models, queue

__all__ = ["init_app", "jobs", "models"]


def init_app(app: Flask, _config: Config) -> None:
    """Give this application its queue and the command that works it off."""
    app.extensions[queue.EXTENSION] = queue.Polling()
    app.cli.add_command(commands.group)
