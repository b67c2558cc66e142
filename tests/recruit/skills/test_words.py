import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.skills.words import key, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cold Calling", "cold-calling"),
        ("Cold calls", "cold call"),
        ("Négociation", "negociation"),
        ("B.A.N.T.", "BANT"),
        ("P&L", "P and L"),
        ("Strategies", "strategy"),
        ("Pitches", "pitch"),
        ("Außendienst", "Aussendienst"),
        ("C++", "c++"),
    ],
)
def test_spellings_of_the_same_words_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Java", "JavaScript"), ("C", "C++"), ("C#", "C"), ("Business", "Busines"), ("SAS", "SA")],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_and_ignores_case(text: str) -> None:
    assert key(text.upper().lower()) == key(text.lower().upper().lower())
    assert normal(normal(text)) == normal(text)
