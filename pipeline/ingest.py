"""From files to the published warehouse, without Prefect: all steps of a run in one call."""

from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.inbox import find
from pipeline.intake import Intake
from pipeline.limits import DEFAULT, Limits
from pipeline.runs import FileResult, Summary
from pipeline.workers.forks import warm


def ingest(
    paths: Iterable[Path],
    warehouse: Path,
    inbox: Path | None = None,
    on_file: Callable[[FileResult], None] = lambda _: None,
    says: Callable[[str], None] = lambda _: None,
    retry_rejected: bool = False,
    limits: Limits = DEFAULT,
    workers: int = 1,
) -> Summary:
    """Reads files and folders into a warehouse and publishes it.

    A file that cannot be read is recorded as rejected and the others go on. `warehouse` names the published file;
    `source` counts from the inbox; `on_file` is told of each file as soon as it is done; `workers` read at once.
    """
    wanted = list(paths)
    entries = find(wanted, inbox)
    warm(wanted, warehouse)
    with Intake(warehouse, limits, workers, says=says) as intake:
        for batch in intake.batches(entries, retry_rejected):
            for result in intake.load(batch):
                on_file(result)
        return intake.finish()
