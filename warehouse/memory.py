"""How much of the memory DuckDB may have while it writes: little, until that is too little for some work."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import duckdb

# Disk is used beyond it. By itself DuckDB would keep all that it ever wrote.
LITTLE = "256MB"
T = TypeVar("T")


class Sparing:
    """A connection's memory, limited to little from now on."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._most = self._limited(LITTLE)

    def run(self, work: Callable[[], T]) -> T:
        """What some work gives; where little memory is too little, all of it again with what there is from then on.

        Work that raises has changed nothing: a commit that fails for memory does so with another error.
        """
        try:
            return work()
        except duckdb.OutOfMemoryException:
            if not self._most:
                raise
            with suppress(duckdb.Error):  # a query that begins a transaction leaves it behind
                self._connection.execute("ROLLBACK")
            self._limited(self._most)
            self._most = ""
            return work()

    def _limited(self, most: str) -> str:
        """Sets the limit, and what it was before. (RESET of it would be answered, and change nothing.)"""
        ((before,),) = self._connection.execute("SELECT current_setting('memory_limit')").fetchall()
        with suppress(duckdb.OutOfMemoryException):  # more is in use: it stays
            self._connection.execute(f"SET memory_limit = '{most}'")
        return str(before)
