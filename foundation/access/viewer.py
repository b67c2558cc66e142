"""Who is asking: the one value that every scoped selection takes."""

from dataclasses import dataclass

from foundation.access.roles import Role
from foundation.access.rules import Act, Noun, Reach, reaches


@dataclass(frozen=True)
class Viewer:
    """A person with their roles and the people below them today (ids; never themselves)."""

    person_id: int
    roles: frozenset[Role]
    team: frozenset[int] = frozenset()
    tree: frozenset[int] = frozenset()

    def reaches(self, noun: Noun, act: Act = Act.READ) -> frozenset[Reach]:
        """What this person reaches of a noun; empty means nothing."""
        return reaches(self.roles, noun, act)

    def may(self, noun: Noun, act: Act = Act.READ) -> bool:
        """Whether anything of a noun is reached at all."""
        return bool(self.reaches(noun, act))
