"""Aldgate Supply, which sells workplace supplies by subscription: its people and its calendar."""

from dataclasses import dataclass
from datetime import date

NAME = "Aldgate Supply"
TIME_ZONE = "Europe/London"
CURRENCY = "GBP"

ADMINISTRATOR = "administrator@fivebar.example"
HR = "hr@fivebar.example"
NORTHERN_MANAGER = "manager@fivebar.example"
WESTERN_MANAGER = "gareth.pryce@fivebar.example"

# England and Wales.
HOLIDAYS = (
    (date(2026, 1, 1), "New Year’s Day"),
    (date(2026, 4, 3), "Good Friday"),
    (date(2026, 4, 6), "Easter Monday"),
    (date(2026, 5, 4), "Early May bank holiday"),
    (date(2026, 5, 25), "Spring bank holiday"),
    (date(2026, 8, 31), "Summer bank holiday"),
    (date(2026, 12, 25), "Christmas Day"),
    (date(2026, 12, 28), "Boxing Day, substitute day"),
)


@dataclass(frozen=True)
class Colleague:
    """Somebody with an account. months: how long ago they came to their team."""

    name: str
    email: str
    role: str
    months: int = 0


@dataclass(frozen=True)
class Crew:
    """A team: its manager and its members."""

    name: str
    manager: Colleague
    members: tuple[Colleague, ...] = ()
    parent: str | None = None

    @property
    def people(self) -> tuple[Colleague, ...]:
        """The manager and the members."""
        return (self.manager, *self.members)


def _rep(name: str, email: str, months: int) -> Colleague:
    return Colleague(name, f"{email}@fivebar.example", "rep", months)


CREWS = (
    Crew("Sales", Colleague("Morag Sinclair", "morag.sinclair@fivebar.example", "manager", 62)),
    Crew(
        "Northern",
        Colleague("Ingrid Solheim", NORTHERN_MANAGER, "manager", 38),
        (
            _rep("Priya Raman", "rep", 31),
            _rep("Caleb Stroud", "caleb.stroud", 44),
            _rep("Devon Achterberg", "devon.achterberg", 27),
            _rep("Noor Aziz", "noor.aziz", 14),
            _rep("Hamish Baird", "hamish.baird", 52),
            _rep("Lucía Ferrer", "lucia.ferrer", 20),
            _rep("Tomasz Wilk", "tomasz.wilk", 17),
        ),
        parent="Sales",
    ),
    Crew(
        "Western",
        Colleague("Gareth Pryce", WESTERN_MANAGER, "manager", 29),
        (
            _rep("Aoife Brennan", "aoife.brennan", 41),
            _rep("Marlon Baptiste", "marlon.baptiste", 35),
            _rep("Sanna Lehtonen", "sanna.lehtonen", 23),
            _rep("Kofi Asante", "kofi.asante", 19),
            _rep("Beatriz Moura", "beatriz.moura", 48),
            _rep("Luke Fenwick", "luke.fenwick", 13),
            _rep("Zainab Bello", "zainab.bello", 26),
        ),
        parent="Sales",
    ),
)

OFFICE = (
    Colleague("Ellis Okonkwo", ADMINISTRATOR, "administrator"),
    Colleague("Pilar Duarte", HR, "hr"),
    Colleague("Yuki Tanabe", "interviewer@fivebar.example", "interviewer"),
)


def first_day(months: int, today: date) -> date:
    """The first day of the month that was `months` ago."""
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
