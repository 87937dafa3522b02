"""Bytes to text. To add a format: one file here that makes a Reader, and its name in READERS."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath

from pipeline.errors import Unreadable
from pipeline.limits import MEBIBYTE, Limits
from pipeline.model import Document
from pipeline.readers import docx, feed, gzipped, html_page, hwpx, json_articles, mail, pdf, plain, zipped
from pipeline.readers.label import label
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading, TooMuch, parsing

READERS: tuple[Reader, ...] = (
    gzipped.READER,
    docx.READER,
    hwpx.READER,
    zipped.READER,
    pdf.READER,
    json_articles.READER,
    feed.READER,
    html_page.READER,
    mail.READER,
    plain.READER,
)
"""In the order in which they are asked; the first that accepts the bytes reads them."""

_REPORT = "mend it or take it out of the inbox; if other programs open it, please report it with the file"


def read(path: Path, inbox: Path | None = None) -> tuple[Document, ...]:
    """The document at a path and those packed in it, `source` counted from the inbox; raises Unreadable."""
    return decode(contents(path), source_of(path, inbox))


def contents(path: Path) -> bytes:
    """The bytes of a file; raises Unreadable when the file cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        advice = "look whether it is there and your user may read it"
        raise Unreadable(str(path), f"the file cannot be opened ({error.strerror})", advice) from error


def decode(data: bytes, source: str, limits: Limits = Limits()) -> tuple[Document, ...]:  # noqa: B008  (it is frozen)
    """The document that some bytes hold, and then those packed in it, each once, however deep.

    A part that cannot be read is a document with an `error`; raises Unreadable when the whole cannot be read.
    """
    budget = Budget(limits)
    try:
        if len(data) > limits.file_bytes:
            size = f"{len(data) / MEBIBYTE:,.1f} MiB, and more than {limits.file_bytes / MEBIBYTE:g} MiB are not read"
            raise NotText(f"the file has {size}", "split it, or take it out of the inbox")
        reader, reading = _reading(data, budget)
    except NotText as error:
        raise Unreadable(source, error.reason, error.advice) from error
    whole = _document(data, source, reader, reading)
    found = {whole.document_id: whole}
    for part in _parts(whole, reading, budget, depth=1):
        found.setdefault(part.document_id, part)
    return tuple(found.values())


def _reading(data: bytes, budget: Budget) -> tuple[Reader, Reading]:
    reader = next((reader for reader in READERS if reader.accepts(data)), None)
    if reader is None:
        raise NotText("no reader knows this format", "save it as plain text")
    with parsing(f"the file cannot be read as {reader.media_type}", _REPORT):
        return reader, reader.read(data, budget)


def _document(data: bytes, source: str, reader: Reader, reading: Reading, part_of: str | None = None) -> Document:
    return Document(
        document_id=sha256(data).hexdigest(),
        source=source,
        bytes=len(data),
        media_type=reader.media_type,
        charset=reading.charset,
        text=reading.text,
        part_of=part_of,
        sections=reading.sections,
        pages=reading.pages,
    )


def _parts(whole: Document, reading: Reading, budget: Budget, depth: int) -> Iterator[Document]:
    """The documents packed in one, and those packed in them."""
    source = f"{whole.source}/..."
    try:
        with parsing("what else is packed in the file cannot be read", _REPORT):
            for part in reading.parts:
                source = f"{whole.source}/{label(part.name) or PurePosixPath(whole.source).stem}"
                budget.check_depth(depth)
                budget.take_part()
                yield from _part(part, source, whole.document_id, budget, depth)
    except NotText as error:
        yield _refused(None, source, whole.document_id, error)


def _part(part: Part, source: str, part_of: str, budget: Budget, depth: int) -> Iterator[Document]:
    try:
        if part.error or part.data is None:
            raise part.error or NotText("its bytes cannot be had", _REPORT)
        reader, reading = _reading(part.data, budget)
    except TooMuch:
        raise
    except NotText as error:
        yield _refused(part.data, source, part_of, error)
        return
    document = _document(part.data, source, reader, reading, part_of)
    yield document
    yield from _parts(document, reading, budget, depth + 1)


def _refused(data: bytes | None, source: str, part_of: str, error: NotText) -> Document:
    """A part that cannot be read. Bytes that cannot be had have no digest: its place stands in for them."""
    document_id = sha256(f"{part_of}/{source}".encode() if data is None else data).hexdigest()
    reason = f"{error.reason}; {error.advice}"
    return Document(document_id, source, len(data or b""), None, None, "", error=reason, part_of=part_of)


def source_of(path: Path, inbox: Path | None) -> str:
    """The path below the inbox, with `/` between its parts; elsewhere the name of the file alone."""
    if inbox is not None and path.absolute().is_relative_to(inbox.absolute()):
        below = path.absolute().relative_to(inbox.absolute())
        return below.as_posix() if below != PurePath() else path.name
    return path.name
