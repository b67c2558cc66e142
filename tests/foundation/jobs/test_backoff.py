from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from foundation.jobs.backoff import LONGEST, rest


def test_a_job_rests_four_times_as_long_after_each_failure():
    assert [rest(attempt).total_seconds() for attempt in (1, 2, 3, 4)] == [5, 20, 80, 320]


@given(st.integers(1, 10_000))
def test_a_rest_never_shrinks_and_never_exceeds_an_hour(attempt):
    assert timedelta(0) < rest(attempt) <= rest(attempt + 1) <= LONGEST
