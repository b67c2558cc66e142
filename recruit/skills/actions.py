from collections.abc import Iterable

from sqlalchemy import select

from foundation.clock import now
from foundation.db import db
from recruit.skills.models import KnownSpelling
from recruit.skills.queries import vocabulary
from recruit.skills.resolver import Resolution


def remember(answers: Iterable[Resolution]) -> None:
    """Keep what spellings were taken for, so that none is compared twice."""
    by_spelling = {answer.spelling: answer for answer in answers}
    rows = db.session.scalars(
        select(KnownSpelling)
        .where(KnownSpelling.spelling.in_(by_spelling))
        .order_by(KnownSpelling.spelling)
        .with_for_update()
    )
    known = {row.spelling: row for row in rows}
    for spelling, answer in sorted(by_spelling.items()):
        row = known.get(spelling)
        if row is None:
            row = KnownSpelling(spelling=spelling)
            db.session.add(row)
        row.skill_id, row.how, row.score = answer.skill_id, answer.how, answer.score
        row.strength, row.reason = answer.strength, answer.reason
        row.vocabulary_version, row.resolved_at = vocabulary().version, now()
