"""Bytes to text. To add a format: one file here that makes a Reader, and its name in READERS."""

from hashlib import sha256
from pathlib import Path, PurePath

from pipeline.errors import Unreadable
from pipeline.model import Document
from pipeline.readers import plain
from pipeline.readers.reader import NotText, Reader

READERS: tuple[Reader, ...] = (plain.READER,)
"""In the order in which they are asked; the first that accepts the bytes reads them."""


def read(path: Path, inbox: Path | None = None) -> Document:
    """The document at a path, its `source` counted from the inbox; raises Unreadable."""
    return decode(contents(path), source_of(path, inbox))


def contents(path: Path) -> bytes:
    """The bytes of a file; raises Unreadable when the file cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        advice = "look whether it is there and your user may read it"
        raise Unreadable(str(path), f"the file cannot be opened ({error.strerror})", advice) from error


def decode(data: bytes, source: str) -> Document:
    """The document that some bytes hold; raises Unreadable when no reader makes text of them."""
    try:
        reader = next((reader for reader in READERS if reader.accepts(data)), None)
        if reader is None:
            raise NotText("no reader knows this format", "save it as plain text")
        text, charset = reader.read(data)
    except NotText as error:
        raise Unreadable(source, error.reason, error.advice) from error
    return Document(sha256(data).hexdigest(), source, len(data), reader.media_type, charset, text)


def source_of(path: Path, inbox: Path | None) -> str:
    """The path below the inbox, with `/` between its parts; elsewhere the name of the file alone."""
    if inbox is not None and path.absolute().is_relative_to(inbox.absolute()):
        below = path.absolute().relative_to(inbox.absolute())
        return below.as_posix() if below != PurePath() else path.name
    return path.name
