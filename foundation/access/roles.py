"""The five roles; a person may hold several."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do here. Leader, panellist and the like are assignments, not roles."""

    ADMINISTRATOR = "administrator"
    HR = "hr"
    MANAGER = "manager"
    INTERVIEWER = "interviewer"
    REP = "rep"

    @property
    def label(self) -> str:
        """The role as people write it."""
        return "HR" if self is Role.HR else self.value.capitalize()
