"""Rows of an answer as CSV or as JSON, with every digit."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with a line of names; an absent value is an empty field.

    >>> as_csv(["value", "text"], [(Decimal("56560000000.0000"), "so, so"), (None, "")]).splitlines()
    ['value,text', '56560000000,"so, so"', ',']
    """
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return made.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(trimmed(value), "f")
    if isinstance(value, list | tuple | Mapping):
        return as_json(value)
    return value.isoformat() if isinstance(value, date) else value


def trimmed(value: Decimal) -> Decimal:
    """The same number without zeros behind its decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def as_json(value: object) -> str:
    """JSON with every digit of a decimal, days as ISO 8601.

    >>> as_json([{"value": Decimal("1234567890123456789.50"), "on": date(2025, 3, 17)}])
    '[{"value": 1234567890123456789.5, "on": "2025-03-17"}]'
    """
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(str(key))}: {as_json(held)}" for key, held in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_json, value))}]"
    if isinstance(value, Decimal) and value.is_finite():
        return format(trimmed(value), "f")
    if isinstance(value, float) and value - value != 0:  # JSON knows neither infinity nor "not a number"
        return "null"
    if isinstance(value, str | int | float | None):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value.isoformat() if isinstance(value, date) else str(value), ensure_ascii=False)
