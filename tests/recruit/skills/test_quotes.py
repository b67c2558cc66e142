from hypothesis import given
from hypothesis import strategies as st

from recruit.skills.quotes import LONGEST_SIDE, quote


def around(text: str, words: str) -> str:
    start = text.index(words)
    found = quote(text, start, start + len(words))
    return found.before + found.words + found.after


def test_a_mention_is_quoted_with_its_sentence() -> None:
    text = "Won prizes. Made 80 cold calls\na day. Left in May."
    assert around(text, "cold calls") == "Made 80 cold calls a day."


def test_a_bullet_is_quoted_alone() -> None:
    assert around("• Ran demos\n• Closed deals in Spain\n• Hired two", "Closed deals") == (
        "Closed deals in Spain"
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 100 + "cold calling" + " word" * 100
    quoted = around(text, "cold calling")
    assert len(quoted) <= 2 * LONGEST_SIDE + len("cold calling")
    assert set(quoted.replace("cold calling", "word").split()) == {"word"}


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 30))
def test_a_quote_holds_the_words_and_stands_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = quote(text, start, end)
    assert found.words == text[start:end]
    assert 0 <= found.start <= start
    assert end <= found.end <= len(text)
