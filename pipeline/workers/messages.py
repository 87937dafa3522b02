"""What goes between the run and the processes that read for it."""

from dataclasses import dataclass

from pipeline.limits import Limits
from pipeline.model import Document
from pipeline.runs import FileResult
from warehouse.parts import Schemas, Tables


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: the copy at `path`; `document` is what is known of it where that is missing or damaged."""

    document_id: str
    source: str
    size: int
    path: str | None
    document: Document | None = None

    def rejected(self, reason: str) -> Document:
        """The document that it is when it cannot be read."""
        return Document(self.document_id, self.source, self.size, None, None, "", error=reason)


@dataclass(frozen=True, slots=True)
class Order:
    """Files to read within limits, and the types that the warehouse's columns have; `labels` asks for those too."""

    jobs: tuple[Job, ...]
    limits: Limits
    schemas: Schemas
    labels: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was read, as the warehouse takes it, and what became of each file and of each part refused."""

    tables: Tables
    results: tuple[FileResult, ...]
