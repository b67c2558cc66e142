import pytest

from recruit.resumes.contacts import email, links, phone
from recruit.resumes.names import name
from recruit.resumes.places import location
from recruit.resumes.plain_text import plain_text


def lines(*texts):
    return plain_text("\n".join(texts).encode()).lines


@pytest.mark.parametrize(
    ("texts", "address"),
    [
        (["Mail: ana.lima+jobs@mail.example.com"], "ana.lima+jobs@mail.example.com"),
        (["stefan+jobs@", "example.org"], "stefan+jobs@example.org"),
        (["maria.garciaramirez", "@example.com"], "maria.garciaramirez@example.com"),
        (["leona+jobs@example.co", "m"], "leona+jobs@example.com"),
        (["ana+jobs@mail.example", ".com"], "ana+jobs@mail.example.com"),
        (["ana@example.com", "Berlin"], "ana@example.com"),
    ],
)
def test_an_address_is_read_even_when_a_narrow_column_broke_it(texts, address):
    fact = email(lines(*texts))
    assert fact is not None
    assert fact.value == address


def test_an_address_only_behind_a_link_is_less_sure():
    fact = email(lines("Write to me"), ("mailto:ana@example.com",))
    assert fact is not None
    assert (fact.value, fact.span) == ("ana@example.com", None)
    assert fact.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("Tel. +44 20 7946 0958", None, "+44 20 7946 0958"),
        ("+44 20 7946 0958 2019-2021", None, "+44 20 7946 0958"),
        ("(206) 555-0163", "US", "(206) 555-0163"),
        ("06 12 34 83 00", "FR", "06 12 34 83 00"),
        ("+55.11.2345-5086", None, "+55.11.2345-5086"),
        ("2019 – 2021", None, None),
        ("2019-02-13", None, None),
        ("Score 1234", None, None),
    ],
)
def test_phones_are_told_from_years(text, country, number):
    fact = phone(lines(text), country)
    assert (fact.value if fact else None) == number


def test_links_are_read_once_with_or_without_scheme():
    found = links(
        lines("https://www.linkedin.com/in/ana", "linkedin.com/in/ana and ana.example.com"),
        ("https://github.com/ana", "https://marlowe.example.com"),
        "me@ana.example.com",
    )
    assert [fact.value for fact in found] == [
        "https://www.linkedin.com/in/ana",
        "https://github.com/ana",
    ]


@pytest.mark.parametrize(
    ("texts", "person"),
    [
        (["Michelle Pace", "Field Sales Representative"], "Michelle Pace"),
        (["Curriculum Vitae", "Dr. Łukasz Wójcik-Nowak"], "Dr. Łukasz Wójcik-Nowak"),
        (["MARÍA JOSÉ GARCÍA-RAMÍREZ", "Sales Associate"], "MARÍA JOSÉ GARCÍA-RAMÍREZ"),
        (["Turvi Keer, Software Engineer"], "Turvi Keer"),
        (["Name: Koen van Gemert"], "Koen van Gemert"),
        (["Ana Beatriz dos Santos Oliveira"], "Ana Beatriz dos Santos Oliveira"),
        (["Work Experience", "2019 – 2021"], None),
    ],
)
def test_the_name_is_one_field_for_any_culture(texts, person):
    fact = name(lines(*texts), None, ())
    assert (fact.value if fact else None) == person


def test_the_name_in_the_address_beats_the_line_above_it():
    found = name(lines("Marlowe Talent Search", "Ana Lima"), "ana.lima@example.com", ())
    assert found is not None
    assert found.value == "Ana Lima"


@pytest.mark.parametrize(
    ("phrase", "city", "country"),
    [
        ("Lake Mitchell, NE, 52845, US", "Lake Mitchell", "US"),
        ("93, boulevard Lamy, Saint Corinne, 66550 FR", "Saint Corinne", "FR"),
        ("95 Stanley Neck, DL5 2PL Duffychester", "Duffychester", None),
        ("Hauptstraße 5, 10115 Berlin", "Berlin", None),
        ("Casa Grande, Pará 62291049 BR", "Casa Grande", "BR"),
        ("Piła, Spain", "Piła", "Spain"),
        ("247 62 Česká Kamenice", "Česká Kamenice", None),
    ],
)
def test_the_city_is_found_in_an_address(phrase, city, country):
    found = location(phrase)
    assert found is not None
    assert (found[0].city, found[0].country) == (city, country)


@pytest.mark.parametrize("phrase", ["", "12345", "I like to win and to lead, and so on and on"])
def test_other_phrases_are_no_place(phrase):
    assert location(phrase) is None
