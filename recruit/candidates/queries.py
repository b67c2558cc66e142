from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, text, true

from foundation.access.rules import Act, Noun, Reach
from foundation.access.viewer import Viewer
from foundation.db import db
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate, Correction, SearchDocument
from recruit.candidates.words import query_words


def within_reach(viewer: Viewer, act: Act = Act.READ) -> ColumnElement[bool]:
    """The condition that every selection of candidates carries."""
    reach = viewer.reaches(Noun.CANDIDATE, act)
    if Reach.ALL in reach:
        return true()
    if Reach.OPEN in reach:
        return or_(
            Candidate.is_confidential.is_(False),
            Candidate.owner_id.in_({viewer.person_id, *viewer.tree}),
        )
    return false()


def candidates(viewer: Viewer, act: Act = Act.READ) -> Select[Candidate]:
    """The candidates that `viewer` may see, or change."""
    return select(Candidate).where(within_reach(viewer, act))


def candidate(viewer: Viewer, candidate_id: int, act: Act = Act.READ) -> Candidate | None:
    """One candidate; None if absent or out of reach, which nobody can tell apart."""
    return db.session.scalar(candidates(viewer, act).where(Candidate.id == candidate_id))


def hidden(viewer: Viewer) -> frozenset[int]:
    """The few candidates out of a viewer's reach, to leave out of a ranking of everybody."""
    reach = within_reach(viewer)
    if reach.compare(true()):
        return frozenset()
    return frozenset(
        db.session.scalars(select(Candidate.id).where(Candidate.is_confidential.is_(True), ~reach))
    )


def count(viewer: Viewer) -> int:
    """How many candidates `viewer` may see."""
    everybody = db.session.scalar(select(func.count()).select_from(Candidate)) or 0
    return everybody - len(hidden(viewer))


def naming(typed: str) -> ColumnElement[bool]:
    """The condition that a candidate's document has a word beginning with each word typed."""
    words = query_words(typed)
    if not words:  # nothing was typed, or nothing that a word could begin with
        return false() if typed.strip() else true()
    if db.engine.dialect.name == "postgresql":
        vector = func.to_tsvector(text("'simple'"), SearchDocument.words)
        query = func.to_tsquery(text("'simple'"), " & ".join(f"{word}:*" for word in words))
        found = select(SearchDocument.candidate_id).where(vector.op("@@")(query))
    else:
        found = (
            select(text("rowid"))
            .select_from(text("recruit_search_index"))
            .where(
                text("recruit_search_index MATCH :typed").bindparams(
                    typed=" ".join(f'"{word}"*' for word in words)
                )
            )
        )
    return Candidate.id.in_(found)


def identity(candidate: Candidate) -> Identity:
    """Who a candidate is, as believed now."""
    return Identity(
        name=candidate.name,
        email=candidate.email,
        phone=candidate.phone,
        city=candidate.city,
        position=candidate.position,
        employer=candidate.employer,
    )


def corrections(candidate: Candidate) -> dict[str, Correction]:
    """The correction in force of each corrected field."""
    return {row.field: row for row in candidate.corrections if row.undone_at is None}


def look_alikes(*, email: str | None, phone: str | None) -> Sequence[Candidate]:
    """Candidates with this e-mail address or phone number, oldest first."""
    same = []
    if email:
        same.append(Candidate.email == email.casefold())
    if phone:
        same.append(Candidate.phone == phone)
    if not same:
        return []
    return db.session.scalars(
        select(Candidate).where(and_(or_(*same))).order_by(Candidate.id)
    ).all()
