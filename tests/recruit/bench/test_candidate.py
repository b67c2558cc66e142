"""A candidate's page: why they fit, what was read, what happened."""

import pytest
from sqlalchemy import select

from foundation.audit.models import AuditEvent
from foundation.db import db
from tests.recruit.bench.people import bring, drop, give, make_profile, name
from tests.recruit.resumes.documents import a_resume
from tests.recruit.resumes.samples import column, pdf

PAPER = pdf(
    column(
        60,
        60,
        *a_resume("Paula Pons", email="paula@mail.example").decode().replace("•", "-").split("\n"),
    )
)


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


@pytest.fixture
def odile(cast):
    make_profile(cast.mona)
    return bring(cast.mona)


def test_each_wanted_skill_says_what_it_adds_and_where_that_is_written(mona, odile):
    page = mona.page(f"/bench/{odile.id}")
    rows = {row.h3.select_one(".strong").text: row for row in page.select(".match")}
    assert set(rows) == {"Prospecting", "Discovery calls", "Salesforce"}
    points = sum(float(row.select_one(".fit").text) for row in rows.values())
    assert abs(points - float(page.select_one("details td.strong").text)) < 0.2
    assert rows["Discovery calls"].mark.find(string=True) == "Ran discovery"
    assert "read as Discovery calls" in rows["Discovery calls"].text
    assert "must-have" in rows["Discovery calls"].h3.text
    assert "nice to have" in rows["Salesforce"].h3.text


def test_evidence_leads_to_its_place_in_the_original(mona, odile):
    page = mona.page(f"/bench/{odile.id}")
    links = page.select(".ev-a")
    assert links
    for link in links:
        place = page.select_one(f"[id='{link['href'].removeprefix('#')}']")
        assert place.name == "mark"


def test_no_evidence_is_said_plainly(mona, cast):
    make_profile(cast.mona)
    person = name(cast.mona, "Ann")
    give(person, salesforce=2.0)
    page = mona.page(f"/bench/{person.id}")
    assert [row.select_one(".ev-l").text for row in page.select(".match")][1:] == [
        "No evidence"
    ] * 2
    says = page.select_one("aside").text
    assert "0 of 2 must-haves have evidence: Discovery calls and Prospecting have none" in says
    assert "age" in says
    assert "are not used" in says


def test_without_a_resume_there_is_no_score_rather_than_a_wide_one(mona, cast):
    make_profile(cast.mona)
    page = mona.page(f"/bench/{name(cast.mona, 'Ann').id}")
    assert page.select_one("aside .bigno").text == "–"
    assert not page.select(".match")
    assert "Nothing to match yet" in page.text


def test_another_profile_is_chosen_by_a_plain_form(mona, cast, odile):
    other = make_profile(cast.sam, "Closer")
    form = mona.page(f"/bench/{odile.id}").select_one("aside form")
    response = mona.send(form, profile=str(other.id))
    assert "Closer, v1" in response.text
    page = mona.page(f"/bench/{odile.id}?profile=none")
    assert "Choose a profile" in page.text


def test_the_list_one_came_from_leads_on(mona, cast, odile):
    for person in ("Ann", "Bea"):
        name(cast.mona, person)
    first = mona.page(f"/bench/{odile.id}")
    assert "1 of 3" in first.select_one(".head .mg").text
    second = mona.page(first.select_one("a[rel=next]")["href"])
    third = mona.page(second.select_one("a[rel=next]")["href"])
    assert [page.h1.text for page in (first, second, third)] == ["Odile Marchand", "Bea", "Ann"]
    assert third.select_one("a[rel=next]") is None
    assert mona.page(third.select_one("a[rel=prev]")["href"]).h1.text == "Bea"
    assert mona.page(f"/bench/{odile.id}?q=nobody").select_one("a[rel=next]") is None


def test_what_was_read_stands_without_school_or_photo(mona, odile):
    page = mona.page(f"/bench/{odile.id}")
    known = page.select_one(".known").text
    for fact in (
        "odile@mail.example",
        "Verlaine SaaS, since Mar 2021",
        "Jan 2017–Feb 2021",
        "104%",
    ):
        assert fact in known
    assert "claimed" in known


def test_a_pdf_shows_its_pages_with_boxes_over_the_evidence(mona, cast):
    make_profile(cast.mona)
    person = drop(cast.mona, PAPER, "paula.pdf").candidate
    page = mona.page(f"/bench/{person.id}")
    link = page.select_one(".ev-a")
    box = page.select_one(f"g[id='{link['href'].removeprefix('#')}'] rect")
    assert float(box["width"]) > 10
    assert "Paula Pons" in page.select_one(".leaf .vh").text
    image = mona.get(page.select_one(".leaf img")["src"])
    assert image.mimetype == "image/png"
    assert image.data.startswith(b"\x89PNG")
    assert "sandbox" in image.headers["Content-Security-Policy"]
    again = mona.get(
        page.select_one(".leaf img")["src"], headers={"If-None-Match": image.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_page_that_is_not_there_and_a_file_of_somebody_else_are_not_found(mona, cast, odile):
    paper = drop(cast.mona, PAPER, "paula.pdf")
    there = f"/bench/{paper.candidate_id}/resumes/{paper.id}/pages"
    assert mona.get(f"{there}/2.png").status_code == 404
    assert mona.get(f"{there}/0.png").status_code == 404
    elsewhere = f"/bench/{odile.id}/resumes/{paper.id}/pages/1.png"
    assert mona.get(elsewhere).status_code == 404


def test_what_is_confidential_is_seen_by_its_manager_their_leader_and_hr_alone(client, cast):
    paper = drop(cast.sam, PAPER, "paula.pdf")
    person = paper.candidate
    person.is_confidential = True
    db.session.commit()
    addresses = (
        f"/bench/{person.id}",
        f"/bench/{person.id}/resumes/{paper.id}/pages/1.png",
        f"/resumes/{paper.id}/file",
    )
    for somebody, status in (
        (cast.sam, 200),
        (cast.lena, 200),
        (cast.rosa, 200),
        (cast.mona, 404),
        (cast.ines, 404),
        (cast.rui, 404),
        (cast.ada, 404),
    ):
        client.sign_in(somebody)
        for address in addresses:
            response = client.get(address)
            assert response.status_code == status, (somebody.name, address)
            response.close()


def test_reading_is_on_the_record_and_in_the_history(mona, cast, odile):
    mona.get(f"/bench/{odile.id}")
    page = mona.page(f"/bench/{odile.id}?feed=reads")
    assert "Mona read this page" in page.select_one(".tl").text
    assert "uploaded" not in page.select_one(".tl").text
    changes = mona.page(f"/bench/{odile.id}?feed=changes").select_one(".tl").text
    assert "Mona uploaded odile.txt" in changes
    reads = select(AuditEvent).where(AuditEvent.verb == "read", AuditEvent.noun == "candidate")
    assert len(db.session.scalars(reads).all()) == 3


def test_of_several_resumes_the_latest_counts_and_each_can_be_opened(mona, cast, odile):
    newer = drop(cast.mona, PAPER, "newer.pdf")
    newer.candidate_id = odile.id
    db.session.commit()
    page = mona.page(f"/bench/{odile.id}")
    assert "newer.pdf" in page.text
    assert "odile.txt" not in page.select_one("section:has(#as-read)").text
    tabs = page.select(".h .tab")
    assert len(tabs) == 2
    assert "odile.txt" in mona.page(tabs[1]["href"]).text
