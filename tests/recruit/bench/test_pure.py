"""The pure parts of the bench: places, quotes, explanations, the original, the history."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.months import MonthYear
from recruit.bench.evidence import Evidence, first_at, marked_text, preferred, to_quote
from recruit.bench.explanation import explained, in_words
from recruit.bench.facts import months, read_facts, unread_share
from recruit.bench.feed import Event, moments
from recruit.bench.leaves import original
from recruit.bench.wording import finding, status
from recruit.matching.score import Want, fit
from recruit.matching.standing import Standing
from recruit.resumes.document import read
from recruit.resumes.kinds import Kind
from recruit.resumes.reading import PageSize, Reading, Word
from recruit.searches.cursors import Cursor
from recruit.skills.holding import Held
from recruit.skills.vocabulary import Related, Skill, Vocabulary
from tests.recruit.resumes.documents import a_resume

VOCABULARY = Vocabulary.of(
    [
        Skill("discovery", "Discovery calls", "Selling"),
        Skill("calling", "Cold calling", "Prospecting", says=(Related("prospecting", 0.5),)),
        Skill("prospecting", "Prospecting", "Prospecting"),
    ]
)
TEXT = "Ran 12 needs-analysis calls a week."


def mention(start=7, end=27, *, number=1, skill_id="discovery", how="alias", **more) -> Evidence:
    return Evidence(
        id=number,
        resume_id=1,
        candidate_id=1,
        skill_id=skill_id,
        skill=VOCABULARY.name(skill_id),
        spelling=TEXT[start:end],
        how=how,
        reason="also written so",
        start=start,
        end=end,
        page=more.pop("page", None),
        quote=more.pop("quote", TEXT),
        quote_start=more.pop("quote_start", 0),
        **more,
    )


@given(st.none() | st.floats(0, 100), st.integers(0, 2**63 - 1))
def test_a_place_survives_its_address(score, candidate_id):
    assert Cursor.parse(str(Cursor(score, candidate_id))) == Cursor(score, candidate_id)


@given(st.text(max_size=30))
def test_no_address_breaks_a_place(text):
    found = Cursor.parse(text)
    assert found is None or isinstance(found.candidate_id, int)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8), st.text(max_size=60)
)
def test_marking_a_text_changes_none_of_its_letters(spans, text):
    some = [mention(*sorted(span), number=number) for number, span in enumerate(spans)]
    parts = marked_text(text, some)
    assert "".join(part.text for part in parts) == text
    ids = [part.id for part in parts if part.is_marked]
    assert len(ids) == len(set(ids))
    assert set(first_at(some)) == {one.id for one in some}


@given(st.integers(-5, 60), st.integers(-5, 60), st.integers(0, 60), st.text(max_size=40))
def test_a_quote_is_never_lost_however_its_mention_lies(start, end, quote_start, quote):
    one = mention(start, end, quote=quote, quote_start=quote_start)
    assert "".join(part.text for part in one.parts) == quote


def test_what_earns_less_than_full_credit_is_marked_pale_and_says_why():
    said = [(one.mark, one.read_as) for one in (
        mention(how="exact"),
        mention(how="alias"),
        mention(how="fuzzy"),
        mention(how="exact", suggests="Prospecting"),
    )]  # fmt: skip
    assert said == [
        ("exact", None),
        ("exact", "read as Discovery calls"),
        ("weak", "read as Discovery calls"),
        ("weak", "Discovery calls, which is related to Prospecting"),
    ]


def test_what_was_asked_for_is_quoted_before_must_haves_and_those_before_the_related():
    wants = (
        Want("discovery", 1.0),
        Want("prospecting", 3.0, is_must_have=True, related=(Related("calling", 0.5),)),
    )
    some = [
        mention(number=1),
        mention(number=2, skill_id="calling"),
        mention(number=3, skill_id="prospecting"),
    ]
    plain = preferred((), wants, VOCABULARY.name)
    assert list(plain.items()) == [
        ("prospecting", None), ("discovery", None), ("calling", "Prospecting"),
    ]  # fmt: skip
    assert to_quote(some, plain) == some[2]
    assert to_quote(some, preferred(("calling",), wants, VOCABULARY.name)) == some[1]
    assert to_quote(some[1:2], plain).suggests == "Prospecting"
    assert to_quote(some, {}) is None


def held(skill_id, years=2.0, confidence=0.9) -> Held:
    return Held(skill_id, 1.0, years, date(2026, 1, 1), confidence, None)


WANTS = (
    Want("discovery", 3.0, 4.0, is_must_have=True),
    Want("prospecting", 3.0, is_must_have=True, related=(Related("calling", 0.5),)),
)


def test_an_explanation_adds_up_and_says_what_is_missing():
    match = fit([held("discovery"), held("calling")], WANTS)
    told = explained(match, {"calling": mention(skill_id="calling", page=2)}, VOCABULARY)
    assert sum(line.points for line in told.lines) == pytest.approx(told.score, abs=1e-9)
    assert (told.evidenced, told.musts) == (1, 2)
    assert "1 of 2 must-haves have evidence: Prospecting has none of its own." in told.says
    assert "Name, photo, age" in told.says
    related = next(line for line in told.lines if line.name == "Prospecting")
    assert related.evidence.mark == "weak"
    assert related.says.startswith("p. 2. No evidence of it; Cold calling, which is related")
    assert related.percent == 50


def test_a_range_is_given_where_there_is_one():
    wide = explained(fit([held("discovery", None)], WANTS), {}, VOCABULARY)
    assert "Between 30 and 50, given how much we have read." in wide.says
    sure = explained(fit([held("discovery"), held("prospecting")], WANTS), {}, VOCABULARY)
    assert "no range but a number" in sure.says
    assert "All must-haves have evidence." in sure.says


def test_a_gap_is_red_only_where_it_is_a_must_have():
    wants = (Want("discovery", 3.0, is_must_have=True), Want("prospecting", 1.0))
    told = explained(fit([held("calling")], wants), {}, VOCABULARY)
    assert [line.is_low for line in told.lines] == [True, False]
    assert {line.says for line in told.lines} == {"No evidence"}


@pytest.mark.parametrize(
    ("items", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_in_words(items, words):
    assert in_words(items) == words


@pytest.mark.parametrize(
    ("first", "last", "is_current", "words"),
    [
        (MonthYear(2021, 3), None, True, "since Mar 2021"),
        (MonthYear(2017), MonthYear(2021), False, "2017–2021"),
        (MonthYear(2017), MonthYear(2017), False, "2017"),
        (MonthYear(2017), None, False, "from 2017"),
        (None, MonthYear(2019, 12), False, "until Dec 2019"),
        (None, None, True, ""),
    ],
)
def test_times_are_written_as_people_write_them(first, last, is_current, words):
    assert months(first, last, is_current=is_current) == words


def test_what_was_read_names_no_school():
    school = "EDUCATION\n\nBSc Business, University of Leeds\n2013 - 2016"
    facts = read_facts(read(a_resume(more=school), Kind.TEXT))
    assert facts[0].label == "Now"
    assert "Leeds" not in " ".join(fact.value for fact in facts)


def test_pages_not_read_are_a_share():
    assert unread_share(None) == 0
    assert unread_share(Reading("text", pages=40, pages_read=30)) == 0.25
    assert unread_share(Reading("text")) == 0


def test_a_pdf_has_boxes_and_a_mention_over_two_pages_one_place():
    words = (
        Word(0, 3, 1, 10, 10, 30, 20),
        Word(4, 6, 1, 32, 10, 44, 20),
        Word(7, 21, 2, 10, 10, 90, 20),
    )
    reading = Reading(
        "text", TEXT, words=words, page_sizes=(PageSize(600, 800), PageSize(600, 800)), pages_read=2
    )
    found = original(reading, [mention(4, 21), mention(25, 30, number=2)])
    assert found.anchors == {1: "box-1"}  # where nothing is known of a place, none is claimed
    assert [leaf.text for leaf in found.leaves] == [TEXT[:6], TEXT[7:21]]
    assert [leaf.highlights[0].id for leaf in found.leaves] == ["box-1", "box-1-2"]
    assert found.parts == ()


def event(verb, *, actor="Mona", noun="candidate", minutes=0, **more) -> Event:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC) - timedelta(minutes=minutes)
    return Event(at, actor, noun, verb, **more)


def test_a_history_folds_reading_and_offers_to_undo_what_holds():
    told = moments(
        [
            event("read"),
            event("read"),
            event("read", actor="Rosa"),
            event("correct", field="city"),
            event("correct", field="city"),
            event("correct", field="phone"),
            event("upload", noun="résumé", subject="cv.pdf", actor=None),
            event("something new"),
        ],
        {"city": 7},
    )
    assert [(one.actor, one.did, one.times) for one in told] == [
        ("Mona", "read this page", 2),
        ("Rosa", "read this page", 1),
        ("Mona", "corrected the city", 1),
        ("Mona", "corrected the city", 1),
        ("Mona", "corrected the phone", 1),
        ("Fivebar", "uploaded cv.pdf", 1),
        ("Mona", "something new: candidate", 1),
    ]
    assert [one.correction_id for one in told if one.did.startswith("corrected")] == [7, None, None]


@pytest.mark.parametrize(
    ("total", "everybody", "typed", "title"),
    [
        (0, 0, "", "Nobody on the bench yet"),
        (1, 1, "", "One person on the bench"),
        (10_000, 10_000, "", "10,000 people on the bench"),
        (7, 24, "discovery calls", "7 of 24 match “discovery calls”"),
        (1, 24, "odi", "1 of 24 matches “odi”"),
        (0, 24, "zz", "Nobody matches “zz”"),
    ],
)
def test_a_title_states_the_finding(total, everybody, typed, title):
    assert finding(total, everybody, typed) == title


def test_the_line_that_is_announced_says_how_many_and_in_which_order():
    assert status(total=7, profile="AE", first=0, shown=7) == "All 7 shown, best fit for AE first."
    assert status(total=1, profile=None, first=0, shown=1) == "One shown."
    assert status(total=120, profile=None, first=50, shown=50) == "51 to 100 of 120, newest first."


scored = st.dictionaries(st.integers(1, 99), st.sampled_from([0.0, 12.5, 50.0, 100.0]), max_size=9)


@given(scored, st.integers(1, 99), st.sampled_from([0.0, 12.5, 60.0]))
def test_a_place_in_a_standing_is_the_same_whether_or_not_anybody_is_there(people, who, score):
    standing = standing_of(people)
    ahead = [pair for pair in ordered(people) if (-pair[1], pair[0]) < (-score, who)]
    assert standing.ahead_of(score, who) == len(ahead)
    assert standing.score_of(who) == people.get(who)
    assert list(standing.without(frozenset({who})).ids) == [
        one for one, _ in ordered(people) if one != who
    ]


def ordered(people):
    return sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))


def standing_of(people) -> Standing:
    pairs = ordered(people)
    return Standing(
        np.array([one for one, _ in pairs], np.int64),
        np.array([score for _, score in pairs], np.float64),
    )
