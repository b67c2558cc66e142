from collections.abc import Sequence
from datetime import date, timedelta

from flask import url_for

from foundation.access.rules import Act, Noun
from foundation.access.viewer import Viewer
from foundation.agenda.items import AgendaItem, Contribution, Responsibility, Tap
from recruit.courting.cards import Card
from recruit.courting.queries import (
    cards,
    first_talks_by,
    has_own,
    inbox_count,
    scope,
    today_here,
    touches_by,
)
from recruit.mornings.asks import Ask, ask
from recruit.resumes.queries import recruiting_today as resumes_today

MOST = 20  # touches listed; the board has the rest


def recruiting_today(viewer: Viewer) -> Contribution | None:
    """What recruiting has for a person today: touches, the Inbox, résumés to decide."""
    if not viewer.may(Noun.CANDIDATE, Act.EDIT):
        return None
    on = today_here()
    # Who looks after everybody's bench is reminded of no touch: it is its owner's to make.
    due = _due(viewer, on) if has_own(viewer) else []
    resumes = resumes_today(viewer)
    papers = resumes.items if resumes else ()
    items = (*_touches(due, on), *_waiting(viewer), *papers)
    return Contribution(
        responsibility=Responsibility.RECRUITING,
        items=items,
        number=len(due) or len(items),
        unit="to touch" if due else "to decide",
        note="The bench" if due else "Résumés that need you",
        url=url_for("courting.board", due=1) if due else url_for("courting.board"),
        next_move=_next_move(viewer, on, resumes),
    )


def _due(viewer: Viewer, on: date) -> list[Card]:
    found = [card for card in cards(viewer, scope(viewer, "own"), on) if card.is_due(on)]
    return sorted(found, key=lambda card: (*card.place(on)[:1], card.tier, card.candidate_id))


def _touches(due: Sequence[Card], on: date) -> list[AgendaItem]:
    items = [_touch(card, on) for card in due[:MOST]]
    if len(due) > MOST:
        rest = AgendaItem(
            when=f"{len(due) - MOST:,}",
            who="More to touch",
            what="They stand on the board, the latest first.",
            verb="Open the board",
            url=url_for("courting.board", due=1),
            is_late=any(card.is_late(on) for card in due[MOST:]),
        )
        items.append(rest)
    return items


def _touch(card: Card, on: date) -> AgendaItem:
    kind = card.touch_kind
    address = url_for("courting.touch", candidate_id=card.candidate_id)
    back = url_for("agenda.today")
    return AgendaItem(
        when=card.age(on),
        who=card.name,
        what=f"{card.verb(on)}. Tier {card.tier.value}.",
        verb="Open",
        url=url_for("bench.candidate", candidate_id=card.candidate_id),
        is_late=card.is_late(on),
        minutes=5,
        tap=Tap("Touched", address, (("touch-kind", kind.value), ("next", back))),
    )


def _waiting(viewer: Viewer) -> list[AgendaItem]:
    number = inbox_count(viewer)
    if not number:
        return []
    return [
        AgendaItem(
            when="Inbox",
            who="One new arrival" if number == 1 else f"{number:,} new arrivals",
            what="Ranked by fit. Bench or archive; until then no clock runs.",
            verb="Sort",
            url=url_for("courting.inbox"),
            minutes=min(1 + number // 10, 15),
        )
    ]


def _next_move(viewer: Viewer, on: date, resumes: Contribution | None) -> AgendaItem | None:
    """What is asked of a manager on a day on which nothing is due."""
    wanted = Ask.NOTHING
    if has_own(viewer):
        monday = on - timedelta(days=on.weekday())
        wanted = ask(
            touches_this_week=touches_by(viewer.person_id, monday),
            first_talks_this_month=first_talks_by(viewer.person_id, on.replace(day=1)),
        )
    if wanted is Ask.NOTHING:
        return resumes.next_move if resumes else None
    return AgendaItem(
        when=wanted.when,
        who=wanted.who,
        what=wanted.value,
        verb="Choose somebody",
        url=url_for("courting.board"),
    )
