"""Passwords: hashed with argon2id, checked in the same time whether or not the account exists."""

import hashlib
import hmac
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
LONGEST = 256
FEWEST_SIGNS = 5  # different ones, below which a password is a pattern

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's floor
# Somebody who does not exist is checked against this, so that nobody can tell by the clock.
_NOBODY = _hasher.hash("nobody")


def hashed(password: str) -> str:
    """Hash a password for keeping."""
    return _hasher.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether `password` is the one behind the hash `kept`; takes as long if there is none."""
    try:
        return _hasher.verify(kept or _NOBODY, password[:LONGEST]) and bool(kept)
    except (Argon2Error, InvalidHashError):
        return False


def is_guessable(password: str) -> bool:
    """Whether a password is a repetition or a run, like aaaaaaaaaaaa or 123456789012."""
    steps = {ord(after) - ord(before) for before, after in pairwise(password)}
    return len(set(password)) < FEWEST_SIGNS or steps <= {1, -9} or steps <= {-1, 9}


def key_of(secret: str, text: str) -> str:
    """Give a keyed hash of `text`: equal texts meet, nobody reads them."""
    return hmac.new(secret.encode(), text.casefold().encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    """Give the hash of a one-time link's token; the token itself is never kept."""
    return hashlib.sha256(token.encode()).hexdigest()
