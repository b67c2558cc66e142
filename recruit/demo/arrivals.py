"""Which papers reached Aldgate Supply in the past year: when, from where, and to whom."""

from dataclasses import dataclass
from typing import Literal

from recruit.demo.cast import HR, NORTHERN_MANAGER, WESTERN_MANAGER
from recruit.demo.people import applicant
from recruit.resumes.filenames import shown

Harm = Literal["scanned", "cut off", "screenshot"]


@dataclass(frozen=True)
class Paper:
    """One file. applicant: the name of their file in bench/ or drawer/."""

    applicant: str
    owner: str  # e-mail address of whoever courts them
    harm: Harm | None = None
    file: str | None = None  # if it is not called as they call it
    is_confidential: bool = False

    @property
    def filename(self) -> str:
        """How the file is called."""
        return self.file or applicant(self.applicant).file

    @property
    def shown(self) -> str:
        """How the file is called on pages, where a long name is shortened."""
        return shown(self.filename)


@dataclass(frozen=True)
class Drop:
    """Files that somebody dropped together."""

    days_ago: int
    by: str
    source: str
    papers: tuple[Paper, ...]

    @property
    def token(self) -> str:
        """Names this drop, so that it is not repeated."""
        return f"demo {self.days_ago}"


def _drop(days_ago: int, by: str, source: str, *papers: str | Paper) -> Drop:
    owned = (Paper(paper, by) if isinstance(paper, str) else paper for paper in papers)
    return Drop(days_ago, by, source, tuple(owned))


DROPS = (
    _drop(
        352,
        WESTERN_MANAGER,
        "Referral",
        Paper("carys-llewellyn", WESTERN_MANAGER, is_confidential=True),
        "iain-drummond",
    ),
    _drop(
        318,
        NORTHERN_MANAGER,
        "Referral",
        "farah-siddiqui",
        "joaquin-beltran",
        "yasmin-al-harbi",
    ),
    _drop(
        287,
        HR,
        "Careers page",
        Paper("owen-birch", NORTHERN_MANAGER),
        Paper("grace-pell", WESTERN_MANAGER),
        Paper("walt-lindqvist", NORTHERN_MANAGER),
        Paper("ruth-adeyemi", NORTHERN_MANAGER),
        Paper("keith-obuya", WESTERN_MANAGER),
    ),
    _drop(241, NORTHERN_MANAGER, "Trade fair", "leila-haddad", "pieter-van-den-broek"),
    _drop(
        196,
        WESTERN_MANAGER,
        "Spotted",
        "alexandrina-papadimitriou",
        "nguyen-thi-minh-khai",
    ),
    _drop(
        153,
        HR,
        "Agency",
        Paper("petra-novotna", WESTERN_MANAGER),
        Paper("rafael-quintana", WESTERN_MANAGER),
    ),
    _drop(102, WESTERN_MANAGER, "Referral", "ben-kaczmarek", "sunniva-dahl"),
    _drop(52, NORTHERN_MANAGER, "Referral", "odile-marchand", "amara-nwosu"),
    _drop(
        17,
        HR,
        "Careers page",
        Paper("lukasz-wisniewski", NORTHERN_MANAGER),
        Paper("katharina-weiss", WESTERN_MANAGER),
    ),
    _drop(
        1,
        NORTHERN_MANAGER,
        "By e-mail",
        "mei-ling-zhou",
        "agency-profile",
        "odile-marchand-english",
        Paper("kirsty-macallister", NORTHERN_MANAGER, "scanned"),
        Paper("suharti", WESTERN_MANAGER),
        Paper("kirsty-macallister", NORTHERN_MANAGER, "cut off", file="K MacAllister(1).pdf"),
        Paper("kirsty-macallister", NORTHERN_MANAGER, "screenshot", file="my cv (screenshot).png"),
    ),
)
