"""`tradewire evaluate`: how well the rules read documents that a person has read before."""

from pathlib import Path
from typing import Annotated

import typer

from tradewire.options import Format, Output, RowFormat
from tradewire.rows import write


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Documents, each with its .expected.json beside it.")],
    misses: Annotated[bool, typer.Option("--misses", help="List each fact that was missed or is wrong.")] = False,
    style: RowFormat = Format.TABLE,
    output: Output = None,
) -> None:
    """Score the rules on documents read by a person.

    Each has an .expected.json beside it. Precision, recall and F1 are counted kind by kind, strict and loose.

    \b
    Examples:
      tradewire evaluate fixtures
      tradewire evaluate fixtures --misses --format json --output misses.json
    """
    from pipeline.evaluate import evaluate as judge

    report = judge(folder)
    rows = [miss.as_dict() for miss in report.misses()] if misses else report.rows()
    columns = list(rows[0]) if rows else []
    write(columns, [list(row.values()) for row in rows], style, output)
    if style is Format.TABLE:
        typer.echo(f"{report.documents} documents in {folder}" + (f", {len(rows)} misses" if misses else ""))
