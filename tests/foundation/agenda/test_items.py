import pytest

from foundation.agenda.items import AgendaItem, Contribution, Responsibility, day, headline


def item(who="Priya", **more):
    return AgendaItem(when="09:30", who=who, what="Session", verb="Start", url="/s", **more)


def contribution(*items, responsibility=Responsibility.COACHING, **more):
    return Contribution(
        responsibility=responsibility,
        items=items,
        number=len(items),
        unit="to do",
        note="",
        url="/",
        **more,
    )


@pytest.mark.parametrize(
    ("items", "late", "said"),
    [
        (0, 0, "Nothing is waiting for you."),
        (1, 0, "One thing today. None is late."),
        (2, 1, "Two things today. One is late."),
        (15, 2, "Fifteen things today. Two are late."),
        (1200, 21, "1,200 things today. 21 are late."),
    ],
)
def test_the_title_states_the_day(items, late, said):
    assert headline(items, late) == said


def test_a_day_begins_with_what_is_late_and_says_how_long_it_takes():
    today = day(
        [
            contribution(item("Priya", minutes=50), item("Caleb", minutes=50)),
            contribution(
                item("Odile", minutes=60, is_late=True), responsibility=Responsibility.RECRUITING
            ),
        ]
    )
    assert today.title == "Three things today. One is late."
    assert today.first.who == "Odile"
    assert today.says == "About 2 h 40 min of your time. First: Odile."
    assert [(one.gate, one.label, one.is_late) for one in today.strip] == [
        (1, "Coaching", False),
        (5, "Recruiting", True),
    ]


def test_setting_up_has_no_stroke_in_the_strip_and_its_own_title_when_alone():
    steps = contribution(item(), responsibility=None, headline="One step to go.")
    assert day([steps]).title == "One step to go."
    assert day([steps]).strip == ()
    assert day([steps, contribution(item())]).title == "Two things today. None is late."


def test_an_empty_day_asks_for_nothing():
    empty = day([contribution()])
    assert (empty.title, empty.says, empty.first) == ("Nothing is waiting for you.", "", None)


def test_the_five_have_their_order():
    assert [one.label for one in sorted(Responsibility)] == [
        "Coaching",
        "Accountability",
        "Motivation",
        "Talent",
        "Recruiting",
    ]
