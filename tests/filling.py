"""Seats, openings and people in process, for tests that need them."""

from datetime import date

from foundation.accounts.models import Person
from foundation.seats.actions import add_seat
from foundation.seats.models import Seat
from recruit.applications.actions import apply, move
from recruit.applications.models import Application
from recruit.candidates.actions import add_candidate, index
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate
from recruit.openings.actions import open_opening
from recruit.openings.models import Opening, Stage
from recruit.openings.queries import plans_by_name
from recruit.reasons.endings import Ending
from recruit.reasons.models import Reason
from recruit.reasons.queries import reasons
from tests.cast import LONG_AGO, Cast


def make_seat(
    cast: Cast, name: str = "Northern 9, Tees", *, team=None, occupant: Person | None = None
) -> Seat:
    return add_seat(
        name=name,
        role="AE",
        team_id=(team or cast.northern).id,
        occupant_id=occupant.id if occupant else None,
        on=LONG_AGO,
    )


def make_opening(
    cast: Cast,
    title: str = "Account executive, Northern 9",
    *,
    seat: Seat | None = None,
    owner: Person | None = None,
    target_on: date | None = None,
) -> Opening:
    """An opening of Mona's by the plan that ships: Lead, Screen, First interview, Panel, Offer."""
    owner = owner or cast.mona
    return open_opening(
        seat or make_seat(cast, title),
        title=title,
        plan=plans_by_name()[0],
        profile_version_id=None,
        owner_id=owner.id,
        target_on=target_on,
        by_id=owner.id,
    )


def make_candidate(name: str, owner: Person, *, is_confidential: bool = False) -> Candidate:
    candidate = add_candidate(Identity(name), owner_id=owner.id, by_id=owner.id)
    candidate.is_confidential = is_confidential
    index(candidate)
    return candidate


def apply_to(opening: Opening, name: str, cast: Cast) -> Application:
    return apply(make_candidate(name, cast.mona), opening, by_id=cast.mona.id)


def stage(opening: Opening, name: str) -> Stage:
    return next(one for one in opening.stages if one.name == name)


def move_to(application: Application, name: str, by: Person) -> None:
    to = stage(application.opening, name)
    move(application, to, version=application.version, by_id=by.id)


def bring_to(application: Application, name: str, by: Person) -> None:
    """Through every stage in between."""
    for one in application.opening.stages[1:]:
        move_to(application, one.name, by)
        if one.name == name:
            break


def reason(ending: Ending, words: str = "") -> Reason:
    return next(one for one in reasons(ending) if words in one.name)
