from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from foundation.audit.actions import record
from foundation.clock import now
from foundation.db import db
from recruit.matching.models import HeldChange, HeldSkill, Profile, ProfileVersion, WantedSkill
from recruit.matching.queries import shipped, wanted_of
from recruit.matching.score import Want
from recruit.skills.holding import Held


class NameTaken(Exception):
    """Another profile has this name."""


def hold(candidate_id: int, held: Iterable[Held]) -> None:
    """Replace what a candidate holds, and tell every process that ranks to renew it."""
    db.session.execute(delete(HeldSkill).where(HeldSkill.candidate_id == candidate_id))
    rows = [
        {
            "candidate_id": candidate_id,
            "skill_id": one.skill_id,
            "strength": one.strength,
            "years": one.years,
            "last_used_on": one.last_used_on,
            "confidence": one.confidence,
        }
        for one in held
    ]
    if rows:
        db.session.execute(insert(HeldSkill), rows)
    db.session.add(HeldChange(candidate_id=candidate_id, changed_at=now()))


def ship_profiles(owner_id: int) -> None:
    """Add the profiles that come with Fivebar where there are none yet; safe to repeat."""
    if db.session.scalar(select(Profile.id).limit(1)) is not None:
        return
    for profile in shipped():
        create_profile(name=profile.name, role=profile.role, wanted=profile.wants, by_id=owner_id)


def create_profile(*, name: str, role: str, wanted: Sequence[Want], by_id: int) -> Profile:
    """Say what an A-player of a role has. Raises NameTaken."""
    profile = Profile(name=name, role=role, owner_id=by_id, created_at=now())
    _write_version(profile, wanted, by_id=by_id)
    db.session.add(profile)
    _flush_or_name_taken()
    record("add", "profile", profile.id, actor_id=by_id)
    return profile


def edit_profile(
    profile: Profile, *, name: str, role: str, wanted: Sequence[Want], by_id: int
) -> bool:
    """Change a profile; what it wanted before stays as a version. Raises NameTaken.

    Returns whether what it wants changed, so that there is a version to go back to.
    """
    is_new_version = set(wanted) != set(wanted_of(profile.latest))
    profile.name, profile.role = name, role
    if is_new_version:
        _write_version(profile, wanted, by_id=by_id)
        flag_modified(profile, "name")  # a new version counts as an edit of the profile
    _flush_or_name_taken()
    record("edit", "profile", profile.id, actor_id=by_id, version=profile.latest.number)
    return is_new_version


def bring_back(profile: Profile, version: ProfileVersion, *, by_id: int) -> ProfileVersion:
    """Want again what an earlier version wanted, as a new version."""
    brought = _write_version(profile, wanted_of(version), by_id=by_id)
    flag_modified(profile, "name")
    db.session.flush()
    record("bring back", "profile", profile.id, actor_id=by_id, version=version.number)
    return brought


def _write_version(profile: Profile, wanted: Sequence[Want], *, by_id: int) -> ProfileVersion:
    version = ProfileVersion(
        number=len(profile.versions) + 1,
        created_at=now(),
        created_by_id=by_id,
        wanted=[
            WantedSkill(
                skill_id=want.skill_id,
                position=position,
                weight=want.weight,
                minimum_years=want.minimum_years,
                is_must_have=want.is_must_have,
            )
            for position, want in enumerate(wanted)
        ],
    )
    profile.versions.append(version)
    return version


def _flush_or_name_taken() -> None:
    try:
        db.session.flush()
    except IntegrityError as problem:
        raise NameTaken from problem
