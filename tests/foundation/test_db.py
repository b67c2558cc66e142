from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm.exc import StaleDataError

from foundation.access.roles import Role
from foundation.accounts.models import Person, RoleGrant
from foundation.db import Base, Money, db, defect_of_sqlite, reads_only
from tests.cast import make_person
from tests.engines import on_both_engines


@on_both_engines
def test_a_moment_comes_back_in_utc_whatever_zone_it_came_in(app):
    rosa = make_person("Rosa", Role.HR)
    rosa.created_at = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    db.session.commit()
    assert rosa.created_at == datetime(2026, 11, 23, 3, 15, tzinfo=UTC)
    assert rosa.created_at.utcoffset() == timedelta(0)


@on_both_engines
def test_a_moment_without_a_zone_is_refused(app):
    rosa = make_person("Rosa", Role.HR)
    rosa.created_at = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - that is the point
    with pytest.raises(StatementError, match="has no time zone"):
        db.session.flush()


@on_both_engines
def test_enums_are_kept_by_value_and_others_are_refused(app):
    make_person("Rosa", Role.HR)
    db.session.commit()
    assert db.session.scalar(text("SELECT role FROM foundation_role_grants")) == "hr"
    db.session.add(RoleGrant(person_id=1, role="king", granted_at=datetime.now(UTC)))  # noqa: TID251
    with pytest.raises(StatementError):
        db.session.flush()


@on_both_engines
def test_a_request_that_reads_cannot_write(app):
    rosa = make_person("Rosa", Role.HR)
    db.session.commit()
    token = reads_only.set(True)
    try:
        rosa.name = "Rose"
        with pytest.raises(DBAPIError):
            db.session.flush()
    finally:
        db.session.rollback()
        reads_only.reset(token)
    rosa.name = "Rose"
    db.session.commit()
    assert rosa.name == "Rose"


@on_both_engines
def test_the_second_of_two_edits_at_once_is_noticed(app):
    rosa = make_person("Rosa", Role.HR)
    db.session.commit()
    assert rosa.version == 1
    db.session.execute(text("UPDATE foundation_people SET version = 2"))
    rosa.name = "Rose"
    with pytest.raises(StaleDataError):
        db.session.flush()


@on_both_engines
def test_foreign_keys_hold(app):
    db.session.add(
        RoleGrant(person_id=99, role=Role.HR, granted_at=datetime(2026, 1, 1, tzinfo=UTC))
    )
    with pytest.raises(DBAPIError):
        db.session.flush()


@on_both_engines
def test_every_constraint_has_a_name(app):
    schema = inspect(db.engine)
    for table in Base.metadata.tables:
        names = [one["name"] for one in schema.get_foreign_keys(table)]
        names += [one["name"] for one in schema.get_unique_constraints(table)]
        names += [one["name"] for one in schema.get_check_constraints(table)]
        assert all(names), table


@on_both_engines
def test_sqlite_is_opened_for_several_processes_and_one_checkpointer(app, engine):
    if engine != "sqlite":
        pytest.skip("about SQLite")
    settings = {
        name: db.session.scalar(text(f"PRAGMA {name}"))
        for name in ("journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint")
    }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
    }


@on_both_engines
def test_an_address_belongs_to_one_person(app):
    rosa = make_person("Rosa", Role.HR)
    db.session.add(Person(name="Rosa B", email=rosa.email, created_at=rosa.created_at))
    with pytest.raises(DBAPIError):
        db.session.flush()


@pytest.mark.parametrize(("version", "has_defect"), [((3, 40, 1), True), ((3, 51, 3), False)])
def test_a_library_with_the_defect_is_said(version, has_defect):
    assert (defect_of_sqlite(version) is not None) is has_defect


def test_money_of_two_currencies_does_not_add_up():
    pounds = Money(Decimal("10.50"), "GBP")
    assert pounds + Money(Decimal("0.50"), "GBP") == Money(Decimal("11.00"), "GBP")
    with pytest.raises(ValueError, match="do not add up"):
        pounds + Money(Decimal(1), "EUR")
