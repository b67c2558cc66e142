"""Why somebody leaves the bench, and why somebody is not to be contacted."""

from enum import StrEnum


class ArchivalReason(StrEnum):
    """Why a person is not courted any more, or not now."""

    TIMING = "timing: not now"
    STAYS = "timing: just moved or promoted"
    NOT_A_FIT = "not a fit"
    NOT_INTERESTED = "not interested"
    UNREACHABLE = "cannot be reached"
    HIRED_ELSEWHERE = "hired by a competitor we cannot match"
    NOT_A_PERSON = "no real person, or a duplicate"

    @property
    def is_timing(self) -> bool:
        """Whether it passes: then a date on which to ask again is owed."""
        return self in {ArchivalReason.TIMING, ArchivalReason.STAYS}

    @property
    def label(self) -> str:
        """The reason as it begins a line."""
        return self.value[0].upper() + self.value[1:]


class StopReason(StrEnum):
    """Why somebody is not to be contacted."""

    ASKED = "asked us to stop"
    CONSENT = "consent withdrawn"
    AGREEMENT = "an agreement forbids it"
    LEGAL = "legal advice"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The reason as it begins a line."""
        return self.value[0].upper() + self.value[1:]
