"""The warehouse as its SQL files declare it: one file a table, view or macro, named as what it makes."""

import re
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

import duckdb

_HERE = Path(__file__).parent
FOLDERS = ("tables", "views", "macros")
_NEEDS = re.compile(r"\b(?:(?:FROM|JOIN)\s+(\w+)|(\w+)\()")
_COLUMNS = """
    SELECT table_name, column_name, data_type, column_default FROM duckdb_columns() WHERE NOT internal
"""


@cache
def declarations(folder: str) -> dict[str, str]:
    """Name and SQL of everything that `folder` (tables, views or macros) makes, in an order that runs."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted((_HERE / folder).glob("*.sql"))}
    named = {name: {word for pair in _NEEDS.findall(sql) for word in pair} for name, sql in found.items()}
    needs = {name: words & found.keys() - {name} for name, words in named.items()}
    return {name: found[name] for name in TopologicalSorter(needs).static_order()}


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Brings the open database to what the files declare: missing tables and columns, every view and comment.

    What an interrupted start leaves undone the next one does. The macro `declared_by()`
    remembers which files it was brought to: three hundred comments take a tenth of a second each time.
    """
    if is_current(connection):
        return
    _add_columns(connection)
    connection.execute("BEGIN")
    for folder in FOLDERS:
        connection.execute("\n".join(declarations(folder).values()))
    connection.execute(f"CREATE OR REPLACE MACRO declared_by() AS '{_digest()}'")
    connection.execute("COMMIT")


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the open database was brought to what the files declare now."""
    return _declared_by(connection) == _digest()


@cache
def _digest() -> str:
    files = "".join(sql for folder in FOLDERS for _, sql in sorted(declarations(folder).items()))
    return sha256(files.encode()).hexdigest()


def _declared_by(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Digest of the files that made the database; None for a new one."""
    try:
        ((digest,),) = connection.execute("SELECT declared_by()").fetchall()
    except duckdb.CatalogException:
        return None
    return str(digest)


def _add_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds the columns that tables of an older version lack, one by one: together they would conflict."""
    present = {(table, column) for table, column, _, _ in connection.execute(_COLUMNS).fetchall()}
    tables = {table for table, _ in present}
    for table, column, kind, default in _declared():
        if table in tables and (table, column) not in present:
            value = f" DEFAULT {default}" if default else ""
            connection.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {kind}{value}')


@cache
def _declared() -> list[tuple[str, str, str, str | None]]:
    """Table, column, type and default as the files declare them, read back from an empty database."""
    with duckdb.connect() as scratch:
        for sql in declarations("tables").values():
            scratch.execute(sql)
        return scratch.execute(_COLUMNS).fetchall()
