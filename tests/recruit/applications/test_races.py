import pytest
from sqlalchemy import text

from foundation.db import db
from recruit.applications.actions import InProcess, Overtaken, apply, move
from tests.engines import ENGINES
from tests.filling import apply_to, make_candidate, make_opening, stage

# One writer at a time is all that SQLite knows: there, the version of the page is the whole test.
pytestmark = pytest.mark.parametrize("engine", ENGINES[1:])


def meanwhile(statement: str, **values) -> None:
    """Somebody else's transaction, begun and committed within ours."""
    with db.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_of_two_who_move_at_once_one_is_overtaken(cast):
    odile = apply_to(make_opening(cast), "Odile", cast)
    db.session.commit()
    seen = odile.version
    meanwhile("UPDATE recruit_applications SET version = version + 1")
    with pytest.raises(Overtaken):
        move(odile, stage(odile.opening, "Screen"), version=seen, by_id=cast.mona.id)


def test_of_two_who_add_at_once_one_is_told(cast):
    opening, odile = make_opening(cast), make_candidate("Odile", cast.mona)
    db.session.commit()
    lead = opening.stages[0].id
    meanwhile(
        "INSERT INTO recruit_applications "
        "(candidate_id, opening_id, stage_id, entered_at, applied_at, version) "
        "VALUES (:candidate, :opening, :stage, now(), now(), 1)",
        candidate=odile.id,
        opening=opening.id,
        stage=lead,
    )
    with pytest.raises(InProcess):
        apply(odile, opening, by_id=cast.mona.id)
