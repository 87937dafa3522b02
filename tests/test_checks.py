"""Each check finds what its file says that it finds, in what its file says, and no other check finds anything there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors import labels
from warehouse.findings import CHECKED, Check, checks, find
from warehouse.store import Store

EMPTIED = ("releases", "sentences", "observations", "streaks", "records", "dates", "amounts", "percentages")
OWN = ("release_id", "observation_id", "reporter", "partner")
FOUND = """
    SELECT string_split(release_id, '/')[1] AS owner, "check", message, working, len(sides) FROM findings ORDER BY ALL
"""
PRINTED = """
    SELECT side.label, substring(text, side.char_start + 1, side.char_end - side.char_start), message
    FROM (SELECT message, unnest(sides) AS side FROM findings)
    LEFT JOIN releases ON releases.release_id = side.release_id
    WHERE NOT side.is_implied
"""


def stage(store: Store, kind: str) -> None:
    """The examples of all checks in one warehouse, each with releases and economies of its own."""
    tables = {table: columns(store, table) for table in EMPTIED}
    for table in tables:
        store.sql(f"CREATE TEMP TABLE all_{table} AS FROM {table}")
    for check in checks():
        store.sql(getattr(check, kind))
        for table, names in tables.items():
            own = ", ".join(f"'{check.name}/' || {name} AS {name}" for name in OWN if name in names)
            store.sql(f"INSERT INTO all_{table} BY NAME SELECT * REPLACE ({own}) FROM {table}; DELETE FROM {table}")
        store.sql(f"CREATE OR REPLACE TEMP TABLE own AS SELECT * REPLACE ('{check.name}/' || code AS code) FROM known")
        store.sql("INSERT INTO economies FROM own")
    for table in tables:
        store.sql(f"INSERT INTO {table} FROM all_{table}")
    find(store, "run")


def columns(store: Store, table: str) -> list[str]:
    """The columns of a table."""
    return store.sql(f"SELECT * FROM {table} LIMIT 0")[0]


@pytest.fixture(scope="module", params=["trips", "silent"])
def staged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    with Store(tmp_path_factory.mktemp("checks") / "w.duckdb") as store:
        store.load(labels())
        store.sql((CHECKED / "examples.sql").read_text(encoding="utf-8"))
        store.sql("CREATE TEMP TABLE known AS FROM economies")
        stage(store, request.param)
        yield request.param, store


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_finds_its_example_and_nothing_where_all_is_well(staged: tuple[str, Store], check: Check) -> None:
    kind, store = staged
    found = [row for row in store.sql(FOUND)[1] if check.name in row[:2]]
    assert {row[:2] for row in found} == ({(check.name, check.name)} if kind == "trips" else set())
    for *_, message, working, sides in found:
        assert "\n" not in message + working
        assert message[0].isupper()
        assert message.endswith(".")
        assert sides >= 2


def test_every_side_of_an_example_leads_to_what_is_printed_and_said(staged: tuple[str, Store]) -> None:
    _, store = staged
    rows: list[tuple[Any, ...]] = store.sql(PRINTED)[1]
    assert [row for row in rows if not row[1] or row[1] not in row[2]] == []


def test_the_checks_are_in_the_warehouse_with_their_reasons(staged: tuple[str, Store]) -> None:
    _, store = staged
    known = store.sql("SELECT name FROM checks WHERE severity <> '' AND why <> '' ORDER BY name")[1]
    assert [name for (name,) in known] == [check.name for check in checks()]


def test_a_check_that_does_not_say_when_it_trips_is_refused(tmp_path: Path) -> None:
    from warehouse.errors import WarehouseError
    from warehouse.findings import check_of

    path = tmp_path / "anything_goes.sql"
    path.write_text("-- severity: error\n-- why: because\n-- silent:\n-- SELECT 1;\nSELECT 1;\n", encoding="utf-8")
    with pytest.raises(WarehouseError, match=r"checks/anything_goes\.sql has no proper trips"):
        check_of(path)
