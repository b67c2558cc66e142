"""Names of files as people may safely be shown them."""

import unicodedata

LONGEST = 120


def shown(name: str) -> str:
    """Drop folders, control signs and text direction tricks; shorten the middle of a long name."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = " ".join(plain.split())
    if len(plain) > LONGEST:
        plain = f"{plain[: LONGEST - 21]}…{plain[-20:]}"
    return plain or "without a name"
