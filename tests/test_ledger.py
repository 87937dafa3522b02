"""The streak ledger: runs as claimed beside the numbers that were read, on rows by hand."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from warehouse.store import Store

Row = dict[str, Any]
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NUMBER = count()


def release(name: str, known_on: date, scope: str | None = None) -> Row:
    return {
        "release_id": name, "document_id": "d", "ordinal": 1, "text": "", "known_on": known_on, "scope": scope,
    }  # fmt: skip


def streak(name: str, first: int, last: int, **keys: object) -> Row:
    """A claim that Korea's exports rose from one month of 2023 to another."""
    place = next(NUMBER)
    return {
        "release_id": name, "sentence": 0, "text": "in a row", "char_start": place, "char_end": place + 8,
        "length": last - first + 1, "unit": "month", "outcome": "increase", "metric": "exports", "reporter": "KR",
        "start_on": date(2023, first, 1), "end_on": date(2023, last, DAYS[last - 1]),
    } | keys  # fmt: skip


def number(name: str, month: int, value: float, **keys: object) -> Row:
    """The growth of Korea's exports in a month of 2023."""
    return {
        "observation_id": f"o{next(NUMBER)}", "release_id": name, "sentence": 0, "metric": "exports",
        "reporter": "KR", "measure": "growth", "unit": "percent", "basis": "yoy", "status": "actual",
        "period_start": date(2023, month, 1), "period_end": date(2023, month, DAYS[month - 1]),
        "value": Decimal(str(value)), "half_unit": Decimal("0.05"),
    } | keys  # fmt: skip


def level(name: str, month: int, value: float, **keys: object) -> Row:
    return number(name, month, value, **{"measure": "level", "unit": "USD", "basis": None, **keys})


def ledger(store: Store, streaks: list[Row], observations: list[Row]) -> list[Row]:
    """The ledger by start, with every release that the rows name and no others."""
    names = sorted({row["release_id"] for row in (*streaks, *observations)})
    releases = [release(name, date(2023, 6, place + 1)) for place, name in enumerate(names)]
    store.load({"releases": releases, "streaks": streaks, "observations": observations})
    columns, rows = store.sql("FROM streak_ledger ORDER BY start_on, outcome")
    return [dict(zip(columns, row, strict=True)) for row in rows]


def outcome(row: Row) -> tuple[object, ...]:
    return row["state"], row["broken_on"], row["is_exact"], row["runs_to"]


def reading(row: Row) -> tuple[object, ...]:
    return row["periods_claimed"], row["periods_read"], row["periods_agreeing"], row["agreement"]


def test_claims_that_overlap_are_one_run_with_all_of_them(store: Store) -> None:
    claims = [streak("b", 1, 4, text="later"), streak("a", 1, 2, text="first"), streak("b", 6, 7, text="apart")]
    (run, apart) = ledger(store, claims, [])
    assert [(claim["release_id"], claim["text"], claim["length"]) for claim in run["claims"]] == [
        ("a", "first", 2),
        ("b", "later", 4),
    ]
    assert (run["start_on"], run["end_on"], run["periods_claimed"]) == (date(2023, 1, 1), date(2023, 4, 30), 4)
    assert [claim["text"] for claim in apart["claims"]] == ["apart"]


ANOTHER: dict[str, Row] = {
    "another way": {"outcome": "decrease"},
    "another item": {"item": "ships"},
    "another partner": {"partner": "CN"},
    "another reporter": {"reporter": "JP"},
    "no reporter": {"reporter": None},
    "another basis": {"basis": "mom"},
    "another unit": {"unit": "week"},
}


@pytest.mark.parametrize("keys", ANOTHER.values(), ids=ANOTHER)
def test_another_series_is_another_run(store: Store, keys: Row) -> None:
    assert len(ledger(store, [streak("a", 1, 3), streak("b", 1, 3, **keys)], [])) == 2


