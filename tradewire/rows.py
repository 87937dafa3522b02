"""Rows as a table for people, as CSV or as JSON."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.plain import plain
from tradewire.options import Format

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

# A table that is read by a program or kept in a file is as wide as its rows; a terminal's has its own width.
_UNBOUNDED = 100_000


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], style: Format, output: Path | None = None) -> None:
    """Writes rows to a file, or to stdout."""
    from pipeline.answers import as_csv

    with _opened(output) as file:
        if style is Format.TABLE:
            table(columns, rows, file)
        else:
            text = as_csv(columns, rows) if style is Format.CSV else _as_objects(columns, rows)
            # A file has every character as it is; a terminal is shown them.
            file.write(plain(text) if file.isatty() else text)


def _as_objects(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    from pipeline.answers import as_json

    return as_json([dict(zip(columns, row, strict=True)) for row in rows]) + "\n"


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    return output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)


def console(file: TextIO | None = None) -> "Console":
    """Where tables and colours go: stdout unless a file is given."""
    from rich.console import Console

    made = Console(file=file, highlight=False)
    return made if made.is_terminal else Console(file=file, highlight=False, width=_UNBOUNDED)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], file: TextIO | None = None) -> None:
    """Prints rows as a table, numbers to the right, absent values empty, and says when there is none."""
    if not columns:
        return
    kept, to = [list(row) for row in rows], console(file)
    written(to, _drawn(columns, kept))
    if not kept:
        to.file.write("(no rows)\n")


def written(to: "Console", *parts: "RenderableType") -> None:
    """Writes what rich draws, without the blanks at the ends of its lines."""
    with to.capture() as captured:
        to.print(*parts, sep="", end="")
    lines = captured.get().split("\n")
    to.file.write("\n".join(line.rstrip() for line in lines))


def _drawn(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, name in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[place], int | float | Decimal | None) for row in rows)
        made.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(plain(cell(value))) for value in row))
    return made


def cell(value: object) -> str:
    """A value as people write it: `56,560,000,000` and `2025-03-17`."""
    from pipeline.answers import as_json, trimmed

    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(trimmed(value), ",f")
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple | Mapping):
        return as_json(value)
    return str(value)


def counted(number: int, noun: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
