"""The flow `ingest`: the steps of `pipeline.intake` as Prefect tasks, one a batch and never one a document."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import flow_run
from prefect.states import Completed
from prefect.tasks import Task
from prefect.utilities.annotations import quote
from pydantic import PositiveInt

from flows.artifacts import leave
from pipeline.inbox import find
from pipeline.intake import Batch, Intake
from pipeline.runs import FileResult, Summary
from pipeline.settings import Settings
from warehouse.lock import AnotherRun
from warehouse.store import WarehouseLocked

# Whoever looks into the working file with another program lets it go after a while; what else goes wrong would go wrong
# again, and another run is not waited for.
DELAYS = (1.0, 2.0, 4.0)
SKIPPED = "Skipped"

T = TypeVar("T")


def _whole(value: T) -> T:
    """The value, to be handed to a task as it is: Prefect would look for futures in all that is in it."""
    return cast(T, quote(value))


def _locked(_task: "Task[..., object]", _run: TaskRun, state: "State[object]") -> bool:
    error = state.result(raise_on_failure=False)
    return isinstance(error, WarehouseLocked) and not isinstance(error, AnotherRun)


@task(
    name="open the warehouse",
    cache_policy=NO_CACHE,
    retries=3,
    retry_delay_seconds=list(DELAYS),
    retry_condition_fn=_locked,
)
def opened(intake: Intake) -> Intake:
    """The run with its lock, its warehouse and its readers; they are given back when the flow ends."""
    return intake.__enter__()


@task(name="read a batch", cache_policy=NO_CACHE)
def read(batches: Iterator[Batch]) -> Batch | None:
    """What is new in the next files, read in processes of their own; None when there are no more."""
    return next(batches, None)


@task(name="load a batch", cache_policy=NO_CACHE)
def load(intake: Intake, batch: Batch) -> list[FileResult]:
    """What became of the files of a batch, once all that was read of them is in the working file."""
    return intake.load(batch)


@task(name="publish", cache_policy=NO_CACHE)
def record_and_publish(intake: Intake) -> Summary:
    """What the run did, once that is recorded and the copy that people read is replaced."""
    return intake.finish()


@task(name="renew the pages", cache_policy=NO_CACHE)
def renew_pages(warehouse: Path) -> int:
    """How many of the pages beside the warehouse changed."""
    from pipeline.report import beside, write

    return write(warehouse, beside(warehouse)).written


@flow(name="ingest", persist_result=False)
def ingest(
    inbox: Path | None = None, warehouse: Path | None = None, workers: PositiveInt | None = None
) -> Summary | State[None]:
    """Everything new in the inbox into the warehouse, by so many processes; running it again changes nothing.

    Without parameters it takes TRADEWIRE_INBOX, TRADEWIRE_WAREHOUSE and TRADEWIRE_WORKERS, or what stands in for them.
    While another run writes the warehouse it does nothing: the state is Completed, its name Skipped, and its message
    says who writes.
    """
    settings, log = Settings(), get_run_logger()
    inbox, warehouse = inbox or settings.inbox, warehouse or settings.warehouse
    entries = find([inbox], inbox)
    intake = Intake(warehouse, settings.limits, workers or settings.workers, str(flow_run.id), log.info)
    try:
        opened(_whole(intake))
    except AnotherRun as error:
        log.info("%s", error)
        return Completed(name=SKIPPED, message=str(error))
    try:
        batches, files = _whole(intake.batches(entries)), 0
        while batch := read(batches):
            files += len(load(_whole(intake), _whole(batch)))
            log.info("%d files", files)
        summary = record_and_publish(_whole(intake))
    finally:
        intake.__exit__(None, None, None)
    leave(summary, warehouse)
    renew_pages(warehouse, return_state=True)  # a page that cannot be made fails nothing that was loaded
    return summary