def test_two_claims_without_a_reporter_are_never_one_run(store: Store) -> None:
    claims = [streak("a", 1, 3, reporter=None), streak("b", 1, 3, reporter=None)]
    assert [row["agreement"] for row in ledger(store, claims, [])] == ["unknown", "unknown"]


def test_the_numbers_of_the_months_claimed_agree_or_not(store: Store) -> None:
    claims = [streak("a", 1, 4), streak("a", 1, 4, item="ships"), streak("a", 2, 4, outcome="decrease", item="cars")]
    numbers = [
        number("a", 1, 2), number("b", 3, 1), number("b", 5, 1), number("a", 4, 0),
        number("a", 2, 3, item="ships"), number("a", 3, -3, item="ships"),
    ]  # fmt: skip
    ships, total, cars = sorted(ledger(store, claims, numbers), key=lambda row: (row["start_on"], row["item"] or "t"))
    assert reading(ships) == (4, 2, 1, "no")
    assert reading(total) == (4, 2, 2, "yes")
    assert reading(cars) == (3, 0, 0, "unknown")


NOT_READ: dict[str, Row] = {
    "another item": {"item": "ships"},
    "another basis": {"basis": "mom"},
    "a forecast": {"status": "forecast"},
    "prices taken out": {"adjustment": "real"},
    "a quarter": {"period_end": date(2023, 5, 31)},
    "twenty days": {"period_end": date(2023, 3, 20)},
    "no sign after rounding": {"value": Decimal(0)},
}


@pytest.mark.parametrize("keys", NOT_READ.values(), ids=NOT_READ)
def test_what_says_nothing_of_a_month_is_not_read(store: Store, keys: Row) -> None:
    (row,) = ledger(store, [streak("a", 1, 4, basis="yoy")], [number("a", 3, -1) | keys])
    assert reading(row) == (4, 0, 0, "unknown")


def test_numbers_of_one_month_that_go_both_ways_are_not_read(store: Store) -> None:
    numbers = [number("a", 3, -1, adjustment="sa"), number("a", 3, 1)]
    (row,) = ledger(store, [streak("a", 1, 4)], numbers)
    assert reading(row) == (4, 0, 0, "unknown")


def test_a_number_of_another_statistic_is_not_read(store: Store) -> None:
    store.load(
        {
            "releases": [release("a", date(2023, 5, 1)), release("i", date(2023, 5, 1), scope="ict")],
            "streaks": [streak("a", 1, 4)],
            "observations": [number("i", 3, -1, scope="ict")],
        }
    )
    assert store.sql("SELECT agreement FROM streak_ledger")[1] == [("unknown",)]


def test_a_rise_is_compared_as_its_release_compares(store: Store) -> None:
    claims = [streak("monthly", 1, 4), streak("both", 1, 4, item="ships")]
    numbers = [
        number("monthly", 4, 1, basis="mom"), number("x", 3, -1), number("x", 2, 1, basis="mom"),
        number("both", 4, 1, basis="mom", item="ships"), number("both", 4, -1, item="ships"),
    ]  # fmt: skip
    both, monthly = sorted(ledger(store, claims, numbers), key=lambda row: row["item"] is None)
    assert (monthly["basis"], *reading(monthly)) == ("mom", 4, 2, 2, "yes")
    assert (both["basis"], *reading(both)) == (None, 4, 0, 0, "unknown")


def test_a_balance_and_a_threshold_are_told_by_levels(store: Store) -> None:
    claims = [
        streak("a", 1, 4, outcome="surplus", metric="trade_balance"),
        streak("a", 1, 4, outcome="above", threshold=Decimal(10), threshold_currency="USD"),
    ]
    half = {"half_unit": Decimal("0.5")}
    numbers = [
        level("a", 2, -3, metric="trade_balance"), level("a", 3, 3, metric="trade_balance"),
        level("a", 1, 9, **half), level("a", 2, 11, **half), level("a", 3, 10, **half),
        level("a", 4, 5, unit="KRW"), number("a", 4, -1),
    ]  # fmt: skip
    above, surplus = ledger(store, claims, numbers)
    assert reading(above) == (4, 2, 1, "no")
    assert reading(surplus) == (4, 2, 1, "no")


