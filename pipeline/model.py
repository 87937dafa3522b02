"""The two things that everything passes on: a document as it came, and the releases in it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pipeline.traced import Traced


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the inbox, read: `text` is decoded and not yet cleaned. With `error`, it was refused."""

    document_id: str
    source: str
    bytes: int
    media_type: str | None
    charset: str | None
    text: str
    layout: str | None = None
    error: str | None = None


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
