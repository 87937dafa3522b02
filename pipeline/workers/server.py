"""The process from which readers are forked: what reading needs is imported once, so that a new reader costs nothing.

`python -m pipeline.workers.server FD`: FD is a socket that takes requests of nine bytes, a letter and a number.
`F` with a descriptor forks a reader that serves that descriptor, and answers its process number; `E` with a process
number ends that reader, and answers its exit status. When the socket closes, all readers end, and so does this.
"""

import gc
import os
import resource
import signal
import socket
import struct
import sys
from multiprocessing.connection import Connection
from types import ModuleType

REQUEST = struct.Struct("=cq")
REPLY = struct.Struct("=q")
OUT_OF_MEMORY = 3  # the exit status of a reader that had no more memory
_PAGE = resource.getpagesize()
# Objects made until garbage is looked for: some hundred kilobytes. Python's own measure costs a tenth of the reading.
_GARBAGE = 20_000


def main(descriptor: int) -> None:
    """Answers requests until there are no more."""
    gc.disable()  # there is next to none among what is imported, and to look for it takes an eighth of a second
    leave_out("spacy.cli.info", "info")
    from extractors import nlp
    from pipeline import reading  # noqa: F401  imported here, so that every reader has it

    nlp()
    gc.freeze()  # a reader that collects garbage leaves shared pages alone
    gc.enable()
    gc.set_threshold(_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    readers: set[int] = set()
    with socket.socket(fileno=descriptor) as channel:
        while request := _request(channel):
            letter, number, theirs = request
            if letter == b"F":
                number = _fork(channel, theirs)
                readers.add(number)
            elif number in readers:
                readers.remove(number)
                number = _end(number)
            else:  # it was ended before
                number = -signal.SIGKILL
            channel.sendall(REPLY.pack(number))
    for reader in readers:
        _end(reader)


def leave_out(module: str, name: str) -> None:
    """Puts nothing in the place of a module that imports its command line with it: a fifth of what spaCy imports."""
    nothing = ModuleType(module)
    setattr(nothing, name, None)
    sys.modules[module] = nothing


def _request(channel: socket.socket) -> tuple[bytes, int, int] | None:
    message, descriptors, _, _ = socket.recv_fds(channel, REQUEST.size, 1)
    if len(message) < REQUEST.size:
        return None
    return *REQUEST.unpack(message), descriptors[0] if descriptors else -1


def _end(reader: int) -> int:
    os.kill(reader, signal.SIGKILL)  # it is not reaped before, so the number is still its own
    return os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])


def _fork(channel: socket.socket, descriptor: int) -> int:
    reader = os.fork()
    if reader:
        os.close(descriptor)
        return reader
    channel.close()
    # Held here until the end: once it is closed this process is ended, and must have its status by then.
    connection, status = Connection(descriptor), 1
    try:
        _serve(connection)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


def _serve(connection: Connection) -> None:
    """Reads what is ordered until there are no more orders: a None as each file is read, then the answer."""
    from pipeline.reading import answer

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    base = _address_space()
    while True:
        try:
            order = connection.recv()
        except EOFError:
            return
        _bound(resource.RLIMIT_AS, base + order.limits.memory_bytes)
        for told in answer(order):
            # Should nobody be left to end a reader that hangs, the system does.
            signal.setitimer(signal.ITIMER_REAL, 2 * order.limits.seconds + 5)
            connection.send(told)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _address_space() -> int:
    """What this process has mapped before it reads anything, in bytes; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * _PAGE
    except OSError:
        return 0


def _bound(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(int(sys.argv[1]))
