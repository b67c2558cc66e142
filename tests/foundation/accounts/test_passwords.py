import statistics
import time

import pytest

from foundation.accounts.passwords import LONGEST, hashed, is_guessable, key_of, matches, token_hash


def test_a_password_is_kept_as_argon2id_of_the_strength_we_promise():
    kept = hashed("correct horse battery staple")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert hashed("correct horse battery staple") != kept


def test_only_the_right_password_matches():
    kept = hashed("correct horse battery staple")
    assert matches("correct horse battery staple", kept)
    assert not matches("correct horse battery stapler", kept)
    assert not matches("", kept)


@pytest.mark.parametrize("kept", [None, "", "not a hash"])
def test_nothing_matches_where_nothing_is_kept(kept):
    assert not matches("nobody", kept)


def test_somebody_who_does_not_exist_takes_as_long():
    kept = hashed("correct horse battery staple")

    def median(target):
        times = []
        for _ in range(7):
            start = time.process_time()
            matches("wrong horse", target)
            times.append(time.process_time() - start)
        return statistics.median(times)

    assert 0.5 < median(None) / median(kept) < 2


@pytest.mark.parametrize(
    "password", ["aaaaaaaaaaaa", "123456789012", "987654321098", "abababababab", "abcdefghijkl"]
)
def test_patterns_are_guessable(password):
    assert is_guessable(password)


@pytest.mark.parametrize("password", ["correct horse battery staple", "x7!Kq9.mmmmmm"])
def test_words_and_noise_are_not(password):
    assert not is_guessable(password)


def test_an_endless_password_costs_no_more_than_the_longest():
    kept = hashed("x" * LONGEST)
    assert matches("x" * 10_000, kept)


def test_keyed_hashes_meet_whatever_the_case_and_only_under_one_key():
    assert key_of("k", "Rosa@Fivebar.example") == key_of("k", "rosa@fivebar.example")
    assert key_of("k", "rosa") != key_of("other", "rosa")
    assert "rosa" not in key_of("k", "rosa")
    assert token_hash("t") != "t"