LATER: dict[str, tuple[list[tuple[int, float]], tuple[object, ...]]] = {
    "nothing": ([], ("running", None, None, date(2023, 4, 30))),
    "the next month the same way": ([(5, 1)], ("running", None, None, date(2023, 5, 31))),
    "a later month the same way": ([(6, 1)], ("open", None, None, date(2023, 4, 30))),
    "on, then a gap": ([(5, 1), (7, 1)], ("open", None, None, date(2023, 5, 31))),
    "the next month the other way": ([(5, -1)], ("broken", date(2023, 5, 1), True, date(2023, 4, 30))),
    "on, then the other way": ([(5, 1), (6, -1)], ("broken", date(2023, 6, 1), True, date(2023, 5, 31))),
    "a gap, then the other way": ([(7, -1)], ("broken", date(2023, 7, 1), False, date(2023, 4, 30))),
    "the other way and back": ([(5, -1), (6, 1)], ("broken", date(2023, 5, 1), True, date(2023, 4, 30))),
    "a gap, on, then the other way": ([(6, 1), (7, -1)], ("broken", date(2023, 7, 1), False, date(2023, 4, 30))),
}


@pytest.mark.parametrize(("later", "expected"), LATER.values(), ids=LATER)
def test_what_came_after_a_run(store: Store, later: list[tuple[int, float]], expected: tuple[object, ...]) -> None:
    (row,) = ledger(store, [streak("a", 1, 4)], [number("b", month, value) for month, value in later])
    assert outcome(row) == expected


def test_a_run_the_other_way_ends_a_run_but_confirms_none(store: Store) -> None:
    claims = [streak("a", 1, 4), streak("b", 5, 6, outcome="decrease"), streak("c", 9, 9)]
    rise, fall, again = ledger(store, claims, [])
    assert outcome(rise) == ("broken", date(2023, 5, 1), True, date(2023, 4, 30))
    assert outcome(fall) == ("broken", date(2023, 9, 1), False, date(2023, 6, 30))
    assert outcome(again) == ("running", None, None, date(2023, 9, 30))


def test_a_number_counts_before_a_claim_about_the_same_month(store: Store) -> None:
    claims = [streak("a", 1, 4), streak("b", 5, 6, outcome="decrease")]
    rise, _ = ledger(store, claims, [number("a", 5, 1)])
    assert outcome(rise) == ("running", None, None, date(2023, 5, 31))


def test_a_claim_with_one_end_gets_the_other_and_one_with_none_stands_alone(store: Store) -> None:
    claims = [streak("a", 2, 4, start_on=None), streak("a", 2, 4, start_on=None, end_on=None, item="ships")]
    dated, undated = ledger(store, claims, [number("a", 2, 1), number("a", 2, 1, item="ships")])
    assert (dated["start_on"], *reading(dated)) == (date(2023, 2, 1), 3, 1, 1, "yes")
    assert (undated["start_on"], undated["state"], *reading(undated)) == (None, None, 3, 0, 0, "unknown")


def test_quarters_are_compared_with_quarters(store: Store) -> None:
    claims = [streak("a", 1, 6, unit="quarter", length=2)]
    quarter = {"period_start": date(2023, 4, 1), "period_end": date(2023, 6, 30)}
    after = {"period_start": date(2023, 7, 1), "period_end": date(2023, 9, 30)}
    (row,) = ledger(store, claims, [number("a", 4, 1, **quarter), number("a", 5, -1), number("b", 7, -1, **after)])
    assert reading(row) == (2, 1, 1, "yes")
    assert outcome(row) == ("broken", date(2023, 7, 1), True, date(2023, 6, 30))


def test_an_outcome_that_is_no_sign_has_no_state(store: Store) -> None:
    (row,) = ledger(store, [streak("a", 1, 4, outcome="other")], [number("a", 5, -1)])
    assert (row["state"], row["agreement"], row["runs_to"]) == (None, "unknown", None)
