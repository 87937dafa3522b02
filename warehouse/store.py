"""The one door to a warehouse file: opens it, loads rows into it and answers SQL."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from warehouse.batch import Row, arrow
from warehouse.errors import WarehouseError, WarehouseLocked, of_other_version, said_of
from warehouse.memory import Sparing
from warehouse.opening import reader, writer
from warehouse.parts import Schemas
from warehouse.schema import declarations, is_current

__all__ = ["Row", "Store", "WarehouseError", "WarehouseLocked"]

# The columns that no two rows of a table may share; the first decides which rows a load replaces.
# Tables that are not listed hold what was read from a release, and are replaced release by release.
KEYS = {
    "documents": ("document_id",),
    "files": ("path",),
    "pages": ("document_id", "page"),
    "releases": ("release_id",),
    "appearances": ("document_id", "release_id", "ordinal"),
    "sentences": ("release_id", "sentence"),
    "observations": ("release_id", "observation_id"),
    "findings": ("finding_id",),
    "runs": ("run_id",),
    "items": ("slug",),
    "economies": ("code",),
    "checks": ("name",),
}
LABELS = ("items", "economies", "checks")
_RELEASE = ("release_id",)
# Keys of a query in one parameter, a line each.
_LISTED = "(SELECT unnest(string_split(?, chr(10))))"

# DuckDB 1.5 lets a query switch on logs and profiles in files whatever is locked, and dies of refusing to write them.
_FORBIDDEN = re.compile("enable_(?:logging|profiling)", re.IGNORECASE)


class Store:
    """An open warehouse file, for use in a `with` block.

    `Store(path)` opens the working file to write, making it with its folder, tables, views and comments where
    they are missing. `Store.read(path)` opens a published copy: read-only, and cut off from all other files.
    Both raise `WarehouseError`, and `WarehouseLocked` where another process has the file open.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        self.path, self.read_only = Path(path).resolve(), read_only
        self._connection = reader(self.path) if read_only else writer(self.path)
        self._schemas: dict[str, pa.Schema] = {}
        self._run = _at_once if read_only else Sparing(self._connection).run

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """The published copy at `path`, as it is now: a later publish does not change what is read here."""
        return cls(path, read_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; a working file is checkpointed by it."""
        self._connection.close()

    @property
    def is_current(self) -> bool:
        """Whether the file is as the SQL files declare it now; a working file is once it is open."""
        return is_current(self._connection)

    def known(self, among: Collection[str] | None = None) -> dict[str, str]:
        """`document_id` -> `loaded` or `rejected`, for every document that ever came in, or those among some."""
        query = "SELECT document_id, status FROM documents"
        if among is None:
            return dict(self.sql(query)[1])
        return dict(self.sql(f"{query} WHERE document_id IN {_LISTED}", [_listed(among)])[1])

    def releases(self, among: Collection[str]) -> set[str]:
        """Those of some releases that are here."""
        query = f"SELECT release_id FROM releases WHERE release_id IN {_LISTED}"
        return {str(release) for (release,) in self.sql(query, [_listed(among)])[1]}

    def asked(self, query: str, given: Mapping[str, Collection[object]]) -> list[tuple[Any, ...]]:
        """The rows of a query that reads some values as the columns of the table `given`; none where none are given.

        As parameters of a query a thousand values would take a second: DuckDB looks for Python modules at each. To make
        a table of some is slow too: keys are better listed in one text.
        """
        columns = {name: pa.array(list(values)) for name, values in given.items()}
        if not any(len(values) for values in columns.values()):
            return []
        with self._registered({"given": pa.table(columns)}):
            return self.sql(query)[1]

    def table(self, name: str) -> pa.Table:
        """All rows of a table."""
        with self._said_in_one_line():
            return self._connection.sql(f"FROM {name}").to_arrow_table()

    def schemas(self) -> Schemas:
        """The columns of each table, with their types."""
        return {name: self._schema(name) for name in declarations("tables")}

    def sql(self, query: str, params: Sequence[object] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of a query; two empty lists for one without an answer.

        Of several statements the last one answers. A broken query raises `WarehouseError` with one line.
        """
        if self.read_only and _FORBIDDEN.search(query):
            raise WarehouseError(
                "logs and profiles cannot be switched on here: this warehouse is open for reading only"
            )
        with self._said_in_one_line():
            answer: tuple[list[str], list[tuple[Any, ...]]] = self._run(lambda: self._answer(query, params))
            return answer

    def _answer(self, query: str, params: Sequence[object]) -> tuple[list[str], list[tuple[Any, ...]]]:
        self._connection.execute(query, params)
        columns = [column[0] for column in self._connection.description or ()]
        return columns, self._connection.fetchall() if columns else []

    def load(self, rows: Mapping[str, Sequence[Row] | pa.Table], new: Collection[str] = ()) -> None:
        """Puts rows in the place of those they replace, table by table, all in one transaction or none.

        * `documents`, `pages`, `appearances`: those of the documents named; `files`, `runs`, `findings`: those of the
          same key.
        * `items`, `economies`, `checks`: the whole table.
        * the others: those of every release that the batch has a row for, in `releases` or in any of them.

        `new` names tables of which no such row is there yet: nothing is looked for, so that a load takes as long in a
        large warehouse as in a small one. A table missing from `rows` is left alone; an empty one loses the rows that
        would have been replaced.
        An unknown table or column, a value that does not fit and a key given twice raise `WarehouseError`.
        """
        tables = declarations("tables")
        unknown = [name for name in rows if name not in tables]
        if unknown:
            raise WarehouseError(f"there is no table {', '.join(unknown)}")
        batches = {
            name: held if isinstance(held, pa.Table) else arrow(name, held, self._schema(name))
            for name, held in rows.items()
        }
        incoming = {f"incoming_{name}": batch for name, batch in batches.items() if batch.num_rows}
        owners = {_key(name)[0] for name in batches if name not in new}
        replaced = {f"replaced_{owner}": _keys(owner, batches) for owner in owners}
        with self._said_in_one_line(), self._registered({**incoming, **replaced}):
            self._run(lambda: self._replace(batches, new))

    def _replace(self, batches: Mapping[str, pa.Table], new: Collection[str]) -> None:
        with self._transaction():
            for name, batch in batches.items():
                if name not in new:
                    self._delete(name)
                if batch.num_rows:
                    self._insert(name)

    def _schema(self, table: str) -> pa.Schema:
        if table not in self._schemas:
            empty = self._connection.sql(f"SELECT * FROM {table} LIMIT 0")
            self._schemas[table] = empty.to_arrow_table().schema
        return self._schemas[table]

    def _delete(self, table: str) -> None:
        owner, key = _key(table)
        which = "" if table in LABELS else f" WHERE {key} IN (SELECT key FROM replaced_{owner})"
        self._connection.execute(f"DELETE FROM {table}{which}")

    def _insert(self, table: str) -> None:
        self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_{table}")
        if key := ", ".join(KEYS.get(table, ())):
            twice = f"SELECT {key} FROM incoming_{table} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"
            for row in self._connection.execute(twice).fetchall():
                raise WarehouseError(f"two rows of {table} have the same {key}: {row}")

    @contextmanager
    def _said_in_one_line(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            is_of_other_version = self.read_only and not self.is_current
            raise (of_other_version(self.path, error) if is_of_other_version else said_of(self.path, error)) from error
        except (duckdb.Error, RuntimeError, UnicodeError) as error:
            raise said_of(self.path, error) from error

    @contextmanager
    def _registered(self, tables: Mapping[str, pa.Table]) -> Iterator[None]:
        """Arrow tables that SQL finds by name; not within a transaction, where DuckDB 2 refuses to drop them."""
        try:
            for name, table in tables.items():
                self._connection.register(name, table)
            yield
        finally:
            for name in tables:
                self._connection.unregister(name)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(duckdb.Error):  # a disk that is full ends the transaction by itself
                self._connection.execute("ROLLBACK")
            raise


def _at_once(work: Callable[[], Any]) -> Any:
    return work()


def _listed(keys: Iterable[str]) -> str:
    return "\n".join(keys)


def _key(table: str) -> tuple[str, str]:
    """The column by which rows of a table are replaced, and the table whose keys those are."""
    key = KEYS.get(table, _RELEASE)[0]
    return ("releases" if key == "release_id" else table), key


def _keys(owner: str, batches: Mapping[str, pa.Table]) -> pa.Table:
    """What a load replaces: the keys of all that is kept by the key of one table."""
    keys: set[object] = set()
    for table, batch in batches.items():
        of, key = _key(table)
        if of == owner and key in batch.column_names:
            keys.update(batch.column(key).unique().to_pylist())
    return pa.table({"key": pa.array(sorted(map(str, keys - {None})), pa.string())})
