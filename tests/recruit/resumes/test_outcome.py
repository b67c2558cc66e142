import pytest

from recruit.resumes.outcome import (
    CRASHED,
    OUT_OF_MEMORY,
    TOO_LARGE,
    TOO_MUCH_MEMORY,
    TOO_SLOW,
    Ending,
    Limits,
    outcome,
)
from recruit.resumes.reading import Fact, Reading, Span, to_json

MIB = 1024 * 1024


def ending(**changes):
    usual = {
        "limits": Limits(),
        "report": None,
        "is_too_large": False,
        "exit_code": 0,
        "signal": None,
        "cpu_seconds": 1.0,
        "wall_seconds": 2.0,
        "peak_bytes": 60 * MIB,
    }
    return Ending(**(usual | changes))


def test_a_reading_comes_back_whole():
    reading = Reading(state="text", text="Ada", name=Fact("Ada", 0.9, Span(0, 3)))
    judged = outcome(ending(report={"state": "text", "reason": None, "reading": to_json(reading)}))
    assert (judged.state, judged.reason, judged.reading) == ("text", None, reading)
    assert (judged.cpu_seconds, judged.wall_seconds, judged.peak_bytes) == (1.0, 2.0, 60 * MIB)


def test_a_refusal_keeps_its_sentence():
    judged = outcome(ending(report={"state": "refused", "reason": "Not a résumé."}))
    assert (judged.state, judged.reason, judged.reading) == ("refused", "Not a résumé.", None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"exit_code": OUT_OF_MEMORY}, TOO_MUCH_MEMORY),
        ({"signal": "SIGSEGV", "peak_bytes": 480 * MIB}, TOO_MUCH_MEMORY),
        ({"signal": "SIGKILL"}, TOO_MUCH_MEMORY),
        ({"signal": "SIGXCPU"}, TOO_SLOW),
        ({"signal": "SIGALRM"}, TOO_SLOW),
        ({"signal": "SIGSEGV"}, CRASHED),
        ({"exit_code": 1}, CRASHED),
        ({"is_too_large": True, "exit_code": 1}, TOO_LARGE),
        ({}, CRASHED),
    ],
)
def test_each_way_to_end_has_its_sentence(changes, reason):
    judged = outcome(ending(**changes))
    assert (judged.state, judged.reason) == ("unreadable", reason)
    assert judged.reason.endswith("; the original is kept.")


@pytest.mark.parametrize(
    ("changes", "is_fair"),
    [
        ({"signal": "SIGKILL"}, True),
        ({"signal": "SIGALRM", "cpu_seconds": 0.4}, True),
        ({"signal": "SIGALRM", "cpu_seconds": 14.0}, False),
        ({"signal": "SIGXCPU", "cpu_seconds": 15.0}, False),
        ({"signal": "SIGSEGV"}, False),
        ({"exit_code": OUT_OF_MEMORY}, False),
        ({"report": {"state": "text"}}, False),
    ],
)
def test_only_what_the_machine_may_have_done_is_tried_again(changes, is_fair):
    assert ending(**changes).smells_of_load is is_fair
