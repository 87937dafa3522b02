"""Each view answers what its description says, on a few rows made for the question."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from warehouse.store import Store

Row = dict[str, Any]
DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 6: 30}
NUMBER = count()


def release(name: str, known_on: date | None = None, ordinal: int = 1, scope: str | None = None) -> Row:
    return {
        "release_id": name, "document_id": "d", "ordinal": ordinal, "text": "", "known_on": known_on,
        "known_on_basis": "published_on" if known_on else None, "scope": scope,
    }  # fmt: skip


def observation(name: str, value: float | str, month: int = 3, **keys: object) -> Row:
    """A level of Korea's exports in a month of 2023, stated in release `name`, if `keys` say nothing else."""
    return {
        "observation_id": f"o{next(NUMBER)}",
        "release_id": name, "sentence": 0, "metric": "exports", "reporter": "KR", "measure": "level",
        "period_start": date(2023, month, 1), "period_end": date(2023, month, DAYS[month]),
        "value": Decimal(str(value)), "unit": "USD", "status": "actual", "char_start": 0, "char_end": 9,
        "value_start": 0, "value_end": len(str(value)),
    } | keys  # fmt: skip


def growth(name: str, value: float, month: int = 3, **keys: object) -> Row:
    return observation(name, value, month, **{"measure": "growth", "unit": "percent", "basis": "yoy", **keys})


def streak(name: str, outcome: str, first: date, last: date, **keys: object) -> Row:
    return {
        "release_id": name, "sentence": 0, "text": "in a row", "char_start": 0, "char_end": 8,
        "unit": "month", "outcome": outcome, "metric": "exports", "reporter": "KR",
        "start_on": first, "end_on": last,
    } | keys  # fmt: skip


def records(store: Store, query: str) -> list[Row]:
    columns, rows = store.sql(query)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_vintages_follow_publication_and_series_shows_the_last(store: Store) -> None:
    store.load(
        {
            "releases": [
                release("undated"), release("april", date(2023, 4, 1)), release("may", date(2023, 5, 1)),
                release("may2", date(2023, 5, 1), ordinal=2),
            ],
            "observations": [
                observation("may2", 55), observation("may", 55), observation("undated", 53),
                observation("april", 54, status="preliminary"), observation("may", 100, status="forecast"),
                observation("may2", 7, scope="ict", is_suspect=True), observation("may2", 8, adjustment="sa"),
                observation("may2", 9, period_end=None),
            ],
        }
    )  # fmt: skip
    general = "scope IS NULL AND adjustment IS NULL AND status <> 'forecast'"
    columns = "release_id, vintage, vintages, value, previous_value, revision"
    assert store.sql(f"SELECT {columns} FROM vintages WHERE {general} ORDER BY vintage")[1] == [
        ("undated", 1, 4, 53, None, None),
        ("april", 2, 4, 54, 53, None),
        ("may", 3, 4, 55, 54, 1),
        ("may2", 4, 4, 55, 55, None),
    ]
    columns = "scope, adjustment, value, status, releases, vintages, is_suspect"
    assert store.sql(f"SELECT {columns} FROM series ORDER BY value")[1] == [
        ("ict", None, 7, "actual", 1, 1, True),
        (None, "sa", 8, "actual", 1, 1, False),
        (None, None, 55, "actual", 2, 4, False),
    ]


def test_of_two_statements_in_one_release_the_more_precise_counts(store: Store) -> None:
    stated = [observation("r", "55.8"), observation("r", "55.79")]
    store.load({"releases": [release("r")], "observations": stated})
    assert store.sql("SELECT value, vintages FROM series")[1] == [(Decimal("55.79"), 1)]


def test_series_of_asks_for_one_series(store: Store) -> None:
    store.load(
        {
            "releases": [release("r")],
            "observations": [
                observation("r", 2, 4, item="ships"), observation("r", 1, 3, item="ships"),
                observation("r", 3, item="ships", partner="CN"), observation("r", 55),
                observation("r", 4, item="ships", reporter="JP"),
            ],
        }
    )  # fmt: skip
    assert store.sql("SELECT value FROM series_of('KR', 'exports', 'ships')")[1] == [(1,), (2,)]
    assert store.sql("SELECT value FROM series_of('KR', 'exports')")[1] == [(55,)]
    assert store.sql("SELECT value FROM series_of('KR', 'exports', 'ships', with_whom := 'CN')")[1] == [(3,)]


