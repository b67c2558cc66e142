from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.months import MonthYear
from recruit.skills.mentions import Mention, Passage, answers, find
from recruit.skills.queries import resolver

SENTENCES = [
    (sentence.strip().replace("\\n", "\n"), set(labels.split()))
    for sentence, _, labels in (
        line.rpartition("->")
        for line in Path(__file__)
        .with_name("labelled_sentences.txt")
        .read_text("utf-8")
        .splitlines()
        if not line.startswith("#")
    )
]


def in_prose(text: str) -> tuple[Mention, ...]:
    return find([Passage(0, text, "work")], resolver())


def listed(text: str) -> list[str]:
    return [mention.skill_id for mention in find([Passage(0, text, "stated")], resolver())]


def test_prose_shows_the_skills_a_reader_would_name() -> None:
    found = [(text, labels, {one.skill_id for one in in_prose(text)}) for text, labels in SENTENCES]
    right = sum(len(labels & ids) for _, labels, ids in found)
    wrong = [case for case in found if case[1] != case[2]]
    assert right / sum(len(ids) for *_, ids in found) >= 0.97, wrong
    assert right / sum(len(labels) for _, labels, _ in found) >= 0.93, wrong


@pytest.mark.parametrize(
    ("section", "skill_ids"),
    [
        ("Cold calling, Negotiation; Excel", ["cold-calling", "negotiation", "excel"]),
        ("• Prospecting\n• Closing\n• Gong", ["prospecting", "closing", "gong"]),
        ("CRM (Salesforce, HubSpot)", ["crm", "salesforce", "hubspot"]),
        ("Excel and PowerPoint", ["excel", "powerpoint"]),
        ("Prospecting/Closing", ["prospecting", "closing"]),
        ("HTML/CSS", ["html-css"]),
        ("Tools: Salesforce – advanced", ["salesforce"]),
        ("German (C1), English (native)", ["german", "english"]),
        ("Negotation | Slaesforce", ["negotiation", "salesforce"]),
        ("Advanced (5 years)", []),
        (
            "Five years of experience in cold calling and prospecting at large companies",
            ["cold-calling", "prospecting"],
        ),
    ],
)
def test_a_list_of_skills_is_taken_item_by_item(section: str, skill_ids: list[str]) -> None:
    assert listed(section) == skill_ids


@pytest.mark.parametrize("word", ["Closing", "Excel", "Go", "R", "German", "Training", "SPIN"])
def test_a_word_of_many_meanings_counts_in_a_list(word: str) -> None:
    assert len(listed(word)) == 1


@pytest.mark.parametrize("text", ["closing", "Excel at it", "Go home", "R", "German firms", "spin"])
def test_a_word_of_many_meanings_does_not_count_in_prose(text: str) -> None:
    assert in_prose(text) == ()


def test_words_on_both_sides_of_an_empty_line_are_not_one_skill() -> None:
    assert [one.spelling for one in in_prose("cold\ncalling")] == ["cold\ncalling"]
    assert in_prose("cold\n\ncalling") == ()


def test_typing_errors_are_forgiven_in_lists_only() -> None:
    assert listed("Slaesforce") == ["salesforce"]
    assert in_prose("Used Slaesforce.") == ()


def test_a_mention_knows_its_place_and_its_job() -> None:
    text = "Won deals.\nUsed Salesforce daily."
    passage = Passage(100, text, "work", MonthYear(2020, 1), MonthYear(2021, 3))
    (mention,) = find([passage], resolver())
    assert text[mention.start - 100 : mention.end - 100] == "Salesforce" == mention.spelling
    assert (mention.first, mention.last, mention.origin) == (
        MonthYear(2020, 1),
        MonthYear(2021, 3),
        "work",
    )


def test_a_guess_and_a_doubtful_place_make_a_mention_less_sure() -> None:
    sure, guess = (
        find([Passage(0, text, "stated")], resolver())[0] for text in ("HubSpot", "HubSpott")
    )
    doubtful = find([Passage(0, "HubSpot", "stated", confidence=0.5)], resolver())[0]
    assert guess.confidence < sure.confidence
    assert doubtful.confidence == sure.confidence / 2


def test_what_is_remembered_is_not_asked_again() -> None:
    passages = [Passage(0, "Origami, cold callng and Origami", "stated")]
    first = answers(passages, resolver())
    assert first["origami"].how == "unknown"
    taught = {"origami": resolver().resolve("Negotiation")}
    assert answers(passages, resolver(), taught)["origami"].skill_id == "negotiation"
    assert "negotiation" in {one.skill_id for one in find(passages, resolver(), taught)}


@given(st.text(max_size=300), st.sampled_from(["stated", "work", "other"]))
def test_any_text_yields_mentions_that_stand_in_it(text: str, origin: object) -> None:
    passage = Passage(7, text, origin)  # type: ignore[arg-type]  # sampled from the literals
    for mention in find([passage], resolver()):
        assert text[mention.start - 7 : mention.end - 7] == mention.spelling
        assert 0 <= mention.confidence <= 1
