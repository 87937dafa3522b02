"""From files to the warehouse, in the steps that a run is made of: each can be called on its own."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import cast
from uuid import uuid4

from extractors import RULES_VERSION, labels
from pipeline.errors import Unreadable
from pipeline.inbox import find
from pipeline.layouts import split
from pipeline.model import Document
from pipeline.readers import contents, decode, source_of
from pipeline.rows import TABLES, Row, Rows, add, rows
from pipeline.runs import Arrivals, FileResult, Run, Summary
from warehouse import findings
from warehouse.publish import publish, working_path
from warehouse.store import Store

__all__ = [
    "Arrivals",
    "FileResult",
    "Row",
    "Rows",
    "Run",
    "Summary",
    "begin",
    "extract_batch",
    "files_of",
    "finish",
    "ingest",
    "load",
    "new_documents",
    "results",
    "rows",
]
BATCH = 50


def begin(flow_run_id: str | None = None) -> Run:
    """A run that begins now."""
    return Run(uuid4().hex, datetime.now(UTC), flow_run_id, RULES_VERSION)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files at some paths, each once, folders walked. Raises InboxMissing and Unreadable."""
    return list(dict.fromkeys(file for path in paths for file in find(path)))


def new_documents(
    paths: Iterable[Path], inbox: Path | None, known: Mapping[str, str], retry_rejected: bool = False
) -> Arrivals:
    """The files whose bytes are not known yet, read; one that cannot be read is a document with an error.

    `known` maps document_id to status. The same bytes under two names are one document, of the first name.
    """
    documents: dict[str, Document] = {}
    files: list[FileResult] = []
    for path in paths:
        source = source_of(path, inbox)
        try:
            data = contents(path)
        except Unreadable as error:
            files.append(FileResult(source, "rejected", error=f"{error.reason}; {error.advice}"))
            continue
        document_id = sha256(data).hexdigest()
        status = known.get(document_id)
        if document_id in documents or status == "loaded" or (status == "rejected" and not retry_rejected):
            files.append(FileResult(source, "known"))
        else:
            for document in _read(data, source, document_id):
                if document.document_id == document_id or known.get(document.document_id) != "loaded":
                    documents.setdefault(document.document_id, document)
    return Arrivals(tuple(documents.values()), tuple(files))


def _read(data: bytes, source: str, document_id: str) -> tuple[Document, ...]:
    try:
        return decode(data, source)
    except Unreadable as error:
        reason = f"{error.reason}; {error.advice}"
        return (Document(document_id, source, len(data), None, None, "", error=reason),)


def extract_batch(documents: Sequence[Document]) -> Rows:
    """The rows of some documents. Pure: what a rule stumbles over rejects its document and no other."""
    found: Rows = {table: [] for table in TABLES}
    seen: set[str] = set()
    for document in documents:
        add(found, _rows_of(document, seen))
        seen.update(str(row["release_id"]) for row in found["appearances"])
    return found


def _rows_of(document: Document, seen: Collection[str]) -> Rows:
    if document.error:
        return rows(document, ())
    try:
        layout, releases = split(document)
        return rows(replace(document, layout=layout), releases, seen)
    except Exception as error:  # a fault in a rule must not cost the other documents
        reason = f"the rules failed on it ({type(error).__name__}: {error}); please report it with the file"
        return rows(replace(document, error=reason), ())


def load(store: Store, found: Mapping[str, Sequence[Row]], run: Run) -> int:
    """Puts rows into the warehouse in one transaction; how many releases were not there before.

    A release that another document brought already keeps its rows and gains an appearance.
    """
    documents = {row["document_id"] for row in found["documents"]}
    held = _held(store, found["appearances"])
    elsewhere = {release for release, document in held.items() if document not in documents}
    kept: dict[str, list[Row]] = {}
    for table, part in found.items():
        by_release = table not in ("documents", "pages", "appearances")
        kept[table] = [row for row in part if not by_release or row["release_id"] not in elsewhere]
    stamp: Row = {"run_id": run.run_id, "ingested_at": datetime.now(UTC)}
    kept["documents"] = [{**row, **stamp} for row in found["documents"]]
    kept["observations"] = [{**row, "run_id": run.run_id} for row in kept.get("observations", [])]
    store.load(kept)
    return sum(row["release_id"] not in held for row in kept["releases"])


def _held(store: Store, appearances: Sequence[Row]) -> dict[str, object]:
    """Which of the releases are in the warehouse already, and the document that brought each."""
    wanted = sorted({str(row["release_id"]) for row in appearances})
    query = "SELECT release_id, document_id FROM releases WHERE release_id IN (SELECT unnest(?))"
    return {str(release): document for release, document in store.sql(query, [wanted])[1]}


def results(found: Mapping[str, Sequence[Row]]) -> list[FileResult]:
    """What became of the documents that some rows are of."""
    count = Counter(row["document_id"] for row in found["appearances"])
    return [
        FileResult(
            source=str(row["source"]),
            status="rejected" if row["status"] == "rejected" else "loaded",
            releases=count[row["document_id"]],
            error=cast(str | None, row["error"]),
        )
        for row in found["documents"]
    ]


def finish(store: Store, run: Run, files: Sequence[FileResult], releases_new: int) -> Summary:
    """Looks for findings and writes the row of a run that ends now; what it did."""
    status = Counter(file.status for file in files)
    store.load(labels())
    if not findings.are_current(store):
        findings.find(store, run.run_id)
    finished_at = datetime.now(UTC)
    summary = Summary(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=finished_at,
        flow_run_id=run.flow_run_id,
        version=run.version,
        files_seen=len(files),
        files_new=status["loaded"] + status["rejected"],
        files_rejected=status["rejected"],
        releases_new=releases_new,
        seconds=(finished_at - run.started_at).total_seconds(),
        files=tuple(sorted(files, key=lambda file: file.source)),
    )
    store.load({"runs": [summary.row()]})
    return summary


def ingest(
    paths: Iterable[Path],
    warehouse: Path,
    inbox: Path | None = None,
    on_file: Callable[[FileResult], None] | None = None,
    flow_run_id: str | None = None,
    retry_rejected: bool = False,
) -> Summary:
    """Reads files and folders into a warehouse and publishes it.

    A file that cannot be read is recorded as rejected and the others go on. `warehouse` names the published
    file; `source` counts from the inbox; `on_file` is told of each file as soon as it is done.
    """
    files = files_of(paths)
    run, done, releases_new = begin(flow_run_id), list[FileResult](), 0
    with Store(working_path(warehouse)) as store:
        known = store.known()
        for batch in _batches(files):
            arrivals = new_documents(batch, inbox, known, retry_rejected)
            found = extract_batch(arrivals.documents)
            if arrivals.documents:
                releases_new += load(store, found, run)
            known.update(dict.fromkeys((document.document_id for document in arrivals.documents), "loaded"))
            for result in (*arrivals.files, *results(found)):
                done.append(result)
                if on_file:
                    on_file(result)
        summary = finish(store, run, done, releases_new)
    publish(working_path(warehouse), warehouse)
    return summary


def _batches(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for start in range(0, len(files), BATCH):
        yield files[start : start + BATCH]
