import pytest

from foundation.teams.queries import viewer_of
from recruit.openings.actions import BeingFilled, NameTaken, edit_plan, write_plan
from recruit.openings.queries import open_openings, plans_by_name
from recruit.openings.stages import STANDARD, StageDraft, StageType
from tests.engines import on_both_engines
from tests.filling import make_opening, make_seat

pytestmark = on_both_engines
SHORT = (StageDraft("Talk", StageType.INTERVIEW), StageDraft("Offer", StageType.OFFER))


def names(stages) -> list[str]:
    return [stage.name for stage in stages]


def test_a_plan_ships(app):
    (plan,) = plans_by_name()
    assert tuple(stage.draft for stage in plan.stages) == STANDARD


def test_an_opening_keeps_the_stages_it_began_with(cast):
    opening = make_opening(cast)
    edit_plan(opening.plan, name="Short", stages=SHORT)
    assert names(opening.plan.stages) == ["Talk", "Offer"]
    assert names(opening.stages) == [*names(STANDARD), "Hired", "Archived"]


def test_two_plans_never_share_a_name(app):
    with pytest.raises(NameTaken):
        write_plan(name="Standard", stages=SHORT)


def test_a_seat_is_filled_by_one_opening_at_a_time(cast):
    seat = make_seat(cast)
    make_opening(cast, seat=seat)
    with pytest.raises(BeingFilled):
        make_opening(cast, seat=seat)


def test_an_opening_is_reached_by_its_owner_the_line_above_and_hr(cast):
    mine = make_opening(cast)
    on_my_seat = make_opening(
        cast, "For HR to fill", seat=make_seat(cast, "Northern 2"), owner=cast.rosa
    )
    theirs = make_opening(
        cast, "Western 3", seat=make_seat(cast, "Western 3", team=cast.western), owner=cast.sam
    )

    def reached(person):
        return {one.title for one in open_openings(viewer_of(person, cast.organisation.zone))}

    everything = {mine.title, on_my_seat.title, theirs.title}
    assert reached(cast.mona) == {mine.title, on_my_seat.title}
    assert reached(cast.sam) == {theirs.title}
    assert reached(cast.lena) == reached(cast.rosa) == everything
    assert reached(cast.ada) == reached(cast.ines) == reached(cast.rui) == set()
