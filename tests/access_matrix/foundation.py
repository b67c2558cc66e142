from datetime import date

from foundation.accounts.actions import make_link
from foundation.accounts.models import Purpose
from foundation.clock import now
from foundation.db import db
from foundation.jobs.models import Job, JobState
from foundation.organisation.actions import add_holiday
from foundation.teams.actions import add_team
from foundation.teams.queries import memberships_of
from tests.access_matrix import Case
from tests.cast import Cast

# roles, in order:                  anonymous administrator hr manager interviewer rep
ROWS = {
    "GET static":                    "yes yes yes yes yes yes",
    "GET readyz":                    "yes yes yes yes yes yes",
    "GET styleguide":                "ask yes yes yes yes yes",
    "GET agenda.today":              "ask yes yes yes yes yes",
    "GET accounts.sign_in":          "yes yes yes yes yes yes",
    "POST accounts.sign_in_post":    "yes yes yes yes yes yes",
    "POST accounts.sign_out":        "ask yes yes yes yes yes",
    "GET accounts.link":             "yes yes yes yes yes yes",
    "POST accounts.link_post":       "yes yes yes yes yes yes",
    "GET accounts.link: used up":        "no no no no no no",
    "POST accounts.link_post: used up":  "no no no no no no",
    "GET accounts.own":              "ask yes yes yes yes yes",
    "POST accounts.own_post":        "ask yes yes yes yes yes",
    "POST accounts.own_password":    "ask yes yes yes yes yes",
    "POST accounts.sign_out_everywhere": "ask yes yes yes yes yes",
    "GET people.index":              "ask yes yes no no no",
    "GET people.new":                "ask yes no no no no",
    "POST people.create":            "ask yes no no no no",
    "GET people.show":               "ask yes no no no no",
    "GET people.show: nobody":       "ask no no no no no",
    "POST people.save":              "ask yes no no no no",
    "POST people.save: nobody":      "ask no no no no no",
    "POST people.create_link":       "ask yes no no no no",
    "POST people.create_link: nobody": "ask no no no no no",
    "POST people.close":             "ask yes no no no no",
    "POST people.close: nobody":     "ask no no no no no",
    "POST people.reopen":            "ask yes no no no no",
    "POST people.reopen: nobody":    "ask no no no no no",
    "GET teams.index":               "ask yes no no no no",
    "POST teams.create":             "ask yes no no no no",
    "GET teams.show":                "ask yes no no no no",
    "GET teams.show: none":          "ask no no no no no",
    "POST teams.save":               "ask yes no no no no",
    "POST teams.save: none":         "ask no no no no no",
    "POST teams.remove":             "ask yes no no no no",
    "POST teams.remove: none":       "ask no no no no no",
    "POST teams.add_member":         "ask yes no no no no",
    "POST teams.add_member: none":   "ask no no no no no",
    "POST teams.end_member":         "ask yes no no no no",
    "POST teams.end_member: of another team": "ask no no no no no",
    "GET settings.show":             "ask yes no no no no",
    "POST settings.save":            "ask yes no no no no",
    "POST settings.create_holiday":  "ask yes no no no no",
    "POST settings.delete_holiday":  "ask yes no no no no",
    "POST settings.delete_holiday: no holiday": "ask no no no no no",
    "GET trail.index":               "ask yes yes yes no no",
    "GET jobs.index":                "ask yes no no no no",
    "POST jobs.retry":               "ask yes no no no no",
    "POST jobs.retry: none":         "ask no no no no no",
}  # fmt: skip

NOBODY = 999_999


def each(area: str, views: tuple[str, ...], case: Case, relation: str = "") -> dict[str, Case]:
    """The same case for several views."""
    return {f"{area}.{view}{relation}": case for view in views}


def scene(cast: Cast) -> dict[str, Case]:
    """A sixth person to be looked at, so that no row closes the account of who asks."""
    bare = add_team(name="Bare", parent=None)
    add_holiday(date(2026, 12, 25), "Christmas Day")
    job = Job(name="read", arguments={}, state=JobState.DEAD, run_after=now(), created_at=now())
    db.session.add(job)
    db.session.flush()
    managing = memberships_of(cast.mona)[0]
    link = Case({"token": make_link(cast.wim, Purpose.INVITATION)})
    on_links, on_people = ("link", "link_post"), ("show", "save", "create_link", "close", "reopen")
    on_teams = ("show", "save", "add_member")
    return {
        "static": Case({"filename": "icon.svg"}),
        **each("accounts", on_links, link),
        **each("accounts", on_links, Case({"token": "used"}), ": used up"),
        **each("people", on_people, Case({"person_id": cast.wim.id})),
        **each("people", on_people, Case({"person_id": NOBODY}), ": nobody"),
        **each("teams", on_teams, Case({"team_id": cast.northern.id})),
        **each("teams", (*on_teams, "remove"), Case({"team_id": NOBODY}), ": none"),
        "teams.remove": Case({"team_id": bare.id}),
        "teams.end_member": Case({"team_id": managing.team_id, "membership_id": managing.id}),
        "teams.end_member: of another team": Case(
            {"team_id": cast.western.id, "membership_id": managing.id},
            {"last_day": "2026-01-01"},
        ),
        "settings.delete_holiday": Case({"day": "2026-12-25"}),
        "settings.delete_holiday: no holiday": Case({"day": "2026-12-24"}),
        "jobs.retry": Case({"job_id": job.id}),
        "jobs.retry: none": Case({"job_id": NOBODY}),
    }
