"""`tradewire report`: the warehouse as pages to look at."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from tradewire.options import Output, Warehouse


def report(
    warehouse: Warehouse,
    output: Output = None,
    show: Annotated[bool, typer.Option("--open", help="Show the first page in the browser.")] = False,
) -> None:
    """Make pages to look at from the published warehouse.

    What is new, the headline series, streaks, and what does not fit together; a page for each release, with every
    number marked in its sentence, and for each series. They need no server and no network: open index.html. Without
    --output they go to the folder report beside the warehouse. What has not changed is not written again.

    \b
    Examples:
      tradewire report
      tradewire report --output public/trade --open
    """
    from pipeline.report import beside, write

    made = write(warehouse, output or beside(warehouse))
    typer.echo(f"{made.pages} pages, {made.written} files written. Open {made.index}")
    if show:
        webbrowser.open(made.index.resolve().as_uri())


def named(warehouse: Path) -> None:
    """Names the first of the pages that a run has renewed."""
    from pipeline.report import beside

    index = beside(warehouse) / "index.html"
    if index.exists():
        typer.echo(f"Pages: {index}")
