from datetime import date
from functools import cache
from zoneinfo import available_timezones

from flask import g
from sqlalchemy import select

from foundation.db import db
from foundation.organisation.calendar import WorkingCalendar
from foundation.organisation.models import Holiday, Organisation


def organisation() -> Organisation:
    """The organisation, read once a request."""
    if "organisation" not in g:
        g.organisation = db.session.get_one(Organisation, 1)
    found: Organisation = g.organisation
    return found


def holidays() -> list[Holiday]:
    """Every holiday, first day first."""
    return list(db.session.scalars(select(Holiday).order_by(Holiday.day)))


def holiday_on(day: date) -> Holiday | None:
    """The holiday on a day, if it is one."""
    return db.session.get(Holiday, day)


def working_calendar() -> WorkingCalendar:
    """The days this organisation works."""
    return WorkingCalendar.of(organisation().working_days, [day.day for day in holidays()])


@cache
def zone_names() -> tuple[str, ...]:
    """Every time zone that is named for a place."""
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
