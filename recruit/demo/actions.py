from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from foundation.access.roles import Role
from foundation.accounts.actions import add_person
from foundation.accounts.models import Person
from foundation.accounts.queries import has_people, person_with_email
from foundation.audit.actions import record
from foundation.clock import today
from foundation.db import db
from foundation.jobs.actions import enqueue
from foundation.organisation.actions import add_holiday, found
from foundation.organisation.models import Organisation
from foundation.teams.actions import add_team, join
from foundation.teams.models import Position, Team
from recruit.candidates.models import Candidate
from recruit.courting.actions import bench, judge_readiness, touch
from recruit.courting.cadence import Readiness
from recruit.demo import cast
from recruit.demo.arrivals import DROPS, Drop, Paper
from recruit.demo.cast import Colleague, Crew
from recruit.demo.days import ZONE
from recruit.demo.queries import HAND_OVER, applicants, batch_of, papers, person, times
from recruit.demo.rounds import ROUNDS, Benching, Round, Touching
from recruit.matching.actions import ship_profiles
from recruit.resumes.actions import begin_batch, receive
from recruit.resumes.jobs import read_resume

FOUNDED_DAYS_AGO = 366


class NotTheDemo(Exception):
    """The database has people of its own; the demo stays out of it."""


@dataclass(frozen=True)
class Step:
    """Something that happened at Aldgate Supply; the whole year is lived through step by step.

    Every step says whether it is done, so that making the demo again does what is missing.
    """

    days_ago: int
    is_done: Callable[[], bool]
    do: Callable[[], None]


def year() -> list[Step]:
    """Give all steps, the oldest first; those of one day in the order they stand here."""
    steps = [Step(FOUNDED_DAYS_AGO, _is_founded, _found_company)]
    for drop in DROPS:
        steps += [
            Step(drop.days_ago, partial(_has_arrived, drop), partial(_receive, drop)),
            Step(drop.days_ago, partial(_is_handed_out, drop), partial(_hand_out, drop)),
        ]
    steps += [
        Step(round_.days_ago, partial(_is_courted, round_), partial(_court, round_))
        for round_ in ROUNDS
    ]
    return sorted(steps, key=lambda step: -step.days_ago)


def keep_out_of_others() -> None:
    """Raises NotTheDemo unless the database is empty or the demo's own."""
    if has_people() and person_with_email(cast.HR) is None:
        raise NotTheDemo


def _is_founded() -> bool:
    return person_with_email(cast.HR) is not None


def _found_company() -> None:
    """Open the accounts, build the teams, set the calendar and ship the profiles."""
    if db.session.get(Organisation, 1) is None:
        found(name=cast.NAME, time_zone=cast.TIME_ZONE, currency=cast.CURRENCY)
    for day, name in cast.HOLIDAYS:
        add_holiday(day, name)
    for colleague in cast.OFFICE:
        _employ(colleague)
    teams: dict[str | None, Team] = {}
    for crew in cast.CREWS:
        teams[crew.name] = add_team(name=crew.name, parent=teams.get(crew.parent))
        _fill(teams[crew.name], crew)
    ship_profiles(person(cast.NORTHERN_MANAGER).id)


def _fill(team: Team, crew: Crew) -> None:
    for colleague in crew.people:
        join(
            team,
            _employ(colleague),
            position=Position.MANAGER if colleague is crew.manager else Position.MEMBER,
            since=cast.first_day(colleague.months, today(ZONE)),
        )


def _employ(colleague: Colleague) -> Person:
    roles = {Role(colleague.role)}
    return add_person(name=colleague.name, email=colleague.email, roles=roles, by=None)


def _has_arrived(drop: Drop) -> bool:
    return len(papers(drop)) == len(drop.papers)


def _receive(drop: Drop) -> None:
    """Drop the files, as the page does; the worker reads them."""
    # What writes them takes a second to load, which every start of Fivebar would pay.
    from recruit.demo.papers import content

    by = person(drop.by)
    batch = batch_of(drop) or begin_batch(token=drop.token, source=drop.source, by=by)
    for paper in drop.papers:
        resume = receive(batch, paper.filename, content(paper), by=by)
        enqueue(read_resume, key=str(resume.id), by=by.id, resume_id=resume.id)


def _is_handed_out(drop: Drop) -> bool:
    return not _to_hand_out(drop)


def _to_hand_out(drop: Drop) -> list[tuple[Paper, Candidate]]:
    """Candidates who are still with whoever dropped their file, or not yet confidential.

    Each is handed out once: what visitors of the demo change afterwards stays.
    """
    return [
        (paper, resume.candidate)
        for paper, resume in papers(drop)
        if (paper.owner != drop.by or paper.is_confidential)
        and resume.candidate
        and not times(HAND_OVER, resume.candidate)
    ]


def _hand_out(drop: Drop) -> None:
    """Give each candidate to whoever courts them."""
    for paper, candidate in _to_hand_out(drop):
        candidate.owner = person(paper.owner)
        candidate.is_confidential = paper.is_confidential
        record(
            HAND_OVER,
            "candidate",
            candidate.id,
            actor_id=person(drop.by).id,
            owner_id=candidate.owner.id,
            is_confidential=paper.is_confidential,
        )


def _is_courted(round_: Round) -> bool:
    return not any(_to_court(round_))


def _to_court(round_: Round) -> tuple[list[Benching], list[Touching]]:
    """What of a morning has not happened; what visitors of the demo undo stays undone."""
    known = _of(round_.benched, round_.touched)
    return (
        [one for one in round_.benched if not times("bench", known[one.applicant])],
        [one for one in round_.touched if times("touch", known[one.applicant]) < one.number],
    )


def _court(round_: Round) -> None:
    """Bench and touch, each by whoever owns the candidate."""
    benched, touched = _to_court(round_)
    known = _of(benched, touched)
    for one in benched:
        candidate = known[one.applicant]
        bench(candidate, one.tier, by_id=candidate.owner_id)
        if one.readiness is not Readiness.UNKNOWN:
            judge_readiness(candidate, one.readiness, by_id=candidate.owner_id)
    for one_touch in touched:
        candidate = known[one_touch.applicant]
        on, by_id = today(ZONE), candidate.owner_id
        touch(candidate, one_touch.kind, on=on, by_id=by_id, note=one_touch.note)


def _of(benched: Sequence[Benching], touched: Sequence[Touching]) -> dict[str, Candidate]:
    names = [one.applicant for one in benched] + [one.applicant for one in touched]
    return applicants(names)
