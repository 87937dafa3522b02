"""The whole warehouse read again, by the rules as they are now, from the originals."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from pipeline.limits import Limits
from pipeline.model import Document
from pipeline.originals import Originals
from pipeline.rules import version
from pipeline.runs import FileResult, Run, Summary, begin
from pipeline.workers.messages import Job
from pipeline.workers.pool import Part, Readers
from warehouse import findings
from warehouse.loading import Origin, load
from warehouse.lock import writing
from warehouse.parts import Tables, column, tables_of
from warehouse.paths import fresh_path, working_path
from warehouse.publish import publish, replace_working
from warehouse.store import Store, WarehouseError

# Documents that one reader reads at a time, and chunks of them that are loaded at once.
_AT_ONCE, _LOADED = 32, 16

_LAST = "SELECT version FROM runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1"
_DOCUMENTS = "SELECT document_id, source, bytes, part_of FROM documents ORDER BY ingested_at, source, document_id"
_WHOLE = """
SELECT document_id, source, bytes, media_type, charset, coalesce(text, ''), NULL, error, part_of FROM documents
SEMI JOIN given USING (document_id)
"""
_ORIGINS = "SELECT document_id, run_id, ingested_at FROM documents SEMI JOIN given USING (document_id)"


_CARRIED = ("runs", "files", "findings")


@dataclass(frozen=True)
class Chunk:
    """Some documents to read again."""

    jobs: tuple[Job, ...]


@dataclass
class _Count:
    """How many documents were read, and which could not be."""

    documents: int = 0
    rejected: list[FileResult] = field(default_factory=list)

    def add(self, part: Part[Chunk]) -> None:
        self.documents += len(part.of.jobs)
        self.rejected += (result for result in part.results if result.status == "rejected")


def is_outdated(store: Store) -> bool:
    """Whether other rules than those of today read what is in the warehouse."""
    last = store.sql(_LAST)[1]
    return bool(last) and last != [(version(),)] and bool(store.sql("FROM documents LIMIT 1")[1])


def reprocess(warehouse: Path, limits: Limits, workers: int) -> Summary:
    """Makes the whole warehouse anew and publishes it; what was read.

    Raises AnotherRun, and WarehouseError where there is none.
    """
    with writing(warehouse):
        if not any(path.exists() for path in (warehouse, working_path(warehouse), Originals.beside(warehouse).folder)):
            raise WarehouseError(f"there is no warehouse at {warehouse}: it is made when documents are first loaded")
        summary = rebuild(warehouse, begin(), limits, workers)
        publish(working_path(warehouse), warehouse)
    return summary


def rebuild(warehouse: Path, run: Run, limits: Limits, workers: int) -> Summary:
    """Makes the working file anew beside the old one and puts it in its place in one step; what was read.

    The caller holds the lock, and publishes. Runs, findings with what people said of them, and where and when each
    document came in are carried over. Of a working file that is damaged the published copy is taken instead, and
    without that all originals.
    """
    fresh = fresh_path(warehouse)
    for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        left.unlink(missing_ok=True)
    with Store(fresh) as store:
        with _old(warehouse) as old, Readers(workers, limits, store.schemas()) as readers:
            if old:
                store.load({name: old.table(name) for name in _CARRIED})
            count = _read_again(store, old, readers, Originals.beside(warehouse), run)
            store.load(readers.labels())
        findings.find(store, run.run_id)
        summary = _summary(run, count)
        store.load({"runs": [summary.row()]})
    replace_working(fresh, working_path(warehouse))
    return summary


def _summary(run: Run, count: _Count) -> Summary:
    finished_at = datetime.now(UTC)
    return Summary(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=finished_at,
        flow_run_id=run.flow_run_id,
        version=run.version,
        files_seen=0,
        files_new=0,
        files_rejected=0,
        releases_new=0,
        seconds=(finished_at - run.started_at).total_seconds(),
        files=tuple(count.rejected),
        reread=count.documents,
    )


@contextmanager
def _old(warehouse: Path) -> Iterator[Store | None]:
    """The warehouse as it was: the working file, else the published copy, else none."""
    with ExitStack() as opened:
        for path, read_only in ((working_path(warehouse), False), (warehouse, True)):
            with suppress(WarehouseError), ExitStack() as trial:
                store = trial.enter_context(Store(path, read_only=read_only))
                for table in ("documents", *_CARRIED):
                    store.sql(f"SELECT max(hash(one)) FROM {table} AS one")  # every byte of it can be read
                opened.enter_context(trial.pop_all())
                break
        else:
            store = None
        yield store


def _read_again(store: Store, old: Store | None, readers: Readers, originals: Originals, run: Run) -> _Count:
    parts = readers.parts(_chunks(_known(old, originals) if old else _all(originals)))
    count = _Count()
    while some := list(islice(parts, _LOADED)):
        refused = tables_of({"documents": [one.row() for part in some for one in part.rejected]}, store.schemas())
        tables = [*(one for part in some for one in part.tables), refused]
        load(store, tables, run.run_id, _origins(old, tables) if old else {})
        for part in some:
            count.add(part)
    return count


def _chunks(jobs: Iterator[Job]) -> Iterator[Chunk]:
    while some := list(islice(jobs, _AT_ONCE)):
        yield Chunk(tuple(some))


def _known(old: Store, originals: Originals) -> Iterator[Job]:
    """The documents of a warehouse in the order in which they came; parts come with the file that they are in.

    One without an original (no copy is kept of what was too large, or could not be read) is taken as it was.
    """
    rows = old.sql(_DOCUMENTS)[1]
    part_of = {document_id: whole for document_id, _, _, whole in rows if whole}
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        paths = {document_id: originals.path(document_id) for document_id, *_ in some}
        whole = _whole(old, [document_id for document_id, path in paths.items() if not path.exists()])
        for document_id, source, size, _ in some:
            if not any(originals.path(one).exists() for one in _outer(document_id, part_of)):
                kept = None if document_id in whole else str(paths[document_id])
                yield Job(document_id, source, size or 0, kept, whole.get(document_id))


def _outer(document_id: str, part_of: Mapping[str, str]) -> Iterator[str]:
    """The files that a document is packed in, from within."""
    while document_id in part_of:
        document_id = part_of[document_id]
        yield document_id


def _whole(old: Store, documents: Sequence[str]) -> dict[str, Document]:
    rows = old.asked(_WHOLE, {"document_id": documents})
    return {row[0]: Document(*row) for row in rows}


def _origins(old: Store, tables: Sequence[Tables]) -> dict[str, Origin]:
    documents = [one for part in tables for one in column(part.get("documents"), "document_id")]
    return {document_id: (run_id, at) for document_id, run_id, at in old.asked(_ORIGINS, {"document_id": documents})}


def _all(originals: Originals) -> Iterator[Job]:
    """All originals, where nothing else is left; nobody knows their names any more."""
    for path in sorted(originals.folder.glob("??/*")):
        yield Job(path.name, f"originals/{path.name}", path.stat().st_size, str(path))
