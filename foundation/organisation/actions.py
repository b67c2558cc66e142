from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from foundation.audit.actions import record
from foundation.db import db
from foundation.organisation.calendar import WorkingCalendar
from foundation.organisation.models import Holiday, Organisation

FIRST_NAME = "Your company"  # until somebody says what it is called


def found(*, name: str, time_zone: str, currency: str) -> Organisation:
    """Make the one organisation, working Monday to Friday; it can be changed at any time."""
    organisation = Organisation(
        id=1, name=name, time_zone=time_zone, currency=currency, working_days=[1, 2, 3, 4, 5]
    )
    db.session.add(organisation)
    db.session.flush()
    record("found", "organisation", organisation.id)
    return organisation


def change(
    organisation: Organisation,
    *,
    name: str,
    zone: ZoneInfo,
    currency: str,
    working_days: Collection[int],
    fiscal_year_start: int,
) -> None:
    """Change the settings; fiscal_year_start is a month. Raises ValueError if no day is worked."""
    WorkingCalendar.of(working_days, ())
    organisation.name = name
    organisation.time_zone = zone.key
    organisation.currency = currency
    organisation.working_days = sorted(working_days)
    organisation.fiscal_year_start = fiscal_year_start
    record("change settings", "organisation", organisation.id)


def add_holiday(day: date, name: str) -> None:
    """Add a day on which nobody works; a day that is one already takes the new name."""
    db.session.merge(Holiday(day=day, name=name))
    record("add holiday", "organisation", 1, day=day.isoformat())


def remove_holiday(holiday: Holiday) -> None:
    """Make a holiday a day like any other."""
    db.session.delete(holiday)
    record("remove holiday", "organisation", 1, day=holiday.day.isoformat())
