"""`tradewire status`: what is in the inbox, and what became of it."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import typer

from tradewire.options import Format, Inbox, Output, RowFormat, Warehouse
from tradewire.rows import write

_COLUMNS = ("file", "status", "releases", "why")
_DOCUMENTS = """
SELECT document_id, status, count(release_id), error
FROM documents LEFT JOIN appearances USING (document_id)
GROUP BY document_id, status, error
"""


def status(inbox: Inbox, warehouse: Warehouse, style: RowFormat = Format.TABLE, output: Output = None) -> None:
    """Say what became of each file in the inbox.

    It is new, loaded or rejected, and then why.

    \b
    Examples:
      tradewire status
      tradewire status --inbox /data/releases --format json
    """
    from pipeline.inbox import find

    files = find(inbox)
    known = _known(warehouse)
    rows = [(_below(file, inbox), *_state(file, known)) for file in files]
    write(_COLUMNS, rows, style, output)
    if style is Format.TABLE:
        count = Counter(str(row[1]) for row in rows)
        parts = (f"{count[state]} {state}" for state in ("new", "loaded", "rejected"))
        typer.echo(f"{', '.join(parts)} in {inbox}; warehouse: {warehouse}")


def _known(warehouse: Path) -> dict[str, tuple[object, ...]]:
    """What the warehouse knows of each document; nothing while there is no warehouse."""
    from warehouse.store import Store

    if not warehouse.exists():
        return {}
    with Store.read(warehouse) as store:
        return {str(document): tuple(state) for document, *state in store.sql(_DOCUMENTS)[1]}


def _state(file: Path, known: dict[str, tuple[object, ...]]) -> tuple[object, ...]:
    from pipeline.errors import Unreadable
    from pipeline.readers import contents

    try:
        document_id = sha256(contents(file)).hexdigest()
    except Unreadable as error:
        return "rejected", 0, f"{error.reason}; {error.advice}"
    return known.get(document_id, ("new", None, None))


def _below(file: Path, inbox: Path) -> str:
    return file.relative_to(inbox).as_posix() if file != inbox else file.name
