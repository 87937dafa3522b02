"""Rows keep the scope of their release: two statistics with the same keys are never one series."""

from extractors import extract

RELEASE = (
    "Vietnam's ICT exports climb in May 2023\nExports of ICT goods rose 4.1 percent to $9.2 billion. "
    "Overall exports grew 2.0 percent."
)


def test_rows_of_a_statistic_of_its_own_have_its_scope_but_for_what_it_tells_of_all_trade() -> None:
    assert [(str(row.value), row.scope) for row in extract(RELEASE).observations] == [
        ("4.1", "ict"),
        ("9200000000.0", "ict"),
        ("2.0", None),
    ]
