"""The warehouse is what its SQL files declare: one thing a file, all of it described."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.schema import declarations
from warehouse.store import KEYS, LABELS, Store

FOLDER = Path(__file__).parents[1] / "warehouse"
RELATIONS = """
    SELECT table_name AS name, comment FROM duckdb_tables()
    UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
"""
COLUMNS = "SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal"
# Not in DuckLake, which the same files are to serve one day: keys, checks, sequences, enums, upserts.
FILE_ONLY = ["PRIMARY KEY", "FOREIGN KEY", "REFERENCES", "UNIQUE", "CHECK (", "SEQUENCE", "ENUM", "CONFLICT"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("schema") / "w.duckdb") as store:
        yield store


@pytest.mark.parametrize("path", sorted((FOLDER / "tables").glob("*.sql")), ids=lambda path: path.stem)
def test_a_file_in_tables_makes_exactly_the_table_it_is_named_after(path: Path) -> None:
    with duckdb.connect() as database:
        database.execute(path.read_text(encoding="utf-8"))
        assert [name for name, _ in database.execute(RELATIONS).fetchall()] == [path.stem]


@pytest.mark.parametrize("path", sorted((FOLDER / "views").glob("*.sql")), ids=lambda path: path.stem)
def test_a_file_in_views_makes_exactly_the_view_it_is_named_after(path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    assert sql.count("CREATE") == 1
    assert f"CREATE OR REPLACE VIEW {path.stem} AS" in sql


def test_every_table_view_and_column_is_described(store: Store) -> None:
    described = store.sql(f"{RELATIONS} UNION ALL {COLUMNS}")[1]
    assert [name for name, comment in described if not comment] == []
    relations = {name for name, _ in described if "." not in name}
    assert relations == declarations("tables").keys() | declarations("views").keys()


def test_descriptions_are_still_there_in_another_session(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    for _ in range(2):
        with Store(path) as store:
            count = "SELECT count(*), count(comment) FROM duckdb_columns() WHERE NOT internal"
            ((columns, described),) = store.sql(count)[1]
            assert columns == described > 200


@pytest.mark.parametrize("word", FILE_ONLY)
def test_the_sql_stays_with_what_a_lake_understands_too(word: str) -> None:
    for folder in ("tables", "views", "macros"):
        for name, sql in declarations(folder).items():
            assert word not in sql, f"{folder}/{name}.sql"


def test_the_keys_that_loading_relies_on_are_columns_of_their_tables(store: Store) -> None:
    assert set(LABELS) <= set(KEYS) <= set(declarations("tables"))
    for table in declarations("tables"):
        columns = store.sql(f"SELECT * FROM {table}")[0]
        assert set(KEYS.get(table, ["release_id"])) <= set(columns)


def test_a_file_of_an_older_version_gets_the_missing_tables_columns_and_views(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as database:
        database.execute("CREATE TABLE amounts (release_id VARCHAR, text VARCHAR)")
        database.execute("INSERT INTO amounts VALUES ('r', '$5')")
        database.execute("CREATE TABLE observations (release_id VARCHAR)")
        database.execute("INSERT INTO observations VALUES ('r')")
    with Store(path) as store:
        assert store.sql("SELECT release_id, text, currency FROM amounts")[1] == [("r", "$5", None)]
        assert store.sql("SELECT release_id, is_suspect FROM observations")[1] == [("r", False)]
        assert store.sql("SELECT kind, text FROM mentions")[1] == [("amounts", "$5")]
