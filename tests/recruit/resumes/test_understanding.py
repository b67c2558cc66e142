from datetime import date

from foundation.months import MonthYear
from recruit.resumes.reading import Fact, Reading, SalesFact, Span, Work
from recruit.resumes.understanding import understand
from recruit.skills.queries import resolver

TEXT = "Verlaine SaaS\nFinished at 131% two years running.\n"
SENTENCE = Span(14, 49)


def reading(*jobs: Work) -> Reading:
    attained = Fact(SalesFact("quota attainment", "131%", None), 0.9, SENTENCE)
    return Reading(state="text", text=TEXT, sales_facts=(attained,), work=jobs)


def held_of(read: Reading) -> dict:
    understanding = understand(read, resolver(), {}, on=date(2026, 11, 23))
    return {held.skill_id: held for held in understanding.held}


def test_attainment_in_figures_is_evidence_of_it_with_the_years_of_its_job():
    job = Work(
        company=Fact("Verlaine SaaS", 1.0),
        position=None,
        location=None,
        start=Fact(MonthYear(2020, 1), 1.0),
        end=Fact(MonthYear(2021, 12), 1.0),
        is_current=False,
        highlights=(),
        span=Span(0, len(TEXT)),
    )
    assert held_of(reading(job))["quota-attainment"].years == 2


def test_outside_a_job_it_counts_for_no_known_time():
    assert held_of(reading())["quota-attainment"].years is None
