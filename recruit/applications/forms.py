from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import (
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional

from foundation.forms import Form, choices, stripped
from recruit.reasons.models import Reason

FUTURE = "Choose a day that is still to come."
OWED = "This reason is about timing, or a silver medallist: say when to touch them next."


class AdditionForm(Form):
    """Who comes into which opening."""

    candidate = IntegerField(validators=[InputRequired()])
    opening = IntegerField(validators=[InputRequired()])


class MoveForm(Form):
    """Where somebody goes, as seen from one version of the page."""

    stage = IntegerField(validators=[InputRequired()])
    version = IntegerField(validators=[InputRequired()])


class TouchedForm(Form):
    """A reason, and the day of the next touch that some reasons ask for."""

    reason = SelectField("Reason", coerce=int)
    next_touch_on = DateField("Next touch on", validators=[Optional()])

    # What the form is judged by; set before it is validated.
    reasons: dict[int, Reason]
    today: date

    def offer(self, reasons: Iterable[Reason], today: date) -> None:
        """Offer reasons; a next touch lies after today."""
        self.reasons, self.today = {reason.id: reason for reason in reasons}, today
        self.reason.choices = choices(
            (one.id, f"{one.name} – needs a next touch" if one.needs_touch else one.name)
            for one in self.reasons.values()
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """A day to come; owed where the reason asks for one. An empty field is judged as well."""
        is_valid = bool(super().validate(extra_validators))
        reason, day = self.reasons.get(self.reason.data), self.next_touch_on.data
        problem = None
        if day and day <= self.today:
            problem = FUTURE
        elif reason and reason.needs_touch and not day and not self.next_touch_on.errors:
            problem = OWED
        if problem:
            self.next_touch_on.errors = [problem]
        return is_valid and problem is None


class DepartureForm(TouchedForm):
    """Why an application ends."""

    note = TextAreaField(
        "Note",
        description="What you would want to know when you meet them again. Not required.",
        filters=[stripped],
        validators=[Length(max=1000)],
    )
    version = HiddenField()


class ClosureForm(TouchedForm):
    """Why it ends for whoever is still in process."""
