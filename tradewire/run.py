"""`tradewire run`: the Prefect flow over the inbox."""

import typer

from tradewire.options import Inbox, Warehouse, Workers


def run(inbox: Inbox, warehouse: Warehouse, workers: Workers = None) -> None:
    """Run the Prefect flow over the inbox.

    Finds new files, reads, extracts, loads, publishes and renews the pages (see `tradewire report`). It starts a
    Prefect server of its own for as long as it runs, about ten seconds; `tradewire ingest` loads without, and renews no
    pages. Exit code 1 if a file was rejected; the others are loaded all the same.

    \b
    Examples:
      tradewire run
      tradewire run --inbox /data/releases --warehouse /data/trade.duckdb
    """
    from pipeline.inbox import find
    from tradewire.progress import spinner
    from tradewire.report import named
    from tradewire.summary import report

    find([inbox])  # a missing inbox is said at once, before Prefect starts
    with spinner("Starting Prefect") as says:
        from flows.once import run_once

        summary = run_once(inbox, warehouse, workers, says)
    code = report(summary, warehouse)
    named(warehouse)
    raise typer.Exit(code)
