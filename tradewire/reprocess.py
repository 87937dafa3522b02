"""`tradewire reprocess`: the whole warehouse read again by the rules of today."""

import typer

from tradewire.options import Warehouse, Workers, settings


def reprocess(warehouse: Warehouse, workers: Workers = None) -> None:
    """Read all documents again, by the rules as they are now.

    The warehouse is made anew from the originals that are kept beside it, and put in its place when it is complete.
    A run does this by itself once the rules have changed; it is also the way out when the working file is damaged.
    Exit code 1 if a document could not be read.

    \b
    Examples:
      tradewire reprocess
      tradewire reprocess --warehouse /data/trade.duckdb --workers 4
    """
    from pipeline.reprocess import reprocess as read_again
    from tradewire.progress import spinner
    from tradewire.summary import report_again

    now = settings()
    with spinner("Reading all documents again"):
        summary = read_again(warehouse, now.limits, workers or now.workers)
    raise typer.Exit(report_again(summary, warehouse))
