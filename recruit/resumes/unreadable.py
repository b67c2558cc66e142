class Unreadable(Exception):
    """A file that cannot be read; the message is a sentence for the person who sent it."""

    @property
    def reason(self) -> str:
        """The sentence."""
        return str(self)
