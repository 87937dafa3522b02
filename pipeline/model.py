"""The things that everything passes on: a document as it came, and the releases in it; and what rows are."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pipeline.traced import Traced

Row = dict[str, object]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Section:
    """A span of a document's text that is one article by its format, and what the format states of it.

    `channel` and `sent_on` say through whom and when it came (a site, a feed, the sender of a mail): they stand in
    where nothing else says who published it and when. Where `title` is known, it is the first line of the span.
    """

    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    channel: str | None = None
    sent_on: date | None = None
    url: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The span of a document's text that stands on one of its pages, counted from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the inbox or packed in one, read: `text` is what its reader made of it, not yet cleaned.

    With `error`, it was refused. `part_of` is the document_id of the file that it was packed in.
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
    sections: tuple[Section, ...] = ()
    pages: tuple[PageSpan, ...] = ()

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
            "text": self.text or None if self.error else self.text,
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
    url: str | None = None

    @property
    def release_id(self) -> str:
        """SHA-256 of the text with white space folded: the same release in two files is one. Made anew each time."""
        return sha256(" ".join(self.text.text.split()).encode()).hexdigest()

    @property
    def subtitles(self) -> tuple[str, ...]:
        """The lines of the subtitle."""
        return tuple(self.subtitle.split("\n")) if self.subtitle else ()
