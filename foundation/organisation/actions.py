from foundation.accounts.actions import add_person
from foundation.accounts.models import Person
from foundation.accounts.queries import has_people
from foundation.accounts.roles import Role
from foundation.audit.actions import record
from foundation.db import db
from foundation.organisation.models import Organisation

FIRST_EMAIL = "administrator@localhost"


def found(*, name: str, time_zone: str, currency: str) -> Organisation:
    """Make the one organisation, working Monday to Friday; it can be changed at any time."""
    organisation = Organisation(
        id=1, name=name, time_zone=time_zone, currency=currency, working_days=[1, 2, 3, 4, 5]
    )
    db.session.add(organisation)
    db.session.flush()
    record("found", "organisation", organisation.id)
    return organisation


def first_administrator() -> Person | None:
    """Open the very first account; None if there are people already."""
    if has_people():
        return None
    return add_person(name="Administrator", email=FIRST_EMAIL, roles={Role.ADMINISTRATOR}, by=None)
