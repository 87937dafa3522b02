"""Vintages: each published value of a series and period in the order of publication, with its revision."""

from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from warehouse.store import Store

Row = dict[str, Any]
NUMBER = count()
APRIL, MAY = date(2023, 4, 1), date(2023, 5, 1)


def release(name: str, known_on: date | None, ordinal: int = 1) -> Row:
    return {"release_id": name, "document_id": "d", "ordinal": ordinal, "text": "", "known_on": known_on}


def printed(name: str, number: str, **keys: object) -> Row:
    """Exports of Korea in March 2023, in billions as printed: `55.8` stands for 55.75 to 55.85."""
    value = Decimal(number)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return {
        "observation_id": f"o{next(NUMBER)}", "release_id": name, "sentence": 0, "metric": "exports",
        "reporter": "KR", "measure": "level", "unit": "USD", "status": "actual", "value_start": 0, "value_end": 5,
        "period_start": date(2023, 3, 1), "period_end": date(2023, 3, 31),
        "value": value, "half_unit": Decimal("0.5").scaleb(exponent),
    } | keys  # fmt: skip


def vintages(store: Store, releases: list[Row], observations: list[Row]) -> list[tuple[Any, ...]]:
    store.load({"releases": releases, "observations": observations})
    columns = "release_id, vintage, vintages, value, previous_value, revision, is_revised"
    return store.sql(f"SELECT {columns} FROM vintages ORDER BY ALL")[1]


def test_a_later_value_is_a_revision_of_the_one_before(store: Store) -> None:
    rows = vintages(store, [release("a", APRIL), release("b", MAY)], [printed("a", "55.2"), printed("b", "55.1")])
    first, later = Decimal("55.2"), Decimal("55.1")
    assert rows == [
        ("a", 1, 2, first, None, None, False),
        ("b", 2, 2, later, first, Decimal("-0.1"), True),
    ]


NOT_REVISED: dict[str, tuple[date | None, Row]] = {
    "printed more precisely": (MAY, printed("b", "55.16")),
    "printed again": (MAY, printed("b", "55.2")),
    "of the same day": (APRIL, printed("b", "55.1")),
    "of no day": (None, printed("b", "55.1")),
    "of a precision that is not known": (MAY, printed("b", "55.1", half_unit=None)),
}


@pytest.mark.parametrize(("known_on", "row"), NOT_REVISED.values(), ids=NOT_REVISED)
def test_what_is_no_revision(store: Store, known_on: date | None, row: Row) -> None:
    rows = vintages(store, [release("a", APRIL), release("b", known_on, 2)], [printed("a", "55.2"), row])
    assert [is_revised for *_, is_revised in rows] == [False, False]


ANOTHER_SERIES: dict[str, Row] = {
    "another item": {"item": "ships"},
    "another partner": {"partner": "CN"},
    "another statistic": {"scope": "ict"},
    "another currency": {"unit": "KRW"},
    "adjusted": {"adjustment": "sa"},
    "a forecast": {"status": "forecast"},
    "another month": {"period_start": date(2023, 2, 1), "period_end": date(2023, 2, 28)},
}


@pytest.mark.parametrize("keys", ANOTHER_SERIES.values(), ids=ANOTHER_SERIES)
def test_another_series_is_no_vintage_of_this_one(store: Store, keys: Row) -> None:
    releases = [release("a", APRIL), release("b", MAY)]
    rows = vintages(store, releases, [printed("a", "55.2"), printed("b", "55.1", **keys)])
    assert [vintages for _, _, vintages, *_ in rows] == [1, 1]


def test_january_2023_in_the_examples_is_revised_once(loaded: Path) -> None:
    with Store.read(loaded) as store:
        rows = store.sql(
            "SELECT vintage, value, revision, is_revised FROM vintages"
            " WHERE vintages > 1 AND measure = 'level' AND item IS NULL ORDER BY vintage"
        )[1]
    first, later = Decimal("46.4e9"), Decimal("46.3e9")
    assert rows == [(1, first, None, False), (2, later, later - first, True)]
