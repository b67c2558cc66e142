from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.skills.queries import resolver, vocabulary
from recruit.skills.resolver import Resolver
from recruit.skills.vocabulary import Vocabulary

LABELLED = [
    tuple(line.split(" -> "))
    for line in Path(__file__).with_name("labelled_items.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def means(spelling: str) -> str | None:
    return resolver().resolve(spelling).skill_id


def test_the_labels_name_skills_that_exist() -> None:
    assert len(LABELLED) >= 150
    assert {label for _, label in LABELLED} - {"-"} <= vocabulary().skills.keys()


def test_listed_skills_are_understood_and_nothing_else_is() -> None:
    answers = [(spelling, label, means(spelling) or "-") for spelling, label in LABELLED]
    right = sum(label == answer for _, label, answer in answers if answer != "-")
    precision = right / sum(answer != "-" for *_, answer in answers)
    recall = right / sum(label != "-" for _, label, _ in answers)
    wrong = [case for case in answers if case[1] != case[2]]
    assert precision >= 0.97, (precision, wrong)
    assert recall >= 0.93, (recall, wrong)


@pytest.mark.parametrize(
    ("spelling", "how"),
    [
        ("Cold calling", "exact"),
        ("COLD-CALLING", "exact"),
        ("SFDC", "alias"),
        ("Advanced Excel", "alias"),
        ("Salesforce (SFDC)", "alias"),
        ("Slaesforce", "fuzzy"),
        ("Sales loft", "alias"),
        ("Calling cold", "fuzzy"),
        ("Origami", "unknown"),
        ("", "unknown"),
        ("…", "unknown"),
        ("x" * 300, "unknown"),
    ],
)
def test_an_answer_says_how_it_was_found(spelling: str, how: str) -> None:
    assert resolver().resolve(spelling).how == how


def test_a_guess_is_worth_less_than_a_known_spelling_and_says_why() -> None:
    guess = resolver().resolve("Negotation")
    assert (guess.skill_id, guess.how) == ("negotiation", "fuzzy")
    assert 0.7 <= guess.strength < 1
    assert "1 typing error" in guess.reason
    assert resolver().resolve("Negotiation").strength == 1


def test_the_special_part_of_an_item_wins_over_the_general_one() -> None:
    assert means("CRM (Salesforce)") == means("Salesforce (CRM)") == "salesforce"


def test_a_word_we_know_is_never_a_typing_error_of_another() -> None:
    two = Resolver.of(
        Vocabulary.parse({"g": "group G\na: inbound selling\nb: unbound stalling\nc: reselling\n"})
    )
    assert two.resolve("inbound stalling").skill_id is None


def test_what_could_be_two_skills_is_neither() -> None:
    two = Resolver.of(Vocabulary.parse({"g": "group G\na: telemarketing\nb: telemarkening\n"}))
    assert two.resolve("telemarkexing").skill_id is None


@given(st.text(max_size=300))
def test_any_spelling_has_an_answer(spelling: str) -> None:
    answer = resolver().resolve(spelling)
    assert (answer.skill_id is None) == (answer.how == "unknown")
    assert 0 <= answer.score <= 100
    assert 0 <= answer.strength <= 1
    assert answer.reason
    assert answer == resolver().resolve(spelling)


@given(st.sampled_from(sorted(vocabulary().skills)), st.sampled_from([str.upper, str.lower]))
def test_case_and_brackets_never_change_the_skill(skill_id: str, change: object) -> None:
    name = vocabulary().skills[skill_id].name
    assert callable(change)
    assert means(change(name)) == skill_id
    assert means(f"  {name}  ") == skill_id
