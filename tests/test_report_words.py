"""The words of the pages: values as precise as they are printed, periods short, names of files plain."""

import pytest

from warehouse.store import Store

WORDS = {
    # As printed: $56.56 bn, 41.0% fall, $638,000, 1.2268 trillion, 10%, second, +1.44 bn, 2.5-fold.
    "value_words(56560000000.0, 5000000.0, 'USD', 'level')": "56.56 bn USD",
    "value_words(-41.0, 0.05, 'percent', 'growth')": "−41.0%",
    "value_words(638000.0, 500.0, 'USD', 'level')": "638,000 USD",
    "value_words(1226800000000.0, 50000000.0, 'USD', 'level')": "1.2268 tn USD",
    "value_words(10.0, 0.5, 'percent', 'growth')": "+10%",
    "value_words(13.40, 0.005, 'percent', 'share')": "13.40%",
    "value_words(2.0, NULL, 'rank', 'rank')": "rank 2",
    "value_words(1440000000.0, 5000000.0, 'USD', 'change')": "+1.44 bn USD",
    "value_words(2.5, 0.05, 'x', 'multiple')": "2.5×",
    "value_words(-0.3, 0.05, 'pp', 'change')": "−0.3 pp",
    "value_words(950000000.0, NULL, 'KRW', 'level')": "950 m KRW",
    "value_words(0.0, 0.05, 'percent', 'growth')": "0.0%",
    "period_label(DATE '2024-03-01', DATE '2024-03-31')": "Mar 2024",
    "period_label(DATE '2024-01-01', DATE '2024-03-31')": "Q1 2024",
    "period_label(DATE '2024-07-01', DATE '2024-12-31')": "H2 2024",
    "period_label(DATE '2024-01-01', DATE '2024-12-31')": "2024",
    "period_label(DATE '2024-01-01', DATE '2024-02-29')": "Jan to Feb 2024",
    "period_label(DATE '2023-11-01', DATE '2024-01-31')": "Nov 2023 to Jan 2024",
    "period_label(DATE '2024-03-01', DATE '2024-03-10')": "1 to 10 Mar 2024",
    "period_label(DATE '2024-03-07', DATE '2024-03-07')": "7 Mar 2024",
    "series_label('exports', 'semiconductors', 'China', 'ict')": "Exports, semiconductors, to China (ict)",
    "series_label('imports', 'ICT', 'Japan', NULL)": "Imports, ICT, from Japan",
    "series_label('trade_balance', NULL, NULL, NULL)": "Trade balance",
    "series_page_of('KR', 'exports', 'semiconductors', 'CN', 'ict')": "KR-exports-semiconductors-CN-in-ict",
    "series_page_of('KR', 'exports', NULL, 'CN', NULL)": "KR-exports-CN",
    f"page_of('{'0123456789abcdef' * 4}')": "0123456789abcdef",
}


@pytest.fixture(scope="module")
def store(blank: object) -> Store:
    return Store.read(str(blank))


@pytest.mark.parametrize(("asked", "said"), WORDS.items(), ids=WORDS)
def test_words(store: Store, asked: str, said: str) -> None:
    assert store.sql(f"SELECT {asked}")[1] == [(said,)]


@pytest.mark.parametrize("name", ["../../evil", "a/b", "..", "", "a b", "é", "x" * 200, "con\x00"])
def test_a_name_that_could_lead_elsewhere_becomes_a_digest(store: Store, name: str) -> None:
    ((page, series),) = store.sql("SELECT page_of(?), series_page_of('KR', ?, NULL, NULL, NULL)", [name, name])[1]
    assert len(page) == 16
    assert int(page, 16) >= 0
    assert series.removeprefix("KR-").replace("-", "").isalnum() or series == "KR-"
