"""How Aldgate Supply courted its bench: who was benched and touched on which day."""

from dataclasses import dataclass

from recruit.courting.cadence import Readiness, Tier
from recruit.courting.touches import TouchKind


@dataclass(frozen=True)
class Benching:
    """Somebody came to the bench. applicant: the name of their file in bench/."""

    applicant: str
    tier: Tier
    readiness: Readiness = Readiness.UNKNOWN


@dataclass(frozen=True)
class Touching:
    """Somebody was touched, for the `number`th time (from 1)."""

    applicant: str
    number: int
    kind: TouchKind
    note: str


@dataclass(frozen=True)
class Round:
    """One morning of courting."""

    days_ago: int
    benched: tuple[Benching, ...] = ()
    touched: tuple[Touching, ...] = ()


CALL, COFFEE, MESSAGE = TouchKind.CALL, TouchKind.COFFEE, TouchKind.MESSAGE

ROUNDS = (
    Round(
        280,
        benched=(
            Benching("farah-siddiqui", Tier.A),
            Benching("joaquin-beltran", Tier.A),
            Benching("yasmin-al-harbi", Tier.A),
            Benching("iain-drummond", Tier.B),
            Benching("carys-llewellyn", Tier.A),
        ),
        touched=(Touching("farah-siddiqui", 1, CALL, "Forty minutes. Would move for a patch."),),
    ),
    Round(
        230,
        benched=(
            Benching("ruth-adeyemi", Tier.B),
            Benching("walt-lindqvist", Tier.B),
            Benching("owen-birch", Tier.B),
            Benching("keith-obuya", Tier.C),
            Benching("leila-haddad", Tier.A),
        ),
        touched=(
            Touching("joaquin-beltran", 1, COFFEE, "Coffee in Birmingham. Coaches well."),
            Touching("iain-drummond", 1, MESSAGE, "Asked how the depot contract went."),
        ),
    ),
    Round(
        140,
        benched=(Benching("petra-novotna", Tier.A), Benching("rafael-quintana", Tier.A)),
        touched=(
            Touching("farah-siddiqui", 2, COFFEE, "Coffee, Manchester. Asked about territory."),
            Touching("yasmin-al-harbi", 1, CALL, "First call. Bonus is paid in March."),
            Touching("carys-llewellyn", 1, COFFEE, "Lunch. Not this year, perhaps next."),
        ),
    ),
    Round(
        90,
        benched=(Benching("ben-kaczmarek", Tier.B), Benching("sunniva-dahl", Tier.B)),
        touched=(
            Touching("leila-haddad", 1, CALL, "Twenty minutes. Quota is honest, wants a team."),
            Touching("owen-birch", 1, MESSAGE, "Sent the growth numbers."),
        ),
    ),
    Round(
        45,
        benched=(
            Benching("odile-marchand", Tier.A, Readiness.SOON),
            Benching("amara-nwosu", Tier.A, Readiness.SOON),
        ),
        touched=(
            Touching("walt-lindqvist", 1, CALL, "Likes the product. Ask again after the quarter."),
            Touching("rafael-quintana", 1, MESSAGE, "Sent the customer story he asked for."),
        ),
    ),
    Round(
        36,
        touched=(
            Touching("farah-siddiqui", 3, CALL, "Asked for the territory plan. I owe it to her."),
            Touching("ruth-adeyemi", 1, COFFEE, "Her non-compete ends on 31 January."),
        ),
    ),
    Round(
        24,
        touched=(
            Touching("petra-novotna", 1, CALL, "Targets were raised; she is listening."),
            Touching("yasmin-al-harbi", 2, MESSAGE, "Congratulated on the renewal."),
        ),
    ),
    Round(
        11,
        touched=(
            Touching("odile-marchand", 1, CALL, "Asked better questions than two of my own."),
            Touching("leila-haddad", 2, COFFEE, "Met two of the team."),
            Touching("ben-kaczmarek", 1, CALL, "Good on site visits, less on price."),
            Touching("carys-llewellyn", 2, MESSAGE, "Sent the paper on media buying."),
        ),
    ),
    Round(
        4,
        touched=(
            Touching("joaquin-beltran", 2, CALL, "Second call set for December."),
            Touching("amara-nwosu", 1, CALL, "Wants to meet the team."),
            Touching("sunniva-dahl", 1, MESSAGE, "Answered within the hour."),
        ),
    ),
)
