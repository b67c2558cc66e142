"""Everybody ranked from the database: as `fit` would one by one, and renewed by every change."""

import threading

import pytest
from flask import current_app
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete

from foundation.clock import now
from foundation.db import db
from recruit.candidates.models import Candidate
from recruit.matching.actions import hold
from recruit.matching.models import HeldChange, HeldSkill
from recruit.matching.queries import LATEST_COMMIT, MANY_CHANGES, Ranking, held_by, standing
from recruit.matching.score import Want, fit, with_related
from recruit.skills.holding import Held
from recruit.skills.queries import vocabulary
from tests.engines import on_both_engines
from tests.recruit.bench.people import give, name

SKILLS = ("prospecting", "cold-calling", "discovery", "salesforce", "crm", "negotiation")
hundredths = st.integers(0, 100).map(lambda number: number / 100)
holdings = st.lists(
    st.lists(
        st.builds(
            Held,
            st.sampled_from(SKILLS),
            hundredths,
            st.none() | st.integers(0, 400).map(lambda months: months / 12),
            st.none(),
            hundredths,
            st.none(),
        ),
        max_size=4,
        unique_by=lambda one: one.skill_id,
    ),
    max_size=6,
)
wishes = st.lists(
    st.builds(
        Want, st.sampled_from(SKILLS), st.sampled_from([0.5, 1.0, 3.0]), st.sampled_from([0.0, 2.0])
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.skill_id,
)


def scores(wanted: tuple[Want, ...]) -> dict[int, float]:
    found = standing(wanted)
    return dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True))


def wanting(*skills: str) -> tuple[Want, ...]:
    return with_related([Want(skill, 1.0) for skill in skills], vocabulary())


@pytest.fixture
def people(cast) -> list[Candidate]:
    return [name(cast.mona, f"P{number}") for number in range(6)]


def test_ranking_is_fit_for_each_and_stays_so_through_changes(people):
    ids = [person.id for person in people]

    @given(holdings, wishes)
    def check(held_by_each, wanted):
        wanted = with_related(wanted, vocabulary())
        for candidate_id, held in zip(ids, held_by_each, strict=False):
            hold(candidate_id, held)
        db.session.commit()
        expected = {one: fit(held_by(one), wanted).score for one in ids if held_by(one)}
        assert scores(wanted) == pytest.approx(expected, abs=1e-9)
        current_app.extensions["other process"] = Ranking()  # one that starts from the beginning
        fresh = current_app.extensions["other process"].standing(wanted)
        assert dict(zip(fresh.ids.tolist(), fresh.scores.tolist(), strict=True)) == scores(wanted)

    check()


@on_both_engines
def test_a_change_is_seen_at_once_and_only_once(people):
    wanted = wanting("discovery")
    assert scores(wanted) == {}
    give(people[0], discovery=3.0)
    assert scores(wanted) == {people[0].id: 100}
    give(people[0], salesforce=3.0)
    assert scores(wanted) == {people[0].id: 0}
    give(people[0])
    assert scores(wanted) == {}  # nothing held is no score, rather than none of 100


@on_both_engines
def test_equal_scores_stand_in_the_order_of_their_ids(people):
    for person in reversed(people):
        give(person, discovery=1.0)
    assert standing(wanting("discovery")).ids.tolist() == [person.id for person in people]


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_a_change_that_commits_after_a_later_one_is_not_missed(people):
    wanted = wanting("discovery")
    slow = db.engine.connect()
    slow.execute(HeldChange.__table__.insert().values(candidate_id=people[0].id, changed_at=now()))
    slow.execute(
        HeldSkill.__table__.insert().values(
            candidate_id=people[0].id, skill_id="discovery", strength=1.0, confidence=0.9
        )
    )
    give(people[1], discovery=1.0)
    assert set(scores(wanted)) == {people[1].id}
    slow.commit()
    slow.close()
    db.session.rollback()
    assert set(scores(wanted)) == {people[0].id, people[1].id}


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_changes_long_committed_are_not_read_again(people):
    give(people[0], discovery=1.0)
    for change in db.session.query(HeldChange):
        change.changed_at -= 2 * LATEST_COMMIT
    db.session.commit()
    ranking = Ranking()
    ranking.standing(wanting("discovery"))
    db.session.execute(delete(HeldSkill))
    db.session.query(HeldChange).update({HeldChange.changed_at: now()})
    db.session.commit()
    assert len(ranking.standing(wanting("discovery"))) == 1  # it has passed that change for good


def test_many_changes_at_once_are_laid_out_anew(people):
    wanted = wanting("discovery")
    assert scores(wanted) == {}
    give(people[0], discovery=1.0)
    at = now()
    db.session.add_all(
        HeldChange(candidate_id=10_000 + number, changed_at=at)
        for number in range(MANY_CHANGES + 1)
    )
    db.session.commit()
    assert scores(wanted) == {people[0].id: 100}


def test_threads_rank_at_once(app, people):
    give(people[0], discovery=1.0)
    found, failed = [], []

    def rank():
        try:
            with app.app_context():
                found.append(scores(wanting("discovery")))
        except Exception as problem:
            failed.append(problem)

    threads = [threading.Thread(target=rank) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert found == [{people[0].id: 100.0}] * 8
