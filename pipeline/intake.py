"""One run: the lock, the open warehouse and the readers that it has, and the steps that it takes with them."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from pipeline.arrivals import Arrivals, Chunk
from pipeline.inbox import Entry
from pipeline.limits import Limits
from pipeline.originals import Originals
from pipeline.reprocess import is_outdated, rebuild
from pipeline.runs import FileResult, Summary, begin
from pipeline.workers.pool import Part, Readers
from warehouse import findings, merging
from warehouse.loading import load
from warehouse.lock import writing
from warehouse.parts import tables_of
from warehouse.paths import files_of, working_path
from warehouse.publish import publish, restore
from warehouse.store import Store

Batch = Sequence[Part[Chunk]]
# A transaction costs a tenth of a second however little is in it; but what is read should not wait long for it.
_DOCUMENTS, _FILES, _SECONDS = 2_000, 20_000, 5.0


class Intake:
    """A run that may write the warehouse, for use in a `with` block: `batches`, each of them to `load`, then `finish`.

    Raises AnotherRun while another process writes it, and WarehouseError where it cannot be opened. Where the rules
    have changed since the last run, all documents are read again first, and `says` is told so.
    """

    def __init__(
        self,
        warehouse: Path,
        limits: Limits,
        workers: int,
        flow_run_id: str | None = None,
        says: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.run, self.reread = begin(flow_run_id), 0
        self._warehouse, self._limits, self._workers, self._says = warehouse, limits, workers, says
        self._done: list[FileResult] = []
        self._seen: Counter[str] = Counter()
        self._releases = 0
        self._held, self._open = ExitStack(), ExitStack()  # to the end of the run, and until it publishes

    def __enter__(self) -> Self:
        with ExitStack() as undone:
            undone.enter_context(writing(self._warehouse))
            undone.enter_context(self._open)
            restore(self._warehouse, working_path(self._warehouse))
            self._store = self._opened()
            if is_outdated(self._store):
                self._open.close()
                self._says("The rules have changed since the last run: all documents are read again.")
                self.reread = rebuild(self._warehouse, self.run, self._limits, self._workers).reread
                self._store = self._opened()
            self._readers = self._open.enter_context(Readers(self._workers, self._limits, self._store.schemas()))
            self._held = undone.pop_all()
        return self

    def _opened(self) -> Store:
        return self._open.enter_context(Store(working_path(self._warehouse)))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def batches(self, entries: Iterable[Entry], retry_rejected: bool = False) -> Iterator[Batch]:
        """What is new in some files, read, so much at a time as is loaded at once; the warehouse's own are none."""
        originals = Originals.beside(self._warehouse)
        arrivals = Arrivals(self._store, originals, self._limits, retry_rejected)
        own = (f"{originals.folder}/", *map(str, files_of(self._warehouse.absolute())))
        foreign = (entry for entry in entries if not os.path.abspath(entry.path).startswith(own))  # noqa: PTH100
        batch: list[Part[Chunk]] = []
        since = monotonic()
        for part in self._readers.parts(arrivals.chunks(foreign)):
            batch.append(part)
            if _is_enough(batch) or monotonic() - since > _SECONDS:
                yield batch
                batch, since = [], monotonic()
        if batch:
            yield batch

    def load(self, batch: Batch) -> list[FileResult]:
        """What became of the files of a batch, once all that was read of them is in the working file."""
        rows = {
            "documents": [one.row() for part in batch for one in (*part.of.refused, *part.rejected)],
            "files": list({row["path"]: row for part in batch for row in part.of.files}.values()),
        }
        tables = [one for part in batch for one in part.tables]
        if tables or any(rows.values()):
            tables.append(tables_of(rows, self._store.schemas()))
            self._releases += load(self._store, tables, self.run.run_id)
        results = [result for part in batch for result in (*part.of.results, *part.results)]
        self._seen.update(result.status for result in results)
        self._done += (result for result in results if result.status != "known")
        return results

    def take(self, other: Path) -> None:
        """Takes in all that another warehouse holds, and has its originals too."""
        ours, theirs = Originals.beside(self._warehouse), Originals.beside(other)
        with merging.beside(self._store, other) as documents:
            for document_id in documents:
                ours.take(theirs, document_id)
            brought = merging.take(self._store, self.run.run_id)
        known = brought.documents - brought.loaded - brought.rejected
        self._seen.update(loaded=brought.loaded, rejected=brought.rejected, known=known)
        self._releases += brought.releases
        self._done.append(FileResult(str(other), "loaded", brought.releases))

    def finish(self) -> Summary:
        """What the run did, once that is recorded and the copy that people read is replaced."""
        self._label()
        if not findings.are_current(self._store):
            self._open.close()  # nothing is left to read, and the checks need the memory that readers and loads took
            self._store = self._opened()
            findings.find(self._store, self.run.run_id)
        summary = self._summary()
        self._store.load({"runs": [summary.row()]})
        self._open.close()
        publish(working_path(self._warehouse), self._warehouse)
        return summary

    def _label(self) -> None:
        """Labels change with the rules alone, and then the warehouse is made anew."""
        if not self._store.sql("FROM economies LIMIT 1")[1] and self._store.sql("FROM releases LIMIT 1")[1]:
            self._store.load(self._readers.labels())

    def _summary(self) -> Summary:
        finished_at = datetime.now(UTC)
        return Summary(
            run_id=self.run.run_id,
            started_at=self.run.started_at,
            finished_at=finished_at,
            flow_run_id=self.run.flow_run_id,
            version=self.run.version,
            files_seen=self._seen.total(),
            files_new=self._seen["loaded"] + self._seen["rejected"],
            files_rejected=self._seen["rejected"],
            releases_new=self._releases,
            seconds=(finished_at - self.run.started_at).total_seconds(),
            files=tuple(sorted(self._done, key=lambda file: file.source)),
            reread=self.reread,
        )


def _is_enough(batch: Batch) -> bool:
    reads = sum(len(part.of.reads) for part in batch)
    return reads >= _DOCUMENTS or sum(len(part.of.results) for part in batch) >= _FILES
