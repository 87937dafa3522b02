"""The streak ledger of the example documents."""

from datetime import date
from pathlib import Path

import pytest

from warehouse.store import Store

# Metric, item, partner, outcome and start; periods claimed, read and agreeing, state, break, whether exact, and claims.
EXAMPLES = {
    ("exports", None, None, "decrease", date(2022, 10, 1)): (12, 1, 1, "broken", date(2023, 10, 1), True, 3),
    ("exports", None, None, "increase", date(2023, 10, 1)): (6, 2, 2, "running", None, None, 2),
    ("exports", None, "US", "increase", date(2023, 8, 1)): (8, 0, 0, "running", None, None, 2),
    ("exports", "semiconductors", None, "decrease", date(2022, 8, 1)): (9, 1, 1, "broken", date(2023, 11, 1), False, 1),
    ("exports", "automobiles", None, "increase", date(2022, 7, 1)): (10, 1, 1, "broken", date(2024, 3, 1), False, 1),
    ("exports", "communications_devices", None, "decrease", date(2023, 12, 1)): (
        3, 0, 0, "broken", date(2024, 3, 1), True, 1,
    ),
    ("exports", "ships", None, "increase", date(2023, 8, 1)): (8, 2, 2, "running", None, None, 1),
    ("exports", "bio_health", None, "increase", date(2023, 11, 1)): (5, 2, 2, "running", None, None, 1),
    ("trade_balance", None, None, "surplus", date(2023, 6, 1)): (10, 2, 2, "running", None, None, 3),
    ("trade_balance", None, None, "deficit", date(2022, 3, 1)): (14, 1, 1, "broken", date(2023, 6, 1), False, 1),
}  # fmt: skip


@pytest.mark.parametrize(("run", "expected"), EXAMPLES.items(), ids=["-".join(map(str, key)) for key in EXAMPLES])
def test_the_runs_of_the_examples(loaded: Path, run: tuple[object, ...], expected: tuple[object, ...]) -> None:
    with Store.read(loaded) as store:
        rows = store.sql(
            """
            SELECT periods_claimed, periods_read, periods_agreeing, state, broken_on, is_exact, len(claims)
            FROM streak_ledger
            WHERE metric = ? AND item IS NOT DISTINCT FROM ? AND partner IS NOT DISTINCT FROM ?
                AND outcome = ? AND start_on = ?
            """,
            run,
        )[1]
    assert rows == [expected]
