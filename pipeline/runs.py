"""A run and what it did: for each file, and in all."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from pipeline.model import Row
from pipeline.rules import version

Status = Literal["loaded", "rejected", "known", "busy", "gone"]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    `known` is one that was dealt with before; `busy`, which changed while it was read, and `gone`, which vanished, are
    left for the next run, and `error` says so.
    """

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


def begin(flow_run_id: str | None = None) -> Run:
    """A run that begins now."""
    return Run(uuid4().hex, datetime.now(UTC), flow_run_id, version())


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the columns of its row in `runs`, and what became of each file but known ones, by `source`.

    `reread` counts the documents that were read again because the rules had changed.
    """

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
    reread: int = 0

    def row(self) -> Row:
        """The run as a row of `runs`."""
        return {name: getattr(self, name) for name in self.__slots__ if name not in ("files", "reread")}
