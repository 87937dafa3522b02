"""Rows on their way to the warehouse: Arrow tables by name, made where rows are read, put together where they load."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from warehouse.batch import Row, arrow

Tables = dict[str, pa.Table]
Schemas = Mapping[str, pa.Schema]


def tables_of(rows: Mapping[str, Sequence[Row]], schemas: Schemas) -> Tables:
    """The rows of each table that has any, in the types of its columns; raises `WarehouseError` for a misfit."""
    return {name: arrow(name, held, schemas[name]) for name, held in rows.items() if held}


def joined(parts: Iterable[Tables]) -> Tables:
    """The tables of several parts, one behind the other."""
    named: dict[str, list[pa.Table]] = {}
    for part in parts:
        for name, table in part.items():
            named.setdefault(name, []).append(table)
    return {name: pa.concat_tables(tables, promote_options="default") for name, tables in named.items()}


def column(table: pa.Table | None, name: str) -> list[object]:
    """The values of a column; none where there is no table."""
    return [] if table is None else table.column(name).to_pylist()


def without(table: pa.Table, name: str, values: Collection[object]) -> pa.Table:
    """The rows whose column has none of some values."""
    import pyarrow.compute as pc  # rarely needed, and slow to import

    return table.filter(pc.invert(pc.is_in(table.column(name), pa.array(list(values), pa.string()))))


def with_column(table: pa.Table, name: str, values: Sequence[object], kind: pa.DataType) -> pa.Table:
    """The table with one more column."""
    return table.append_column(name, pa.array(values, kind))
