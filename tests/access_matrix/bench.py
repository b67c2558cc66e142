from fpdf import FPDF

from foundation.accounts.models import Person
from foundation.clock import now
from foundation.db import db
from foundation.files.actions import keep
from recruit.candidates.actions import add_candidate, correct
from recruit.candidates.identity import Identity
from recruit.candidates.models import Candidate
from recruit.matching.actions import create_profile
from recruit.matching.score import Want
from recruit.resumes.actions import begin_batch
from recruit.resumes.models import Resume
from recruit.resumes.states import FileState
from tests.access_matrix import Case
from tests.cast import Cast

# roles, in order:                            anonymous administrator hr manager interviewer rep
ROWS = {
    "GET bench.index":                         "ask no yes yes no no",
    "GET bench.candidate":                     "ask no yes yes no no",
    "GET bench.candidate: confidential, own":  "ask no yes yes no no",
    "GET bench.candidate: confidential, of a stranger": "ask no yes no no no",
    "GET bench.candidate: nobody":             "ask no no no no no",
    "POST bench.correction":                   "ask no yes yes no no",
    "POST bench.correction: confidential, of a stranger": "ask no yes no no no",
    "POST bench.undo":                         "ask no yes yes no no",
    "POST bench.undo: confidential, of a stranger": "ask no yes no no no",
    "GET bench.page":                          "ask no yes yes no no",
    "GET bench.page: confidential, of a stranger": "ask no yes no no no",
    "GET matching.index":                      "ask no yes yes no no",
    "GET matching.new":                        "ask no yes yes no no",
    "POST matching.create":                    "ask no yes yes no no",
    "GET matching.show":                       "ask no yes yes no no",
    "GET matching.show: of a stranger":        "ask no yes yes no no",
    "GET matching.show: none":                 "ask no no no no no",
    "GET matching.edit":                       "ask no yes yes no no",
    "GET matching.edit: of a stranger":        "ask no yes no no no",
    "POST matching.save":                      "ask no yes yes no no",
    "POST matching.save: of a stranger":       "ask no yes no no no",
    "POST matching.return_version":            "ask no yes yes no no",
    "POST matching.return_version: of a stranger": "ask no yes no no no",
}  # fmt: skip

NOBODY = 999_999


def scene(cast: Cast) -> dict[str, Case]:
    """Candidates and a profile of Mona's, and of Sam's, who is a stranger to her."""
    open_one = make_candidate("Odile", cast.sam)
    own = make_candidate("Yuki", cast.mona, is_confidential=True)
    strange = make_candidate("Farah", cast.sam, is_confidential=True)
    return {
        **of_candidate(open_one, cast.sam, ""),
        **of_candidate(strange, cast.sam, ": confidential, of a stranger"),
        "bench.candidate: confidential, own": Case({"candidate_id": own.id}),
        "bench.candidate: nobody": Case({"candidate_id": NOBODY}),
        **of_profile(cast.mona, ""),
        **of_profile(cast.sam, ": of a stranger"),
        "matching.show: none": Case({"profile_id": NOBODY}),
    }


def make_candidate(name: str, owner: Person, *, is_confidential: bool = False) -> Candidate:
    candidate = add_candidate(Identity(name), owner_id=owner.id, by_id=owner.id)
    candidate.is_confidential = is_confidential
    return candidate


def of_candidate(candidate: Candidate, owner: Person, relation: str) -> dict[str, Case]:
    correction = correct(candidate, "city", "Oslo", by_id=owner.id)
    page = {"resume_id": make_resume(owner, candidate).id, "number": 1}
    who = {"candidate_id": candidate.id}
    return {
        f"bench.candidate{relation}": Case(who),
        f"bench.correction{relation}": Case(who, {"field": "city", "value": "Bergen"}),
        f"bench.undo{relation}": Case({**who, "correction_id": correction.id}),
        f"bench.page{relation}": Case({**who, **page}),
    }


def of_profile(owner: Person, relation: str) -> dict[str, Case]:
    wanted = [Want(skill_id="cold-calling", weight=1.0, minimum_years=0.0, is_must_have=True)]
    profile = create_profile(name=f"AE {owner.id}", role="AE", wanted=wanted, by_id=owner.id)
    which = Case({"profile_id": profile.id})
    return {
        **{f"matching.{view}{relation}": which for view in ("show", "edit", "save")},
        f"matching.return_version{relation}": Case({"profile_id": profile.id, "number": 1}),
    }


def make_resume(owner: Person, candidate: Candidate) -> Resume:
    """A page of paper, read."""
    paper = FPDF()
    paper.add_page()
    stored = keep(bytes(paper.output()), media_type="application/pdf")
    batch = begin_batch(token=f"papers of {candidate.name}", source=None, by=owner)
    resume = Resume(
        batch_id=batch.id,
        filename="résumé.pdf",
        size_bytes=stored.size_bytes,
        sha256=stored.sha256,
        media_type="application/pdf",
        state=FileState.READY,
        uploaded_at=now(),
        uploaded_by_id=owner.id,
        pages=1,
        candidate_id=candidate.id,
    )
    db.session.add(resume)
    db.session.flush()
    return resume
