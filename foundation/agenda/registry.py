"""Who contributes to Today and to the navigation of this application."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask import Flask, current_app

from foundation.access.viewer import Viewer
from foundation.agenda.items import Contribution

Contributor = Callable[[Viewer], Contribution | None]


@dataclass(frozen=True)
class Place:
    """An entry of the navigation. gate: which of the five strokes marks it on a phone.

    rank: 0 comes first, then the work (1), then what keeps the installation running (2).
    """

    key: str
    label: str
    url: str
    gate: int
    count: int | None = None
    rank: int = 1


Places = Callable[[Viewer], Sequence[Place]]
Link = Callable[[Viewer], str | None]


@dataclass
class Registry:
    """What the parts of the application have contributed."""

    contributors: list[Contributor] = field(default_factory=list)
    places: list[Places] = field(default_factory=list)
    # What the top of each page offers, by the name the layout knows: search_url, upload_url.
    links: dict[str, Link] = field(default_factory=dict)


def registry(app: Flask | None = None) -> Registry:
    """The registry of an application, the current one unless given."""
    found: Registry = (app or current_app).extensions.setdefault("fivebar.agenda", Registry())
    return found


def contributions(viewer: Viewer) -> list[Contribution]:
    """Everything that is due to a person, in the order of the five."""
    found = (contributor(viewer) for contributor in registry().contributors)
    return sorted((one for one in found if one), key=lambda one: one.responsibility or 0)


def links(viewer: Viewer) -> dict[str, str | None]:
    """Where the top of the page leads a person, by name; None where they may not go."""
    return {name: link(viewer) for name, link in registry().links.items()}


def places(viewer: Viewer) -> list[Place]:
    """The navigation of a person: only what they may see."""
    found = (place for source in registry().places for place in source(viewer))
    return sorted(found, key=lambda place: place.rank)
