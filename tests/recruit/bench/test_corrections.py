"""Putting right what was misread: the original stays beside it, and comes back."""

import pytest

from recruit.candidates.models import Candidate
from tests.audit import read
from tests.recruit.bench.people import bring


@pytest.fixture
def mona(client, cast):
    client.sign_in(cast.mona)
    return client


@pytest.fixture
def odile(cast):
    return bring(cast.mona)


def correct(mona, candidate: Candidate, field: str, value: str):
    """Send the form of a field as it stands on the page, without a script."""
    page = mona.page(f"/bench/{candidate.id}?correct={field}")
    return mona.send(page.select_one(".known form"), value=value)


def row(mona, candidate: Candidate, label: str) -> str:
    known = mona.page(f"/bench/{candidate.id}").select(".known > div")
    return next(one.text for one in known if one.dt.text == label)


def test_the_original_stays_beside_a_correction_and_undo_brings_it_back(mona, odile):
    assert correct(mona, odile, "employer", "Verlaine Group").status_code == 302
    assert odile.employer == "Verlaine Group"
    assert "Read as Verlaine SaaS, corrected by Mona" in row(mona, odile, "Employer")
    page = mona.page(f"/bench/{odile.id}")
    assert "corrected the employer" in page.select_one(".tl").text
    undo = page.select_one(".tl form")
    mona.send(undo)
    assert odile.employer == "Verlaine SaaS"
    assert "Read as" not in row(mona, odile, "Employer")
    assert mona.send(undo).status_code == 404  # it is undone already


def test_the_first_original_stays_however_often_a_field_is_corrected(mona, odile):
    correct(mona, odile, "city", "Paris")
    correct(mona, odile, "city", "Lille")
    assert "Read as Lyon" in row(mona, odile, "City")
    mona.send(mona.page(f"/bench/{odile.id}").select_one(".known form"))
    assert odile.city == "Lyon"


def test_a_toast_offers_to_undo(mona, odile):
    correct(mona, odile, "phone", "")
    toast = mona.page(f"/bench/{odile.id}").select_one(".toast")
    assert "Phone is corrected" in toast.text
    mona.send(toast.form)
    assert odile.phone is not None


def test_somebody_is_found_under_the_corrected_words(mona, odile):
    correct(mona, odile, "name", "Odile Zylberstein")
    assert mona.page("/bench?q=zylber").h1.text.startswith("1 of 1")
    assert mona.page("/bench?q=marchand").h1.text.startswith("Nobody")


def test_the_same_again_is_no_correction(mona, odile):
    correct(mona, odile, "city", " Lyon ")
    assert odile.corrections == []


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", " ", "A candidate has a name."),
        ("name", "x" * 301, "longer than 300"),
        ("email", "nobody", "@-sign"),
        ("phone", "ask her", "A phone number has digits."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(mona, odile, field, value, problem):
    response = correct(mona, odile, field, value)
    assert response.status_code == 422
    assert problem in response.text
    assert odile.corrections == []


def test_a_phone_number_is_kept_the_international_way(mona, odile):
    correct(mona, odile, "phone", "+44 (0)20 7946 0000")
    assert odile.phone == "+442079460000"
    correct(mona, odile, "phone", "ext. 12")
    assert odile.phone == "ext. 12"


def test_two_who_correct_the_same_field_are_asked(mona, odile):
    mine = mona.page(f"/bench/{odile.id}?correct=city").select_one(".known form")
    correct(mona, odile, "city", "Paris")
    response = mona.send(mine, value="Lille")
    assert response.status_code == 409
    assert "Somebody wrote “Paris” meanwhile" in response.text
    assert odile.city == "Paris"
    mona.send(read(response.text).select_one(".known form"))
    assert odile.city == "Lille"


def test_only_what_is_known_can_be_corrected(mona, odile):
    form = mona.page(f"/bench/{odile.id}?correct=city").select_one(".known form")
    assert mona.send(form, field="owner_id", value="1").status_code == 404
    assert not mona.page(f"/bench/{odile.id}?correct=owner_id").select(".known .ask")
