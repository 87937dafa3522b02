"""One writer at a time: who holds the lock may change the warehouse, and the system frees it if that process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from warehouse.errors import WarehouseError, WarehouseLocked, cannot_write


class AnotherRun(WarehouseLocked):
    """Another run is writing the warehouse."""


@contextmanager
def writing(published: Path) -> Iterator[None]:
    """Holds the lock of a published warehouse for as long as the block; raises AnotherRun if another process has it.

    The lock is on the file `<published>.lock`, which stays and says who had it last.
    """
    path = published.with_name(f"{published.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherRun(f"another run ({_holder(file)}) is writing {published}; try again when it ends") from None
        except OSError as error:
            raise WarehouseError(f"{path} cannot be locked ({error.strerror})") from error
        _sign(file, path)
        yield
    finally:
        os.close(file)


def _sign(file: int, path: Path) -> None:
    try:
        os.ftruncate(file, 0)
        os.pwrite(file, f"pid {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC".encode(), 0)
    except OSError as error:
        raise cannot_write(path, error) from error


def _holder(file: int) -> str:
    return os.pread(file, 200, 0).decode("utf-8", "replace") or "just begun"
