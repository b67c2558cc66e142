"""What can be done to stay in touch, and what of it reaches the person."""

from enum import StrEnum


class TouchKind(StrEnum):
    """How somebody was touched. A note is written down; it reaches nobody and warms nobody."""

    CALL = "call"
    COFFEE = "coffee"
    MESSAGE = "message"
    EVENT = "event"
    REFERRAL_ASK = "referral ask"
    NOTE = "note"

    @property
    def is_outreach(self) -> bool:
        """Whether it reaches the person, which a do-not-contact forbids."""
        return self is not TouchKind.NOTE

    @property
    def label(self) -> str:
        """The kind as it begins a line."""
        return self.value.capitalize()


WORDS = {
    TouchKind.CALL: ("call", "ring", "phone"),
    TouchKind.COFFEE: ("coffee", "lunch", "breakfast", "dinner", "meet"),
    TouchKind.EVENT: ("event", "conference", "meetup"),
    TouchKind.REFERRAL_ASK: ("referral", "refer"),
}


def kind_of(verb: str | None) -> TouchKind:
    """Which touch a planned verb means ("Ring after 16:00": a call); a message if none is named."""
    words = (verb or "").casefold().replace(",", " ").split()
    for word in words:
        for kind, names in WORDS.items():
            if word.startswith(names):
                return kind
    return TouchKind.MESSAGE
