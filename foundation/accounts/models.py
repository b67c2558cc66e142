"""People who sign in, what they may do, and the one-time links that let them in."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation.access.roles import Role
from foundation.db import Model, Versioned


class Person(Versioned, Model):
    """Somebody with an account."""

    __tablename__ = "foundation_people"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)  # casefolded
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    time_zone: Mapped[str | None] = mapped_column(String(64))  # for display; due dates stay ours
    has_keys: Mapped[bool] = mapped_column(default=True)  # single-letter shortcuts (WCAG 2.1.4)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    grants: Mapped[list["RoleGrant"]] = relationship(
        lazy="selectin",
        cascade="all, delete-orphan",
        foreign_keys="RoleGrant.person_id",
        order_by="RoleGrant.role",
    )

    @property
    def roles(self) -> frozenset[Role]:
        """Every role this person holds."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_disabled(self) -> bool:
        """Whether the account is closed."""
        return self.disabled_at is not None

    # What Flask-Login asks of a person.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Flask-Login's word for an account that may sign in."""
        return not self.is_disabled

    def arrive(self, key: str) -> None:
        """Carry the key of the visit that this object stands for."""
        self.visit_key: str = key

    def get_id(self) -> str:
        """What the cookie keeps: the key of the visit, not who it is."""
        return self.visit_key


class Visit(Model):
    """Somebody signed in, from one machine: ends by signing out, by force, or after a day."""

    __tablename__ = "foundation_visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("foundation_people.id", ondelete="CASCADE"), index=True
    )
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    began_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class RoleGrant(Model):
    """A role given to a person: by whom and when."""

    __tablename__ = "foundation_role_grants"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("foundation_people.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(primary_key=True)
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("foundation_people.id"))


class Purpose(StrEnum):
    """What a one-time link is for."""

    SIGN_IN = "sign in"
    INVITATION = "invitation"
    PASSWORD_RESET = "password reset"  # noqa: S105 - a purpose, not a password


class OneTimeLink(Model):
    """A link that works once, until it expires; only the hash of its token is kept."""

    __tablename__ = "foundation_one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("foundation_people.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[Purpose]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()


class SignInAttempt(Model):
    """A failed attempt to sign in, under keyed hashes of the account and the address."""

    __tablename__ = "foundation_sign_in_attempts"
    __table_args__ = (
        Index(None, "account_key", "at"),
        Index(None, "address_key", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    account_key: Mapped[str] = mapped_column(String(64))
    address_key: Mapped[str] = mapped_column(String(64))
