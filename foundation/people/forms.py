from typing import Any

from wtforms import EmailField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length

from foundation.access.roles import Role
from foundation.accounts.forms import WholeAddress
from foundation.accounts.models import Person
from foundation.forms import SharedForm, choices, stripped


class PersonForm(SharedForm):
    """Who somebody is, and what they may do."""

    name = StringField(
        "Name", filters=[stripped], validators=[DataRequired("Type a name."), Length(max=200)]
    )
    email = EmailField(
        "E-mail",
        filters=[stripped],
        validators=[DataRequired("Type an e-mail address."), Length(max=320), WholeAddress()],
    )
    roles = SelectMultipleField(
        "Roles",
        choices=choices((role.value, role.label) for role in Role),
        filters=[lambda roles: sorted(roles or [])],
        validators=[DataRequired("Choose one role or more.")],
    )

    def chosen_roles(self) -> set[Role]:
        """The roles that are ticked."""
        return {Role(value) for value in self.roles.data}


def as_shown(person: Person) -> dict[str, Any]:
    """Give what PersonForm shows of a person."""
    return {"name": person.name, "email": person.email, "roles": sorted(person.roles)}
