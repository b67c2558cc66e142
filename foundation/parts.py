"""Registers every part of the foundation. Not in `__init__`: pure modules import without Flask."""

from flask import Flask

from foundation import files, jobs, web
from foundation.access import guard
from foundation.accounts.commands import commands as accounts_commands
from foundation.accounts.views import accounts
from foundation.agenda.views import agenda
from foundation.config import Config
from foundation.serving import migrate_command, serve


def init_app(app: Flask, config: Config) -> None:
    """Register routes, commands and what happens around each request."""
    files.init_app(app, config)
    jobs.init_app(app, config)
    web.init_app(app, config)
    guard.init_app(app)
    for blueprint in (agenda, accounts):
        app.register_blueprint(blueprint)
    for command in (accounts_commands, migrate_command, serve):
        app.cli.add_command(command)
