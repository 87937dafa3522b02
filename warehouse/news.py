"""What came in since a moment, as the files of `digest/` tell it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.store import Store

DIGEST = Path(__file__).parent / "digest"
# What is told of new releases, in the order of a digest; without any there is nothing to ask.
OF_RELEASES = ("releases", "numbers", "streaks", "records", "extracted")
OTHERS = ("findings", "rejected")
_BEFORE = """
SELECT coalesce(max(finished_at), TIMESTAMP '0001-01-01') FROM runs
WHERE finished_at < (SELECT max(finished_at) FROM runs WHERE run_id = ?)
"""
_NEW = """
SELECT
    (SELECT count(*) FROM releases JOIN documents USING (document_id) WHERE ingested_at > getvariable('since')),
    (SELECT count(*) FROM documents WHERE status = 'loaded' AND ingested_at > getvariable('since')),
    (SELECT count(*) FROM new_findings)
"""
# Releases, and findings, that are told of: nobody reads of more, and each release is compared with all that was ever
# said of its series.
MOST = 500
_RUNS = """
SELECT run_id, started_at, finished_at FROM runs
WHERE starts_with(run_id, ?) OR starts_with(flow_run_id, ?) ORDER BY finished_at
"""
_FRUITFUL = "SELECT run_id, started_at FROM runs WHERE files_new > 0 ORDER BY finished_at DESC LIMIT 1"

Row = dict[str, Any]


def news(store: Store, since: datetime) -> Mapping[str, Sequence[Row]]:
    """What was loaded, rejected or found later than `since`: the rows of each file of `digest/`, by its name.

    Of more than MOST releases the newest are told of, and no runs, which would be all that there are; of so many
    findings the worst.
    """
    store.sql("SET VARIABLE since = CAST(? AS TIMESTAMP)", [since])
    store.sql("SET VARIABLE most = ?", [MOST])
    store.sql(_sql("news"))
    releases, _, _ = counts(store)
    of_releases = [name for name in OF_RELEASES if name != "streaks" or releases <= MOST]
    asked = (*of_releases, *OTHERS) if releases else OTHERS
    return {name: _rows(store, _sql(name)) if name in asked else [] for name in (*OF_RELEASES, *OTHERS)}


def counts(store: Store) -> tuple[int, int, int]:
    """How many releases, documents and findings were new when `news` was asked last."""
    ((releases, documents, findings),) = store.sql(_NEW)[1]
    return int(releases), int(documents), int(findings)


def runs(store: Store, prefix: str = "") -> list[Row]:
    """The runs whose id, or Prefect's id of them, begins so: run_id, started_at and finished_at, the last one last."""
    return _rows(store, _RUNS, [prefix, prefix])


def fruitful(store: Store) -> Row | None:
    """The last run that brought a new file: run_id and started_at; None if none did."""
    return next(iter(_rows(store, _FRUITFUL)), None)


def before(store: Store, run_id: str) -> datetime:
    """When the run before a run ended: all that came in later came with it, or with one that was killed between."""
    ((moment,),) = store.sql(_BEFORE, [run_id])[1]
    assert isinstance(moment, datetime)
    return moment


@cache
def _sql(name: str) -> str:
    return (DIGEST / f"{name}.sql").read_text(encoding="utf-8")


def _rows(store: Store, query: str, params: Sequence[object] = ()) -> list[Row]:
    columns, rows = store.sql(query, params)
    return [dict(zip(columns, row, strict=True)) for row in rows]
