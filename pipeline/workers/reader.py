"""One process that reads files, and what its end means for the file it was at."""

import os
import signal
import socket
from contextlib import suppress
from multiprocessing.connection import Connection

from pipeline.limits import Limits, size
from pipeline.workers.forks import Server, ServerEnded
from pipeline.workers.messages import Answer, Order
from pipeline.workers.server import OUT_OF_MEMORY

_AGAIN = "take it out of the inbox, or raise the limit and run with --retry"


class Died(Exception):
    """A reader that ended, or was ended, before it answered: after how many files, and why."""

    def __init__(self, files: int, reason: str) -> None:
        super().__init__(files, reason)
        self.files, self.reason = files, reason


class Reader:
    """A process of its own, forked when made. Not for two threads at once. `files` is how many it has read."""

    def __init__(self, server: Server) -> None:
        self._server, self.files = server, 0
        ours, theirs = socket.socketpair()
        with ours, theirs:
            self._process = server.fork(theirs.fileno())
            self._connection = Connection(ours.detach())

    def read(self, order: Order) -> Answer:
        """What the process makes of an order; raises Died if it does not live to answer, or takes too long for a file.

        The order is to be repeated then without the file that it was at; a dead reader cannot be asked again.
        """
        done = 0
        try:
            self._connection.send(order)
            while self._connection.poll(order.limits.seconds):
                told = self._connection.recv()
                if isinstance(told, Answer):
                    self.files += done
                    return told
                done += 1
        except (EOFError, OSError):
            raise Died(done, _why(self.end(), order.limits)) from None
        self.end()
        raise Died(done, f"it took longer than {order.limits.seconds:g} s to read; {_AGAIN}")

    def kill(self) -> int:
        """Ends the process; its exit status, negative for a signal. Whoever waits for its answer gets Died."""
        try:
            return self._server.end(self._process)
        except ServerEnded:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            return -signal.SIGKILL

    def end(self) -> int:
        """Ends the process and lets go of it."""
        status = self.kill()
        self._connection.close()
        return status


def _why(status: int, limits: Limits) -> str:
    """The reason in words; the two signals are those with which memory ends where Python is not asked."""
    if status in (OUT_OF_MEMORY, -signal.SIGABRT):
        return f"the reader ran out of memory on it ({size(limits.memory_bytes)}); {_AGAIN}"
    if status == -signal.SIGKILL:
        return "the reader was ended from outside, perhaps as the machine ran out of memory; run with --retry"
    name = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return f"the reader broke down on it ({name}); please report it with the file"
