import pytest

from recruit.openings.stages import STANDARD, StageDraft, StageType, problem

OFFER = StageDraft("Offer", StageType.OFFER)
TALK = StageDraft("Talk", StageType.INTERVIEW)


def test_the_standard_plan_can_be_followed():
    assert problem(STANDARD) is None


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        ([OFFER], "2 to 12 stages"),
        ([TALK, TALK, OFFER], "the same name"),
        ([StageDraft("hired", StageType.SCREEN), OFFER], "come by themselves"),
        ([TALK, StageDraft("In", StageType.HIRED), OFFER], "come by themselves"),
        ([OFFER, TALK], "The last stage is the offer"),
        ([TALK, StageDraft("Talk again", StageType.INTERVIEW)], "The last stage is the offer"),
        ([StageDraft("Old offer", StageType.OFFER), OFFER], "The last stage is the offer"),
    ],
)
def test_a_plan_nobody_could_follow_is_refused(stages, why):
    assert why in (problem(stages) or "")
