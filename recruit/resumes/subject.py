"""Who a résumé is about, as far as it says."""

from recruit.candidates.identity import Identity
from recruit.resumes.reading import Reading, Work

# Below this a name is more likely a heading or an employer: a person is asked.
SURE_OF_NAME = 0.5


def identity(reading: Reading) -> Identity | None:
    """Say who it is; None if no name was found that can be trusted."""
    name = reading.name
    if name is None or name.confidence < SURE_OF_NAME:
        return None
    return identity_of(reading, spoken(name.value))


def spoken(name: str) -> str:
    """Write a name that stands in capitals as people write it: JOHN O'NEILL is John O'Neill."""
    return name.title() if name.isupper() and " " in name else name


def identity_of(reading: Reading, name: str) -> Identity:
    """Say who it is, under a name that a person gave."""
    now = _latest(reading.work)
    return Identity(
        name=name,
        email=reading.email.value.casefold() if reading.email else None,
        phone=reading.phone.value if reading.phone else None,
        city=reading.location.value.city if reading.location else None,
        position=now.position.value if now and now.position else None,
        employer=now.company.value if now and now.company else None,
    )


def compare(held: Identity, reading: Reading) -> tuple[tuple[str, str | None, str | None], ...]:
    """Lay what is held of a person beside what a résumé says: (label, held, new) a field."""
    new = identity_of(reading, reading.name.value if reading.name else "")
    labels = {
        "name": "Name",
        "email": "E-mail",
        "phone": "Phone",
        "city": "City",
        "position": "Position",
        "employer": "Employer",
    }
    return tuple((label, getattr(held, name), getattr(new, name)) for name, label in labels.items())


def employers(reading: Reading) -> tuple[str, ...]:
    """Every employer named, newest first as the résumé has them."""
    return tuple(work.company.value for work in reading.work if work.company)


def _latest(jobs: tuple[Work, ...]) -> Work | None:
    """Give the job held now, else the one begun last; undated ones stand as they are listed."""
    current = [work for work in jobs if work.is_current]
    dated = current or [work for work in jobs if work.start]
    if not dated:
        return jobs[0] if jobs else None
    return max(dated, key=lambda work: work.start.value.first if work.start else 0)
