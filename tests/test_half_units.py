"""A printed number stands for all that rounds to it: half a unit of its last digit, in whole units of the row."""

from decimal import Decimal

import pytest

from extractors import extract

PRINTED = {
    "$55.8 billion": "50000000",
    "$56.56 bn": "5000000",
    "$52 billion": "500000000",
    "$638,000": "500",
    "$1,234,567": "0.5",
    "$1.2268 trillion": "50000000",
    "two billion dollars": "500000000",
    "half a billion dollars": None,
    "$2½ billion": None,
    "between $3 billion and $4 billion": None,
    "2 trillion 300 billion won": "500000000",
    "3.1%": "0.05",
    "7%": "0.5",
    "12.90 percent": "0.005",
}


@pytest.mark.parametrize("printed", PRINTED)
def test_half_a_unit_of_the_last_digit(printed: str) -> None:
    text = f"Korea's exports rose {'by' if printed[-1] in '%t' else 'to'} {printed} in May 2024."
    (row,) = extract(text).observations
    expected = PRINTED[printed]
    assert row.half_unit == (Decimal(expected) if expected else None)
