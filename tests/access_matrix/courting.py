from datetime import timedelta

from foundation.db import db
from recruit.candidates.actions import add_candidate
from recruit.candidates.identity import Identity
from recruit.courting.actions import bench
from recruit.courting.cadence import Tier
from recruit.courting.queries import today_here
from tests.access_matrix import Case
from tests.cast import Cast

# roles, in order:                                anonymous administrator hr manager interviewer rep
ROWS = {
    "GET courting.board":                          "ask no yes yes no no",
    "GET courting.lane":                           "ask no yes yes no no",
    "GET courting.inbox":                          "ask no yes yes no no",
    "POST courting.sort_inbox":                    "ask no yes yes no no",
    "GET courting.weekly":                         "ask no yes yes no no",
    "POST courting.decide":                        "ask no yes yes no no",
    "POST courting.decide: confidential":          "ask no yes no no no",
    "GET courting.show":                           "ask no yes yes no no",
    "GET courting.show: confidential":             "ask no yes no no no",
    "POST courting.touch":                         "ask no yes yes no no",
    "POST courting.touch: confidential":           "ask no yes no no no",
    "POST courting.plan":                          "ask no yes yes no no",
    "POST courting.plan: confidential":            "ask no yes no no no",
    "POST courting.snooze":                        "ask no yes yes no no",
    "POST courting.snooze: confidential":          "ask no yes no no no",
    "POST courting.wake":                          "ask no yes yes no no",
    "POST courting.wake: confidential":            "ask no yes no no no",
    "POST courting.tier":                          "ask no yes yes no no",
    "POST courting.tier: confidential":            "ask no yes no no no",
    "POST courting.readiness":                     "ask no yes yes no no",
    "POST courting.readiness: confidential":       "ask no yes no no no",
    "POST courting.trigger":                       "ask no yes yes no no",
    "POST courting.trigger: confidential":         "ask no yes no no no",
    "POST courting.archive":                       "ask no yes yes no no",
    "POST courting.archive: confidential":         "ask no yes no no no",
    "POST courting.stop":                          "ask no yes yes no no",
    "POST courting.stop: confidential":            "ask no yes no no no",
    "POST courting.lift":                          "ask no yes yes no no",
    "POST courting.lift: confidential":            "ask no yes no no no",
    "POST courting.undo":                          "ask no yes yes no no",
    "POST courting.undo: confidential":            "ask no yes no no no",
    "GET courting.cadence":                        "ask yes no no no no",
    "POST courting.save_cadence":                  "ask yes no no no no",
}  # fmt: skip


def scene(cast: Cast) -> dict[str, Case]:
    """Somebody on Mona's bench, and a confidential candidate of Sam's, who is out of her reach."""
    open_to, secret = (
        add_candidate(Identity(name), owner_id=owner.id, by_id=owner.id)
        for name, owner in (("Farah Siddiqui", cast.mona), ("Owen Birch", cast.sam))
    )
    secret.is_confidential = True
    deeds = [bench(open_to, Tier.A, by_id=cast.mona.id), bench(secret, Tier.B, by_id=cast.sam.id)]
    db.session.commit()
    soon = (today_here() + timedelta(days=9)).isoformat()
    forms = {
        "decide": {"act": "touch", "kind": "call", "onward": "end", "reason": "not a fit"},
        "show": {},
        "touch": {"touch-kind": "call"},
        "plan": {"plan-verb": "Lunch", "plan-on": soon},
        "snooze": {"snooze-until": soon},
        "wake": {},
        "tier": {"tier-tier": "C", "tier-shown": "A"},
        "readiness": {"ready-readiness": "ready now"},
        "trigger": {"trigger-reason": "Bonus paid", "trigger-wakes_on": soon},
        "archive": {"archive-reason": "not a fit"},
        "stop": {"stop-reason": "asked us to stop"},
        "lift": {},
    }
    found = {
        "courting.lane": Case({"tier": "A", "column": "warm"}),
        "courting.sort_inbox": Case(form={"act": "B", "reason": "not a fit"}),
        "courting.save_cadence": Case(form={"a": "21", "b": "60"}),
    }
    for relation, one, done in (("", open_to, deeds[0]), (": confidential", secret, deeds[1])):
        found[f"courting.undo{relation}"] = Case({"deed_id": done.id})
        for name, form in forms.items():
            found[f"courting.{name}{relation}"] = Case({"candidate_id": one.id}, form)
    return found
