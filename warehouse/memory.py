"""How much of the memory DuckDB may have while it writes: little, and twice as much where that does not do."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import duckdb

# Bytes; disk is used beyond it. By itself DuckDB would keep all that it ever wrote.
LITTLE = 64_000_000
T = TypeVar("T")


class Sparing:
    """A connection's memory, limited to little from now on, and to more for each work that does not fit into it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._most = self._given()
        self._limit = min(LITTLE, self._most)
        self._set()

    def run(self, work: Callable[[], T]) -> T:
        """What some work gives. Where its memory is too little all of it is done again with twice as much.

        Work that raises has changed nothing: a commit that fails for memory does so with another error.
        """
        while True:
            try:
                return work()
            except duckdb.OutOfMemoryException:
                if self._limit >= self._most:
                    raise
                with suppress(duckdb.Error):  # a query that begins a transaction leaves it behind
                    self._connection.execute("ROLLBACK")
                self._limit = min(2 * self._limit, self._most)
                self._set()

    def _given(self) -> int:
        """What DuckDB gives itself: most of what the machine has."""
        query = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
        ((given,),) = self._connection.execute(query).fetchall()
        return int(given)

    def _set(self) -> None:
        with suppress(duckdb.OutOfMemoryException):  # more is in use: it stays
            self._connection.execute(f"SET memory_limit = '{self._limit}B'")
