"""Who may see and change what: the table of the domain, in one place.

A noun that is not listed, or a role not listed under it, reaches nothing. Queries turn a reach into
a selection; routes name their noun and act. Rows come with the pages that need them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from foundation.access.roles import Role


class Noun(StrEnum):
    """A kind of thing that somebody may see or change."""

    OWN_ACCOUNT = "own account"
    TODAY = "today"
    SETTINGS = "settings"  # organisation, teams, roles
    PEOPLE = "people"  # accounts of others
    AUDIT = "audit"
    JOBS = "jobs"
    CANDIDATE = "candidate"  # identity, résumé, skills, fit, feed
    PROFILE = "profile"  # A-player profiles
    SEAT = "seat"
    SEAT_RISK = "seat at risk"  # told in the manager's line only
    PLAN = "interview plan"  # and the reasons for which applications end
    OPENING = "opening"
    APPLICATION = "application"  # never without the candidate's own reach


class Act(StrEnum):
    """What is done to it."""

    READ = "read"
    EDIT = "edit"


class Reach(StrEnum):
    """How much of a noun a role reaches."""

    NOTHING = "nothing"
    OWN = "own"
    OPEN = "all but the confidential of others"  # a leader's tree counts as own
    ON_CANDIDATES = "what concerns candidates"
    TREE = "own tree"
    ALL = "all"


@dataclass(frozen=True)
class Grant:
    """What a role reaches of a noun, by act."""

    read: Reach
    edit: Reach = Reach.NOTHING


EVERYBODY = dict.fromkeys(Role, Grant(Reach.OWN, Reach.OWN))

TABLE: Mapping[Noun, Mapping[Role, Grant]] = {
    Noun.OWN_ACCOUNT: EVERYBODY,
    Noun.TODAY: EVERYBODY,
    Noun.SETTINGS: {Role.ADMINISTRATOR: Grant(Reach.ALL, Reach.ALL)},
    Noun.PEOPLE: {
        Role.ADMINISTRATOR: Grant(Reach.ALL, Reach.ALL),
        Role.HR: Grant(Reach.ALL),
    },
    Noun.AUDIT: {
        Role.ADMINISTRATOR: Grant(Reach.ALL),
        Role.HR: Grant(Reach.ON_CANDIDATES),
        Role.MANAGER: Grant(Reach.TREE),
    },
    Noun.JOBS: {Role.ADMINISTRATOR: Grant(Reach.ALL, Reach.ALL)},
    Noun.CANDIDATE: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.OPEN, Reach.OPEN),
    },
    Noun.PROFILE: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.ALL, Reach.OWN),
    },
    Noun.SEAT: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.TREE, Reach.TREE),
    },
    Noun.SEAT_RISK: {Role.MANAGER: Grant(Reach.TREE, Reach.TREE)},
    Noun.PLAN: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.ALL, Reach.ALL),
    },
    Noun.OPENING: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.TREE, Reach.TREE),
    },
    Noun.APPLICATION: {
        Role.HR: Grant(Reach.ALL, Reach.ALL),
        Role.MANAGER: Grant(Reach.TREE, Reach.TREE),
    },
}


def reaches(roles: Collection[Role], noun: Noun, act: Act) -> frozenset[Reach]:
    """Everything that these roles together reach; empty means: nothing at all."""
    grants = TABLE.get(noun, {})
    found = {
        grants[role].read if act is Act.READ else grants[role].edit
        for role in roles
        if role in grants
    }
    return frozenset(found - {Reach.NOTHING})
