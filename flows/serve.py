"""The flow on a schedule, for months: what dies is started again, and one run at a time is all there ever is."""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar
from uuid import UUID

import httpx
from prefect.schedules import Schedule
from prefect.settings import PREFECT_HOME

from flows.deployment import Deployment, deployed
from flows.errors import AlreadyServing, ServerUnavailable
from flows.processes import Process
from flows.server import Server
from flows.telling import told
from flows.watch import changes

POLL = 1.0  # seconds between two looks at what is due, or at the run that is going on
AGAIN = 5.0  # seconds before a server that did not answer is tried again
TOO_OFTEN = 3  # failures in a row after which a server that lives is started anew

T = TypeVar("T")


@dataclass(frozen=True)
class Service:
    """What one `tradewire serve` runs, and how often."""

    inbox: Path
    warehouse: Path
    schedule: Schedule
    is_watching: bool
    port: int


def serve(service: Service, ready: Callable[[str], None], says: Callable[[str], None]) -> None:
    """Runs the flow now, on its schedule and as the inbox changes, until the process is told to end.

    Uses the server of PREFECT_API_URL where that is set, else one of its own. `ready` is told the address of
    the pages once all is set up, `says` a line a run. Raises AlreadyServing, and ServerUnavailable where the server
    cannot be reached at first; one that is gone later is started again, or waited for.
    """
    home = PREFECT_HOME.value()
    given = os.environ.get("PREFECT_API_URL")
    server = None if given else Server(service.port, home)
    watching = changes(service.inbox) if service.is_watching else nullcontext(Event())
    with _alone(home), _stopped_by_signals() as stop, watching as changed:
        try:
            _Loop(service, server, given or Server(service.port, home).url, stop, changed, ready, says).keep_going()
        finally:
            if server:
                server.end()


@dataclass
class _Loop:
    service: Service
    server: Server | None
    url: str
    stop: Event
    changed: Event
    ready: Callable[[str], None]
    says: Callable[[str], None]
    is_ready: bool = False
    is_away: bool = False  # whether it was said that the server is gone
    failures: int = 0  # how often in a row the server did not answer

    def keep_going(self) -> None:
        """Follows the schedule until `stop`, over every loss of the server."""
        while not self.stop.is_set():
            try:
                self._connected()
            except (httpx.HTTPError, ServerUnavailable) as error:
                self.failures += 1
                if not self.is_ready and (self._is_hopeless(error) or self.failures >= TOO_OFTEN):
                    raise _unavailable(self.url, error) from error
                self._lost()

    def _is_hopeless(self, error: Exception) -> bool:
        """Whether a server cannot be had at the start; one that lives and is busy may answer yet."""
        return isinstance(error, ServerUnavailable) or (self.server is None and isinstance(error, httpx.ConnectError))

    def _lost(self) -> None:
        """Sees to it that the server is started again if it is gone, or if it has failed too often."""
        is_gone = self.server is not None and (self._is_lost() or self.failures >= TOO_OFTEN)
        if self.is_ready and not self.is_away:
            self.says("Prefect's server is gone; " + ("starting it again" if is_gone else "waiting for it"))
            self.is_away = True
        if self.server and is_gone:
            self.server.end()
        if self.failures > 1 or not is_gone:  # at once, but not in a circle
            self.stop.wait(AGAIN)

    def _connected(self) -> None:
        if self.server and not self.server.is_alive:
            self.server.start(self.stop)
        if self.stop.is_set():
            return
        with deployed(self.url, self.service.schedule, self.service.inbox, self.service.warehouse) as deployment:
            self._asked(deployment.settle)
            self._asked(deployment.request)
            if not self.is_ready:
                self.ready(self.url.removesuffix("/api"))
            self.is_ready, self.is_away = True, False
            self._follow(deployment)

    def _asked(self, ask: Callable[[], T]) -> T:
        """What the server answers; one that lives and is only busy is asked again."""
        while True:
            try:
                answer = ask()
            except httpx.HTTPError:
                self.failures += 1
                if self._is_lost() or self.failures >= TOO_OFTEN or self.stop.wait(POLL):
                    raise
            else:
                self.failures = 0
                return answer

    def _follow(self, deployment: Deployment) -> None:
        while not self.stop.is_set():
            if self.changed.is_set():
                self._asked(deployment.request)
                self.changed.clear()
            for run in self._asked(deployment.due):
                if not self.stop.is_set():
                    self._run(deployment, run)
            self.stop.wait(POLL)

    def _run(self, deployment: Deployment, run: UUID) -> None:
        """One run in a process of its own, watched until it ends."""
        self._asked(partial(deployment.begin, run))
        process = Process(["prefect.engine", str(run)], PREFECT_HOME.value() / "run.log", self.url)
        try:
            while not (_ended_within(process, POLL, self.stop) or self._is_lost() or deployment.is_cancelling(run)):
                pass
        finally:
            process.end()
        if self._is_lost():
            raise ServerUnavailable("Prefect's server ended during a run")
        state = self._asked(partial(deployment.ended, run, process.code or 0))
        if not self.stop.is_set():
            self.says(told(state, run, self.service.warehouse))

    def _is_lost(self) -> bool:
        return self.server is not None and not self.server.is_alive


def _ended_within(process: Process, seconds: float, stop: Event) -> bool:
    """Whether a process ended within a time, or has to."""
    deadline = time.monotonic() + seconds
    while process.code is None and time.monotonic() < deadline:
        if stop.wait(0.05):
            return True
    return process.code is not None


def _unavailable(url: str, error: Exception) -> ServerUnavailable:
    if isinstance(error, ServerUnavailable):
        return error
    why = str(error).partition(" - ")[0] or type(error).__name__
    return ServerUnavailable(f"Prefect's server at {url} does not answer ({why}); see to it, or unset PREFECT_API_URL")


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Makes sure that one process serves from this home; raises AlreadyServing. The lock goes with the process."""
    with (home / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            advice = "stop it first, or set TRADEWIRE_HOME to another folder"
            raise AlreadyServing(f"process {lock.read().strip()} serves already; {advice}") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextmanager
def _stopped_by_signals() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set."""
    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
