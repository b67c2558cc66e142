from datetime import date

import pytest

from recruit.matching.reasons import duration, sentence
from recruit.matching.score import Want, fit
from recruit.skills.holding import Held, held
from recruit.skills.mentions import Passage, find
from recruit.skills.queries import resolver, vocabulary
from recruit.skills.vocabulary import Related

USED = Held("crm", 1.0, 2.5, date(2024, 3, 1), 0.9, None)
STATED = Held("crm", 1.0, None, None, 0.9, None)


def said(have: list[Held], want: Want) -> str:
    return sentence(fit(have, [want]).reasons[0], vocabulary())


@pytest.mark.parametrize(
    ("have", "want", "words"),
    [
        ([], Want("crm", 1), "no evidence"),
        ([USED], Want("crm", 1, 2), "used 2 years 6 months, last in 2024, 2 years wanted"),
        ([USED], Want("crm", 1), "used 2 years 6 months, last in 2024"),
        ([STATED], Want("crm", 1, 1), "stated, for how long is not known, 1 year wanted"),
        (
            [USED],
            Want("closing", 1, related=(Related("crm", 0.3),)),
            "no evidence of it; CRM, which is related, used 2 years 6 months, last in 2024",
        ),
    ],
)
def test_a_reason_is_said_in_plain_words(have: list[Held], want: Want, words: str) -> None:
    assert said(have, want) == words


def test_a_guess_shows_what_was_written() -> None:
    mentions = find([Passage(0, "Slaesforce", "stated")], resolver())
    words = said(list(held(mentions, on=date(2025, 1, 1))), Want("salesforce", 1))
    assert words == "stated, for how long is not known (read from “Slaesforce”)"


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (1, "1 year"),
        (2, "2 years"),
        (1.25, "1 year 3 months"),
        (1 / 12, "1 month"),
        (0, "under a month"),
    ],
)
def test_durations_read_like_speech(years: float, words: str) -> None:
    assert duration(years) == words
