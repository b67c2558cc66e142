"""Registers every part of the foundation. Not in `__init__`: pure modules import without Flask."""

from typing import Any

from flask import Flask

from foundation import files, jobs, styleguide, web
from foundation.access import guard
from foundation.access.viewer import Viewer
from foundation.accounts import views as accounts
from foundation.accounts.commands import commands as accounts_commands
from foundation.accounts.models import Person
from foundation.accounts.queries import person_of_visit
from foundation.agenda import views as agenda
from foundation.agenda.registry import registry
from foundation.clock import now
from foundation.config import Config
from foundation.jobs import views as jobs_page
from foundation.organisation.queries import organisation
from foundation.people import views as people
from foundation.seats import views as seats
from foundation.serving import migrate_command, serve
from foundation.settings import views as settings
from foundation.setup.queries import first_steps
from foundation.teams import views as teams
from foundation.teams.queries import viewer_of
from foundation.trail import views as trail


def init_app(app: Flask, config: Config) -> None:
    """Register routes, commands and what happens around each request."""
    files.init_app(app, config)
    jobs.init_app(app, config)
    web.init_app(app, config, _signed_in)
    guard.init_app(app, _viewer)
    styleguide.init_app(app, config)
    for blueprint in (
        agenda.agenda,
        accounts.accounts,
        people.people,
        teams.teams,
        seats.seats,
        settings.settings,
        trail.trail,
        jobs_page.jobs,
    ):
        app.register_blueprint(blueprint)
    subjects = (agenda, people, teams, settings, trail, jobs_page)
    registry(app).places += [subject.places for subject in subjects]
    registry(app).contributors += [first_steps, jobs_page.given_up]
    for command in (accounts_commands, migrate_command, serve):
        app.cli.add_command(command)


def _signed_in(key: str) -> Person | None:
    return person_of_visit(key, now())


def _viewer(person: Any) -> Viewer:
    return viewer_of(person, organisation().zone)
