from importlib.resources import files

import pytest

from recruit.matching.profile import MOST_WANTS, ProfileError, parse
from recruit.skills.queries import vocabulary

HEAD = 'name = "A player"\nrole = "SDR"\nsummary = "Calls."\n'
WANT = '[[wants]]\nmust = "closing"\n'


@pytest.mark.parametrize("file", ["sdr.toml", "ae.toml"])
def test_the_profiles_we_ship_want_skills_we_know(file: str) -> None:
    text = (files("recruit.matching") / "data" / file).read_text("utf-8")
    profile = parse(text, vocabulary().skills)
    assert profile.name
    assert profile.role
    assert 10 <= len(profile.wants) <= MOST_WANTS
    assert {want.is_must_have for want in profile.wants} == {True, False}


def test_a_must_have_weighs_three_and_a_nice_to_have_one_unless_it_says_so() -> None:
    text = f'{HEAD}{WANT}years = 2\n[[wants]]\nnice = "crm"\n[[wants]]\nnice = "gong"\nweight = 2\n'
    closing, crm, gong = parse(text, vocabulary().skills).wants
    assert (closing.weight, closing.minimum_years, closing.is_must_have) == (3, 2, True)
    assert (crm.weight, crm.minimum_years, crm.is_must_have) == (1, 0, False)
    assert gong.weight == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name = ", "Invalid"),
        (HEAD, "1 to 20 skills, not 0"),
        (WANT, "name is missing"),
        (HEAD + WANT + WANT, "once"),
        (f'{HEAD}[[wants]]\nmust = "origami"\n', "origami is not in the vocabulary"),
        (f'{HEAD}[[wants]]\nmust = "crm"\nnice = "crm"\n', "must or nice"),
        (f"{HEAD}[[wants]]\nyears = 2\n", "must or nice"),
        (HEAD + WANT + "month = 2\n", "must or nice"),
        (HEAD + WANT + "weight = 0\n", "above 0"),
        (HEAD + WANT + "years = -1\n", "0 or more"),
        (HEAD + WANT + 'years = "two"\n', "0 or more"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ProfileError, match=complaint):
        parse(text, vocabulary().skills)
