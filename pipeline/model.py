"""The two things that everything passes on, a document as it came and the releases in it; and what rows are."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pipeline.traced import Traced

Row = dict[str, object]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the inbox, or a part of one, read: `text` is decoded and not yet cleaned.

    With `error`, it was refused. `part_of` is the document_id of the file that it came in.
    """

    document_id: str
    source: str
    bytes: int
    media_type: str | None
    charset: str | None
    text: str
    layout: str | None = None
    error: str | None = None
    part_of: str | None = None

    def row(self) -> Row:
        """The row of `documents`; `ingested_at` and `run_id` are left to the run that loads it."""
        return {
            "document_id": self.document_id,
            "source": self.source,
            "bytes": self.bytes,
            "media_type": self.media_type,
            "charset": self.charset,
            "layout": self.layout,
            "status": "rejected" if self.error else "loaded",
            "error": self.error,
            "text": self.text if self.charset else None,
            "part_of": self.part_of,
        }


@dataclass(frozen=True, slots=True)
class Release:
    """One self-contained article: `text` holds title, subtitles and body, each on lines of its own."""

    ordinal: int
    title: str | None
    subtitle: str | None
    body: str
    publisher: str | None
    published_on: date | None
    language: str | None
    keywords: tuple[str, ...]
    text: Traced
    source_start: int
    source_end: int

    @property
    def release_id(self) -> str:
        """SHA-256 of the text with its white space folded: the same release in two files is one."""
        return sha256(" ".join(self.text.text.split()).encode()).hexdigest()

    @property
    def subtitles(self) -> tuple[str, ...]:
        """The lines of the subtitle."""
        return tuple(self.subtitle.split("\n")) if self.subtitle else ()
