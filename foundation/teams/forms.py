from collections.abc import Iterable
from typing import Any

from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from foundation.accounts.models import Person
from foundation.forms import Form, SharedForm, choices, stripped
from foundation.teams.models import Position, Team

TOP = "the top"


class TeamForm(SharedForm):
    """What a team is called and where it stands."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Type a name."), Length(max=200)]
    )
    parent = SelectField("Stands under", coerce=lambda text: int(text) if text else None)

    def offer(self, teams: Iterable[tuple[Team, int]]) -> None:
        """Offer teams, each with its depth in the tree, to stand under."""
        self.parent.choices = choices(
            [("", TOP), *((team.id, f"{'– ' * depth}{team.name}") for team, depth in teams)]
        )

    def parent_id(self) -> int | None:
        """The chosen team above; None is the top."""
        chosen: int | None = self.parent.data
        return chosen


class JoinForm(Form):
    """Who comes into a team, as what and when."""

    person = SelectField("Person", coerce=int)
    position = SelectField(
        "As",
        choices=choices((position.value, position.label) for position in reversed(Position)),
    )
    since = DateField("From", validators=[InputRequired("Choose a day.")])

    def offer(self, people: Iterable[Person]) -> None:
        """Offer people to add."""
        self.person.choices = choices((person.id, person.name) for person in people)


class LeaveForm(Form):
    """When somebody was or will be in a team for the last time."""

    last_day = DateField(
        "Last day",
        description="A day before the first takes it back altogether, as if it never was.",
        validators=[InputRequired("Choose the last day.")],
    )


def as_shown(team: Team) -> dict[str, Any]:
    """Give what TeamForm shows of a team."""
    return {"name": team.name, "parent": team.parent_id}
