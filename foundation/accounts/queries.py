from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, true, tuple_

from foundation.access.roles import Role
from foundation.accounts.models import OneTimeLink, Person, RoleGrant, SignInAttempt, Visit
from foundation.accounts.passwords import token_hash
from foundation.db import db

# Failed sign-ins within the window, before every further one has to wait.
WINDOW = timedelta(minutes=5)
ATTEMPTS = 10  # of one account, or from one address
ATTEMPTS_OF_ALL = 1000

PAGE = 50
BY_NAME = (func.lower(Person.name), Person.id)


def person_with_email(email: str) -> Person | None:
    """The person who signs in under `email`, whatever its case."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().casefold()))


def person_with_id(person_id: int) -> Person | None:
    """The person with this id."""
    return db.session.get(Person, person_id)


def person_of_visit(key: str, at: datetime) -> Person | None:
    """Give the person who is signed in under `key`; None once the visit or the account is over."""
    person = db.session.scalar(
        select(Person)
        .join(Visit, Visit.person_id == Person.id)
        .where(Visit.key_hash == token_hash(key), Visit.ends_at > at, Person.disabled_at.is_(None))
    )
    if person:
        person.arrive(key)
    return person


def visits(person: Person, at: datetime) -> Sequence[Visit]:
    """Where a person is signed in now, the latest first."""
    return db.session.scalars(
        select(Visit)
        .where(Visit.person_id == person.id, Visit.ends_at > at)
        .order_by(Visit.began_at.desc(), Visit.id.desc())
    ).all()


def people() -> Sequence[Person]:
    """Everybody with an account, by name."""
    return db.session.scalars(select(Person).order_by(*BY_NAME)).all()


@dataclass(frozen=True)
class PeoplePage:
    """Some people by name, how many are found in all, and after whom the next page begins."""

    people: Sequence[Person]
    count: int
    after: int | None


def people_page(search: str = "", *, after: int | None = None) -> PeoplePage:
    """Up to 50 people with `search` in name or e-mail, from behind the one with id `after`."""
    found = or_(
        Person.name.icontains(search, autoescape=True),
        Person.email.icontains(search, autoescape=True),
    )
    chosen = select(Person).where(found).order_by(*BY_NAME).limit(PAGE + 1)
    behind = person_with_id(after) if after else None
    if behind:
        chosen = chosen.where(tuple_(*BY_NAME) > tuple_(func.lower(behind.name), behind.id))
    rows = db.session.scalars(chosen).all()
    count = db.session.scalar(select(func.count()).select_from(Person).where(found)) or 0
    return PeoplePage(rows[:PAGE], count, rows[PAGE - 1].id if len(rows) > PAGE else None)


def last_visits() -> dict[int, datetime]:
    """When each person last signed in, by id; who never did is missing."""
    rows = db.session.execute(
        select(Visit.person_id, func.max(Visit.began_at)).group_by(Visit.person_id)
    )
    return dict(rows.all())


def has_invitation(person: Person, at: datetime) -> bool:
    """Whether an invitation of this person is still open."""
    return (
        db.session.scalar(
            select(OneTimeLink.id)
            .where(
                OneTimeLink.person_id == person.id,
                OneTimeLink.used_at.is_(None),
                OneTimeLink.expires_at > at,
            )
            .limit(1)
        )
        is not None
    )


def other_administrators(person: Person) -> Sequence[int]:
    """Ids of everybody else who may administer, locked until the transaction ends."""
    return db.session.scalars(
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.role == Role.ADMINISTRATOR,
            RoleGrant.person_id != person.id,
            Person.disabled_at.is_(None),
        )
        .with_for_update(of=Person)
    ).all()


def live_link(token: str, at: datetime) -> OneTimeLink | None:
    """The link behind `token`, if it is unused, unexpired and its person may sign in."""
    link = db.session.scalar(select(OneTimeLink).where(OneTimeLink.token_hash == token_hash(token)))
    if link is None or link.used_at or link.expires_at <= at or link.person.is_disabled:
        return None
    return link


def is_throttled(account_key: str, address_key: str, at: datetime) -> bool:
    """Whether this account, this address or everybody together has failed too often just now."""
    recent = select(func.count()).where(SignInAttempt.at > at - WINDOW)
    limits = (
        (SignInAttempt.account_key == account_key, ATTEMPTS),
        (SignInAttempt.address_key == address_key, ATTEMPTS),
        (true(), ATTEMPTS_OF_ALL),
    )
    return any((db.session.scalar(recent.where(which)) or 0) >= most for which, most in limits)


def has_people() -> bool:
    """Whether anybody has an account."""
    return db.session.scalar(select(Person.id).limit(1)) is not None


def first_person_id() -> int:
    """Who came first: what ships with an installation belongs to them."""
    return db.session.scalars(select(Person.id).order_by(Person.id).limit(1)).one()


def is_alone() -> bool:
    """Whether nobody but the first person has an account."""
    return len(db.session.scalars(select(Person.id).limit(2)).all()) < 2


def has_passwords() -> bool:
    """Whether anybody can sign in without a link."""
    chosen = select(Person.id).where(Person.password_hash.is_not(None))
    return db.session.scalar(chosen.limit(1)) is not None
