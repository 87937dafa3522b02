"""What of all that lies in the inbox is new: told by stamps first, and by bytes where those differ."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice
from time import time_ns

from pipeline.errors import Unreadable
from pipeline.inbox import Entry, Stamp
from pipeline.limits import MEBIBYTE, Limits, size
from pipeline.model import Document, Row
from pipeline.originals import Kept, NotNow, Originals
from pipeline.runs import FileResult
from pipeline.workers.messages import Job
from warehouse.store import Store

# So many files are compared with the warehouse by one query; so many, or bytes, are read at a time by one reader.
_COMPARED = 500
_FILES, _BYTES = 32, MEBIBYTE
# The clocks of file systems tick some hundred times a second. A file changed within a tick of being read may be changed
# again with no other stamp, so it is read once more at the next run.
_TICK = 20_000_000

_STAMP = ("path", *Stamp._fields)
_UNCHANGED = """
SELECT files.path, documents.status
FROM files SEMI JOIN given USING (path, size, mtime_ns, ctime_ns, inode) JOIN documents USING (document_id)
"""


@dataclass
class Chunk:
    """Some files that were looked at: those to read, those that cannot be, and what became of all but those to read."""

    reads: list[Job] = field(default_factory=list)
    refused: list[Document] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    results: list[FileResult] = field(default_factory=list)

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(self.reads)

    def refuse(self, job: Job, reason: str) -> None:
        """Counts a file as one that cannot be read."""
        self.refused.append(job.rejected(reason))
        self.results.append(FileResult(job.source, "rejected", error=reason))

    @property
    def is_full(self) -> bool:
        """Whether one reader has enough to do with it."""
        return len(self.reads) >= _FILES or sum(job.size for job in self.reads) >= _BYTES


@dataclass(frozen=True, slots=True)
class Look:
    """What became of looking at a file, and when that began, in nanoseconds."""

    found: Kept | NotNow | Unreadable
    began: int


@dataclass
class Arrivals:
    """Looks at files for one run."""

    store: Store
    originals: Originals
    limits: Limits
    retry_rejected: bool = False
    _met: set[str] = field(default_factory=set)

    def chunks(self, entries: Iterable[Entry]) -> Iterator[Chunk]:
        """All files in order, new ones with a copy of their bytes kept. The same bytes under two names come once."""
        with ThreadPoolExecutor(1, thread_name_prefix="keeper") as keeper:
            for some in _so_many(_COMPARED, entries):
                yield from self._compared(some, keeper)

    def _compared(self, some: Sequence[Entry], keeper: ThreadPoolExecutor) -> Iterator[Chunk]:
        """The same of some files. Copies are kept ahead, as it takes longer for them to reach the disk than to read."""
        unchanged, chunk = self._unchanged(some), Chunk()
        changed = (entry for entry in some if entry.key not in unchanged)
        ahead = deque(keeper.submit(self._look_at, entries) for entries in _so_many(_FILES, changed))
        looks = chain.from_iterable(ahead.popleft().result() for _ in range(len(ahead)))
        try:
            for entry in some:
                if entry.key in unchanged:
                    chunk.results.append(FileResult(entry.source, "known"))
                else:
                    _add(chunk, entry, next(looks))
                if chunk.is_full:
                    yield self._without_known(chunk)
                    chunk = Chunk()
            yield self._without_known(chunk)
        finally:  # nothing is kept any more once something went wrong
            for one in ahead:
                one.cancel()

    def _unchanged(self, entries: Sequence[Entry]) -> Collection[str]:
        """Keys of the files that nobody has touched since they were dealt with."""
        stamped = [(entry.key, *entry.stamp) for entry in entries if entry.stamp]
        given = dict(zip(_STAMP, zip(*stamped, strict=True), strict=False))
        return {key for key, status in self.store.asked(_UNCHANGED, given) if not self._is_again(status)}

    def _is_again(self, status: str | None) -> bool:
        return self.retry_rejected and status == "rejected"

    def _look_at(self, entries: Sequence[Entry]) -> list[Look]:
        """Reads files, those that may be read and stand still."""
        looks = []
        for entry in entries:
            began = time_ns()
            try:
                looks.append(Look(self.originals.keep(entry, self.limits.file_bytes), began))
            except (NotNow, Unreadable) as error:
                looks.append(Look(error, began))
        return looks

    def _without_known(self, chunk: Chunk) -> Chunk:
        """The same without the files whose bytes are known, and without those too large to be read."""
        known = self.store.known([job.document_id for job in chunk.reads])
        jobs, chunk.reads = chunk.reads, []
        for job in jobs:
            status = known.get(job.document_id)
            if job.document_id in self._met or (status and not self._is_again(status)):
                chunk.results.append(FileResult(job.source, "known"))
            elif job.path is None:
                chunk.refuse(job, _too_large(self.limits))
            else:
                chunk.reads.append(job)
            self._met.add(job.document_id)
        return chunk


def _so_many(number: int, entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while some := list(islice(rest, number)):
        yield some


def _add(chunk: Chunk, entry: Entry, look: Look) -> None:
    """Adds a file to what is to be read, or says why it is not."""
    match look.found:
        case NotNow() as error:
            chunk.results.append(FileResult(entry.source, error.status, error=error.reason))
            return
        case Unreadable() as error:
            document_id, size = sha256(entry.key.encode()).hexdigest(), entry.stamp.size if entry.stamp else 0
            chunk.refuse(Job(document_id, entry.source, size, None), f"{error.reason}; {error.advice}")
        case Kept(document_id, size, path):
            chunk.reads.append(Job(document_id, entry.source, size, path))
    if entry.stamp and look.began - entry.stamp.ctime_ns >= _TICK:
        chunk.files.append({"path": entry.key, **entry.stamp._asdict(), "document_id": document_id})


def _too_large(limits: Limits) -> str:
    return (
        f"the file is larger than {size(limits.file_bytes)}; "
        "split it, or raise TRADEWIRE_MAX_FILE_BYTES and run with --retry"
    )
