"""What courting refuses."""

from datetime import date

from recruit.courting.reasons import StopReason


class NotOnTheBench(Exception):
    """There is no clock to set for somebody who is not courted."""


class NotToBeContacted(Exception):
    """Somebody is not to be contacted. until: the last day it holds; None: for good."""

    def __init__(self, reason: StopReason, until: date | None) -> None:
        super().__init__(reason.value)
        self.reason, self.until = reason, until


class ReturnDateOwed(ValueError):
    """A reason of timing needs the day on which to ask again, in the future."""
