from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select

from foundation.access.viewer import Viewer
from foundation.accounts.models import OneTimeLink, Person, SignInAttempt
from foundation.accounts.passwords import token_hash
from foundation.clock import today
from foundation.db import db
from foundation.teams.queries import led_by

# Failed sign-ins, of one account or from one address, before each further one has to wait.
ATTEMPTS = 10
WINDOW = timedelta(minutes=5)


def person_with_email(email: str) -> Person | None:
    """The person who signs in under `email`, whatever its case."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().casefold()))


def person_of_session(key: str) -> Person | None:
    """Give the person behind a session's key, unless disabled or signed out everywhere since."""
    person_id, _, epoch = key.partition(".")
    if not (person_id.isdigit() and epoch.isdigit()):
        return None
    person = db.session.get(Person, int(person_id))
    if person is None or person.is_disabled or person.session_epoch != int(epoch):
        return None
    return person


def people() -> Sequence[Person]:
    """Everybody with an account, by name."""
    return db.session.scalars(select(Person).order_by(Person.name, Person.id)).all()


def live_link(token: str, at: datetime) -> OneTimeLink | None:
    """The link behind `token`, if it is unused, unexpired and its person may sign in."""
    link = db.session.scalar(select(OneTimeLink).where(OneTimeLink.token_hash == token_hash(token)))
    if link is None or link.used_at or link.expires_at <= at or link.person.is_disabled:
        return None
    return link


def is_throttled(account_key: str, address_key: str, at: datetime) -> bool:
    """Whether this account or this address has failed too often just now."""
    recent = select(func.count()).where(SignInAttempt.at > at - WINDOW)
    counts = [
        db.session.scalar(recent.where(column == key)) or 0
        for column, key in (
            (SignInAttempt.account_key, account_key),
            (SignInAttempt.address_key, address_key),
        )
    ]
    return max(counts) >= ATTEMPTS


def has_people() -> bool:
    """Whether the installation has been set up at all."""
    return db.session.scalar(select(or_(Person.id.is_not(None))).limit(1)) is not None


def viewer_of(person: Person, zone: ZoneInfo) -> Viewer:
    """Say who is asking, with the people below them today."""
    team, tree = led_by(person.id, today(zone))
    return Viewer(person.id, person.roles, team, tree)
