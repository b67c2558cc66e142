import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from foundation.accounts.models import OneTimeLink, Person, Purpose, RoleGrant, SignInAttempt
from foundation.accounts.passwords import hashed, token_hash
from foundation.accounts.queries import WINDOW
from foundation.accounts.roles import Role
from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db

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
    """Open an account, without a password: an invitation lets its person choose one."""
    person = Person(name=name.strip(), email=email.strip().casefold(), created_at=now())
    db.session.add(person)
    db.session.flush()
    record("add", "person", person.id, actor_id=by.id if by else None)
    set_roles(person, roles, by=by)
    return person


def rename(person: Person, *, name: str, email: str) -> None:
    """Change how a person is called and where their mail goes."""
    person.name, person.email = name.strip(), email.strip().casefold()
    record("edit", "person", person.id)


def set_roles(person: Person, roles: Collection[Role], *, by: Person | None) -> None:
    """Give a person exactly these roles; the change holds from the next request on."""
    wanted, held = set(roles), person.roles
    person.grants = [grant for grant in person.grants if grant.role in wanted]
    for role in sorted(wanted - held):
        person.grants.append(
            RoleGrant(role=role, granted_at=now(), granted_by_id=by.id if by else None)
        )
    if wanted != held:
        record(
            "set roles", "person", person.id, actor_id=by.id if by else None, roles=sorted(wanted)
        )


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
    """Choose a new password; every session of this person ends."""
    person.password_hash = hashed(password)
    person.session_epoch += 1
    record("set password", "person", person.id, actor_id=person.id)


def disable(person: Person) -> None:
    """Close an account from its next request on."""
    person.disabled_at = now()
    person.session_epoch += 1
    record("disable", "person", person.id)


def enable(person: Person) -> None:
    """Open a closed account again."""
    person.disabled_at = None
    record("enable", "person", person.id)


def note_failure(*, account_key: str, address_key: str, at: datetime) -> None:
    """Remember a failed sign-in, and forget those that no longer count."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at <= at - WINDOW))
    db.session.add(SignInAttempt(at=at, account_key=account_key, address_key=address_key))
