"""`tradewire status`: what is in the inbox, and what became of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.plain import line
from tradewire.options import Format, Inbox, Output, RowFormat, Warehouse
from tradewire.rows import write

if TYPE_CHECKING:
    from pipeline.inbox import Entry

_COLUMNS = ("file", "status", "releases", "why")
_DOCUMENTS = """
SELECT document_id, status, count(release_id), error
FROM documents LEFT JOIN appearances USING (document_id)
GROUP BY document_id, status, error
"""
_FILES = "SELECT path, size, mtime_ns, ctime_ns, inode, document_id FROM files"
_NEW = ("new", None, None)


def status(inbox: Inbox, warehouse: Warehouse, style: RowFormat = Format.TABLE, output: Output = None) -> None:
    """Say what became of each file in the inbox.

    It is new, loaded or rejected, and then why.

    \b
    Examples:
      tradewire status
      tradewire status --inbox /data/releases --format json
    """
    from pipeline.inbox import find

    entries = find([inbox], inbox)
    known = _known(warehouse)
    rows = [(line(entry.source), *known(entry)) for entry in entries]
    write(_COLUMNS, rows, style, output)
    if style is Format.TABLE:
        count = Counter(str(row[1]) for row in rows)
        parts = (f"{count[state]} {state}" for state in ("new", "loaded", "rejected"))
        typer.echo(f"{', '.join(parts)} in {inbox}; warehouse: {warehouse}")


def _known(warehouse: Path) -> "Callable[[Entry], tuple[object, ...]]":
    """What the warehouse knows of a file: by its stamp, else by its bytes; all is new while there is no warehouse."""
    from warehouse.store import Store

    documents, files = dict[str, tuple[object, ...]](), dict[str, tuple[object, ...]]()
    if warehouse.exists():
        with Store.read(warehouse) as store:
            documents = {str(document): tuple(state) for document, *state in store.sql(_DOCUMENTS)[1]}
            files = {str(path): tuple(stamp) for path, *stamp in store.sql(_FILES)[1]}
    return lambda entry: _state(entry, documents, files)


def _state(
    entry: "Entry", documents: Mapping[str, tuple[object, ...]], files: Mapping[str, tuple[object, ...]]
) -> tuple[object, ...]:
    from pipeline.errors import Unreadable
    from pipeline.originals import NotNow, digest

    *stamp, document_id = files.get(entry.key, (None,))
    if entry.stamp and tuple(stamp) == entry.stamp:
        return documents[str(document_id)]
    try:
        return documents.get(digest(entry), _NEW)
    except Unreadable as error:
        return "new", None, error.reason
    except NotNow as error:
        return "new", None, error.reason
