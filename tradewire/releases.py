"""One release with all its rows, out of the warehouse or straight from a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.store import Store

Row = dict[str, object]
_FOUND = """
SELECT release_id, title FROM releases
WHERE starts_with(release_id, lower(?)) OR contains(lower(title), lower(?)) ORDER BY title, release_id
"""
# A kind of mention is a table whose rows stand in a sentence and name their rule: a new kind shows by itself.
_KINDS = """
SELECT table_name FROM information_schema.columns
WHERE column_name IN ('release_id', 'sentence', 'char_start', 'rule')
AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
AND table_name <> 'observations'
GROUP BY table_name HAVING count(*) = 4 ORDER BY table_name
"""
_ABOUT = """
SELECT releases.*, source, (
    SELECT string_agg(page, ', ' ORDER BY page) FROM appearances JOIN pages USING (document_id)
    WHERE appearances.release_id = releases.release_id AND appearances.document_id = releases.document_id
    AND pages.source_start < appearances.source_end AND pages.source_end > appearances.source_start
) AS pages
FROM releases JOIN documents USING (document_id) WHERE release_id = ?
"""


@dataclass(frozen=True, slots=True)
class Release:
    """What is known of a release, and its rows: sentences, mentions by kind, observations, numbers left unlinked."""

    about: Row
    sentences: list[Row]
    mentions: Mapping[str, list[Row]]
    observations: list[Row]
    unlinked: list[Row]


def in_warehouse(warehouse: Path, wanted: str) -> Release:
    """The one release whose id begins so or whose title holds this; raises TradewireError for none or several."""
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        release_id = _one(store, wanted)
        kinds = [str(row[0]) for row in store.sql(_KINDS)[1]]
        return Release(
            about=_asked(store, _ABOUT, release_id)[0],
            sentences=_table(store, "sentences", release_id),
            mentions={kind: _table(store, kind, release_id) for kind in kinds},
            observations=_table(store, "observations", release_id),
            unlinked=_table(store, "unlinked", release_id),
        )


def in_file(path: Path) -> list[Release]:
    """The releases of a file as the rules read them now, in order; raises Unreadable. No warehouse is touched."""
    from pipeline.errors import TradewireError
    from pipeline.readers import read
    from pipeline.reading import extract_batch
    from pipeline.rows import TABLES

    found = extract_batch(read(path))
    error = next((row["error"] for row in found["documents"] if row["error"]), None)
    if error and not found["releases"]:
        raise TradewireError(f"{path}: {error}")
    sources = {row["document_id"]: row["source"] for row in found["documents"]}
    kinds = sorted(
        {*TABLES} - {"documents", "pages", "releases", "appearances", "sentences", "observations", "unlinked"}
    )

    def of(table: str, about: Row) -> list[Row]:
        return [row for row in found[table] if row["release_id"] == about["release_id"]]

    return [
        Release(
            about={**about, "source": sources[about["document_id"]], "pages": None},
            sentences=of("sentences", about),
            mentions={kind: of(kind, about) for kind in kinds},
            observations=of("observations", about),
            unlinked=of("unlinked", about),
        )
        for about in found["releases"]
    ]


def _one(store: "Store", wanted: str) -> str:
    """The id of the one release that is meant."""
    from pipeline.errors import TradewireError

    found = store.sql(_FOUND, [wanted, wanted])[1]
    if not found:
        raise TradewireError(f"no release has a release_id that begins with {wanted!r}, or has it in its title")
    if len(found) > 1:
        first = "; ".join(f"{str(release)[:12]} {title or '(no title)'}" for release, title in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise TradewireError(f"{wanted!r} fits {len(found)} releases, name one of them: {first}{more}")
    return str(found[0][0])


def _table(store: "Store", table: str, release_id: str) -> list[Row]:
    return _asked(store, f"SELECT * FROM {table} WHERE release_id = ? ORDER BY char_start, char_end", release_id)


def _asked(store: "Store", query: str, release_id: str) -> list[Row]:
    columns, rows = store.sql(query, [release_id])
    return [dict(zip(columns, row, strict=True)) for row in rows]
