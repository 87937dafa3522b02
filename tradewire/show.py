"""`tradewire show`: one release, what was read from it marked in its text, and the rows below."""

from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.options import Warehouse
from tradewire.rows import console, table

if TYPE_CHECKING:
    from warehouse.store import Store

_STYLES = ("black on yellow", "black on green", "black on cyan", "white on magenta", "white on blue", "white on red")
_FOUND = """
SELECT release_id, title FROM releases
WHERE starts_with(release_id, lower(?)) OR contains(lower(title), lower(?)) ORDER BY title, release_id
"""
# A kind of mention is a table whose rows stand in a sentence and name their rule: a new kind shows by itself.
_KINDS = """
SELECT table_name FROM information_schema.columns
WHERE column_name IN ('release_id', 'sentence', 'char_start', 'rule')
AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
GROUP BY table_name HAVING count(*) = 4 ORDER BY table_name
"""
_ABOUT = """
SELECT releases.*, source FROM releases JOIN documents USING (document_id) WHERE release_id = ?
"""
_HEAD = ("release_id", "title", "publisher", "published_on", "reporter", "period_start", "period_end", "source")
_PLACES = ("release_id", "sentence", "char_start", "char_end", "source_start", "source_end", "value_start", "value_end",
           "run_id", "observation_id", "evidence", "is_suspect")  # fmt: skip


def show(
    warehouse: Warehouse,
    release: Annotated[str, typer.Argument(help="The beginning of a release_id, or a part of a title.")],
) -> None:
    """Show a release and all that was read from it.

    The text has every mention in the colour of its kind; the rows stand below.

    \b
    Examples:
      tradewire show "information and communication"
      tradewire show 3f2a91
    """
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        release_id = _one(store, release)
        kinds = {kind: _rows(store, kind, release_id) for kind in _kinds(store)}
        _head(store, release_id)
        _text(store, release_id, kinds)
    for kind, (columns, rows) in kinds.items():
        if rows:
            typer.echo(f"\n{kind}")
            _facts(columns, rows)


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


def _kinds(store: "Store") -> list[str]:
    return [str(row[0]) for row in store.sql(_KINDS)[1]]


def _rows(store: "Store", kind: str, release_id: str) -> tuple[list[str], list[tuple[object, ...]]]:
    return store.sql(f"SELECT * FROM {kind} WHERE release_id = ? ORDER BY char_start, char_end", [release_id])


def _head(store: "Store", release_id: str) -> None:
    columns, rows = store.sql(_ABOUT, [release_id])
    about = dict(zip(columns, rows[0], strict=True))
    for name in _HEAD:
        if about[name] is not None:
            typer.echo(f"{name:12}  {about[name]}")


def _text(store: "Store", release_id: str, kinds: dict[str, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    """Prints the text with each mention in the colour of its kind, and which colour is which."""
    from rich.text import Text

    text = Text(str(store.sql("SELECT text FROM releases WHERE release_id = ?", [release_id])[1][0][0]))
    legend = Text()
    for place, (kind, (columns, rows)) in enumerate(kinds.items()):
        if not rows or "text" not in columns:
            continue
        style = _STYLES[place % len(_STYLES)]
        legend.append(f" {kind} ", style).append(" ")
        start, end = columns.index("char_start"), columns.index("char_end")
        for row in rows:
            text.stylize(style, int(str(row[start])), int(str(row[end])))
    to = console()
    to.print("\n", text, "\n\n", legend, sep="")


def _facts(columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """The rows without their places, and without the columns that all of them leave empty."""
    kept = [
        place
        for place, name in enumerate(columns)
        if name not in _PLACES and any(row[place] is not None for row in rows)
    ]
    table([columns[place] for place in kept], [[row[place] for place in kept] for row in rows])
