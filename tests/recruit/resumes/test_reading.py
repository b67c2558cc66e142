from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from foundation.months import MonthYear
from recruit.resumes.reading import (
    Box,
    Certificate,
    Education,
    Fact,
    Language,
    Location,
    PageSize,
    Reading,
    SalesFact,
    Section,
    Span,
    Word,
    Work,
    boxes,
    from_json,
    to_json,
)

spans = st.builds(Span, st.integers(0, 500), st.integers(0, 500))
months = st.builds(MonthYear, st.integers(1950, 2040), st.none() | st.integers(1, 12))


def fact_of(values):
    return st.builds(Fact, values, st.floats(0, 1), st.none() | spans)


words = fact_of(st.text(max_size=5))
works = st.builds(
    Work,
    company=st.none() | words,
    start=st.none() | fact_of(months),
    highlights=st.lists(words, max_size=2).map(tuple),
    position=words,
    location=st.none(),
    end=st.none(),
    is_current=st.booleans(),
    span=spans,
)
readings = st.builds(
    Reading,
    state=st.sampled_from(["text", "no text"]),
    words=st.lists(st.builds(Word, *[st.integers(0, 500)] * 7), max_size=2).map(tuple),
    page_sizes=st.just((PageSize(595.5, 842.0),)),
    name=st.none() | words,
    location=st.none() | fact_of(st.builds(Location, st.text(max_size=5))),
    work=st.lists(works, max_size=2).map(tuple),
    education=st.lists(
        st.builds(Education, words, words, words, fact_of(months), st.none(), spans), max_size=1
    ).map(tuple),
    languages=st.lists(st.builds(Language, words, st.none() | words), max_size=2).map(tuple),
    certificates=st.lists(st.builds(Certificate, words), max_size=1).map(tuple),
    sales_facts=st.lists(
        fact_of(st.builds(SalesFact, st.just("rank"), st.just("#1"), st.none() | st.just(2020))),
        max_size=1,
    ).map(tuple),
    sections=st.just((Section("work", "Experience", Span(0, 10)),)),
)


@given(readings)
def test_a_reading_survives_being_written_and_read_back(reading):
    assert from_json(to_json(reading)) == reading


TWO_LINES = Reading(
    state="text",
    text="Senior Account\nExecutive",
    words=(
        Word(0, 6, 1, 72, 100, 110, 112),
        Word(7, 14, 1, 114, 100, 160, 112),
        Word(15, 24, 1, 72, 116, 130, 128),
    ),
)


def test_a_span_over_two_lines_is_marked_by_one_box_a_line():
    assert boxes(TWO_LINES, Span(0, 24)) == (Box(1, 72, 100, 160, 112), Box(1, 72, 116, 130, 128))


def test_a_span_inside_a_word_is_marked_by_the_whole_word():
    assert boxes(TWO_LINES, Span(9, 10)) == (Box(1, 114, 100, 160, 112),)


def test_words_on_different_pages_never_share_a_box():
    turned = replace(TWO_LINES, words=(TWO_LINES.words[0], replace(TWO_LINES.words[1], page=2)))
    assert [box.page for box in boxes(turned, Span(0, 14))] == [1, 2]


def test_text_without_positions_has_no_boxes():
    assert boxes(replace(TWO_LINES, words=()), Span(0, 24)) == ()
