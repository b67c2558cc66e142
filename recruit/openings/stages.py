"""The stages an interview plan is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class StageType(StrEnum):
    """What happens in a stage, whatever a team calls it."""

    LEAD = "lead"
    SCREEN = "screen"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The type as people write it."""
        return self.value.capitalize()

    @property
    def verb(self) -> str:
        """What whoever owns the opening does next with somebody in such a stage."""
        return VERBS[self]

    @property
    def is_end(self) -> bool:
        """Whether the clock of an application stands still there."""
        return self in ENDS


VERBS = {
    StageType.LEAD: "Write to them",
    StageType.SCREEN: "Screen them",
    StageType.INTERVIEW: "Interview",
    StageType.OFFER: "Close the offer",
    StageType.HIRED: "Welcome them",
    StageType.ARCHIVED: "Reopen",
}
ENDS = frozenset({StageType.HIRED, StageType.ARCHIVED})
# What a plan's own stages may be; the ends come with every plan.
PLANNED = tuple(kind for kind in StageType if kind not in ENDS)


class Guard(StrEnum):
    """What has to be true before somebody enters a stage."""

    NOTHING = "nothing"
    STAGE_BEFORE = "the stage before"
    INTERVIEW = "an interview"

    @property
    def label(self) -> str:
        """The guard as a choice."""
        return GUARDS[self]


GUARDS = {
    Guard.NOTHING: "Anybody may enter",
    Guard.STAGE_BEFORE: "Only from the stage before",
    Guard.INTERVIEW: "Only after an interview",
}


@dataclass(frozen=True)
class StageDraft:
    """A stage as it is planned. days: how long somebody should stay at most; None: no clock."""

    name: str
    kind: StageType
    guard: Guard = Guard.NOTHING
    days: int | None = None


STANDARD = (
    StageDraft("Lead", StageType.LEAD, days=5),
    StageDraft("Screen", StageType.SCREEN, days=3),
    StageDraft("First interview", StageType.INTERVIEW, days=10),
    StageDraft("Panel", StageType.INTERVIEW, days=7),
    StageDraft("Offer", StageType.OFFER, Guard.INTERVIEW, days=5),
)
LAST = (StageDraft("Hired", StageType.HIRED), StageDraft("Archived", StageType.ARCHIVED))
MOST_STAGES = 12


def problem(stages: Sequence[StageDraft]) -> str | None:
    """Say why a plan could not be followed; None if it can."""
    if not 2 <= len(stages) <= MOST_STAGES:
        return f"A plan has 2 to {MOST_STAGES} stages before somebody is hired."
    names = [stage.name.casefold() for stage in (*stages, *LAST)]
    if len(set(names)) < len(names):
        return "Two stages have the same name. Hired and Archived come by themselves."
    if any(stage.kind not in PLANNED for stage in stages):
        return "Hired and Archived come by themselves."
    offers = [stage for stage in stages if stage.kind is StageType.OFFER]
    if len(offers) != 1 or stages[-1] is not offers[0]:
        return "The last stage is the offer: nobody is hired from anywhere else."
    return None
