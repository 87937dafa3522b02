"""What readers found, into the warehouse: each document and each release once, whoever brings it first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pyarrow as pa

from warehouse.parts import Tables, column, joined, with_column, without
from warehouse.store import Store

_WITH_DOCUMENTS = ("documents", "pages", "appearances")
_OWN_KEYS = (*_WITH_DOCUMENTS, "files")


Origin = tuple[str | None, datetime | None]


def load(
    store: Store, parts: Sequence[Tables], run_id: str, origins: Mapping[str, Origin] = MappingProxyType({})
) -> int:
    """Puts parts into the warehouse in their order and in one transaction; how many releases were not there before.

    A release that is there already keeps its rows and gains an appearance. A document that is there already is left as
    it is, unless it was rejected and is not now, or is a file of its own that was tried again. `origins` names the run
    and the time of documents that came in before; of the others they are this run and now.
    """
    known = store.known({str(one) for part in parts for one in column(part.get("documents"), "document_id")})
    held = store.releases({str(one) for part in parts for one in column(part.get("releases"), "release_id")})
    is_retry = bool(known)
    kept = []
    for part in parts:
        found = _without_known_documents(part, known)
        kept.append(_without_releases(found, held))
        held.update(str(one) for one in column(part.get("releases"), "release_id"))
    tables = _stamped(joined(kept), run_id, origins)
    new = {*tables} - {*_OWN_KEYS} if is_retry else {*tables} - {"files"}
    store.load(tables, new)
    return tables["releases"].num_rows if "releases" in tables else 0


def _without_known_documents(part: Tables, known: dict[str, str]) -> Tables:
    """The part without documents that are known, which it makes known."""
    documents = part.get("documents")
    if documents is None:
        return part
    columns = (column(documents, name) for name in ("document_id", "status", "part_of"))
    again = set()
    for document_id, status, part_of in zip(*columns, strict=True):
        before = known.get(str(document_id))
        if before and (before == "loaded" or (part_of and status == "rejected")):
            again.add(document_id)
        known[str(document_id)] = str(status)
    if not again:
        return part
    return part | {name: without(part[name], "document_id", again) for name in _WITH_DOCUMENTS if name in part}


def _without_releases(part: Tables, held: Collection[str]) -> Tables:
    """The part without the rows of releases that are held, but with where they appear."""
    again = {one for one in column(part.get("releases"), "release_id") if one in held}
    if not again:
        return part
    return {
        name: table
        if name in _OWN_KEYS or "release_id" not in table.column_names
        else without(table, "release_id", again)
        for name, table in part.items()
    }


def _stamped(tables: Tables, run_id: str, origins: Mapping[str, Origin]) -> Tables:
    """With the run that first loaded each document and observation, and a time by which documents keep their order."""
    documents, now = tables.get("documents"), datetime.now(UTC)
    runs: dict[object, str | None] = {}
    times = []
    for place, document_id in enumerate(column(documents, "document_id")):
        runs[document_id], at = origins.get(str(document_id), (run_id, now + timedelta(microseconds=place)))
        times.append(at)
    if documents is None:
        return tables
    documents = with_column(documents, "ingested_at", times, pa.timestamp("us"))
    stamped = {**tables, "documents": with_column(documents, "run_id", list(runs.values()), pa.string())}
    if "observations" in tables:
        releases = tables["releases"]
        owners = dict(zip(column(releases, "release_id"), column(releases, "document_id"), strict=True))
        of_rows = [runs.get(owners[one]) for one in column(tables["observations"], "release_id")]
        stamped["observations"] = with_column(tables["observations"], "run_id", of_rows, pa.string())
    return stamped
