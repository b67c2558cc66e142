from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from foundation.access.roles import Role
from foundation.accounts.actions import add_person
from foundation.accounts.models import Person
from foundation.accounts.queries import person_with_email
from foundation.clock import now, today
from foundation.db import db
from foundation.jobs.models import Job, JobState
from foundation.organisation.queries import organisation, working_calendar
from foundation.teams.queries import viewer_of
from recruit.candidates.models import Candidate
from recruit.candidates.queries import candidates
from recruit.demo.cast import HOLIDAYS
from recruit.matching.models import HeldSkill, Profile
from recruit.resumes.models import Resume
from recruit.resumes.states import FileState
from tests.engines import on_both_engines

ROLES = {
    "administrator": Role.ADMINISTRATOR,
    "hr": Role.HR,
    "manager": Role.MANAGER,
    "interviewer": Role.INTERVIEWER,
    "rep": Role.REP,
}


def seed(app: Flask) -> str:
    db.session.rollback()  # the command writes through connections of its own
    answer = app.test_cli_runner().invoke(args=["demo", "seed"])
    assert answer.exit_code == 0, answer.output
    db.session.rollback()
    return answer.output


def rows() -> dict[str, int]:
    tables = (table for table in db.metadata.sorted_tables if "link" not in table.name)
    kept = {table.name: table for table in tables if "audit" not in table.name}
    return {
        name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in kept.items()
    }


def person(name: str) -> Person:
    found = person_with_email(f"{name}@fivebar.example")
    assert found
    return found


@pytest.mark.slow
@on_both_engines
def test_a_year_of_recruiting_is_lived_through_once(app: Flask) -> None:
    seed(app)
    the_company_is_founded()
    the_accounts_have_their_roles_and_teams()
    every_state_can_be_seen()
    the_bench_is_matched_and_spread()
    the_year_is_behind_us()
    before = rows()

    assert "Aldgate Supply is ready." in seed(app)

    assert rows() == before


def the_company_is_founded() -> None:
    ours = organisation()
    assert (ours.name, ours.zone, ours.currency) == (
        "Aldgate Supply",
        ZoneInfo("Europe/London"),
        "GBP",
    )
    assert working_calendar().holidays == {day for day, _name in HOLIDAYS}
    assert working_calendar().weekdays == set(range(1, 6))


def the_accounts_have_their_roles_and_teams() -> None:
    assert {name: person(name).roles for name in ROLES} == {
        name: {role} for name, role in ROLES.items()
    }
    zone = organisation().zone
    manager = viewer_of(person("manager"), zone)
    leader = viewer_of(person("morag.sinclair"), zone)
    assert person("rep").id in manager.team
    assert len(manager.team) == 7
    assert len(leader.tree) == 16


def every_state_can_be_seen() -> None:
    states = Counter(db.session.scalars(select(Resume.state)))
    assert states == {
        FileState.READY: 24,
        FileState.CHECK: 1,
        FileState.DUPLICATE: 1,
        FileState.NEEDS_OCR: 1,
        FileState.UNREADABLE: 1,
        FileState.REFUSED: 1,
    }
    assert set(db.session.scalars(select(Job.state))) == {JobState.DONE}


def the_bench_is_matched_and_spread() -> None:
    bench = db.session.scalars(select(Candidate)).all()
    assert {one.owner for one in bench} == {person("manager"), person("gareth.pryce")}
    assert [one.name for one in bench if one.is_confidential] == ["Carys Llewellyn"]
    held = set(db.session.scalars(select(HeldSkill.candidate_id)))
    assert held == {one.id for one in bench}
    assert len(db.session.scalars(select(Profile)).all()) == 2
    visible = db.session.scalars(
        candidates(viewer_of(person("manager"), organisation().zone))
    ).all()
    assert len(visible) == 23


def the_year_is_behind_us() -> None:
    uploads = db.session.scalars(select(Resume.uploaded_at).order_by(Resume.uploaded_at)).all()
    assert uploads[0] < now() - timedelta(days=340)
    assert uploads[-1] <= now()
    zone = organisation().zone
    days = {moment.astimezone(zone).date() for moment in uploads} - {today(zone)}
    assert all(working_calendar().is_worked(day) for day in days)
    assert len(days) >= 9


def test_a_database_in_use_is_left_alone(app: Flask) -> None:
    add_person(name="Sam", email="sam@elsewhere.example", roles={Role.HR}, by=None)
    db.session.commit()

    answer = app.test_cli_runner().invoke(args=["demo", "seed"])

    assert answer.exit_code != 0
    assert "FIVEBAR_HOME" in answer.output
    assert db.session.scalars(select(Person.name)).all() == ["Sam"]
