from foundation.db import db
from foundation.seats.actions import clear_risk, raise_risk
from foundation.seats.models import Seat
from recruit.applications.actions import apply
from recruit.openings.queries import plans_by_name
from recruit.reasons.endings import Ending
from tests.access_matrix import Case
from tests.cast import Cast
from tests.filling import make_candidate, make_opening, make_seat, reason, stage

# roles, in order:                            anonymous administrator hr manager interviewer rep
ROWS = {
    "GET seats.index":                        "ask no yes yes no no",
    "GET seats.new":                          "ask no yes yes no no",
    "POST seats.create":                      "ask no yes yes no no",
    "GET seats.show":                         "ask no yes yes no no",
    "GET seats.show: of a stranger":          "ask no yes no no no",
    "POST seats.save":                        "ask no yes yes no no",
    "POST seats.save: of a stranger":         "ask no yes no no no",
    "POST seats.raise_risk":                  "ask no no yes no no",
    "POST seats.raise_risk: of a stranger":   "ask no no no no no",
    "POST seats.clear_risk":                  "ask no no yes no no",
    "POST seats.clear_risk: of a stranger":   "ask no no no no no",
    "POST seats.return_risk":                 "ask no no yes no no",
    "POST seats.return_risk: of a stranger":  "ask no no no no no",
    "POST seats.retire":                      "ask no yes yes no no",
    "POST seats.retire: of a stranger":       "ask no yes no no no",
    "POST seats.restore":                     "ask no yes yes no no",
    "POST seats.restore: of a stranger":      "ask no yes no no no",
    "GET openings.index":                     "ask no yes yes no no",
    "GET openings.new":                       "ask no yes yes no no",
    "POST openings.create":                   "ask no yes yes no no",
    "GET openings.edit":                      "ask no yes yes no no",
    "GET openings.edit: of a stranger":       "ask no yes no no no",
    "POST openings.save":                     "ask no yes yes no no",
    "POST openings.save: of a stranger":      "ask no yes no no no",
    "GET plans.index_plans":                  "ask no yes yes no no",
    "GET plans.new_plan":                     "ask no yes yes no no",
    "POST plans.create_plan":                 "ask no yes yes no no",
    "GET plans.show_plan":                    "ask no yes yes no no",
    "POST plans.save_plan":                   "ask no yes yes no no",
    "GET reasons.index":                      "ask no yes yes no no",
    "POST reasons.create":                    "ask no yes yes no no",
    "GET reasons.edit":                       "ask no yes yes no no",
    "POST reasons.save":                      "ask no yes yes no no",
    "POST reasons.retire":                    "ask no yes yes no no",
    "POST reasons.restore":                   "ask no yes yes no no",
    "GET processes.board":                    "ask no yes yes no no",
    "GET processes.board: of a stranger":     "ask no yes no no no",
    "GET processes.archived":                 "ask no yes yes no no",
    "GET processes.archived: of a stranger":  "ask no yes no no no",
    "GET processes.new":                      "ask no yes yes no no",
    "GET processes.new: of a stranger":       "ask no yes no no no",
    "GET processes.closure":                  "ask no yes yes no no",
    "GET processes.closure: of a stranger":   "ask no yes no no no",
    "POST processes.close":                   "ask no yes yes no no",
    "POST processes.close: of a stranger":    "ask no yes no no no",
    "POST processes.look_again":              "ask no yes yes no no",
    "POST processes.look_again: of a stranger": "ask no yes no no no",
    "POST processes.move":                    "ask no yes yes no no",
    "POST processes.move: of a stranger":     "ask no yes no no no",
    "POST processes.move: of somebody confidential": "ask no yes no no no",
    "POST applications.create":               "ask no yes yes no no",
    "POST applications.create: into the opening of a stranger": "ask no yes no no no",
    "POST applications.create: of somebody confidential": "ask no yes no no no",
    "GET applications.show":                  "ask no yes yes no no",
    "GET applications.show: of a stranger":   "ask no yes no no no",
    "GET applications.show: of somebody confidential": "ask no yes no no no",
    "POST applications.undo":                 "ask no yes yes no no",
    "POST applications.undo: of a stranger":  "ask no yes no no no",
    "GET applications.departure":             "ask no yes yes no no",
    "GET applications.departure: of a stranger": "ask no yes no no no",
    "POST applications.depart":               "ask no yes yes no no",
    "POST applications.depart: of a stranger": "ask no yes no no no",
    "POST applications.reopen":               "ask no yes yes no no",
    "POST applications.reopen: of a stranger": "ask no yes no no no",
}  # fmt: skip


