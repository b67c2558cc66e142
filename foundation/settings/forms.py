from typing import Any

from wtforms import DateField, SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from foundation.forms import Form, SharedForm, choices, stripped
from foundation.organisation.currencies import CURRENCIES
from foundation.organisation.models import Organisation
from foundation.organisation.queries import zone_names

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class SettingsForm(SharedForm):
    """What holds for the whole organisation."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Type a name."), Length(max=200)]
    )
    time_zone = SelectField(
        "Time zone", description="Days, weeks, months and due dates are counted in it."
    )
    currency = SelectField(
        "Currency",
        description="For new amounts; amounts already written keep theirs.",
        choices=choices((code, f"{code}, {name}") for code, name in CURRENCIES.items()),
    )
    fiscal_year_start = SelectField(
        "Fiscal year starts in",
        coerce=int,
        choices=choices(enumerate(MONTHS, start=1)),
    )
    working_days = SelectMultipleField(
        "Working days",
        coerce=int,
        choices=choices(enumerate(WEEKDAYS, start=1)),
        filters=[lambda days: sorted(days or [])],
        validators=[DataRequired("Choose one day or more: due dates fall on working days.")],
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.time_zone.choices = choices((name, name) for name in zone_names())


class HolidayForm(Form):
    """A day on which nobody works."""

    day = DateField("Day", validators=[InputRequired("Choose a day.")])
    name = StringField(
        "What it is",
        filters=[stripped],
        validators=[DataRequired("Say what day it is."), Length(max=200)],
    )


def as_shown(organisation: Organisation) -> dict[str, Any]:
    """Give what SettingsForm shows of the organisation."""
    return {
        "name": organisation.name,
        "time_zone": organisation.time_zone,
        "currency": organisation.currency,
        "fiscal_year_start": organisation.fiscal_year_start,
        "working_days": sorted(organisation.working_days),
    }
