"""What the bench says of itself: the finding that is its title, the line that is announced."""


def finding(total: int, everybody: int, typed: str) -> str:
    """State what was found: 7 of 24 match “discovery calls”."""
    if not typed:
        if not everybody:
            return "Nobody on the bench yet"
        return "One person on the bench" if total == 1 else f"{total:,} people on the bench"
    if not total:
        return f"Nobody matches “{typed}”"
    return f"{total:,} of {everybody:,} match{'es' if total == 1 else ''} “{typed}”"


def status(*, total: int, profile: str | None, first: int, shown: int) -> str:
    """Say how many there are and in which order, for those who do not see the rows change."""
    if not total:
        return "No rows."
    order = f"best fit for {profile} first" if profile else "newest first"
    if shown == total:
        return f"All {total:,} shown, {order}." if total > 1 else "One shown."
    return f"{first + 1:,} to {first + shown:,} of {total:,}, {order}."
