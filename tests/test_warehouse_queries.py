"""SQL that a person types can read the warehouse and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.store import Store, WarehouseError


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one document in it."""
    path = tmp_path_factory.mktemp("queries") / "w.duckdb"
    with Store(path) as store:
        store.load({"documents": [{"document_id": "d1", "status": "loaded"}]})
    return path


@pytest.fixture
def reader(path: Path) -> Iterator[Store]:
    with Store.read(path) as store:
        yield store


def test_a_query_answers_with_column_names_and_rows(reader: Store) -> None:
    assert reader.sql("SELECT document_id AS id, 1 + 1 FROM documents") == (["id", "(1 + 1)"], [("d1", 2)])
    assert reader.sql("SELECT status FROM documents WHERE document_id = ?", ["d1"])[1] == [("loaded",)]
    assert reader.sql("SELECT 1; SELECT 2 AS two;") == (["two"], [(2,)])


@pytest.mark.parametrize("query", ["", " ;", "-- only a comment"])
def test_a_query_that_asks_nothing_answers_nothing(reader: Store, query: str) -> None:
    assert reader.sql(query) == ([], [])


BROKEN = {
    "SELEC 1": 'syntax error at or near "SELEC"',
    "SELECT colour FROM documents": 'Referenced column "colour" not found',
    "FROM document": 'Table with name document does not exist! Did you mean "documents"?',
    "SELECT CAST('x' AS INTEGER)": "Could not convert string 'x'",
    "SELECT ?": "Values were not provided",
    "SELECT '": "unterminated",
    "SELECT '\ud800'": "surrogate",
}


@pytest.mark.parametrize(("query", "said"), BROKEN.items())
def test_a_broken_query_is_explained_on_one_line(reader: Store, query: str, said: str) -> None:
    with pytest.raises(WarehouseError) as caught:
        reader.sql(query)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert reader.sql("SELECT count(*) FROM documents")[1] == [(1,)]


WRITES = [
    "DELETE FROM documents",
    "INSERT INTO runs (run_id) VALUES ('x')",
    "CREATE TABLE mine (x INTEGER)",
    "DROP VIEW series",
    "COPY documents TO '{other}'",
    "EXPORT DATABASE '{other}'",
    "ATTACH '{other}' AS other",
    "CALL enable_logging(storage = 'file', storage_path = '{other}')",
    "SELECT * FROM Enable_Logging(storage_path = '{other}')",
    "PRAGMA profiling_output = '{other}'",
]
READS = [
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM glob('{folder}/*')",
    "COPY runs FROM '{secret}'",
    "IMPORT DATABASE '{folder}'",
    "INSTALL httpfs",
    "LOAD '{secret}'",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SELECT * FROM secret",
]


@pytest.mark.parametrize("query", WRITES + READS)
def test_a_query_can_neither_write_nor_leave_the_file(reader: Store, tmp_path: Path, query: str) -> None:
    secret, other = tmp_path / "secret.csv", tmp_path / "other"
    secret.write_text("a,b\n1,2\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(WarehouseError) as caught:
        reader.sql(query.format(secret=secret, other=other, folder=tmp_path))
    assert "\n" not in str(caught.value)
    assert reader.sql("SELECT count(*) FROM documents")[1] == [(1,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_reader_cannot_load(reader: Store) -> None:
    with pytest.raises(WarehouseError, match="read-only"):
        reader.load({"runs": [{"run_id": "x"}]})
