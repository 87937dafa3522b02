"""What the pages of the report are made of: for each kind of page its parts, as the queries of its folder give them.

Each row of a part has a column `page`, the page that it is for; `shared/` makes tables that the parts read.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path
from typing import Any

from warehouse.store import Store

Row = Mapping[str, Any]
Page = Mapping[str, Sequence[Row]]
_FOLDER = Path(__file__).parent
_READS = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
# Rows lie in the order of their pages, so that those of some pages are found without a look at all. The names come as
# one text: DuckDB looks for Python modules at each value of a list.
_PAGES = (
    "SELECT * FROM {} WHERE page BETWEEN ? AND ? AND page IN (SELECT unnest(string_split(?, chr(10)))) ORDER BY ALL"
)
_BREAK = "\n"
# Views that many parts read: made once, under their own names.
VIEWS = ("vintages", "series", "exports_monthly", "streak_ledger", "coverage", "unexplained")


class Parts:
    """The parts of all pages of an open published copy, all of the same moment."""

    def __init__(self, store: Store) -> None:
        self._store, self._made = store, set[str]()
        for view in VIEWS:
            store.sql(f"CREATE OR REPLACE TEMP TABLE {view} AS FROM warehouse.main.{view}")
        for sql in _shared():
            store.sql(sql)

    def digests(self, kind: str) -> dict[str, str]:
        """Each page of a kind, and a digest of all that it is made of."""
        sums: dict[str, list[str]] = defaultdict(list)
        for name in queries(kind):
            query = f"SELECT page, sum(hash(part)) FROM {self._table(kind, name)} AS part GROUP BY page"
            for page, digest in self._store.sql(query)[1]:
                sums[page].append(f"{name} {digest}")
        return {page: sha256(" ".join(sums[page]).encode()).hexdigest() for page in sorted(sums)}

    def pages(self, kind: str, wanted: Collection[str]) -> dict[str, Page]:
        """The parts of some pages of a kind, by name; a part without rows is empty."""
        found: dict[str, dict[str, list[Row]]] = {page: {name: [] for name in queries(kind)} for page in wanted}
        asked = [min(wanted), max(wanted), _BREAK.join(wanted)] if wanted else ["", "", ""]
        for name in queries(kind):
            columns, rows = self._store.sql(_PAGES.format(self._table(kind, name)), asked)
            for row in rows:
                values = dict(zip(columns, row, strict=True))
                found[values["page"]][name].append(values)
        return dict(found)

    def view(self, name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """All of a view, in an order that stays."""
        return self._store.sql(f"FROM {name} ORDER BY ALL")

    def _table(self, kind: str, name: str) -> str:
        table = f"part_{kind}_{name}"
        if table not in self._made:
            self._store.sql(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM (\n{queries(kind)[name]}\n) ORDER BY page")
            self._made.add(table)
        return table


@cache
def queries(kind: str) -> dict[str, str]:
    """The queries of a kind of page, by the name of the part."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((_FOLDER / kind).glob("*.sql"))}


@cache
def _shared() -> tuple[str, ...]:
    """What makes the shared tables, in an order that runs."""
    found = queries("shared")
    needs = {name: {*_READS.findall(sql)} & found.keys() - {name} for name, sql in found.items()}
    return tuple(found[name] for name in TopologicalSorter(needs).static_order())
