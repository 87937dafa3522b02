"""The run's hold on the process from which readers are forked: started when first needed, kept for later runs."""

import atexit
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from pipeline.errors import TradewireError
from pipeline.workers.server import REPLY, REQUEST
from warehouse.paths import working_path

_ROOT = Path(__file__).resolve().parents[2]
# One thread a reader: many would gain nothing on a text, and each takes address space.
_SINGLE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Server:
    """One server process of this one. It ends when this process does, however it ends."""

    def __init__(self) -> None:
        self.owner, self._lock = os.getpid(), RLock()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  closed by `close`
        self._channel, theirs = socket.socketpair()
        with theirs:
            # -P: modules that lie in the working folder are not the ones that are meant.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "pipeline.workers.server", str(theirs.fileno())],
                env={**os.environ, **_SINGLE, "PYTHONPATH": os.pathsep.join(_paths())},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=(theirs.fileno(),),
            )

    def fork(self, descriptor: int) -> int:
        """The process number of a new reader that serves a descriptor."""
        return self._asked(b"F", 0, [descriptor])

    def end(self, reader: int) -> int:
        """Ends a reader if it has not ended; its exit status, negative for a signal."""
        return self._asked(b"E", reader, [])

    def close(self) -> None:
        """Ends the server and all its readers."""
        self._channel.close()
        self._process.kill()
        self._process.wait()
        self._said.close()

    def _asked(self, letter: bytes, number: int, descriptors: list[int]) -> int:
        with self._lock:
            try:
                socket.send_fds(self._channel, [REQUEST.pack(letter, number)], descriptors)
                reply = self._channel.recv(REPLY.size, socket.MSG_WAITALL)
            except OSError:
                reply = b""
            if len(reply) < REPLY.size:
                raise ServerEnded(self._last_words())
            return int(REPLY.unpack(reply)[0])

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "it says nothing")


class ServerEnded(TradewireError):
    """The process that readers are forked from could not start, or was ended from outside."""

    def __init__(self, said: str) -> None:
        super().__init__(f"the process that reads files could not go on ({said}); run again")


_servers: list[Server] = []
_starting = RLock()


def server() -> Server:
    """The server of this process, starting if there is none."""
    with _starting:
        if _servers and _servers[0].owner != os.getpid():
            _servers.clear()  # it is the one of the process that this one was forked from
        if not _servers:
            _servers.append(Server())
        return _servers[0]


def warm(paths: Iterable[Path], warehouse: Path) -> None:
    """Starts the server where it will likely be needed, as one of some paths changed since the warehouse was written.

    It takes two seconds, in which its caller has other things to do.
    """
    working = working_path(warehouse)
    if not working.exists() or any(path.exists() and path.lstat().st_ctime > working.stat().st_mtime for path in paths):
        server()


def forget(ended: Server) -> None:
    """Lets a server go that does not answer any more, so that the next one asked for is new."""
    with _starting:
        if ended in _servers:
            _servers.remove(ended)
            ended.close()


@atexit.register
def _close() -> None:
    for one in _servers:
        if one.owner == os.getpid():
            one.close()


def _paths() -> list[str]:
    return [str(_ROOT), *(path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path)]
