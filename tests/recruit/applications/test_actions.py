from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from foundation.clock import today
from foundation.db import db
from recruit.applications.actions import (
    InProcess,
    Overtaken,
    Refused,
    TooLate,
    TouchNeeded,
    apply,
    close,
    depart,
    look_again,
    move,
    reopen,
    undo,
)
from recruit.applications.models import Application, StageMove
from recruit.applications.queries import last_move
from recruit.courting.queries import courtship
from recruit.reasons.endings import Ending
from tests.engines import on_both_engines
from tests.filling import apply_to, bring_to, make_opening, move_to, reason, stage

pytestmark = on_both_engines


@pytest.fixture
def opening(cast):
    return make_opening(cast)


@pytest.fixture
def odile(cast, opening) -> Application:
    return apply_to(opening, "Odile Marchand", cast)


def soon(cast) -> date:
    return today(cast.organisation.zone) + timedelta(days=90)


def end(application, cast, why=None, **more):
    why = why or reason(Ending.REJECTED, "evidence")
    values = {"note": None, "next_touch_on": None, "version": application.version}
    return depart(application, why, by_id=cast.mona.id, **(values | more))


def names(application) -> list[str]:
    return [one.to.name for one in application.moves]


def test_a_candidate_begins_in_the_first_stage(odile, cast):
    assert odile.stage.name == "Lead"
    assert [(one.from_id, one.to.name) for one in odile.moves] == [(None, "Lead")]


def test_every_move_is_a_row_with_who_when_from_and_to(odile, cast):
    move_to(odile, "Screen", cast.mona)
    made = last_move(odile)
    assert (made.to.name, made.moved_by_id) == ("Screen", cast.mona.id)
    assert made.from_id == stage(odile.opening, "Lead").id
    assert made.moved_at == odile.entered_at


def test_nobody_is_in_process_twice(odile, cast):
    with pytest.raises(InProcess):
        apply(odile.candidate, odile.opening, by_id=cast.mona.id)
    assert db.session.scalar(select(func.count()).select_from(Application)) == 1


def test_a_second_application_reopens_the_first_with_its_history(odile, cast):
    move_to(odile, "Screen", cast.mona)
    end(odile, cast)
    again = apply(odile.candidate, odile.opening, by_id=cast.mona.id)
    assert again is odile
    assert names(odile) == ["Lead", "Screen", "Archived", "Screen"]
    assert odile.departures[0].reopened_at is not None


def test_an_offer_to_a_rejected_person_is_refused_with_the_reason(odile, cast):
    bring_to(odile, "Panel", cast.mona)
    end(odile, cast)
    with pytest.raises(Refused, match=r"rejected on \d+ \w+\. Reopen the application first"):
        move_to(odile, "Offer", cast.mona)
    reopen(odile, by_id=cast.mona.id)
    move_to(odile, "Offer", cast.mona)
    assert odile.stage.name == "Offer"


def test_whoever_saw_an_older_version_is_overtaken(odile, cast):
    seen = odile.version
    move_to(odile, "Screen", cast.rosa)
    with pytest.raises(Overtaken):
        move(odile, stage(odile.opening, "Panel"), version=seen, by_id=cast.mona.id)
    assert odile.stage.name == "Screen"


def test_a_timing_reason_needs_the_day_of_the_next_touch(odile, cast):
    with pytest.raises(TouchNeeded):
        end(odile, cast, reason(Ending.WITHDRAWN, "Timing"))
    assert not odile.is_ended


def test_rejected_for_timing_is_back_on_the_bench_with_a_date(odile, cast):
    why = reason(Ending.REJECTED, "Timing")
    made = end(odile, cast, why, next_touch_on=soon(cast), note="Bonus first")
    assert made.next_touch_on == soon(cast)
    assert courtship(odile.candidate_id).next_touch_on == soon(cast)
    assert odile.is_ended


def test_a_silver_medallist_is_owed_a_date_as_well(odile, cast):
    with pytest.raises(TouchNeeded):
        end(odile, cast, reason(Ending.REJECTED, "stronger"))


def test_undo_puts_the_application_and_the_bench_back(odile, cast):
    move_to(odile, "Screen", cast.mona)
    end(odile, cast, reason(Ending.WITHDRAWN, "not now"), next_touch_on=soon(cast))
    undo(odile, last_move(odile), by_id=cast.mona.id)
    assert odile.stage.name == "Screen"
    assert odile.departure is None
    assert courtship(odile.candidate_id) is None
    assert names(odile) == ["Lead", "Screen", "Archived", "Screen"]  # nothing is rewritten


def test_undoing_a_reopening_ends_it_again_for_the_same_reason(odile, cast):
    end(odile, cast)
    reopen(odile, by_id=cast.mona.id)
    undo(odile, last_move(odile), by_id=cast.mona.id)
    assert odile.is_ended
    assert "evidence" in odile.departure.reason.name


def test_only_the_last_move_is_undone(odile, cast):
    move_to(odile, "Screen", cast.mona)
    screened = last_move(odile)
    move_to(odile, "Panel", cast.rosa)
    with pytest.raises(TooLate):
        undo(odile, screened, by_id=cast.mona.id)
    assert odile.stage.name == "Panel"


def test_an_undone_interview_opens_no_way_to_an_offer(odile, cast):
    move_to(odile, "Panel", cast.mona)
    undo(odile, last_move(odile), by_id=cast.mona.id)
    with pytest.raises(Refused, match="an interview comes first"):
        move_to(odile, "Offer", cast.mona)


def test_undoing_an_addition_leaves_nothing(odile, cast):
    undo(odile, last_move(odile), by_id=cast.mona.id)
    db.session.flush()
    assert db.session.scalar(select(func.count()).select_from(Application)) == 0
    assert db.session.scalar(select(func.count()).select_from(StageMove)) == 0


def test_closing_asks_why_for_those_in_process_and_undo_brings_them_back(odile, cast, opening):
    farah = apply_to(opening, "Farah Siddiqui", cast)
    end(farah, cast)
    with pytest.raises(Refused):
        close(opening, None, next_touch_on=None, by_id=cast.mona.id)
    why = reason(Ending.ARCHIVED, "Seat filled")
    gone = close(opening, why, next_touch_on=soon(cast), by_id=cast.mona.id)
    assert [one.application for one in gone] == [odile]
    assert not opening.is_open
    look_again(opening, by_id=cast.mona.id)
    assert (odile.stage.name, farah.is_ended, opening.is_open) == ("Lead", True, True)


def test_nobody_enters_a_closed_opening(odile, cast, opening):
    end(odile, cast)
    close(opening, None, next_touch_on=None, by_id=cast.mona.id)
    with pytest.raises(Refused):
        apply(odile.candidate, opening, by_id=cast.mona.id)
    with pytest.raises(Refused):
        reopen(odile, by_id=cast.mona.id)
