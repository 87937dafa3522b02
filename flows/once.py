"""One run of the flow in this process, for people at a terminal."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from prefect.client.orchestration import get_client

from flows.errors import ServerUnavailable
from flows.ingest import SKIPPED, ingest
from pipeline.runs import Summary
from warehouse.lock import AnotherRun


def run_once(inbox: Path, warehouse: Path, workers: int | None, says: Callable[[str], None]) -> Summary:
    """Runs the flow and gives back what it did; `says` is told how far it is. Raises AnotherRun."""
    _reach_server()
    with _heard(says):
        state = ingest(inbox.resolve(), warehouse.resolve(), workers, return_state=True)
    if state.name == SKIPPED:
        raise AnotherRun(state.message)
    return cast(Summary, state.result())


def _reach_server() -> None:
    """Starts Prefect's temporary server, or finds the one that is there; raises ServerUnavailable."""
    try:
        with get_client(sync_client=True) as client:
            failure = client.api_healthcheck()
    except RuntimeError as error:
        failure = error
    if failure:
        why = str(failure).partition("\n")[0] or type(failure).__name__
        advice = "try again, or do the same work without Prefect: tradewire ingest"
        raise ServerUnavailable(f"Prefect's server cannot be reached ({why}); {advice}") from failure


@contextmanager
def _heard(says: Callable[[str], None]) -> Iterator[None]:
    """While the block runs, what the flow logs is also said."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            says(record.getMessage())

    listener, logger = Listener(logging.INFO), logging.getLogger("prefect.flow_runs")
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
