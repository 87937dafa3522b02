"""The flow `ingest`: the steps of `pipeline.ingest` as Prefect tasks, one a batch and never one a document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import flow_run
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.artifacts import leave
from pipeline.ingest import (
    BATCH,
    Arrivals,
    FileResult,
    Run,
    Summary,
    begin,
    extract_batch,
    files_of,
    finish,
    load,
    new_documents,
    results,
)
from pipeline.model import Document
from pipeline.rows import Row, Rows
from pipeline.settings import Settings
from warehouse.publish import publish, working_path
from warehouse.store import Store, WarehouseLocked

# Who holds the warehouse lets it go after a batch; what else goes wrong would go wrong again.
DELAYS = (1.0, 2.0, 4.0)


T = TypeVar("T")


def _whole(value: T) -> T:
    """The value, to be handed to a task as it is: Prefect would look for futures in every row of it, which takes
    longer than all the work."""
    return cast(T, quote(value))


def _locked(_task: "Task[..., object]", _run: TaskRun, state: "State[object]") -> bool:
    return isinstance(state.result(raise_on_failure=False), WarehouseLocked)


@task(name="find files", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=list(DELAYS), retry_condition_fn=_locked)
def find_files(inbox: Path, warehouse: Path) -> tuple[list[Path], dict[str, str]]:
    """The files in the inbox, and what the warehouse knows already."""
    with Store(working_path(warehouse)) as store:
        return files_of([inbox]), store.known()


@task(name="read new files", cache_policy=NO_CACHE)
def read(files: Sequence[Path], inbox: Path, known: Mapping[str, str]) -> Arrivals:
    """Those of a batch of files that are new, as documents."""
    return new_documents(files, inbox, known)


@task(name="split and extract a batch", cache_policy=NO_CACHE)
def extract(documents: Sequence[Document]) -> Rows:
    """The rows of a batch of documents."""
    return extract_batch(documents)


@task(
    name="load a batch", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=list(DELAYS), retry_condition_fn=_locked
)
def load_batch(warehouse: Path, found: Mapping[str, Sequence[Row]], run: Run) -> int:
    """How many releases of a batch are new, once all of it is in the working file."""
    with Store(working_path(warehouse)) as store:
        return load(store, found, run)


@task(name="publish", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=list(DELAYS), retry_condition_fn=_locked)
def record_and_publish(warehouse: Path, run: Run, files: Sequence[FileResult], releases_new: int) -> Summary:
    """What the run did, once that is recorded and the copy that people read is replaced."""
    with Store(working_path(warehouse)) as store:
        summary = finish(store, run, files, releases_new)
    publish(working_path(warehouse), warehouse)
    return summary


@flow(name="ingest", persist_result=False)
def ingest(inbox: Path | None = None, warehouse: Path | None = None) -> Summary:
    """Everything new in the inbox into the warehouse; running it again changes nothing.

    Without parameters it takes TRADEWIRE_INBOX and TRADEWIRE_WAREHOUSE, or what stands in for them.
    """
    settings, log = Settings(), get_run_logger()
    inbox, warehouse = inbox or settings.inbox, warehouse or settings.warehouse
    run, done, releases_new = begin(flow_run.id), list[FileResult](), 0
    files, known = find_files(inbox, warehouse)
    for start in range(0, len(files), BATCH):
        arrivals = read(_whole(files[start : start + BATCH]), inbox, _whole(known))
        done += arrivals.files
        if arrivals.documents:
            found = extract(_whole(arrivals.documents))
            releases_new += load_batch(warehouse, _whole(found), run)
            known |= {str(row["document_id"]): str(row["status"]) for row in found["documents"]}
            done += results(found)
        log.info("%d of %d files, %d new releases", len(done), len(files), releases_new)
    summary = record_and_publish(warehouse, run, _whole(done), releases_new)
    leave(summary, warehouse)
    return summary
