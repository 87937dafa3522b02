"""Rows as Python has them, turned to an Arrow table of the types that the warehouse's columns have."""

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal, InvalidOperation

import pyarrow as pa

from warehouse.errors import WarehouseError

Row = Mapping[str, object]


def arrow(table: str, rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """The rows with the columns that any of them has; a column missing from one row is null there.

    A column that the table lacks, or a value that its column cannot hold, raises `WarehouseError`.
    Decimals are rounded to the places of their column.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    unknown = [name for name in names if name not in schema.names]
    if unknown:
        raise WarehouseError(f"the table {table} has no column {', '.join(unknown)}")
    columns = {name: _column(table, schema.field(name), [row.get(name) for row in rows]) for name in names}
    return pa.table(columns)


def _column(table: str, field: pa.Field, values: list[object]) -> pa.Array:
    try:
        if pa.types.is_decimal(field.type):
            values = _rounded(values, field.type)
        return pa.array(values, field.type)
    except (pa.ArrowException, InvalidOperation, ValueError, TypeError) as error:
        raise WarehouseError(f"{table}.{field.name} cannot hold one of the values: {error}") from error


def _rounded(values: list[object], kind: pa.DataType) -> list[object]:
    """The same values with no more decimal places than `kind` has, so that a long fraction is no error."""
    context, place = Context(prec=kind.precision), Decimal(1).scaleb(-kind.scale)
    return [v.quantize(place, context=context) if isinstance(v, Decimal) else v for v in values]
