"""The bench as a list: who is found, in which order, and who may see whom."""

import pytest

from foundation.db import db
from tests.engines import on_both_engines
from tests.recruit.bench.people import bring, give, make_profile, name

POSTGRES = pytest.mark.postgres


def names(page) -> list[str]:
    return [link.text for link in page.select("#rows a.nm")]


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


def test_an_empty_bench_names_the_next_move(mona):
    page = mona.page("/bench")
    assert page.h1.text == "Nobody on the bench yet"
    assert page.select_one(".empty a")["href"] == "/resumes/"


def test_the_best_fit_stands_first_and_who_has_no_score_last(mona, cast):
    make_profile(cast.mona)
    for person, skills in (
        ("Ann", {"prospecting": 1.0}),
        ("Bea", {"prospecting": 5.0, "discovery": 1.0}),
        ("Cyd", {"salesforce": None}),
    ):
        give(name(cast.mona, person), **skills)
    name(cast.mona, "Dot")
    name(cast.mona, "Eve")
    page = mona.page("/bench")
    assert page.h1.text == "5 people on the bench"
    assert names(page) == ["Bea", "Ann", "Cyd", "Eve", "Dot"]
    assert [cell.text for cell in page.select("#rows .fit")] == ["86", "21", "9", "–", "–"]
    assert page.select_one("#rows svg")["aria-label"] == "2 of 2 must-haves evidenced"


def test_one_person_is_no_plural(mona, cast):
    name(cast.mona, "Ann")
    assert mona.page("/bench").h1.text == "One person on the bench"


def test_without_a_profile_the_newest_stands_first(mona, cast):
    make_profile(cast.mona)
    for person in ("Ann", "Bea"):
        give(name(cast.mona, person), prospecting=3.0)
    page = mona.page("/bench?profile=none")
    assert names(page) == ["Bea", "Ann"]
    assert "Prospecting" in page.select_one("#rows").text


def test_ones_own_profile_is_the_default(mona, cast):
    make_profile(cast.sam, "Theirs")
    make_profile(cast.mona, "Mine")
    page = mona.page("/bench")
    assert page.select_one("form.filters") is None  # nobody to filter yet
    name(cast.mona, "Ann")
    assert mona.page("/bench").select_one("#profile option[selected]").text == "Mine"


def test_where_it_says_so_is_quoted_and_marked(mona, cast):
    make_profile(cast.mona)
    bring(cast.mona)
    quote = mona.page("/bench").select_one("#rows td.human")
    assert "before any demo and negotiated every price rise." in quote.text
    assert quote.mark.find(string=True) == "Ran discovery"
    assert quote.mark["title"] == "read as Discovery calls"


@on_both_engines
def test_somebody_is_found_by_name_employer_town_and_skill_whatever_it_is_called(mona, cast):
    make_profile(cast.mona)
    bring(cast.mona, more="Needs analysis")
    name(cast.mona, "Zoe Zimmer")
    skills = ("discovery calls", "needs analysis", "SFDC")
    for typed in ("odi", "marchand od", "verlaine", "lyon", "łyon", *skills):
        page = mona.page(f"/bench?q={typed}")
        assert names(page) == ["Odile Marchand"], typed
        assert page.h1.text == f"1 of 2 matches “{typed}”"


def test_a_skill_asked_for_is_the_one_that_is_quoted(mona, cast):
    make_profile(cast.mona)
    bring(cast.mona)
    mark = mona.page("/bench?q=negotiation").select_one("#rows mark")
    assert "negotiat" in mark.text.lower()


@pytest.mark.parametrize("profile", ["", "&profile=none"])
def test_every_word_has_to_match_and_nobody_found_says_what_to_try(mona, cast, profile):
    make_profile(cast.mona)
    bring(cast.mona)
    page = mona.page(f"/bench?q=odile zanzibar{profile}")
    assert page.h1.text == "Nobody matches “odile zanzibar”"
    assert "beginning of a name" in page.select_one(".empty").text


