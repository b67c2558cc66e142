from datetime import timedelta

import pytest

from foundation.jobs import registry


def test_a_job_is_found_by_name_and_by_function():
    @registry.job("tests.registry.found", attempts=2)
    def found(*, number: int) -> None: ...

    definition = registry.definition("tests.registry.found")
    assert definition is registry.definition_of(found)
    assert definition.attempts == 2
    assert definition not in registry.periodic()


def test_only_keywords_that_enqueue_leaves_free_are_arguments():
    def positional(number: int) -> None: ...

    def taken(*, key: str) -> None: ...

    for function in (positional, taken):
        with pytest.raises(TypeError, match="keyword-only and its own"):
            registry.job("tests.registry.refused")(function)


def test_two_jobs_cannot_share_a_name():
    def one() -> None: ...

    def other() -> None: ...

    registry.job("tests.registry.shared")(one)
    with pytest.raises(ValueError, match="two jobs"):
        registry.every(timedelta(days=1), "tests.registry.shared")(other)


def test_what_was_never_declared_is_not_a_job():
    with pytest.raises(registry.NotAJob):
        registry.definition("tests.registry.unheard_of")
    with pytest.raises(registry.NotAJob):
        registry.definition_of(print)
