"""Shapes of résumés that once were misread, drawn for the purpose."""

import re

import pytest

from recruit.resumes.document import read
from recruit.resumes.kinds import Kind
from recruit.resumes.lines import MAXIMUM_TEXT
from tests.recruit.resumes.samples import Put, column, pdf


def drawn(*puts):
    return read(pdf(list(puts)), Kind.PDF)


def contact_of(*lines):
    text = "\n".join((*lines, "", "Experience", "2020 - 2022 Sales Manager, Orbis"))
    return read(text.encode(), Kind.TEXT)


HEAD = (Put(60, 60, "Ana Lima", 20), Put(60, 80, "London, United Kingdom", 9))


def row(y, left, title, company, *items):
    puts = [Put(60, y, left, 9), Put(180, y, title, 10, "B"), Put(180, y + 14, company, 10)]
    return [*puts, *column(194, y + 28, *(f"- {item}" for item in items))]


@pytest.mark.parametrize("size", [10, 12.5])
def test_a_bold_title_beside_dates_is_a_job_and_no_heading(size):
    reading = drawn(
        *HEAD,
        Put(60, 120, "Experience", size, "B"),
        *row(140, "2018 - Present", "Account Manager", "Sedge Supplies", "Kept 40 customers."),
        *row(200, "2014 - 2018", "Shop Assistant", "Marlpit Garden Centre", "Worked the till."),
        Put(60, 260, "Education", size, "B"),
        *row(280, "2012 - 2014", "BSc Geography", "Forest College"),
        Put(60, 330, "Skills", size, "B"),
        Put(180, 350, "Microsoft Excel, Teamwork"),
    )
    assert [(job.position.value, job.company.value) for job in reading.work] == [
        ("Account Manager", "Sedge Supplies"),
        ("Shop Assistant", "Marlpit Garden Centre"),
    ]
    assert [course.institution.value for course in reading.education] == ["Forest College"]
    assert [skill.value for skill in reading.skills] == ["Microsoft Excel", "Teamwork"]


def test_somebody_may_have_one_name():
    reading = drawn(Put(60, 60, "Suharti", 24), *column(60, 90, "Sales", "suharti@example.org"))
    assert reading.name.value == "Suharti"


def test_a_small_word_may_be_tied_to_a_name():
    reading = drawn(Put(60, 60, "Yasmin al-Harbi", 24), Put(60, 90, "yasmin@example.org"))
    assert reading.name.value == "Yasmin al-Harbi"


def test_a_name_over_three_lines_is_read_whole():
    lines = ("Alexandrina Evangelia", "Papadimitriou-Fotheringham de", "Vasconcelos e Castro")
    reading = drawn(
        *column(60, 60, *lines, size=22, leading=26), Put(60, 150, "alexandrina@example.org")
    )
    assert reading.name.value == " ".join(lines)


def test_a_document_without_a_name_stays_without():
    reading = drawn(Put(60, 60, "Curriculum Vitae", 24), Put(60, 90, "office@example.org"))
    assert reading.name is None


def test_a_page_number_is_no_job():
    reading = drawn(
        *HEAD,
        Put(60, 120, "Experience", 13, "B"),
        Put(60, 140, "Sales Manager, Orbis, 2018 - 2020"),
        Put(60, 160, "- Opened two markets."),
        Put(60, 800, "Sales Director - Page 1 of 2", 8),
    )
    assert [job.company.value for job in reading.work] == ["Orbis"]


def test_streams_may_be_longer_than_they_claim():
    data = pdf([Put(60, 80, "Ana Lima", 20), Put(60, 110, "ana@example.org")])
    lying = re.sub(rb"/Length \d+", lambda match: b"/Length 1".ljust(len(match[0])), data)
    assert "ana@example.org" in read(lying, Kind.PDF).text


def test_of_one_endless_line_the_beginning_is_read_and_the_rest_said_to_be_dropped():
    reading = read(b"sales " * 1_500_000, Kind.TEXT)
    assert reading.state == "text"
    assert 0.9 * MAXIMUM_TEXT < len(reading.text) <= MAXIMUM_TEXT
    assert "left out" in reading.dropped


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("AMSTERDAM", "AMSTERDAM"),
        ("1180 Blossom Hill Rd, San Jose, CA 95118", "San Jose"),
        ("Cedar Rapids, IA 52402", "Cedar Rapids"),
        ("Calle Mayor 33, 28801 Soria", "Soria"),
        ("Rua do Pinhal 45, 4400-221 Porto (Portugal)", "Porto"),
        ("Account Manager | Leeds", "Leeds"),
        ("Leeds ana@example.org +44 113 496 0187", "Leeds"),
    ],
)
def test_a_city_is_found_among_contacts(line, city):
    reading = contact_of("Ana Lima", line, "ana@example.org")
    assert reading.location.value.city == city


def test_a_button_is_no_city():
    assert contact_of("Ana Lima", "Download as PDF", "ana@example.org").location is None
