from collections.abc import Iterator

from flask import url_for

from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.accounts.actions import FIRST_EMAIL
from foundation.accounts.queries import is_alone, person_with_id
from foundation.agenda.items import AgendaItem, Contribution, in_words
from foundation.organisation.actions import FIRST_NAME
from foundation.organisation.queries import organisation
from foundation.teams.queries import has_teams

STEPS = 4


def first_steps(viewer: Viewer) -> Contribution | None:
    """What an administrator still has to do before others can start; None when all is done."""
    if not viewer.may(Noun.SETTINGS, Act.EDIT):
        return None
    steps = tuple(_steps(viewer))
    if not steps:
        return None
    return Contribution(
        responsibility=None,
        items=steps,
        number=len(steps),
        unit="steps left",
        note=f"{STEPS - len(steps)} of {STEPS} done",
        url=url_for("settings.show"),
        headline=f"{in_words(len(steps))} {'step' if len(steps) == 1 else 'steps'} to go.",
    )


def _steps(viewer: Viewer) -> Iterator[AgendaItem]:
    you = person_with_id(viewer.person_id)
    if you and (you.email == FIRST_EMAIL or not you.password_hash):
        what = "Say who you are and choose a password: the link you came by works only once."
        yield AgendaItem("First", "Your account", what, "Name yourself", url_for("accounts.own"))
    if organisation().name == FIRST_NAME:
        what = "Its name, time zone, currency, working days and holidays."
        yield AgendaItem(
            "Then", "The company", what, "Name the company", url_for("settings.show"), minutes=2
        )
    if is_alone():
        what = "Only you so far. HR and the managers first; each gets a link to hand over."
        yield AgendaItem("Then", "People", what, "Add people", url_for("people.new"), minutes=5)
    if not has_teams():
        what = "Who is in which team, and from when, decides who sees what."
        yield AgendaItem("Then", "Teams", what, "Add teams", url_for("teams.index"), minutes=5)
