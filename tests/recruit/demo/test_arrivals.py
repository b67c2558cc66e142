from collections import Counter

import pytest

from recruit.demo.arrivals import DROPS
from recruit.demo.cast import CREWS, NORTHERN_MANAGER, OFFICE, WESTERN_MANAGER
from recruit.demo.papers import content
from recruit.demo.people import applicants
from recruit.resumes.kinds import Kind, Refusal, sniff

PAPERS = [paper for drop in DROPS for paper in drop.papers]


def test_everybody_on_the_bench_arrives_once() -> None:
    arrived = Counter(paper.applicant for paper in PAPERS if paper.applicant in applicants("bench"))
    assert arrived == dict.fromkeys(applicants("bench"), 1)


def test_every_loose_paper_arrives() -> None:
    assert {paper.applicant for paper in PAPERS} >= set(applicants("drawer"))


def test_both_managers_court_somebody_and_one_is_confidential() -> None:
    assert {paper.owner for paper in PAPERS} == {NORTHERN_MANAGER, WESTERN_MANAGER}
    assert [paper.applicant for paper in PAPERS if paper.is_confidential] == ["carys-llewellyn"]


def test_drops_and_the_files_in_them_can_be_told_apart() -> None:
    assert len({drop.token for drop in DROPS}) == len(DROPS)
    for drop in DROPS:
        assert len({paper.shown for paper in drop.papers}) == len(drop.papers)


def test_who_drops_files_works_here() -> None:
    colleagues = {one.email for crew in CREWS for one in crew.people}
    colleagues |= {one.email for one in OFFICE}
    assert {drop.by for drop in DROPS} <= colleagues


def test_two_teams_have_eight_people_each() -> None:
    assert [len(crew.people) for crew in CREWS if crew.parent] == [8, 8]


@pytest.mark.parametrize("harm", ["scanned", "cut off", "screenshot"])
def test_harm_is_done_to_one_file_each(harm: str) -> None:
    (paper,) = (paper for paper in PAPERS if paper.harm == harm)
    kind = sniff(content(paper), paper.filename)
    assert isinstance(kind, Refusal) if harm == "screenshot" else kind is Kind.PDF
