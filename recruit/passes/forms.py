from datetime import date
from typing import Any

from wtforms import DateField, SelectField, StringField
from wtforms.validators import Length, Optional

from foundation.forms import Form, choices, stripped
from recruit.courting.forms import LONGEST_NOTE, future
from recruit.courting.reasons import ArchivalReason
from recruit.courting.touches import TouchKind

ACTS = ("touch", "snooze", "promote", "demote", "archive")
REASONS = choices([(reason.value, reason.label) for reason in ArchivalReason])


class ReasonForm(Form):
    """Why somebody leaves, and for timing when to ask again."""

    reason = SelectField("Why", choices=REASONS)
    returns_on = DateField("Ask again on", validators=[Optional(), future])

    def says_when(self) -> bool:
        """Whether a reason of timing has its date; the field says so if not."""
        if self.chosen.is_timing and not self.returns_on.data:
            self.returns_on.errors = ["Timing passes. Say when to ask again."]
            return False
        return True

    @property
    def chosen(self) -> ArchivalReason:
        """The reason."""
        return ArchivalReason(self.reason.data)


class PassForm(ReasonForm):
    """What to do about one person of the weekly pass; no act: what is typed is kept, no more."""

    act = SelectField(
        "Decide", default="", choices=choices([("", "As it is"), *((one, one) for one in ACTS)])
    )
    kind = SelectField(
        "Touched by",
        choices=choices([(one.value, one.label) for one in TouchKind if one.is_outreach]),
    )
    until = DateField("Until", validators=[Optional(), future])
    note = StringField("Note", filters=[stripped], validators=[Length(max=LONGEST_NOTE)])
    verb = StringField("What is next", filters=[stripped], validators=[Length(max=200)])
    on = DateField("On", validators=[Optional()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Each act has what it needs."""
        if not super().validate(extra_validators):
            return False
        if self.act.data == "snooze" and not self.until.data:
            self.until.errors = ["Until which day?"]
            return False
        return self.act.data != "archive" or self.says_when()

    @property
    def has_plan(self) -> bool:
        """Whether something was said about what is next."""
        return bool(self.verb.data or self.on.data)

    @property
    def day(self) -> date | None:
        """The day of what is next."""
        found: date | None = self.on.data
        return found


class SortingForm(ReasonForm):
    """What becomes of those chosen in the Inbox."""

    act = SelectField("Then", choices=choices([(one, one) for one in ("A", "B", "C", "archive")]))

    def validate(self, extra_validators: Any = None) -> bool:
        """An archival has what it needs."""
        if not super().validate(extra_validators):
            return False
        return self.act.data != "archive" or self.says_when()
