"""One fact ready to be compared, whether a reader annotated it or the program read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Fact:
    """A surface (or, for an observation, its evidence) with the values it stands for.

    `values` holds the columns that are compared; a column that is absent is not compared.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    sentence: str = ""
    position: int = 0
    optional: bool = False
    rule: str = ""


def folded(text: str) -> str:
    """The text with every run of white space as one space: `a\\xa0 b ` is `a b`."""
    return " ".join(text.split())


def plain(value: object) -> object:
    """The value as JSON has it: a whole `Decimal` becomes an int, another a float, a date its ISO form."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def plain_values(values: Mapping[str, object]) -> dict[str, object]:
    """All values of a fact as JSON has them."""
    return {key: plain(value) for key, value in values.items()}
