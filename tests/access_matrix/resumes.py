from foundation.accounts.models import Person
from recruit.candidates.actions import add_candidate
from recruit.candidates.identity import Identity
from recruit.resumes.actions import begin_batch, receive, settle
from recruit.resumes.models import Batch, Resume
from recruit.resumes.outcome import Outcome
from recruit.resumes.queries import understood
from recruit.resumes.reading import Fact, Reading, Span
from recruit.resumes.states import FileState
from tests.access_matrix import Case
from tests.cast import Cast

TOKEN = "the batch that Mona began"
# roles, in order:                               anonymous administrator hr manager interviewer rep
ROWS = {
    "GET resumes.add":                                "ask no yes yes no no",
    "POST resumes.add_post":                          "ask no yes yes no no",
    "GET resumes.batch: own":                         "ask no yes yes no no",
    "GET resumes.batch: of another":                  "ask no yes no no no",
    "GET resumes.progress":                           "ask no yes yes no no",
    "GET resumes.show: own upload":                   "ask no yes yes no no",
    "GET resumes.show: upload of another":            "ask no yes no no no",
    "GET resumes.show: of a confidential candidate":  "ask no yes no no no",
    "POST resumes.name: own upload":                  "ask no yes yes no no",
    "POST resumes.name: upload of another":           "ask no yes no no no",
    "POST resumes.newcomer: own upload":              "ask no yes yes no no",
    "POST resumes.newcomer: upload of another":       "ask no yes no no no",
    "POST resumes.attachment_post: own upload":       "ask no yes yes no no",
    "POST resumes.attachment_post: upload of another": "ask no yes no no no",
    "GET resumes.file: own upload":                   "ask no yes yes no no",
    "GET resumes.file: upload of another":            "ask no yes no no no",
    "GET resumes.file: of a confidential candidate":  "ask no yes no no no",
}  # fmt: skip


def scene(cast: Cast) -> dict[str, Case]:
    """Mona and Sam each drop a file without a name, and one of somebody who is known already."""
    mine = begin_batch(token=TOKEN, source=None, by=cast.mona)
    theirs = begin_batch(token="the batch that Sam began", source=None, by=cast.sam)
    add_candidate(Identity("Otto", "o@mail.example"), owner_id=cast.mona.id, by_id=cast.mona.id)
    secret = add_candidate(Identity("Secret"), owner_id=cast.sam.id, by_id=cast.sam.id)
    secret.is_confidential = True
    of_secret = _uploaded(theirs, cast.sam, "")
    of_secret.candidate, of_secret.state = secret, FileState.READY
    cases = {
        "resumes.batch: own": Case({"batch_id": mine.id}),
        "resumes.batch: of another": Case({"batch_id": theirs.id}),
        "resumes.progress": Case({"token": TOKEN}),
        "resumes.add_post": Case(
            form={"token": "a token of this form", "refused_name": "a.pdf", "refused_size": "99"}
        ),
        "resumes.show: of a confidential candidate": Case({"resume_id": of_secret.id}),
        "resumes.file: of a confidential candidate": Case({"resume_id": of_secret.id}),
    }
    for relation, batch, by in (
        ("own upload", mine, cast.mona),
        ("upload of another", theirs, cast.sam),
    ):
        nameless = Case({"resume_id": _uploaded(batch, by, "").id}, {"name": "Somebody"})
        twin = Case({"resume_id": _uploaded(batch, by, "Odile", email="o@mail.example").id})
        for endpoint, case in (
            ("show", nameless),
            ("name", nameless),
            ("file", nameless),
            ("newcomer", twin),
            ("attachment_post", twin),
        ):
            cases[f"resumes.{endpoint}: {relation}"] = case
    return cases


def _uploaded(batch: Batch, by: Person, name: str, email: str | None = None) -> Resume:
    """A file that was read, with this name in it or with none."""
    text = f"{name}, résumé {batch.token}"
    resume = receive(batch, f"{name or 'nobody'}.txt", text.encode(), by=by)
    known = Fact(name, 1.0, Span(0, len(name))) if name else None
    address = Fact(email, 1.0) if email else None
    reading = Reading(state="text", text=text, name=known, email=address)
    settle(resume.id, Outcome("text", reading=reading), understood(reading))
    return resume
