"""What can go wrong with a warehouse, each said in one sentence."""

import errno
import re
from pathlib import Path

_FULL = re.compile("No space left on device|not enough space|Disk quota exceeded")
_DAMAGE = re.compile("checksum|[Cc]orrupt")
_PID = re.compile(r"\(PID (\d+)\)")


class WarehouseError(Exception):
    """A warehouse that cannot be opened, read or written as asked; `str()` of it is one sentence to show."""


class WarehouseLocked(WarehouseError):
    """Somebody else has the file open; the sentence names the file and says what to do."""


def said_of(path: Path, error: BaseException) -> WarehouseError:
    """The error to raise when something fails in the open file at `path`."""
    said = one_line(error)
    if _FULL.search(said):
        return WarehouseError(f"{path} cannot be written, as its disk is full; make room, and run again")
    return damaged(path, said) if _DAMAGE.search(said) else WarehouseError(said)


def of_other_version(path: Path, error: BaseException) -> WarehouseError:
    """The error to raise when a name is missing in a published copy that other SQL files declared."""
    advice = "was published by another version of Tradewire; `tradewire run` brings it up to date"
    return WarehouseError(f"{path} {advice}. DuckDB says: {one_line(error)}")


def one_line(error: BaseException) -> str:
    """What DuckDB says, without its excerpt of the query, on one line.

    >>> one_line(ValueError('Binder Error: no column "x"\\nCandidate bindings: "y"\\n\\nLINE 1: select x'))
    'Binder Error: no column "x" Candidate bindings: "y"'
    """
    said = str(error).partition("\nLINE ")[0]
    return " ".join(said.split()) or type(error).__name__


def cannot_open(path: Path, error: Exception) -> WarehouseError:
    """The error to raise when DuckDB or the system refuses to open the file at `path`."""
    import duckdb  # not at the top: the processes that only read documents do without

    said = one_line(error)
    if "Could not set lock" in said:
        holder = _PID.search(said)
        who = f"process {holder[1]}" if holder else "another process"
        return WarehouseLocked(f"{path} is in use by {who}: wait until it ends, or close it, and try again")
    if "same database file with a different configuration" in said:
        return WarehouseLocked(f"{path} is already open in this process: close it first, and try again")
    if isinstance(error, duckdb.Error) and path.is_file() and "ermission denied" not in said:
        return damaged(path, said)
    return WarehouseError(f"{path} cannot be opened: {said}")


def cannot_write(path: Path, error: OSError) -> WarehouseError:
    """The error to raise when the system refuses to write the file at `path`."""
    advice = "make room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "see that your user may write there"
    return WarehouseError(f"{path} cannot be written: {error.strerror or error}; {advice}, and run again")


def damaged(path: Path, said: str) -> WarehouseError:
    """The error to raise for a file that does not hold what a warehouse must, and what to do about it."""
    advice = "move it away, and the next run makes it anew"
    if ".working" in path.name:
        advice = "the published copy still answers, and `tradewire reprocess` makes this file anew"
    what = "cannot be opened as a warehouse (damaged, not a DuckDB file, or of another version)"
    return WarehouseError(f"{path} {what}: {advice}; DuckDB says: {said}")
