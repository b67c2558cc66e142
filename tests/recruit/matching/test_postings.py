from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.matching.columns import Facts
from recruit.matching.postings import Postings
from recruit.matching.score import NothingWanted, Want, fit
from recruit.skills.holding import Held
from recruit.skills.vocabulary import Related

SKILLS = ("calling", "closing", "crm", "hubspot", "german")
Person = tuple[list[Held], float]

hundredths = st.integers(0, 100).map(lambda number: number / 100)
held_skills = st.lists(
    st.builds(
        Held,
        st.sampled_from(SKILLS),
        hundredths,
        st.none() | st.integers(0, 840).map(lambda months: months / 12),
        st.none(),
        hundredths,
        st.none(),
    ),
    max_size=5,
    unique_by=lambda each: each.skill_id,
)
people = st.dictionaries(st.integers(1, 40), st.tuples(held_skills, hundredths), max_size=8)
wishes = st.lists(
    st.builds(
        Want,
        st.sampled_from((*SKILLS, "unheard-of")),
        st.sampled_from([0.5, 1.0, 3.0, 7.3]),
        st.sampled_from([0.0, 1.0, 2.5, 10.0]),
        related=st.lists(
            st.builds(Related, st.sampled_from(SKILLS), st.sampled_from([0.1, 0.3, 0.5])),
            max_size=3,
            unique_by=lambda each: each.skill_id,
        ).map(tuple),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each.skill_id,
)


def holds(skill_id: str, years: float | None = 2.0) -> Held:
    return Held(skill_id, 1.0, years, date(2024, 1, 1), 0.9, None)


def postings(everyone: dict[int, Person]) -> Postings:
    return Postings.build(
        Facts.of(
            {candidate_id: unread for candidate_id, (_, unread) in everyone.items()},
            [
                (candidate_id, one.skill_id, one.strength, one.years, one.confidence)
                for candidate_id, (held, _) in everyone.items()
                for one in held
            ],
        )
    )


def one_by_one(
    everyone: dict[int, Person], wants: list[Want]
) -> list[tuple[int, float, float, float]]:
    matches = [
        (candidate_id, fit(held, wants, unread_share=unread))
        for candidate_id, (held, unread) in everyone.items()
    ]
    return sorted(
        ((candidate_id, match.score, match.low, match.high) for candidate_id, match in matches),
        key=lambda row: (-row[1], row[0]),
    )


def ranked(laid_out: Postings, wants: list[Want]) -> list[tuple[int, float, float, float]]:
    ranking = laid_out.rank(wants)
    columns = (ranking.candidate_ids, ranking.scores, ranking.low, ranking.high)
    return list(zip(*(column.tolist() for column in columns), strict=True))


@given(people, wishes)
def test_ranking_everyone_is_fitting_everyone_to_the_last_bit(
    everyone: dict[int, Person], wants: list[Want]
) -> None:
    assert ranked(postings(everyone), wants) == one_by_one(everyone, wants)


@given(people, wishes, st.integers(1, 41), held_skills, hundredths)
def test_replacing_one_is_laying_out_all_again(
    everyone: dict[int, Person],
    wants: list[Want],
    candidate_id: int,
    held: list[Held],
    unread: float,
) -> None:
    edited = postings(everyone).replace(candidate_id, held, unread_share=unread)
    assert ranked(edited, wants) == one_by_one({**everyone, candidate_id: (held, unread)}, wants)


@given(people, wishes, st.integers(1, 40), held_skills)
def test_one_removed_is_gone_and_may_come_back(
    everyone: dict[int, Person], wants: list[Want], candidate_id: int, held: list[Held]
) -> None:
    others = {key: person for key, person in everyone.items() if key != candidate_id}
    gone = postings(everyone).remove(candidate_id)
    assert ranked(gone, wants) == one_by_one(others, wants)
    back = gone.replace(candidate_id, held)
    assert ranked(back, wants) == one_by_one({**others, candidate_id: (held, 0.0)}, wants)


@given(people, wishes, st.integers(0, 9), st.sets(st.integers(1, 45)), st.sets(st.integers(1, 45)))
def test_only_those_allowed_are_ranked_and_no_more_than_asked(
    everyone: dict[int, Person],
    wants: list[Want],
    limit: int,
    among: set[int],
    without: set[int],
) -> None:
    chosen = {key: person for key, person in everyone.items() if key in among - without}
    ranking = postings(everyone).rank(
        wants, limit=limit, among=np.array(sorted(among), np.int64), without=without
    )
    expected = [row[0] for row in one_by_one(chosen, wants)][:limit]
    assert ranking.candidate_ids.tolist() == expected


def test_an_edit_leaves_the_postings_before_it_as_they_were() -> None:
    before = postings({1: ([holds("calling")], 0.0), 2: ([], 0.0)})
    after = before.replace(1, [holds("german")]).replace(3, [holds("calling")])
    wants = [Want("calling", 1)]
    assert before.rank(wants).scores.tolist() == [100, 0]
    assert after.rank(wants).candidate_ids.tolist() == [3, 1, 2]


def test_equals_stand_in_the_order_of_their_ids() -> None:
    everyone = {key: ([holds("calling")], 0.0) for key in (9, 3, 7, 1)}
    ranking = postings(everyone).rank([Want("calling", 1)], limit=3)
    assert ranking.candidate_ids.tolist() == [1, 3, 7]


def test_a_posting_takes_eight_bytes() -> None:
    column = postings({1: ([holds("calling")], 0.0)}).columns["calling"]
    parts = (column.rows, column.strengths, column.months, column.confidences)
    assert sum(part.nbytes for part in parts) == 8


def test_wanting_nothing_is_refused() -> None:
    with pytest.raises(NothingWanted):
        postings({}).rank([])


def test_a_skill_held_twice_or_by_nobody_is_refused() -> None:
    row = (1, "calling", 1.0, None, 0.9)
    with pytest.raises(ValueError, match="twice"):
        Postings.build(Facts.of({1: 0.0}, [row, row]))
    with pytest.raises(ValueError, match="no candidate"):
        Postings.build(Facts.of({2: 0.0}, [row]))
    with pytest.raises(ValueError, match="no candidate"):
        Postings.build(Facts.of({}, [row]))
