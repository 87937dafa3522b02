"""`tradewire sql`: questions to the published warehouse."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.plain import line
from tradewire.options import Format, Output, RowFormat, Warehouse
from tradewire.rows import write


def sql(
    warehouse: Warehouse,
    query: Annotated[str | None, typer.Argument(help="SQL in DuckDB's dialect; none: a prompt.")] = None,
    style: RowFormat = Format.TABLE,
    output: Output = None,
) -> None:
    """Answer SQL from the published warehouse.

    It is read-only. Without a query there is a prompt, or the query is read from stdin.

    \b
    Examples:
      tradewire sql "SELECT title, published_on FROM releases ORDER BY published_on"
      tradewire sql "SELECT * FROM amounts" --format csv --output amounts.csv
      tradewire sql "SHOW TABLES"
      tradewire sql < question.sql
    """
    if query is None and sys.stdin.isatty():
        _prompt(warehouse, style, output)
        return
    asked = sys.stdin.read() if query is None else query
    if not asked.strip():
        raise typer.BadParameter("there is no query: give one in quotes, or on stdin.")
    _answer(warehouse, asked, style, output)


def _answer(warehouse: Path, query: str, style: Format, output: Path | None) -> None:
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        columns, rows = store.sql(query)
    write(columns, rows, style, output)


def _prompt(warehouse: Path, style: Format, output: Path | None) -> None:
    """Asks and answers until Ctrl-D or `exit`; a statement ends with a semicolon and may take several lines."""
    from contextlib import suppress

    from warehouse.errors import WarehouseError

    with suppress(ImportError):
        import readline  # noqa: F401  the arrow keys
    typer.echo(f"{warehouse}, read-only. End a statement with ; and leave with exit or Ctrl-D. Try: SHOW TABLES;")
    for statement in iter(_statement, None):
        try:
            _answer(warehouse, statement, style, output)
        except WarehouseError as error:
            typer.echo(line(str(error)), err=True)


def _statement() -> str | None:
    """The next statement typed; None when there is none to come."""
    lines: list[str] = []
    while not (lines and lines[-1].rstrip().endswith(";")):
        try:
            line = input("        > " if lines else "tradewire> ")
        except EOFError:
            typer.echo()
            return None
        if not lines and line.strip().rstrip(";").lower() in ("exit", "quit"):
            return None
        if lines or line.strip():
            lines.append(line)
    return "\n".join(lines)
