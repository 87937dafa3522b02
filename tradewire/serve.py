"""`tradewire serve`: the flow on a schedule."""

from typing import Annotated

import typer

from tradewire.options import Inbox, Warehouse


def serve(
    inbox: Inbox,
    warehouse: Warehouse,
    every: Annotated[int, typer.Option("--every", min=1, metavar="MINUTES", help="Minutes between runs.")] = 15,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of Prefect's server.")] = 4200,
) -> None:
    """Run the flow on a schedule, until Ctrl-C.

    Prefect's server and pages are for this machine alone.

    \b
    Examples:
      tradewire serve
      tradewire serve --every 60 --inbox /data/releases
    """
    from pipeline.inbox import find

    find([inbox])
    from flows.serve import serve as serve_flow

    serve_flow(inbox, warehouse, every, port, typer.echo)