def scene(cast: Cast) -> dict[str, Case]:
    """An opening of Mona's and one of Sam's, who is a stranger to her; seats of both."""
    secret = make_candidate("Kept from Mona", cast.sam, is_confidential=True)
    mine = _process(cast, cast.northern, cast.mona, "")
    theirs = _process(cast, cast.western, cast.sam, ": of a stranger")
    opening = make_opening(cast, "With somebody confidential")
    shut = apply(secret, opening, by_id=cast.sam.id)
    db.session.flush()
    free = make_candidate("Free to be added", cast.mona)
    into = theirs["processes.board: of a stranger"].arguments["opening_id"]
    db.session.flush()
    move = {"stage": stage(opening, "Screen").id, "version": shut.version}
    return {
        **_seats(cast, cast.northern, cast.rui, ""),
        **_seats(cast, cast.western, cast.wim, ": of a stranger"),
        **mine,
        **theirs,
        **_lists(),
        "applications.create": Case(form={"candidate": free.id, "opening": opening.id}),
        "applications.create: into the opening of a stranger": Case(
            form={"candidate": free.id, "opening": into}
        ),
        "applications.create: of somebody confidential": Case(
            form={"candidate": secret.id, "opening": opening.id}
        ),
        "applications.show: of somebody confidential": Case({"application_id": shut.id}),
        "processes.move: of somebody confidential": Case({"application_id": shut.id}, move),
    }


def _seats(cast: Cast, team, occupant, relation: str) -> dict[str, Case]:
    held = make_seat(cast, f"Held{relation}", team=team, occupant=occupant)
    empty = make_seat(cast, f"Empty{relation}", team=team)
    risk = raise_risk(held, reason="On a plan", by_id=cast.mona.id)
    clear_risk(held, by_id=cast.mona.id)
    db.session.flush()
    on_held, on_empty = Case({"seat_id": held.id}), Case({"seat_id": empty.id})
    return {
        f"seats.show{relation}": on_held,
        f"seats.save{relation}": on_held,
        f"seats.raise_risk{relation}": Case({"seat_id": held.id}, {"reason": "Looks elsewhere"}),
        f"seats.clear_risk{relation}": on_held,
        f"seats.return_risk{relation}": Case({"seat_id": held.id, "risk_id": risk.id}),
        f"seats.retire{relation}": on_empty,
        f"seats.restore{relation}": on_empty,
    }


def _process(cast: Cast, team, owner, relation: str) -> dict[str, Case]:
    seat: Seat = make_seat(cast, f"Seat of {owner.name}", team=team)
    opening = make_opening(cast, f"Opening of {owner.name}", seat=seat, owner=owner)
    one = apply(make_candidate(f"Somebody of {owner.name}", owner), opening, by_id=owner.id)
    db.session.flush()
    of_opening, of_one = Case({"opening_id": opening.id}), Case({"application_id": one.id})
    ended = {"application_id": one.id, "noun": "rejection"}
    form = {"reason": reason(Ending.REJECTED, "evidence").id, "version": one.version}
    move = {"stage": stage(opening, "Screen").id, "version": one.version}
    views = ("board", "archived", "new", "closure", "close", "look_again")
    return {
        **{f"openings.{view}{relation}": of_opening for view in ("edit", "save")},
        **{f"processes.{view}{relation}": of_opening for view in views},
        f"processes.move{relation}": Case({"application_id": one.id}, move),
        f"applications.show{relation}": of_one,
        f"applications.reopen{relation}": of_one,
        f"applications.departure{relation}": Case(ended),
        f"applications.depart{relation}": Case(ended, form),
        f"applications.undo{relation}": Case(
            {"application_id": one.id, "move_id": one.moves[-1].id}
        ),
    }


def _lists() -> dict[str, Case]:
    """What the whole organisation shares."""
    plan = Case({"plan_id": plans_by_name()[0].id})
    why = Case({"reason_id": reason(Ending.REJECTED).id})
    return {
        **{f"plans.{view}": plan for view in ("show_plan", "save_plan")},
        **{f"reasons.{view}": why for view in ("edit", "save", "retire", "restore")},
    }
