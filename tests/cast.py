"""The cast of every test that needs people: Ada administers, Rosa recruits, Mona manages Rui.

Lena leads Mona's and Sam's teams; Sam and his rep Wim are strangers to Mona; Ines interviews.
"""

from dataclasses import dataclass
from datetime import date

from foundation.access.roles import Role
from foundation.accounts.actions import add_person, set_password
from foundation.accounts.models import Person
from foundation.db import db
from foundation.organisation.actions import found
from foundation.organisation.models import Organisation
from foundation.teams.actions import add_team, join
from foundation.teams.models import Position, Team

PASSWORD = "correct horse battery staple"
LONG_AGO = date(2020, 1, 1)


@dataclass
class Cast:
    """Who plays, and where they belong."""

    organisation: Organisation
    ada: Person
    rosa: Person
    lena: Person
    mona: Person
    rui: Person
    sam: Person
    wim: Person
    ines: Person
    north: Team
    northern: Team
    western: Team

    def of_role(self, role: str) -> Person | None:
        """Who stands for a role in the access matrix; None: nobody is signed in."""
        players = {
            "administrator": self.ada,
            "hr": self.rosa,
            "manager": self.mona,
            "interviewer": self.ines,
            "rep": self.rui,
        }
        return players.get(role)


def make_person(name: str, *roles: Role, password: str | None = None) -> Person:
    """Somebody with an account, name@fivebar.example."""
    person = add_person(
        name=name, email=f"{name.split()[0].lower()}@fivebar.example", roles=roles, by=None
    )
    if password:
        set_password(person, password)
    return person


def make_organisation() -> Organisation:
    """Aldgate Supply in London, Monday to Friday."""
    return db.session.get(Organisation, 1) or found(
        name="Aldgate Supply", time_zone="Europe/London", currency="GBP"
    )


def make_cast() -> Cast:
    """Everybody, in their teams for years; committed."""
    organisation = make_organisation()
    north = add_team(name="North", parent=None)
    northern = add_team(name="Northern", parent=north)
    western = add_team(name="Western", parent=north)
    cast = Cast(
        organisation=organisation,
        ada=make_person("Ada", Role.ADMINISTRATOR),
        rosa=make_person("Rosa", Role.HR),
        lena=make_person("Lena", Role.MANAGER),
        mona=make_person("Mona", Role.MANAGER),
        rui=make_person("Rui", Role.REP),
        sam=make_person("Sam", Role.MANAGER),
        wim=make_person("Wim", Role.REP),
        ines=make_person("Ines", Role.INTERVIEWER),
        north=north,
        northern=northern,
        western=western,
    )
    for team, manager, *members in (
        (north, cast.lena),
        (northern, cast.mona, cast.rui),
        (western, cast.sam, cast.wim),
    ):
        join(team, manager, position=Position.MANAGER, since=LONG_AGO)
        for member in members:
            join(team, member, position=Position.MEMBER, since=LONG_AGO)
    db.session.commit()
    return cast
