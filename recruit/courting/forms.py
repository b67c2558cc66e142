from datetime import date
from typing import Any

from wtforms import (
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional

from foundation.forms import Form, SharedForm, choices, stripped
from recruit.courting.cadence import Readiness, Tier
from recruit.courting.queries import today_here
from recruit.courting.reasons import ArchivalReason, StopReason
from recruit.courting.touches import TouchKind

LONGEST_NOTE = 4000
TIERS = [tier.value for tier in Tier]


def future(_form: Form, field: DateField) -> None:
    """A day after today."""
    if field.data and field.data <= today_here():
        raise ValidationError("Choose a day after today.")


class TouchForm(Form):
    """A touch, or a note."""

    kind = SelectField("What", choices=choices([(kind.value, kind.label) for kind in TouchKind]))
    on = DateField("When", validators=[Optional()])
    note = TextAreaField("Note", filters=[stripped], validators=[Length(max=LONGEST_NOTE)])

    def validate_on(self, field: DateField) -> None:
        """A touch has happened."""
        if field.data and field.data > today_here():
            raise ValidationError("That day is still to come. Plan it as the next touch.")


class PlanForm(SharedForm):
    """What is next, when, and how often."""

    verb = StringField("Next", filters=[stripped], validators=[Length(max=200)])
    on = StringField("On", validators=[Optional()])
    every_days = IntegerField(
        "Own rhythm, days",
        description="Empty: as the tier says.",
        validators=[Optional(), NumberRange(1, 730, "Between 1 and 730 days.")],
    )

    def validate_on(self, field: StringField) -> None:
        """A day, or nothing."""
        try:
            date.fromisoformat(field.data)
        except ValueError as problem:
            raise ValidationError("Write the day as 2026-11-30.") from problem

    @property
    def day(self) -> date | None:
        """The day that was chosen."""
        return date.fromisoformat(self.on.data) if self.on.data else None


class SnoozeForm(Form):
    """Until when somebody rests."""

    until = DateField("Until", validators=[InputRequired("Until which day?"), future])


class ReadinessForm(Form):
    """When somebody would move."""

    readiness = SelectField(
        "Would move", choices=choices([(one.value, one.value.capitalize()) for one in Readiness])
    )


class TierForm(Form):
    """A tier, and the one that was shown."""

    tier = HiddenField(validators=[AnyOf(TIERS)])
    shown = HiddenField(validators=[Optional(), AnyOf(TIERS)])


class TriggerForm(Form):
    """A dated reason to call."""

    reason = StringField(
        "Reason",
        filters=[stripped],
        validators=[InputRequired("Say why: bonus paid in January."), Length(max=200)],
    )
    wakes_on = DateField("Wakes on", validators=[InputRequired("On which day?"), future])


class ArchiveForm(Form):
    """Why somebody is not courted, and for timing when to ask again."""

    reason = SelectField("Why", choices=choices([(one.value, one.label) for one in ArchivalReason]))
    returns_on = DateField(
        "Ask again on",
        description="Owed when only the time is wrong.",
        validators=[Optional(), future],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """A reason of timing needs its date."""
        is_fine: bool = super().validate(extra_validators)
        if self.reason.data and is_fine and self.chosen.is_timing and not self.returns_on.data:
            self.returns_on.errors = ["Timing passes. Say when to ask again."]
            return False
        return is_fine

    @property
    def chosen(self) -> ArchivalReason:
        """The reason."""
        return ArchivalReason(self.reason.data)


class StopForm(Form):
    """That nobody may contact somebody."""

    reason = SelectField("Why", choices=choices([(one.value, one.label) for one in StopReason]))
    until = DateField("Until", description="Empty: for good.", validators=[Optional(), future])


class CadenceForm(SharedForm):
    """Days between touches, by tier; empty: no clock."""

    a = IntegerField("Tier A, days", validators=[Optional(), NumberRange(1, 730)])
    b = IntegerField("Tier B, days", validators=[Optional(), NumberRange(1, 730)])
    c = IntegerField("Tier C, days", validators=[Optional(), NumberRange(1, 730)])

    @property
    def days(self) -> dict[Tier, int | None]:
        """What was chosen."""
        return {Tier.A: self.a.data, Tier.B: self.b.data, Tier.C: self.c.data}
