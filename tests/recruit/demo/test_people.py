import re

import pytest

from recruit.demo.layouts import LAYOUTS
from recruit.demo.people import Applicant, applicants, read

BENCH = applicants("bench")
EVERYBODY = {**BENCH, **applicants("drawer")}

# Numbers that Ofcom, ARCEP and the BNetzA keep free for stories.
FICTIONAL = re.compile(
    r"\+44 (?:20 7946 0|1[1-6]\d 496 0|191 498 0|29 2018 0|28 9649 6)\d{3}"
    r"|\+33 4 65 71 \d\d \d\d|\+49 89 99998 \d{3}"
)


def test_twenty_four_people_are_courted() -> None:
    assert len(BENCH) == 24
    assert len({one.email for one in BENCH.values()}) == 24
    assert len({one.phone for one in BENCH.values()}) == 24


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_can_be_reached(name: str) -> None:
    one = EVERYBODY[name]
    assert one.email.endswith(".example")
    assert all(link.endswith(".example") for link in one.links)
    assert FICTIONAL.fullmatch(one.phone)


def test_every_layout_and_three_languages_occur_on_the_bench() -> None:
    assert {one.layout for one in BENCH.values()} == set(LAYOUTS)
    assert {one.language for one in BENCH.values()} == {"en", "de", "fr"}


def test_jobs_run_forwards_the_latest_first() -> None:
    for one in EVERYBODY.values():
        starts = [job.start.first for job in one.jobs]
        assert starts == sorted(starts, reverse=True), one.name
        assert all(job.end is None or job.end.last > job.start.first for job in one.jobs)


def test_a_field_that_is_not_one_is_said() -> None:
    with pytest.raises(TypeError, match="hobbies"):
        read('hobbies = "sailing"\njobs = []\nstudies = []')


def test_contact_names_place_phone_and_address() -> None:
    one: Applicant = BENCH["farah-siddiqui"]
    assert one.contact == (one.place, one.phone, one.email, "www.farah-siddiqui.example")
