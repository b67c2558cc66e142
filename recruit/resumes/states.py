"""The states of an uploaded file: one list for pages, API and command."""

from enum import StrEnum


class FileState(StrEnum):
    """What has become of a file."""

    QUEUED = "queued"
    READING = "reading"
    READY = "ready"
    CHECK = "check"  # its identity needs a person: no name was found
    DUPLICATE = "duplicate"
    NEEDS_OCR = "needs OCR"
    UNREADABLE = "unreadable"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state at the beginning of a sentence."""
        return self.value[0].upper() + self.value[1:]

    @property
    def is_pending(self) -> bool:
        """Whether a page should keep asking."""
        return self in {FileState.QUEUED, FileState.READING}

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to decide something."""
        return self in {FileState.CHECK, FileState.DUPLICATE}
