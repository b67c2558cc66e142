import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.resumes.dates import is_only_dates, periods

CASES = [
    ("Oct 2019 – May 2023", "2019-10", "2023-05"),
    ("October 3, 2019 to 5 May 2023", "2019-10", "2023-05"),
    ("2016 – 18", "2016", "2018"),
    ("2016-18", "2016", "2018"),
    ("2011-2013", "2011", "2013"),
    ("Jun '18 – Aug '20", "2018-06", "2020-08"),
    ("Jan – Mar 2019", "2019-01", "2019-03"),
    ("09/2013 - 06/2015", "2013-09", "2015-06"),
    ("06/18 – 08/20", "2018-06", "2020-08"),
    ("2018-09-27 - 2022-06-05", "2018-09", "2022-06"),
    ("12.03.2019 - 01.04.2020", "2019-03", "2020-04"),
    ("Juni 2011 bis Januar 2013", "2011-06", "2013-01"),
    ("février 2019 à août 2020", "2019-02", "2020-08"),
    ("fevrier 2019 a aout 2020", "2019-02", "2020-08"),
    ("enero de 2015 – dic. 2016", "2015-01", "2016-12"),
    ("março de 2015 – dezembro de 2016", "2015-03", "2016-12"),
    ("gennaio 2015 – dicembre 2016", "2015-01", "2016-12"),
    ("wrzesień 2015 – październik 2016", "2015-09", "2016-10"),
    ("maart 2015 tot mei 2016", "2015-03", "2016-05"),
    ("Summer 2015 – Autumn 2016", "2015-06", "2016-09"),
    ("Q1 2019 – Q3 2020", "2019-01", "2020-07"),
    ("2020 Oct – 2021 Nov", "2020-10", "2021-11"),
]
ONGOING = [
    ("2022-03 - Present", "2022-03"),
    ("März 2019 – heute", "2019-03"),
    ("octobre 2019 à aujourd’hui", "2019-10"),
    ("10/2023 – actualidad", "2023-10"),
    ("outubro de 2019 - atual", "2019-10"),
    ("gen 2019 – oggi", "2019-01"),
    ("sierpień 2019 – obecnie", "2019-08"),
    ("juli 2019 – heden", "2019-07"),
    ("since 2016", "2016"),
    ("seit März 2018", "2018-03"),
    ("depuis 2019", "2019"),
    ("2019 –", "2019"),
]


@pytest.mark.parametrize(("text", "start", "end"), CASES)
def test_a_period_is_read_in_any_of_the_languages(text, start, end):
    (period,) = periods(text)
    assert (str(period.start), str(period.end), period.is_current) == (start, end, False)


@pytest.mark.parametrize(("text", "start"), ONGOING)
def test_a_period_may_go_on(text, start):
    (period,) = periods(text)
    assert (str(period.start), period.end, period.is_current) == (start, None, True)


@pytest.mark.parametrize(
    "text", ["+1 303-555-0106", "€2019", "12,000 deals", "131% of quota", "3.9"]
)
def test_other_figures_are_no_dates(text):
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "says_only_when"),
    [
        ("May 2024", True),
        ("(2019 – 2021)", True),
        ("2019 to 2020 (1 year 2 months)", True),
        ("May 2024\tMartin", False),
        ("Won in 2016", False),
        ("Present", True),
        ("", False),
    ],
)
def test_a_cell_of_dates_is_told_from_a_sentence_with_one(text, says_only_when):
    assert is_only_dates(text) is says_only_when


@given(st.text(max_size=120))
def test_any_text_is_read_and_every_period_stands_in_it(text):
    for period in periods(text):
        assert 0 <= period.begin < period.stop <= len(text)
