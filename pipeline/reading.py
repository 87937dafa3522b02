"""From the bytes of documents to rows. Nothing here touches the warehouse, so it may run in any process."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from extractors import labels
from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.limits import Limits
from pipeline.model import Document, Rows
from pipeline.readers import decode
from pipeline.rows import TABLES, add, rows
from pipeline.runs import FileResult
from pipeline.workers.messages import Answer, Job, Order
from warehouse.errors import WarehouseError
from warehouse.parts import tables_of


def read(job: Job, limits: Limits) -> tuple[Document, ...]:
    """The document that a file is, and those packed in it; what cannot be read is one with an error."""
    data = _original(job)
    if data is None:
        return (job.document or job.rejected("its kept original is missing or damaged; put the file in again"),)
    try:
        return decode(data, job.source, limits)
    except Unreadable as error:
        return (job.rejected(f"{error.reason}; {error.advice}"),)


def _original(job: Job) -> bytes | None:
    try:
        data = Path(job.path).read_bytes() if job.path else None
    except OSError:
        return None
    return data if data is not None and sha256(data).hexdigest() == job.document_id else None


def extract_batch(documents: Iterable[Document]) -> Rows:
    """The rows of some documents. Pure: what a rule stumbles over rejects its document and no other."""
    found, seen = _nothing(), set[str]()
    for document in documents:
        _extract(document, found, seen)
    return found


def _extract(document: Document, found: Rows, seen: set[str]) -> None:
    more = _rows_of(document, seen)
    seen.update(str(row["release_id"]) for row in more["releases"])
    add(found, more)


def _rows_of(document: Document, seen: Collection[str]) -> Rows:
    if document.error:
        return rows(document, ())
    try:
        layout, releases = split(document)
        return rows(replace(document, layout=layout), releases, seen)
    except MemoryError:
        raise
    except Exception as error:  # a fault in a rule must not cost the other documents
        return rows(_failed(document, error), ())


def _failed(document: Document, error: Exception) -> Document:
    reason = f"the rules failed on it ({type(error).__name__}: {error}); please report it with the file"
    return replace(document, error=reason)


def answer(order: Order) -> Iterator[Answer | None]:
    """None as often as there are files, each time one is read; then the answer."""
    groups: list[tuple[Job, list[Document]]] = []
    found, seen, met = _nothing(), set[str](), set[str]()
    for job in order.jobs:
        documents = [one for one in read(job, order.limits) if one.document_id not in met]
        met.update(one.document_id for one in documents)
        groups.append((job, documents))
        for document in documents:
            _extract(document, found, seen)
        yield None
    try:
        tables = tables_of(found, order.schemas)
    except WarehouseError:
        found = _without_misfits((one for _, group in groups for one in group), order)
        tables = tables_of(found, order.schemas)
    if order.labels:
        tables |= tables_of(labels(), order.schemas)
    yield Answer(tables, tuple(_results(found, groups)))


def _nothing() -> Rows:
    return {table: [] for table in TABLES}


def _without_misfits(documents: Iterable[Document], order: Order) -> Rows:
    """The rows of documents, where one with a value that no column can hold is rejected."""
    found, seen = _nothing(), set[str]()
    for document in documents:
        try:
            tables_of(_rows_of(document, ()), order.schemas)
        except WarehouseError as error:
            _extract(_failed(document, error), found, seen)
        else:
            _extract(document, found, seen)
    return found


def _results(found: Rows, groups: Iterable[tuple[Job, Sequence[Document]]]) -> Iterator[FileResult]:
    """A result a file, which counts the releases of its parts; and one for each part that was rejected."""
    releases = Counter(str(row["document_id"]) for row in found["appearances"])
    errors = {str(row["document_id"]): row["error"] for row in found["documents"]}
    for job, documents in groups:
        own, count = errors[job.document_id], sum(releases[one.document_id] for one in documents)
        yield FileResult(job.source, "rejected" if own else "loaded", count, str(own) if own else None)
        for one in documents:
            error = errors[one.document_id]
            if error and one.document_id != job.document_id:
                yield FileResult(one.source, "rejected", error=str(error))
