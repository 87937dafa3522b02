"""The bytes of every document as they came, each in a file that is named by their SHA-256."""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from pipeline.errors import TradewireError, Unreadable
from pipeline.inbox import Entry, Stamp

_PIECE = 1 << 20
_UNFINISHED = ".unfinished."
_OPEN = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class NotNow(Exception):
    """A file that cannot be read as it stands but may be at the next run: it is being written, or it is gone."""

    def __init__(self, status: Literal["busy", "gone"], reason: str) -> None:
        super().__init__(status, reason)
        self.status: Literal["busy", "gone"] = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of a file: its SHA-256 and size, and where the copy is; None for one that is too large to keep."""

    document_id: str
    size: int
    path: str | None


class Originals:
    """A folder of originals, for the processes that write the warehouses beside it, one each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._is_swept = folder, False

    @classmethod
    def beside(cls, warehouse: Path) -> "Originals":
        """Those that belong to a published warehouse."""
        return cls(warehouse.absolute().parent / "originals")

    def path(self, document_id: str) -> Path:
        """Where the bytes of a document are, or would be: `originals/ab/abcdef…`."""
        return self.folder / document_id[:2] / document_id

    def keep(self, entry: Entry, most: int) -> Kept:
        """Reads a file once, keeping a copy while hashing it; of one of more than `most` bytes no copy is kept.

        Raises Unreadable for what may not be opened, NotNow for a file that is changed meanwhile or has vanished, and
        TradewireError where the copy cannot be written: then nothing is left of it.
        """
        with closing(_opened(entry)) as file:
            stamp = Stamp.of(os.fstat(file.fileno()))
            if stamp.size > most:
                return Kept(_digest(file, stamp), stamp.size, None)
            with self._written() as unfinished, unfinished.open("wb") as copy:
                document_id = _digest(file, stamp, copy)
                target = self.path(document_id)
                if not target.exists():
                    copy.flush()
                    os.fsync(copy.fileno())
                    target.parent.mkdir(exist_ok=True)
                    unfinished.replace(target)
            return Kept(document_id, stamp.size, os.fspath(target))

    def take(self, others: "Originals", document_id: str) -> None:
        """Has the bytes of a document in common with other originals, where they keep them and these do not yet."""
        source, target = others.path(document_id), self.path(document_id)
        if target.exists() or not source.is_file():
            return
        with self._written() as unfinished:
            try:
                os.link(source, unfinished)
            except OSError:  # on another disk
                with source.open("rb") as file, unfinished.open("wb") as copy:
                    shutil.copyfileobj(file, copy, _PIECE)
                    copy.flush()
                    os.fsync(copy.fileno())
            target.parent.mkdir(exist_ok=True)
            unfinished.replace(target)

    @contextmanager
    def _written(self) -> Iterator[Path]:
        """A name to write under, in the folder; whatever still has it after the block is gone."""
        unfinished = self.folder / f"{_UNFINISHED}{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            yield unfinished
        except OSError as error:
            why = f"{self.folder} cannot be written ({error.strerror}), so nothing more is read"
            raise TradewireError(f"{why}; make room or give your user the right, and run again") from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Takes away what processes that are no more left, once."""
        for left in () if self._is_swept else self.folder.glob(f"{_UNFINISHED}*"):
            if not _is_alive(left.name.removeprefix(_UNFINISHED)):
                left.unlink(missing_ok=True)
        self._is_swept = True


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:  # it is somebody else's
        return True
    except (ValueError, ProcessLookupError):
        return False
    return True


def digest(entry: Entry) -> str:
    """SHA-256 of a file as it is, of which no copy is kept; raises Unreadable and NotNow."""
    with closing(_opened(entry)) as file:
        return _digest(file, Stamp.of(os.fstat(file.fileno())))


def _opened(entry: Entry) -> BinaryIO:
    if entry.refused:
        raise Unreadable(entry.source, *entry.refused)
    try:
        file = os.fdopen(os.open(entry.path, _OPEN), "rb")
    except FileNotFoundError as error:
        raise NotNow("gone", "it vanished before it could be read") from error
    except OSError as error:
        advice = "look whether your user may read it, and give it the right"
        raise Unreadable(entry.source, f"the file cannot be opened ({error.strerror})", advice) from error
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode) or Stamp.of(status) != entry.stamp:
        file.close()
        raise NotNow("busy", "it changed before it could be read")
    return file


def _digest(file: BinaryIO, stamp: Stamp, copy: BinaryIO | None = None) -> str:
    """SHA-256 of all bytes, each read once and copied; raises NotNow if the file is not what it was before."""
    digest, left = hashlib.sha256(), stamp.size
    while left >= 0 and (piece := _read(file)):  # one that grows as fast as it is read has no end
        digest.update(piece)
        left -= len(piece)
        if copy:
            copy.write(piece)
    if left or Stamp.of(os.fstat(file.fileno())) != stamp:
        raise NotNow("busy", "it changed while it was read")
    return digest.hexdigest()


def _read(file: BinaryIO) -> bytes:
    try:
        return file.read(_PIECE)
    except OSError as error:
        raise NotNow("busy", f"it cannot be read just now ({error.strerror})") from error
