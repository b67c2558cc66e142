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


def working_calendar() -> WorkingCalendar:
    """The days this organisation works."""
    return WorkingCalendar.of(organisation().working_days, [day.day for day in holidays()])
