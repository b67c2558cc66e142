"""The bench list with a hundred times the people: the page as it is served, signed in."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from numpy.random import default_rng
from sqlalchemy import insert, text

import wsgi
from benchmarks.table import Row, cpu_ms, interleaved
from foundation.access.roles import Role
from foundation.accounts.actions import add_person, make_link
from foundation.accounts.models import Person, Purpose
from foundation.clock import now
from foundation.db import db
from foundation.migrating import migrate
from foundation.organisation.actions import found
from recruit.candidates.models import Candidate, SearchDocument
from recruit.matching.actions import ship_profiles
from recruit.matching.models import HeldSkill
from recruit.resumes.models import Batch, Resume, SkillMention
from recruit.resumes.states import FileState
from recruit.skills.queries import vocabulary

FEW, MANY = 1_000, 100_000
SKILLS_EACH = 6
ROWS_AT_ONCE = 20_000
ROUNDS = 30
TARGET = 1.5


def rows() -> list[Row]:
    """One row: CPU of a request at 100,000 candidates ÷ the same at 1,000."""
    logging.disable(logging.INFO)
    try:
        with ExitStack() as stack:
            many, few = (stack.enter_context(_served(people)) for people in (MANY, FEW))
            figure, baseline = interleaved(
                lambda: cpu_ms(lambda: _ask(many), times=2),
                lambda: cpu_ms(lambda: _ask(few), times=2),
                rounds=ROUNDS,
            )
    finally:
        logging.disable(logging.NOTSET)
    note = (
        f"GET /bench, 50 rows, default profile, at {MANY:,} candidates with {SKILLS_EACH} skills "
        f"each; baseline the same at {FEW:,}; the ranking is kept from request to request until "
        "somebody's skills change (ranking-100k times it)"
    )
    return [Row("list-growth", figure, "ms", baseline, TARGET, note)]


def _ask(client: FlaskClient) -> None:
    response = client.get("/bench")
    if response.status_code != 200 or response.text.count("data-row") != 50:
        raise RuntimeError("the list did not come as it should")


@contextmanager
def _served(people: int) -> Iterator[FlaskClient]:
    """A manager signed in to an installation of so many candidates."""
    with TemporaryDirectory() as folder:
        app = wsgi.create_app(
            home=Path(folder),
            database_url=f"sqlite:///{folder}/bench.sqlite3",
            environment="test",
        )
        token = _fill(app, people)
        client = app.test_client()
        client.get(f"/accounts/links/{token}")
        _ask(client)  # loads the postings
        yield client
        with app.app_context():
            db.engine.dispose()


def _fill(app: Flask, people: int) -> str:
    """Put so many candidates on the bench; give the token that signs their manager in."""
    with app.app_context():
        migrate(app, app.config["FIVEBAR"])
        found(name="Aldgate Supply", time_zone="Europe/London", currency="GBP")
        manager = add_person(
            name="Mona Okafor", email="mona@fivebar.example", roles=[Role.MANAGER], by=None
        )
        ship_profiles(manager.id)
        token = make_link(manager, Purpose.SIGN_IN)
        batch = Batch(created_at=now(), created_by_id=manager.id, token=str(people))
        db.session.add(batch)
        db.session.flush()
        for table, some in _tables(people, manager, batch):
            for start in range(0, len(some), ROWS_AT_ONCE):
                db.session.execute(insert(table), some[start : start + ROWS_AT_ONCE])
        db.session.commit()
        db.session.execute(text("ANALYZE"))
        db.session.commit()
        return token


def _tables(
    people: int, manager: Person, batch: Batch
) -> Iterator[tuple[type[Any], list[dict[str, Any]]]]:
    """Rows of every table that the list reads, in the order in which they may be written."""
    ids, at = range(1, people + 1), now()
    yield Candidate, [_candidate(number, manager.id, at) for number in ids]
    yield (
        SearchDocument,
        [
            {"candidate_id": number, "words": f"person {number} ae brightwell {number % 97}"}
            for number in ids
        ],
    )
    yield Resume, [_resume(number, batch.id, manager.id, at) for number in ids]
    skills = list(vocabulary().skills)
    random = default_rng(7)
    drawn = [
        (number, skills[place], float(years))
        for number in ids
        for place, years in zip(
            random.choice(len(skills), SKILLS_EACH, replace=False),
            random.integers(1, 120, SKILLS_EACH) / 12,
            strict=True,
        )
    ]
    yield HeldSkill, [_held(*one) for one in drawn]
    yield SkillMention, [_mention(number, skill_id) for number, skill_id, _years in drawn]


def _candidate(number: int, owner_id: int, at: Any) -> dict[str, Any]:
    return {
        "id": number,
        "version": 1,
        "name": f"Person Number {number}",
        "position": "Account executive",
        "employer": f"Brightwell {number % 97}",
        "owner_id": owner_id,
        "is_confidential": False,
        "source": "Job fair",
        "created_at": at - timedelta(minutes=number),
    }


def _resume(number: int, batch_id: int, by_id: int, at: Any) -> dict[str, Any]:
    return {
        "id": number,
        "batch_id": batch_id,
        "filename": f"{number}.pdf",
        "size_bytes": 60_000,
        "state": FileState.READY,
        "uploaded_at": at,
        "uploaded_by_id": by_id,
        "candidate_id": number,
    }


def _held(number: int, skill_id: str, years: float) -> dict[str, Any]:
    return {
        "candidate_id": number,
        "skill_id": skill_id,
        "strength": 1.0,
        "years": years,
        "confidence": 0.9,
    }


def _mention(number: int, skill_id: str) -> dict[str, Any]:
    return {
        "resume_id": number,
        "candidate_id": number,
        "skill_id": skill_id,
        "spelling": skill_id,
        "how": "exact",
        "score": 100.0,
        "strength": 1.0,
        "reason": "its name",
        "origin": "work",
        "start": 120,
        "end": 120 + len(skill_id),
        "page": 1,
        "quote": f"Every week for three years, {skill_id} with finance leads of the region.",
        "quote_start": 92,
        "is_best": True,
    }
