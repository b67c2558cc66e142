"""The three ways in which an application ends without a hire."""

from enum import StrEnum


class Ending(StrEnum):
    """Who said no, if anybody did."""

    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"

    @property
    def noun(self) -> str:
        """What it is called as a thing: the end of an address."""
        return NOUNS[self]

    @property
    def verb(self) -> str:
        """What the button says."""
        return VERBS[self]

    @property
    def says(self) -> str:
        """What it means, in a sentence."""
        return SENTENCES[self]


NOUNS = {
    Ending.REJECTED: "rejection",
    Ending.WITHDRAWN: "withdrawal",
    Ending.ARCHIVED: "archival",
}
BY_NOUN = {noun: ending for ending, noun in NOUNS.items()}
VERBS = {Ending.REJECTED: "Reject", Ending.WITHDRAWN: "Withdrawn", Ending.ARCHIVED: "Archive"}
SENTENCES = {
    Ending.REJECTED: "We say no.",
    Ending.WITHDRAWN: "They say no.",
    Ending.ARCHIVED: "Nobody says no; it just ends.",
}
