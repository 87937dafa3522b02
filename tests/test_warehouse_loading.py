"""A load is all or nothing, and the same load twice is the same load once."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from warehouse.schema import declarations
from warehouse.store import Store, WarehouseError

Rows = dict[str, list[dict[str, Any]]]


def mention(release: str, text: str, **values: object) -> dict[str, object]:
    place = {"char_start": 0, "char_end": len(text), "source_start": 0, "source_end": len(text)}
    return {"release_id": release, "sentence": 0, "text": text, **place, "rule": "r", **values}


def document(name: str, *releases: str, first: bool = True) -> Rows:
    """A document with its releases, each of one sentence and one amount; only appearances if not `first`."""
    rows: Rows = {
        "documents": [{"document_id": name, "source": f"{name}.txt", "status": "loaded", "text": "$5"}],
        "appearances": [
            {"release_id": release, "document_id": name, "ordinal": n, "source_start": 0, "source_end": 2}
            for n, release in enumerate(releases, 1)
        ],
    }
    if first:
        rows["releases"] = [
            {"release_id": release, "document_id": name, "ordinal": n, "text": "$5", "keywords": ("a", "b")}
            for n, release in enumerate(releases, 1)
        ]
        rows["sentences"] = [
            {"release_id": release, "sentence": 0, "text": "$5", "char_start": 0, "char_end": 2} for release in releases
        ]
        rows["amounts"] = [mention(release, "$5", value=Decimal(5), currency="USD") for release in releases]
    return rows


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(store.sql(f"FROM {table}")[1], key=repr) for table in declarations("tables")}


def test_loading_twice_changes_nothing(store: Store) -> None:
    rows = document("d1", "r1", "r2")
    store.load(rows)
    once = everything(store)
    store.load(rows)
    assert everything(store) == once
    assert len(once["amounts"]) == 2


def test_what_is_known_is_answered(store: Store) -> None:
    store.load(document("d1", "r1", "r2"))
    store.load({"documents": [{"document_id": "d2", "status": "rejected", "error": "it is empty"}]})
    assert store.known() == {"d1": "loaded", "d2": "rejected"}
    assert store.known(["d2", "d3"]) == {"d2": "rejected"}
    assert store.releases(["r0", "r1", "r2"]) == {"r1", "r2"}


def test_a_release_seen_again_keeps_its_rows_and_gains_an_appearance(store: Store) -> None:
    store.load(document("d1", "r1", "r2"))
    before = everything(store)
    store.load(document("d2", "r2", first=False))
    after = everything(store)
    assert after["appearances"] == [*before["appearances"], ("r2", "d2", 1, 0, 2)]
    for table in ("releases", "sentences", "amounts"):
        assert after[table] == before[table]


def test_one_release_is_replaced_whole_and_the_others_stay(store: Store) -> None:
    store.load(document("d1", "r1", "r2"))
    again = document("d1", "r1")
    again["amounts"] = []
    again["percentages"] = [mention("r1", "3%", value=Decimal(3), unit="percent")]
    store.load({table: again[table] for table in ("releases", "sentences", "amounts", "percentages")})
    assert store.sql("SELECT release_id, kind FROM mentions ORDER BY ALL")[1] == [
        ("r1", "percentages"),
        ("r2", "amounts"),
    ]


def test_a_table_that_is_not_in_the_batch_is_left_alone(store: Store) -> None:
    store.load(document("d1", "r1"))
    store.load({"releases": document("d1", "r1")["releases"]})
    assert store.sql("SELECT count(*) FROM amounts")[1] == [(1,)]


BROKEN: dict[str, tuple[Rows, str]] = {
    "a missing key": (
        {"sentences": [{"sentence": 0, "text": "t", "char_start": 0, "char_end": 1}]},
        "release_id",
    ),
    "an unknown column": ({"dates": [mention("r9", "May", colour="red")]}, "no column colour"),
    "an unknown table": ({"colours": []}, "no table colours"),
    "a float for money": ({"amounts": [mention("r9", "$5", value=5.0)]}, "amounts.value cannot hold"),
    "a number too large": (
        {"amounts": [mention("r9", "$5", value=Decimal("1e30"))]},
        "amounts.value cannot hold",
    ),
    "a number that is none": ({"amounts": [mention("r9", "$5", value=Decimal("nan"))]}, "amounts.value"),
    "half a character": ({"partners": [mention("r9", "\ud800")]}, "partners.text cannot hold"),
    "a key given twice": (document("d9", "r9", "r9"), "two rows of releases have the same release_id"),
    "an error in the last table": (
        {**document("d9", "r9"), "records": [{"release_id": "r9", "sentence": 0, "text": "high"}]},
        "NOT NULL constraint failed",
    ),
}


@pytest.mark.parametrize(("rows", "said"), BROKEN.values(), ids=BROKEN)
def test_a_failing_load_leaves_nothing_half_loaded(store: Store, rows: Rows, said: str) -> None:
    store.load(document("d1", "r1"))
    before = everything(store)
    with pytest.raises(WarehouseError) as caught:
        store.load({**document("d1", "r1"), **document("d8", "r8"), **rows})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert everything(store) == before
    store.load(document("d2", "r2"))
    assert set(store.known()) == {"d1", "d2"}


def test_labels_and_runs(store: Store) -> None:
    store.load({"economies": [{"code": "KR", "label": "Korea"}, {"code": "JP", "label": "Japan"}]})
    store.load({"economies": [{"code": "KR", "label": "South Korea"}], "items": [{"slug": "ships"}]})
    assert store.sql("SELECT code, label FROM economies")[1] == [("KR", "South Korea")]
    store.load({"runs": [{"run_id": "a", "started_at": datetime(2025, 3, 17, 9, tzinfo=UTC)}]})
    store.load({"runs": [{"run_id": "b"}, {"run_id": "a", "files_seen": 5}]})
    assert store.sql("SELECT run_id, started_at, files_seen FROM runs ORDER BY run_id")[1] == [
        ("a", None, 5),
        ("b", None, None),
    ]


def test_values_come_back_as_they_went_in(store: Store) -> None:
    value = Decimal("26500000000000.123456789")
    side = {"label": "stated", "release_id": "r1", "value": value, "unit": "KRW", "is_implied": False}
    store.load(
        {
            "amounts": [mention("r1", "₩26.5 trillion\x00", value=value, low=Decimal("0.1234567891"))],
            "dates": [mention("r1", "May 2024", start_on=date(2024, 5, 1), is_relative=False)],
            "runs": [{"run_id": "a", "started_at": datetime(2025, 3, 17, 9, tzinfo=UTC), "seconds": 1.5}],
            "findings": [{"finding_id": "f", "check": "balance", "sides": [side, side]}],
        }
    )
    assert store.sql("SELECT text, value, low FROM amounts")[1] == [
        ("₩26.5 trillion\x00", value, Decimal("0.123456789"))
    ]
    assert store.sql("SELECT start_on, is_relative FROM dates")[1] == [(date(2024, 5, 1), False)]
    assert store.sql("SELECT started_at, seconds FROM runs")[1] == [(datetime(2025, 3, 17, 9), 1.5)]  # noqa: DTZ001
    assert store.sql('SELECT "check", len(sides), sides[2].value FROM findings')[1] == [("balance", 2, value)]


MUCH = "SELECT len(list(CAST(i AS VARCHAR) || repeat('x', 50))) FROM range(400_000) AS t(i)"
LIMIT = "SELECT current_setting('memory_limit')"


def test_a_writer_has_little_memory_and_twice_as_much_when_that_is_too_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.memory.LITTLE", 24 << 20)
    with Store(tmp_path / "w.duckdb") as store:
        assert store.sql(LIMIT)[1] == [("24.0 MiB",)]
        assert store.sql(f"BEGIN; {MUCH}; COMMIT")[1] == []
        assert store.sql(MUCH)[1] == [(400_000,)]
        assert store.sql(LIMIT)[1] in ([(f"{24 << doubled}.0 MiB",)] for doubled in (1, 2, 3, 4))


def test_a_load_that_needs_more_memory_than_a_writer_has_is_loaded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.memory.LITTLE", 8 << 20)
    many = document("d", *(f"r{number}" for number in range(150_000)))["releases"]
    with Store(tmp_path / "w.duckdb") as store:
        store.load({"releases": [{**one, "text": f"{one['release_id']} " * 40} for one in many]})
        assert store.sql(LIMIT)[1] != [("8.0 MiB",)]
        assert store.sql("SELECT count(*), count(DISTINCT release_id) FROM releases")[1] == [(150_000, 150_000)]


def test_what_no_memory_is_enough_for_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.memory.LITTLE", 8 << 20)
    monkeypatch.setattr("warehouse.memory.Sparing._given", lambda _: 24 << 20)
    with Store(tmp_path / "w.duckdb") as store, pytest.raises(WarehouseError, match=r"^Out of Memory[^\n]+$"):
        store.sql(MUCH)