def test_a_month_of_trade_with_the_third_value_implied(store: Store) -> None:
    store.load(
        {
            "releases": [release("r1", date(2023, 4, 1)), release("r2", date(2023, 5, 1))],
            "observations": [
                observation("r1", 55.2), observation("r2", 55.1, sentence=4), growth("r2", -13.6),
                observation("r2", -4.6, metric="trade_balance"), growth("r2", -6.4, metric="imports"),
            ],
        }
    )  # fmt: skip
    (row,) = records(store, "FROM exports_monthly")
    assert (row["reporter"], row["month"], row["currency"]) == ("KR", date(2023, 3, 1), "USD")
    assert (row["exports"], row["imports"], row["balance"]) == tuple(map(Decimal, ("55.1", "59.7", "-4.6")))
    assert (row["exports_growth"], row["imports_growth"], row["balance_growth"]) == (
        Decimal("-13.6"), Decimal("-6.4"), None,
    )  # fmt: skip
    assert (row["exports_release_id"], row["exports_sentence"], row["imports_release_id"]) == ("r2", 4, None)
    assert (row["is_implied"], row["is_suspect"], row["vintages"]) == (True, False, 2)
    assert (row["direction"], row["direction_basis"]) == ("decrease", "growth")
    assert (row["imports_direction"], row["balance_direction"], row["balance_direction_basis"]) == (
        "decrease", "deficit", "level",
    )  # fmt: skip


NOT_MONTHLY_TRADE: dict[str, Row] = {
    "a forecast": {"status": "forecast"},
    "a quarter": {"period_start": date(2023, 1, 1)},
    "twenty days": {"period_end": date(2023, 3, 20)},
    "a product": {"item": "ships"},
    "a partner": {"partner": "CN"},
    "another statistic": {"scope": "ict"},
    "prices taken out": {"adjustment": "real"},
    "no reporter": {"reporter": None},
    "an index": {"unit": "index"},
    "a change": {"measure": "change"},
}


@pytest.mark.parametrize("keys", NOT_MONTHLY_TRADE.values(), ids=NOT_MONTHLY_TRADE)
def test_what_is_no_monthly_total_stays_out(store: Store, keys: Row) -> None:
    store.load({"releases": [release("r")], "observations": [observation("r", 5, **keys)]})
    assert records(store, "FROM exports_monthly") == []


def test_the_total_comes_before_the_goods_and_unlike_values_imply_nothing(store: Store) -> None:
    store.load(
        {
            "releases": [release("r")],
            "observations": [
                observation("r", 275), observation("r", 180, item="goods"),
                observation("r", 250, metric="imports", item="goods"),
                observation("r", 70, 4, item="goods"),
                observation("r", 90, 4, metric="imports", item="goods"),
            ],
        }
    )  # fmt: skip
    rows = records(store, "FROM exports_monthly ORDER BY month")
    assert [(row["exports"], row["imports"], row["balance"], row["is_implied"]) for row in rows] == [
        (275, 250, None, False),
        (70, 90, -20, True),
    ]


def test_a_reporter_keeps_to_one_currency_where_it_can(store: Store) -> None:
    store.load(
        {
            "releases": [release("r")],
            "observations": [
                observation("r", 4, 1, unit="NZD"), observation("r", 3, 1),
                observation("r", 5, 2, unit="NZD"), observation("r", 6, 3),
            ],
        }
    )  # fmt: skip
    assert store.sql("SELECT currency, exports FROM exports_monthly ORDER BY month")[1] == [
        ("NZD", 4),
        ("NZD", 5),
        ("USD", 6),
    ]


def test_directions_come_from_streaks_where_no_growth_is_stated(store: Store) -> None:
    january, march, june = date(2023, 1, 1), date(2023, 3, 31), date(2023, 6, 30)
    store.load(
        {
            "releases": [release("r"), release("i", scope="ict")],
            "observations": [growth("r", 2.5, 2)],
            "streaks": [
                streak("r", "decrease", january, march),
                streak("r", "surplus", date(2023, 3, 1), march, metric="trade_balance"),
                streak("r", "increase", january, june, item="ships"),
                streak("i", "increase", january, june),
                streak("r", "increase", january, june, unit="quarter"),
                streak("r", "decrease", january, march, metric="imports"),
                streak("r", "increase", date(2023, 3, 1), march, metric="imports"),
            ],
        }
    )
    columns = "month(month), direction, direction_basis, imports_direction, balance_direction, vintages, exports"
    assert store.sql(f"SELECT {columns} FROM exports_monthly ORDER BY month")[1] == [
        (1, "decrease", "streak", "decrease", None, 0, None),
        (2, "increase", "growth", "decrease", None, 0, None),
        (3, "decrease", "streak", None, "surplus", 0, None),
    ]