def test_what_is_typed_is_never_code(mona, cast):
    name(cast.mona, "Ann")
    for typed in ('"', "NOT", "a* OR b", "'; --", "%", "<b>", "\\", "(", "AND AND", "a:b"):
        response = mona.get("/bench", query_string={"q": typed})
        assert response.status_code == 200
        assert "<b>" not in response.text.replace("<b><", "")


@pytest.mark.parametrize(
    ("engine", "profile"),
    [("sqlite", ""), ("sqlite", "profile=none"), pytest.param("postgresql", "", marks=POSTGRES)],
)
def test_pages_of_fifty_lead_through_everybody_once_and_back(mona, cast, profile):
    make_profile(cast.mona)
    for number in range(60):
        person = name(cast.mona, f"P{number:03d}")
        if number < 56:
            give(person, prospecting=float(number % 3))
    for number in range(60, 107):
        name(cast.mona, f"P{number:03d}")
    page, seen = mona.page(f"/bench?{profile}"), []
    while True:
        seen.append(names(page))
        onward = page.select_one("a[rel=next]")
        if onward is None:
            break
        page = mona.page(onward["href"])
    assert [len(some) for some in seen] == [50, 50, 7]
    assert len({person for some in seen for person in some}) == 107
    assert "101 to 107 of 107" in page.select_one(".pager").text
    back = mona.page(page.select_one("a[rel=prev]")["href"])
    assert names(back) == seen[1]
    assert names(mona.page(back.select_one("a[rel=prev]")["href"])) == seen[0]


@pytest.mark.parametrize("place", ["x", "~", "1e999~1", "~99999999999999999999", "nan~1", "5~-1"])
def test_a_place_that_is_none_is_the_beginning(mona, cast, place):
    name(cast.mona, "Ann")
    assert names(mona.page(f"/bench?after={place}")) == ["Ann"]


def test_a_search_as_one_types_is_answered_with_its_part_of_the_page(mona, cast):
    name(cast.mona, "Ann")
    response = mona.get("/bench?q=an", headers={"HX-Request": "true"})
    assert "<main" not in response.text
    assert "1 of 1 matches “an”" in response.text


def test_confidential_people_of_others_are_neither_listed_nor_counted_nor_found(client, cast):
    make_profile(cast.mona)
    give(name(cast.sam, "Sam’s secret", is_confidential=True), prospecting=9.0)
    give(name(cast.mona, "Open"), prospecting=1.0)
    for person, seen in (
        (cast.mona, ["Open"]),
        (cast.sam, ["Sam’s secret", "Open"]),
        (cast.lena, ["Sam’s secret", "Open"]),
        (cast.rosa, ["Sam’s secret", "Open"]),
    ):
        client.sign_in(person)
        page = client.page("/bench")
        assert names(page) == seen
        assert page.select_one(".nav .n").text == str(len(seen))
        found = client.page("/bench?q=secret")
        assert found.h1.text.startswith("1 of 2" if len(seen) == 2 else "Nobody")
        client.page(f"/bench?profile=none&q={seen[0][:3]}")


def test_a_long_name_is_whole_and_set_apart(mona, cast):
    long = "Wolfeschlegelsteinhausenbergerdorff-" * 5
    name(cast.mona, long)
    name(cast.mona, "ياسمين الحربي")
    page = mona.page("/bench")
    assert [one.bdi.text for one in page.select("#rows a.nm")] == ["ياسمين الحربي", long]


def test_who_left_since_the_ranking_was_made_leaves_no_hole(mona, cast):
    make_profile(cast.mona)
    gone = name(cast.mona, "Gone")
    give(gone, prospecting=5.0)
    give(name(cast.mona, "Here"), prospecting=1.0)
    mona.page("/bench")
    db.session.delete(gone)
    db.session.commit()
    assert names(mona.page("/bench")) == ["Here"]
