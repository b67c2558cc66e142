"""Numbers of rows in addresses: one that no row can have is not found, and asks no database."""

from typing import Any

from werkzeug.routing import IntegerConverter, Map

HIGHEST = 2**31 - 1  # what an integer column of PostgreSQL holds


class RowConverter(IntegerConverter):
    """The `int` of our routes."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, **{"max": HIGHEST, **options})


def row_number(text: str) -> int:
    """Read the number of a row in a query. Raises ValueError for one that no row can have."""
    number = int(text)
    if not 0 <= number <= HIGHEST:
        raise ValueError(text)
    return number
