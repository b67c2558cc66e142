import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.resumes.filenames import LONGEST, shown


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("CV Odile.pdf", "CV Odile.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\cv.docx", "cv.docx"),
        ("cv\u202egnp.pdf", "cvgnp.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("", "without a name"),
        ("/", "without a name"),
    ],
)
def test_a_name_is_shown_without_tricks(sent, name):
    assert shown(sent) == name


def test_a_long_name_keeps_its_beginning_and_its_ending():
    name = shown("x" * 4096 + "ending.pdf")
    assert len(name) == LONGEST
    assert name.startswith("xxx")
    assert name.endswith("ending.pdf")


@given(st.text(max_size=400))
def test_whatever_is_sent_the_name_can_be_shown(sent):
    name = shown(sent)
    assert 0 < len(name) <= LONGEST
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
