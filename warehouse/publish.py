"""The published copy: what people read, while the working file beside it belongs to the one writer."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

import duckdb

from warehouse.errors import WarehouseError, cannot_open, cannot_write, said_of


def replace_working(fresh: Path, working: Path) -> None:
    """Puts a closed file in the place of the working file, in one step."""
    try:
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        # What a damaged working file did not take in from its log would be applied to the new one.
        working.with_name(f"{working.name}.wal").unlink(missing_ok=True)
        fresh.replace(working)
    except OSError as error:
        raise cannot_write(working, error) from error


def restore(published: Path, working: Path) -> None:
    """Where the working file is missing but a copy was published, makes it from that: nothing that was read is lost."""
    if working.exists() or not published.exists():
        return
    try:
        with published.open("rb") as source:
            _replace(source, working)
    except OSError as error:
        raise cannot_write(working, error) from error


def publish(working: Path | str, published: Path | str) -> None:
    """Puts a copy of the working file in the place of the published one, in one step.

    Whoever has the old copy open goes on reading it. While a `Store` has the working file open, here or in
    another process, `WarehouseLocked` is raised; a copy that cannot be written raises `WarehouseError` and
    leaves the published file as it was.
    """
    working, published = Path(working).resolve(), Path(published).resolve()
    if not working.is_file():
        raise WarehouseError(f"there is no working file at {working} to publish")
    try:
        # The setting does nothing but this: DuckDB refuses to share the file with a Store of this process.
        connection = duckdb.connect(str(working), config={"custom_user_agent": "publish"})
    except (duckdb.Error, RuntimeError) as error:
        raise cannot_open(working, error) from error
    # The system drops a process's lock on a file as soon as it closes any handle of that file. So the handle
    # that is copied from is closed last, after the lock is given back, and that after the copy is in place.
    try:
        connection.execute("CHECKPOINT")
        with working.open("rb") as source:
            try:
                _replace(source, published)
            finally:
                connection.close()
    except duckdb.Error as error:
        raise said_of(working, error) from error
    except OSError as error:
        raise cannot_write(published, error) from error
    finally:
        connection.close()


def _replace(source: BinaryIO, published: Path) -> None:
    """Copies to a hidden file beside the target and renames it; first what an interrupted call left goes."""
    published.parent.mkdir(parents=True, exist_ok=True)
    unfinished = published.with_name(f".{published.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with unfinished.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        # A log that somebody's changes to the old copy left behind would be applied to the new one.
        published.with_name(f"{published.name}.wal").unlink(missing_ok=True)
        unfinished.replace(published)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    folder = os.open(published.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
