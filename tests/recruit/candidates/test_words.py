import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.words import LONGEST_QUERY, document, folded, query_words


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Søren Ørsted", "soren orsted"),
        ("José-María O’Neill", "jose maria o neill"),
        ("Straße", "strasse"),
        ("C++ and C#", "c plus plus and c sharp"),
        ("Rhône Télécom (SaaS)", "rhone telecom saas"),
        ("  \n", ""),
    ],
)
def test_accents_and_signs_make_no_difference(written, plain):
    assert folded(written) == plain


def test_a_document_has_each_word_once_and_skips_what_is_missing():
    assert document(["Ada Sales", None, "Sales lead"]) == "ada sales lead"


def test_only_the_first_words_typed_narrow_the_search():
    assert len(query_words("a b c d e f g h i j k")) == LONGEST_QUERY


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_every_word_of_a_document_can_be_looked_for(text):
    words = document([text]).split()
    assert set(query_words(" ".join(words[:LONGEST_QUERY]))) == set(words[:LONGEST_QUERY])
