"""The language a text is written in, told by its small words."""

import re
from collections import Counter

from recruit.resumes.lexicon import groups

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_CHARACTERS = 20_000


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language most of the small words belong to, or None."""
    counts: Counter[str] = Counter()
    seen = Counter(word.lower() for word in _WORD.findall(text[:_ENOUGH_CHARACTERS]))
    for code, small_words in groups("small_words").items():
        counts[code] = sum(seen[word] for word in small_words)
    ((code, count),) = counts.most_common(1)
    return code if count >= 3 else None
