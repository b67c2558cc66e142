from collections.abc import Iterable
from typing import Any

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from foundation.accounts.models import Person
from foundation.forms import Form, SharedForm, choices, stripped
from foundation.seats.models import Seat
from foundation.teams.models import Team


class SeatForm(SharedForm):
    """What a seat is, and who holds it."""

    name = StringField(
        "Territory",
        description="As your team says it: Northern 9, Tees.",
        filters=[stripped],
        validators=[DataRequired("Name the territory."), Length(max=200)],
    )
    role = StringField(
        "Role",
        description="SDR, AE, account manager …",
        filters=[stripped],
        validators=[DataRequired("Say which role it is."), Length(max=100)],
    )
    team = SelectField("Team", coerce=int)
    occupant = SelectField("Held by", coerce=lambda text: int(text) if text else None)

    def offer(self, teams: Iterable[Team], people: Iterable[Person]) -> None:
        """Offer teams to belong to, and people to hold the seat."""
        self.team.choices = choices((team.id, team.name) for team in teams)
        nobody = ("", "Nobody: the seat is open")
        self.occupant.choices = choices([nobody, *((one.id, one.name) for one in people)])

    def chosen(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        return {
            "name": self.name.data,
            "role": self.role.data,
            "team_id": self.team.data,
            "occupant_id": self.occupant.data,
        }


class RiskForm(Form):
    """Why a seat will be empty soon."""

    reason = TextAreaField(
        "What makes you think so",
        description="Behaviour and dates, as you would say it to your own manager.",
        filters=[stripped],
        validators=[
            DataRequired("Say why: a reason is what helps."),
            Length(max=500),
        ],
    )


def as_shown(seat: Seat) -> dict[str, Any]:
    """Give what SeatForm shows of a seat."""
    return {
        "name": seat.name,
        "role": seat.role,
        "team": seat.team_id,
        "occupant": seat.occupant_id,
    }
