"""Findings over the runs: kept, closed, opened again and dismissed; and what they mark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.errors import WarehouseError
from warehouse.findings import CHECKED, are_current, checks, dismiss, find, reopen
from warehouse.store import Store

(BALANCE,) = (check for check in checks() if check.name == "balance_is_exports_less_imports")
STATE = "SELECT status, why_dismissed, first_run_id, last_run_id FROM findings"
SUSPECTS = "SELECT count(*) FROM observations WHERE is_suspect"
MEND = "UPDATE observations SET value = value - 100000000 WHERE metric = 'trade_balance'"
SPOIL = "UPDATE observations SET value = value + 100000000 WHERE metric = 'trade_balance'"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A warehouse with one contradiction, found in the run `one`."""
    with Store(tmp_path / "w.duckdb") as store:
        store.sql((CHECKED / "examples.sql").read_text(encoding="utf-8"))
        store.sql(BALANCE.trips)
        find(store, "one")
        yield store


def ids(store: Store) -> list[str]:
    return [str(row[0]) for row in store.sql("SELECT finding_id FROM findings")[1]]


def test_the_same_contradiction_keeps_its_id_over_runs(store: Store) -> None:
    before = ids(store)
    find(store, "two")
    assert ids(store) == before
    assert store.sql(STATE)[1] == [("open", None, "one", "two")]


def test_an_open_error_marks_its_numbers_as_suspect(store: Store) -> None:
    assert store.sql(SUSPECTS)[1] == [(3,)]


def test_a_finding_whose_cause_is_gone_is_closed_and_one_that_comes_back_is_opened(store: Store) -> None:
    store.sql(MEND)
    find(store, "two")
    assert store.sql(STATE)[1] == [("closed", None, "one", "one")]
    assert store.sql(SUSPECTS)[1] == [(0,)]
    store.sql(SPOIL)
    find(store, "three")
    assert store.sql(STATE)[1] == [("open", None, "one", "three")]


def test_a_dismissed_finding_stays_dismissed_and_marks_nothing(store: Store) -> None:
    (finding,) = ids(store)
    assert dismiss(store, finding[:8], "the text says so") == finding
    assert store.sql(SUSPECTS)[1] == [(0,)]
    for run, change in (("two", "SELECT 1"), ("three", MEND), ("four", SPOIL)):
        store.sql(change)
        find(store, run)
        assert store.sql(STATE)[1][0][:2] == ("dismissed", "the text says so")
    assert store.sql(SUSPECTS)[1] == [(0,)]


def test_dismissing_takes_one_finding_and_a_reason(store: Store) -> None:
    (finding,) = ids(store)
    with pytest.raises(WarehouseError, match="no finding has an id that begins with zz"):
        dismiss(store, "zz", "because")
    store.sql(f"INSERT INTO findings BY NAME SELECT '{finding[0]}x' AS finding_id")
    with pytest.raises(WarehouseError, match="several findings have"):
        dismiss(store, finding[0], "because")
    with pytest.raises(WarehouseError, match="say why"):
        dismiss(store, finding, " ")


def test_a_dismissal_taken_back_opens_the_finding_and_marks_its_numbers(store: Store) -> None:
    (finding,) = ids(store)
    dismiss(store, finding, "the text says so")
    assert reopen(store, finding[:8]) == (finding, "open")
    assert store.sql(STATE)[1] == [("open", None, "one", "one")]
    assert store.sql(SUSPECTS)[1] == [(3,)]


def test_a_dismissal_taken_back_when_the_cause_is_gone_closes_the_finding(store: Store) -> None:
    (finding,) = ids(store)
    dismiss(store, finding, "the text says so")
    store.sql(MEND)
    assert reopen(store, finding) == (finding, "closed")
    assert store.sql(SUSPECTS)[1] == [(0,)]
    store.sql(SPOIL)
    find(store, "two")
    assert store.sql(STATE)[1] == [("open", None, "one", "two")]


def test_only_what_is_dismissed_can_be_opened_again(store: Store) -> None:
    with pytest.raises(WarehouseError, match="is open: only what is dismissed can be opened again"):
        reopen(store, ids(store)[0])
    with pytest.raises(WarehouseError, match="no finding has an id that begins with zz"):
        reopen(store, "zz")


def test_a_warehouse_knows_whether_it_was_checked_since_it_was_loaded(store: Store) -> None:
    assert are_current(store)
    store.load({"documents": [{"document_id": "d", "source": "new.txt", "status": "loaded"}]})
    assert not are_current(store)
    find(store)
    assert are_current(store)
