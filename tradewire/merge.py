"""`tradewire merge`: what was read into other warehouses, into one."""

from pathlib import Path
from typing import Annotated

import typer

from tradewire.options import Warehouse, Workers, settings


def merge(
    others: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Published warehouses.")],
    warehouse: Warehouse,
    workers: Workers = None,
) -> None:
    """Take in what was read into other warehouses.

    So a large archive is read by several machines: each ingests its share of the files into a warehouse of its own,
    with the same version of Tradewire, and one of them merges the others. What is there already is left as it is. A
    warehouse that lies beside its `originals` brings those too; its runs and dismissed findings stay with it.

    \b
    Examples:
      tradewire merge /mnt/second/tradewire.duckdb /mnt/third/tradewire.duckdb
      tradewire merge shard-*.duckdb --warehouse /data/trade.duckdb
    """
    from pipeline.merge import merge as take_in
    from tradewire.progress import spinner
    from tradewire.summary import report

    now = settings()
    with spinner("Merging"):
        summary = take_in(
            others, warehouse, now.limits, workers or now.workers, lambda sentence: typer.echo(sentence, err=True)
        )
    raise typer.Exit(report(summary, warehouse))
