"""Registers every part of the foundation. Not in `__init__`: pure modules import without Flask."""

from typing import Any

from flask import Flask

from foundation import files, jobs, web
from foundation.access import guard
from foundation.access.viewer import Viewer
from foundation.accounts.commands import commands as accounts_commands
from foundation.accounts.models import Person
from foundation.accounts.queries import person_of_visit
from foundation.accounts.views import accounts
from foundation.agenda.views import agenda
from foundation.clock import now
from foundation.config import Config
from foundation.organisation.queries import organisation
from foundation.serving import migrate_command, serve
from foundation.teams.queries import viewer_of


def init_app(app: Flask, config: Config) -> None:
    """Register routes, commands and what happens around each request."""
    files.init_app(app, config)
    jobs.init_app(app, config)
    web.init_app(app, config, _signed_in)
    guard.init_app(app, _viewer)
    for blueprint in (agenda, accounts):
        app.register_blueprint(blueprint)
    for command in (accounts_commands, migrate_command, serve):
        app.cli.add_command(command)


def _signed_in(key: str) -> Person | None:
    return person_of_visit(key, now())


def _viewer(person: Any) -> Viewer:
    return viewer_of(person, organisation().zone)
