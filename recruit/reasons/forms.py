from typing import Any

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from foundation.forms import Form, choices, stripped
from recruit.reasons.endings import Ending


class ReasonForm(Form):
    """A reason of the taxonomy."""

    ending = SelectField("Said by", choices=choices((one.value, one.says) for one in Ending))
    name = StringField(
        "Reason", filters=[stripped], validators=[DataRequired("Name it."), Length(max=120)]
    )
    is_timing = BooleanField("Timing")
    is_silver = BooleanField("Silver medallist")

    def chosen(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        return {
            "name": self.name.data,
            "is_timing": self.is_timing.data,
            "is_silver": self.is_silver.data,
        }
