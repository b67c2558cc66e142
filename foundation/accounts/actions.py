import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from foundation.access.roles import Role
from foundation.accounts.models import (
    OneTimeLink,
    Person,
    Purpose,
    RoleGrant,
    SignInAttempt,
    Visit,
)
from foundation.accounts.passwords import hashed, token_hash
from foundation.accounts.queries import (
    WINDOW,
    has_passwords,
    has_people,
    other_administrators,
    person_with_email,
)
from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db

FIRST_EMAIL = "administrator@localhost"
VISIT = timedelta(hours=24)  # the cookie itself ends earlier where nobody comes back
KEPT = timedelta(days=90)  # past visits, to say when somebody was last here
LIFETIMES = {
    Purpose.SIGN_IN: timedelta(minutes=15),
    Purpose.PASSWORD_RESET: timedelta(hours=1),
    Purpose.INVITATION: timedelta(days=7),
}


class EmailTaken(Exception):
    """Somebody else already signs in under this address."""


class LastAdministrator(Exception):
    """Without this account nobody could administer the installation."""


def add_person(*, name: str, email: str, roles: Collection[Role], by: Person | None) -> Person:
    """Open an account, without a password: an invitation lets its person choose one.

    Raises EmailTaken.
    """
    person = Person(name=name.strip(), created_at=now())
    _set_email(person, email)
    record("add", "person", person.id, actor_id=by.id if by else None)
    set_roles(person, roles, by=by)
    return person


def first_administrator() -> Person | None:
    """Who sets up the installation: made if nobody is there, None once anybody has a password."""
    if not has_people():
        roles = {Role.ADMINISTRATOR}
        return add_person(name="Administrator", email=FIRST_EMAIL, roles=roles, by=None)
    return None if has_passwords() else person_with_email(FIRST_EMAIL)


def rename(person: Person, *, name: str, email: str) -> None:
    """Change how a person is called and where their mail goes. Raises EmailTaken."""
    if (name, email) != (person.name, person.email):
        _set_email(person, email)
        person.name = name.strip()
        record("edit", "person", person.id)


def _set_email(person: Person, email: str) -> None:
    try:
        with db.session.begin_nested():  # what is new goes inside: beginning flushes what is not
            person.email = email.strip().casefold()
            db.session.add(person)
    except IntegrityError:
        raise EmailTaken from None


def prefer(person: Person, *, zone: ZoneInfo | None, has_keys: bool) -> None:
    """Choose the zone in which moments are shown, and whether single letters are keys."""
    person.time_zone = zone.key if zone else None
    person.has_keys = has_keys


def set_roles(person: Person, roles: Collection[Role], *, by: Person | None) -> None:
    """Give a person exactly these roles; the change holds from the next request on.

    Raises LastAdministrator.
    """
    wanted, held = set(roles), person.roles
    if wanted == held:
        return
    if Role.ADMINISTRATOR in held - wanted:
        _see_that_another_administers(person)
    person.grants = [grant for grant in person.grants if grant.role in wanted]
    for role in sorted(wanted - held):
        person.grants.append(
            RoleGrant(role=role, granted_at=now(), granted_by_id=by.id if by else None)
        )
    record("set roles", "person", person.id, actor_id=by.id if by else None, roles=sorted(wanted))


def make_link(person: Person, purpose: Purpose) -> str:
    """Give the token of a new one-time link; older ones for the same purpose stop working."""
    at = now()
    db.session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.person_id == person.id,
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
        )
        .values(used_at=at)
    )
    token = secrets.token_urlsafe(32)
    db.session.add(
        OneTimeLink(
            person_id=person.id,
            purpose=purpose,
            token_hash=token_hash(token),
            created_at=at,
            expires_at=at + LIFETIMES[purpose],
        )
    )
    record("make link", "person", person.id, purpose=purpose)
    return token


def use_link(link: OneTimeLink) -> bool:
    """Use up a link; False if somebody else was quicker."""
    used = db.session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
        .values(used_at=now())
        .returning(OneTimeLink.id)
    ).scalar()
    return used is not None


def set_password(person: Person, password: str) -> None:
    """Choose a new password; every visit of this person ends, every open link stops working."""
    person.password_hash = hashed(password)
    end_visits(person)
    db.session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.person_id == person.id, OneTimeLink.used_at.is_(None))
        .values(used_at=now())
    )
    record("set password", "person", person.id, actor_id=person.id)


def begin_visit(person: Person) -> None:
    """Sign a person in: they carry the key of the visit, of which only the hash is kept."""
    at = now()
    db.session.execute(delete(Visit).where(Visit.person_id == person.id, Visit.ends_at < at - KEPT))
    person.arrive(secrets.token_urlsafe(32))
    db.session.add(
        Visit(
            person_id=person.id,
            key_hash=token_hash(person.visit_key),
            began_at=at,
            ends_at=at + VISIT,
        )
    )
    record("sign in", "person", person.id, actor_id=person.id)


def end_visit(key: str) -> None:
    """Sign out where `key` is used; a copy of its cookie is worth nothing from now on."""
    db.session.execute(update(Visit).where(Visit.key_hash == token_hash(key)).values(ends_at=now()))


def end_visits(person: Person) -> None:
    """Sign a person out everywhere."""
    at = now()
    db.session.execute(
        update(Visit).where(Visit.person_id == person.id, Visit.ends_at > at).values(ends_at=at)
    )
    record("end visits", "person", person.id)


def disable(person: Person) -> None:
    """Close an account from its next request on. Raises LastAdministrator."""
    if Role.ADMINISTRATOR in person.roles:
        _see_that_another_administers(person)
    person.disabled_at = now()
    end_visits(person)
    record("disable", "person", person.id)


def enable(person: Person) -> None:
    """Open a closed account again."""
    person.disabled_at = None
    record("enable", "person", person.id)


def _see_that_another_administers(person: Person) -> None:
    if not other_administrators(person):
        raise LastAdministrator


def note_attempt(*, account_key: str, address_key: str, at: datetime) -> SignInAttempt:
    """Count an attempt as failed until it is forgiven, and forget those that count no more."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at <= at - WINDOW))
    attempt = SignInAttempt(at=at, account_key=account_key, address_key=address_key)
    db.session.add(attempt)
    return attempt


def forgive(attempt: SignInAttempt) -> None:
    """Forget an attempt: it was the right password."""
    db.session.delete(attempt)
