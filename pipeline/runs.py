"""A run and what it did: for each file, and in all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipeline.model import Document
from pipeline.rows import Row

Status = Literal["loaded", "rejected", "known"]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; `known` is one whose bytes were dealt with before."""

    source: str
    status: Status
    releases: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has begun."""

    run_id: str
    started_at: datetime
    flow_run_id: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the columns of its row in `runs`, and what became of each file, by `source`."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    flow_run_id: str | None
    version: str
    files_seen: int
    files_new: int
    files_rejected: int
    releases_new: int
    seconds: float
    files: tuple[FileResult, ...]

    def row(self) -> Row:
        """The run as a row of `runs`."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "files"}


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The documents that are new, and the files that need no more work."""

    documents: tuple[Document, ...]
    files: tuple[FileResult, ...]
