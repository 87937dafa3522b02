"""What another warehouse holds, into this one: each document and each release once, whoever brings it first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import WarehouseError
from warehouse.schema import declarations
from warehouse.store import Store

# What a warehouse has of its own: its runs, where its files lay, what was found in it and said of that.
_OWN = ("runs", "files", "findings", "checks")
_LABELS = ("items", "economies")
_OF_DOCUMENTS = ("documents", "pages", "appearances")
# What is of the run that takes it in, and not of the one that read it.
_STAMPED = {
    "documents": """REPLACE (
        getvariable('run') AS run_id,
        CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP) + to_microseconds(row_number() OVER (ORDER BY ingested_at))
            AS ingested_at
    )""",
    "observations": "REPLACE (getvariable('run') AS run_id, false AS is_suspect)",
}
# A document that was rejected here and could be read there is brought too.
_BROUGHT = """
CREATE OR REPLACE TEMP TABLE brought_documents AS
SELECT document_id, theirs.status
FROM other.documents AS theirs LEFT JOIN documents AS ours USING (document_id)
WHERE ours.status IS NULL OR (ours.status = 'rejected' AND theirs.status = 'loaded');
CREATE OR REPLACE TEMP TABLE brought_releases AS
SELECT release_id FROM other.releases ANTI JOIN releases USING (release_id);
"""
_COUNTS = """
SELECT
    (SELECT count(*) FROM other.documents),
    (SELECT count(*) FROM brought_documents WHERE status = 'loaded'),
    (SELECT count(*) FROM brought_documents WHERE status = 'rejected'),
    (SELECT count(*) FROM brought_releases)
"""
_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'other'"


@dataclass(frozen=True, slots=True)
class Brought:
    """How many documents another warehouse has, and how many of them, and of its releases, were not here."""

    documents: int
    loaded: int
    rejected: int
    releases: int


@contextmanager
def beside(store: Store, path: Path) -> Iterator[list[str]]:
    """With another warehouse open beside this one, to be taken in: the documents that are not here.

    Raises WarehouseError unless all that it holds are tables: a view could read other files of this machine.
    """
    quoted = str(path.resolve()).replace("'", "''")
    store.sql(f"ATTACH '{quoted}' AS other (READ_ONLY)")
    try:
        if not {*declarations("tables")} <= {name for (name,) in store.sql(_TABLES)[1]}:
            raise WarehouseError(f"{path} is no warehouse of this version of Tradewire: it lacks tables")
        store.sql(_BROUGHT)
        yield [document_id for (document_id,) in store.sql("SELECT document_id FROM brought_documents")[1]]
    finally:
        store.sql("DETACH other")


def take(store: Store, run_id: str) -> Brought:
    """Takes in the warehouse that is open beside this one, all of it or nothing."""
    store.sql("SET VARIABLE run = ?", [run_id])
    ((documents, loaded, rejected, releases),) = store.sql(_COUNTS)[1]
    statements = ["DELETE FROM documents WHERE document_id IN (SELECT document_id FROM brought_documents)"]
    statements += [_taken(table) for table in declarations("tables") if table not in _OWN]
    try:
        store.sql(";\n".join(["BEGIN", *statements, "COMMIT"]))
    except WarehouseError:
        store.sql("ROLLBACK")
        raise
    return Brought(documents, loaded, rejected, releases)


def _taken(table: str) -> str:
    if table in _LABELS:
        return f"INSERT INTO {table} BY NAME FROM other.{table} WHERE NOT EXISTS (FROM {table})"
    owner = "document" if table in _OF_DOCUMENTS else "release"
    which = f"SEMI JOIN brought_{owner}s USING ({owner}_id)"
    return f"INSERT INTO {table} BY NAME SELECT * {_STAMPED.get(table, '')} FROM other.{table} {which}"
