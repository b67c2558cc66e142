"""Who a candidate is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """Who a candidate is, as a résumé or a person says."""

    name: str
    email: str | None = None
    phone: str | None = None
    city: str | None = None
    position: str | None = None
    employer: str | None = None
