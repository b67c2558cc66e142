"""Candidates for tests of courting."""

from foundation.db import db
from recruit.candidates.actions import add_candidate, index
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate


def make_candidate(name: str, owner, *, is_confidential: bool = False) -> Candidate:
    """Somebody who waits in the Inbox; committed."""
    identity = Identity(name=name, position="AE", employer="Brightwell Data")
    candidate = add_candidate(identity, owner_id=owner.id, by_id=owner.id)
    candidate.is_confidential = is_confidential
    index(candidate)
    db.session.commit()
    return candidate
