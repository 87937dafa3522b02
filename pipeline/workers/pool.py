"""Several readers at once, whose answers come in the order of the questions."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from pipeline.limits import Limits
from pipeline.model import Document
from pipeline.runs import FileResult
from pipeline.workers.forks import ServerEnded, forget, server
from pipeline.workers.messages import Job, Order
from pipeline.workers.reader import Died, Reader
from warehouse.parts import Schemas, Tables

# A reader remembers words that it never saw before, and libraries what they like: all that ends with it after so many.
_FILES = 5_000


class Jobs(Protocol):
    """Anything that has files to read."""

    @property
    def jobs(self) -> tuple[Job, ...]: ...


T = TypeVar("T", bound=Jobs)


@dataclass
class Part(Generic[T]):
    """What was read of some files: tables in order, and the documents of which nothing can be read."""

    of: T
    tables: list[Tables] = field(default_factory=list)
    rejected: list[Document] = field(default_factory=list)
    results: list[FileResult] = field(default_factory=list)

    def reject(self, job: Job, reason: str) -> None:
        """Counts a file as one that cannot be read."""
        self.rejected.append(job.rejected(reason))
        self.results.append(FileResult(job.source, "rejected", error=reason))


class Readers:
    """So many processes that read at once, for use in a `with` block. Each starts when there is work for it."""

    def __init__(self, workers: int, limits: Limits, schemas: Schemas) -> None:
        self._order = Order((), limits, schemas)
        self._most_waiting = 2 * workers + 1
        self._idle: deque[Reader] = deque()
        self._alive: set[Reader] = set()
        self._is_closing = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closing = True
        for reader in list(self._alive):
            reader.kill()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._alive:
            reader.end()

    def parts(self, asked: Iterable[T]) -> Iterator[Part[T]]:
        """What is read of each, in order; of what comes next only so much is asked for as keeps all readers busy."""
        waiting: deque[Future[Part[T]]] = deque()
        for one in asked:
            waiting.append(self._threads.submit(self._part, one))
            while len(waiting) >= self._most_waiting or (waiting and waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def labels(self) -> Tables:
        """The tables of labels for what rules name by a code."""
        try:
            return self._read(replace(self._order, labels=True), Part(self._order))
        except Died as death:
            raise ServerEnded(death.reason) from death

    def _part(self, of: T) -> Part[T]:
        part, left = Part(of), deque([of.jobs] if of.jobs else [])
        while left:
            jobs = left.popleft()
            try:
                self._read(replace(self._order, jobs=jobs), part)
            except Died as death:
                left.extendleft(reversed(_again(jobs, death, part)))
        return part

    def _read(self, order: Order, part: Part[T]) -> Tables:
        reader = self._reader()
        try:
            answer = reader.read(order)
        except Died:
            self._alive.discard(reader)
            if self._is_closing:
                raise _Closing from None
            raise
        part.tables.append(answer.tables)
        part.results += answer.results
        if reader.files < _FILES:
            self._idle.append(reader)
        else:
            self._alive.discard(reader)
            reader.end()
        return answer.tables

    def _reader(self) -> Reader:
        """An idle reader, else a new one; the server that it comes from is started anew once if it is dead."""
        with suppress(IndexError):
            return self._idle.pop()
        of = server()
        try:
            reader = Reader(of)
        except ServerEnded:
            forget(of)
            reader = Reader(server())
        self._alive.add(reader)
        if self._is_closing:
            raise _Closing
        return reader


class _Closing(Exception):
    """Nobody waits for the answer any more."""


def _again(jobs: tuple[Job, ...], death: Died, part: Part[T]) -> list[tuple[Job, ...]]:
    """What is to be read again after a reader died: all but the file that it died of."""
    if death.files < len(jobs):
        part.reject(jobs[death.files], death.reason)
        rest = [jobs[: death.files], jobs[death.files + 1 :]]
    elif len(jobs) == 1:  # it died of turning what it read into an answer
        part.reject(jobs[0], death.reason)
        rest = []
    else:
        rest = [(job,) for job in jobs]
    return [some for some in rest if some]
