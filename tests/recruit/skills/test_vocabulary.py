from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.skills.entries import VocabularyError
from recruit.skills.queries import vocabulary
from recruit.skills.resolver import Resolver
from recruit.skills.vocabulary import MOST_RELATED, Vocabulary

CALLING = "group Prospecting\n\ncalling: Calling\n    also    phone work\n"


def parse(text: str) -> Vocabulary:
    return Vocabulary.parse({"some.txt": text})


def test_we_know_at_least_eight_hundred_skills() -> None:
    assert len(vocabulary().skills) >= 800


@pytest.mark.parametrize(
    "group",
    [
        "Selling",
        "Prospecting",
        "Account management and customer success",
        "Sales engineering",
        "Negotiation and closing",
        "CRM",
        "Sales tools",
        "Sales methods",
        "Marketing",
        "Analytics and data",
        "Industries",
        "Office and business software",
        "Languages",
    ],
)
def test_every_field_of_selling_has_its_group(group: str) -> None:
    assert sum(skill.group == group for skill in vocabulary().skills.values()) >= 14


def test_related_skills_exist_and_never_count_for_more_than_half() -> None:
    for skill in vocabulary().skills.values():
        for related in skill.says:
            assert related.skill_id in vocabulary().skills
            assert 0 < related.weight <= MOST_RELATED


def test_every_shipped_spelling_means_its_skill() -> None:
    resolver = Resolver.of(vocabulary())
    for skill in vocabulary().skills.values():
        for spelling in skill.spellings:
            assert resolver.resolve(spelling).skill_id == skill.id, spelling


def test_a_file_is_read_as_it_is_written() -> None:
    read = parse(
        "group Tools\n# by hand\n\nexcel: Excel\n    also    MS Excel; spread sheets\n"
        "    cased   Excel\n    says    office .4\n\noffice: Office\n    listed  Office\n"
    )
    excel = read.skills["excel"]
    assert (excel.name, excel.group, excel.aliases) == (
        "Excel",
        "Tools",
        ("MS Excel", "spread sheets"),
    )
    assert excel.cased == ("Excel",)
    assert [(related.skill_id, related.weight) for related in read.related_to("office")] == [
        ("excel", 0.4)
    ]
    assert read.related_to("excel") == ()


def test_like_goes_both_ways() -> None:
    read = parse("group G\na: Alpha\n    like    b .3\nb: Beta\n")
    assert read.related_to("a")[0].skill_id == "b"
    assert read.related_to("b")[0].skill_id == "a"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("calling: Calling\n", "begins with “group"),
        ("", "begins with “group"),
        ("group G\n    also    x\n", "before the first skill"),
        ("group G\nCalling\n", "some-id: Its name"),
        ("group G\na: Alpha\n    often   x\n", "“often” is none of"),
        ("group G\na: Alpha\n    also    x;; y\n", "empty value"),
        ("group G\na: Alpha\n    also    x\n    also    y\n", "stands twice"),
        ("group G\na: Alpha\n    also    !!\n", "has no words"),
        ("group G\na: Alpha\na: Beta\n", "a is at some.txt:2 already"),
        ("group G\na: Alpha\n    also    beta\nb: Betas\n", "“Betas” is “beta” of a already"),
        ("group G\na: Alpha\n    also    alpha\n", "“alpha” is “Alpha” of a already"),
        ("group G\na: Alpha\n    says    b .4\n", "relates to b, unknown"),
        ("group G\na: Alpha\n    says    a .4\n", "relates to itself"),
        ("group G\na: Alpha\n    says    b .6\nb: Beta\n", "not in 0 to .5"),
        ("group G\na: Alpha\n    says    b\nb: Beta\n", "a relation is"),
        ("group G\na: Alpha\n    like    b .2\nb: Beta\n    like    a .2\n", "related already"),
        (
            "group G\na: A1\n    says    b .2\nb: B1\n    says    c .2\nc: C1\n    says    a .2\n",
            "a circle of “says”",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(VocabularyError, match=complaint.replace("(", r"\(")):
        parse(text)


def test_the_version_tells_contents_apart_and_nothing_else() -> None:
    assert parse(CALLING).version == parse(CALLING + "\n# a remark\n").version
    assert parse(CALLING).version != parse(CALLING.replace("work", "works hard")).version


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(VocabularyError):
        assert parse("group G\n" + text).version
