"""`tradewire ingest`: files into the warehouse, without Prefect."""

from pathlib import Path
from typing import Annotated

import typer

from tradewire.options import Warehouse, Workers, settings


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    warehouse: Warehouse,
    retry: Annotated[bool, typer.Option("--retry", help="Try files again that were rejected before.")] = False,
    workers: Workers = None,
) -> None:
    """Read files or folders, without Prefect.

    What was read before is not read again. Exit code 1 if a file was rejected; the others are loaded all the same.

    \b
    Examples:
      tradewire ingest fixtures/001_5f4f5c810b06e861.txt
      tradewire ingest inbox more/releases --warehouse trial.duckdb
    """
    from pipeline.inbox import find
    from pipeline.ingest import ingest as into_warehouse
    from tradewire.progress import bar
    from tradewire.summary import report

    now = settings()
    total = sum(1 for _ in find(paths, now.inbox))
    with bar("Reading", total) as advance:
        summary = into_warehouse(
            paths,
            warehouse,
            now.inbox,
            on_file=lambda _: advance(),
            says=lambda sentence: typer.echo(sentence, err=True),
            retry_rejected=retry,
            limits=now.limits,
            workers=workers or now.workers,
        )
    raise typer.Exit(report(summary, warehouse))
