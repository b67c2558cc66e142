import pytest

from foundation.months import MonthYear
from recruit.resumes.reading import Fact, Reading, Span, Work
from recruit.resumes.subject import compare, employers, identity, spoken


def work(company: str, start: int | None, *, is_current: bool = False) -> Work:
    return Work(
        company=Fact(company, 1.0),
        position=Fact(f"AE at {company}", 1.0),
        location=None,
        start=Fact(MonthYear(start), 1.0) if start else None,
        end=None,
        is_current=is_current,
        highlights=(),
        span=Span(0, 0),
    )


def reading(*jobs: Work, name: Fact[str] | None = None) -> Reading:
    return Reading(state="text", name=name, email=Fact("Odile@Mail.Example", 1.0), work=tuple(jobs))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("WAYNE A. WILSON", "Wayne A. Wilson"),
        ("JEAN-LUC O'NEILL", "Jean-Luc O'Neill"),
        ("Ludwig van der Berg", "Ludwig van der Berg"),
        ("IBM", "IBM"),
        ("李 小龍", "李 小龍"),
    ],
)
def test_a_name_in_capitals_is_written_as_people_say_it(written, said):
    assert spoken(written) == said


def test_a_doubtful_name_is_no_identity():
    assert identity(reading(name=Fact("CURRICULUM VITAE", 0.3))) is None
    assert identity(reading()) is None


def test_what_somebody_does_is_the_job_held_now():
    jobs = (work("Newest", 2024), work("Now", 2020, is_current=True), work("Undated", None))
    who = identity(reading(*jobs, name=Fact("Odile Marchand", 0.9)))
    assert (who.employer, who.email) == ("Now", "odile@mail.example")


@pytest.mark.parametrize(
    ("jobs", "latest"),
    [
        ((work("Old", 2001), work("New", 2019)), "New"),
        ((work("Listed first", None), work("Second", None)), "Listed first"),
        ((), None),
    ],
)
def test_or_else_the_job_begun_last(jobs, latest):
    assert identity(reading(*jobs, name=Fact("Odile", 0.9))).employer == latest


def test_both_sides_of_a_comparison_are_laid_out():
    new = reading(work("Quanta", 2024, is_current=True), name=Fact("Odile Marchand", 0.9))
    held = identity(reading(work("Verlaine", 2020), name=Fact("Odile Marchand", 0.9)))
    rows = {label: (old, said) for label, old, said in compare(held, new)}
    assert rows["Name"] == ("Odile Marchand", "Odile Marchand")
    assert rows["Employer"] == ("Verlaine", "Quanta")
    assert rows["Phone"] == (None, None)


def test_every_employer_can_be_looked_for():
    assert employers(reading(work("A", 2020), work("B", 2018))) == ("A", "B")
