"""Ranking everyone for a profile, against matching their spellings while the manager waits."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, default_rng
from rapidfuzz import fuzz, process

from benchmarks.table import Row, cpu_ms, interleaved
from recruit.matching.columns import Facts, Floats, Ids
from recruit.matching.postings import Postings
from recruit.matching.score import Want, with_related
from recruit.skills.queries import resolver, vocabulary

CANDIDATES = 100_000
MENTIONS = 14
VARIANTS = 24
WANTED = 12
SAMPLE = 400
ROUNDS = 30
TARGET = 1 / 500


@dataclass(frozen=True)
class Bench:
    """spellings: by skill and variant. draws: (skill, variant) of every mention, by candidate."""

    skill_ids: tuple[str, ...]
    spellings: list[list[str]]
    draws: Ids
    years: Floats

    def mentions(self, candidate: int) -> list[str]:
        """How one candidate's résumé writes its skills."""
        return [self.spellings[skill][variant] for skill, variant in self.draws[candidate]]


def rows() -> list[Row]:
    """One row: CPU of ranking all ÷ CPU of rapidfuzz over the same spellings."""
    bench = generate(CANDIDATES)
    postings = Postings.build(facts(bench))
    wants = wanted(bench)
    names = [vocabulary().name(want.skill_id) for want in wants]
    sample = [bench.mentions(candidate) for candidate in range(SAMPLE)]
    ours, theirs = interleaved(
        lambda: cpu_ms(lambda: postings.rank(wants, limit=50), times=5),
        lambda: cpu_ms(lambda: fuzzily(names, sample)) * CANDIDATES / SAMPLE,
        rounds=ROUNDS,
    )
    related = sum(len(want.related) for want in wants)
    note = (
        f"{WANTED} skills and {related} related over {CANDIDATES:,} × {MENTIONS} mentions; "
        f"baseline extractOne(token_set_ratio ≥ 85) timed on {SAMPLE} candidates and scaled"
    )
    return [Row("ranking-100k", ours, "ms", theirs, TARGET, note)]


def generate(candidates: int) -> Bench:
    """Candidates with skills as unequally common as in life, written as carelessly."""
    random = default_rng(12)
    skills = list(vocabulary().skills.values())
    spellings = [
        [
            noisy(skill.spellings[random.integers(len(skill.spellings))], random)
            for _ in range(VARIANTS)
        ]
        for skill in skills
    ]
    common = 1 / np.arange(10, 10 + len(skills)) ** 0.8
    common = random.permutation(common / common.sum())
    skill = random.choice(len(skills), size=(candidates, MENTIONS), p=common)
    variant = random.integers(VARIANTS, size=(candidates, MENTIONS))
    years = random.integers(1, 120, size=(candidates, MENTIONS)) / 12
    ids = tuple(skill.id for skill in skills)
    return Bench(ids, spellings, np.stack([skill, variant], axis=2), years)


def facts(bench: Bench) -> Facts:
    """What reading those résumés would have stored: each distinct spelling resolved once."""
    code = {skill_id: place for place, skill_id in enumerate(bench.skill_ids)}
    answers = [[resolver().resolve(text) for text in some] for some in bench.spellings]
    codes = np.array([[code.get(one.skill_id or "", -1) for one in some] for some in answers])
    strengths = np.array([[one.strength for one in some] for some in answers])
    skill, variant = bench.draws[..., 0].ravel(), bench.draws[..., 1].ravel()
    owners = np.repeat(np.arange(len(bench.draws)), MENTIONS)
    held = codes[skill, variant]
    _, first = np.unique(owners * len(code) + held, return_index=True)
    first = first[held[first] >= 0]
    everyone = np.arange(len(bench.draws), dtype=np.int64)
    return Facts(
        candidates=everyone,
        unread_shares=np.zeros(len(everyone)),
        owners=owners[first],
        codes=held[first].astype(np.int32),
        skill_ids=bench.skill_ids,
        strengths=strengths[skill, variant][first],
        years=bench.years.ravel()[first],
        confidences=np.full(len(first), 0.9),
    )


def wanted(bench: Bench) -> tuple[Want, ...]:
    """Twelve skills, some common, some rare, six of them must-haves, with all that is related."""
    counts = np.bincount(bench.draws[..., 0].ravel(), minlength=len(bench.skill_ids))
    by_count = np.argsort(-counts)[: WANTED * 12 : 12]
    wants = [
        Want(bench.skill_ids[skill], 3.0 if place % 2 else 1.0, minimum_years=2.0)
        for place, skill in enumerate(by_count)
    ]
    return with_related(wants, vocabulary())


def fuzzily(names: list[str], sample: list[list[str]]) -> list[int]:
    """How it is done without a vocabulary: compare every wanted name with every mention."""
    return [
        sum(
            process.extractOne(name, mentions, scorer=fuzz.token_set_ratio, score_cutoff=85)
            is not None
            for name in names
        )
        for mentions in sample
    ]


def noisy(spelling: str, random: Generator) -> str:
    """A spelling as people type it: other case, hyphens, words around it, a slip."""
    kind = random.integers(8)
    if kind == 0:
        return spelling.lower()
    if kind == 1:
        return spelling.upper()
    if kind == 2:
        return spelling.replace(" ", "-")
    if kind == 3:
        return f"{spelling} (advanced)"
    if kind == 4:
        return f"Experience with {spelling}"
    if kind == 5 and len(spelling) > 4:
        place = int(random.integers(1, len(spelling) - 2))
        return spelling[:place] + spelling[place + 1] + spelling[place] + spelling[place + 2 :]
    return spelling
