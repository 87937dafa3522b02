"""What lies in the inbox. Nothing in it is ever changed or moved, and nothing but plain files in it is ever opened."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InboxMissing, Unreadable

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_TAKE_OUT = "take it out of the inbox"


class Stamp(NamedTuple):
    """What is different once a file was changed, as the file system says without the file being read."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """The stamp in what `stat` answers. A size above 2**63 does not exist; an inode may, and is folded."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & (2**63 - 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was found: where it is, what it is called, and its stamp.

    `source` is its path below the inbox; `key` is the same, and of a file elsewhere its whole path. `refused` says why
    it is not to be opened, and what to do.
    """

    path: str
    source: str
    key: str
    stamp: Stamp | None
    refused: tuple[str, str] | None = None


def find(paths: Sequence[Path], inbox: Path | None = None) -> Iterator[Entry]:
    """All files at some paths in the order of their paths, each once; folders are walked.

    Hidden files are left out, a README.md at the top, and each `.expected.json`, which is what a person found in the
    file beside it. A link inside the folder to a file inside it is that file; one to a folder is left out, as its
    files have their own place. Raises InboxMissing, and Unreadable for a folder given that may not be opened.
    """
    for path in paths:
        if not path.exists():
            raise InboxMissing(f"{printable(path)}: there is no such file or folder; make it, or name another one")
        if path.is_dir():
            _listed(os.fspath(path))
    return _each_once(paths, inbox) if len(paths) > 1 else _found(paths, inbox)


def printable(name: str | Path) -> str:
    """A name as text: bytes in it that are not UTF-8 are written as `\\xff`.

    >>> printable(os.fsdecode(b"caf\\xe9.txt"))
    'caf\\\\xe9.txt'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _each_once(paths: Sequence[Path], inbox: Path | None) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in _found(paths, inbox):
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry


def _found(paths: Sequence[Path], inbox: Path | None) -> Iterator[Entry]:
    for path in paths:
        below = _below(path, inbox)
        if path.is_dir():
            yield from _walk(os.fspath(path), below)
        else:
            # A link that somebody names is meant.
            real = os.path.realpath(path)
            source = below if below else printable(path.name)
            yield _entry(real, source, below or printable(os.path.abspath(path)), os.stat(real))  # noqa: PTH100, PTH116


def _below(path: Path, inbox: Path | None) -> str | None:
    """The path below the inbox, with `/` between its parts; "" for the inbox itself, None elsewhere."""
    if inbox is None:
        return None
    # Unlike Path.absolute this takes out `..`, and unlike Path.resolve it leaves a linked inbox its name.
    whole, root = (Path(os.path.abspath(one)) for one in (path, inbox))  # noqa: PTH100
    if not whole.is_relative_to(root):
        return None
    below = whole.relative_to(root).as_posix()
    return "" if below == "." else printable(below)


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  names alone: a hundred thousand entries are 30 MB
    except OSError as error:
        advice = "give your user the right to read it, or move it out of the inbox"
        reason = f"the folder cannot be opened ({error.strerror})"
        raise Unreadable(printable(folder), reason, advice) from error


def _walk(top: str, below: str | None) -> Iterator[Entry]:
    """A stack and no recursion: folders may lie in each other deeper than Python calls."""
    root = os.path.realpath(top)
    prefix = f"{below}/" if below else ""
    whole = "" if below is not None else f"{printable(os.path.abspath(top))}/"  # noqa: PTH100
    stack = [(top, "", iter(_listed(top)))]
    while stack:
        folder, inside, names = stack[-1]
        name = next(names, None)
        if name is None:
            stack.pop()
        elif not _is_left_out(name, inside):
            path, source = f"{folder}/{name}", f"{prefix}{inside}{printable(name)}"
            found = _looked_at(path, source, f"{whole}{source}", root)
            if isinstance(found, str):
                stack.append((found, f"{inside}{printable(name)}/", iter(_listed(found))))
            elif found:
                yield found


def _is_left_out(name: str, inside: str) -> bool:
    return name.startswith(".") or name.endswith(".expected.json") or (name == "README.md" and not inside)


def _looked_at(path: str, source: str, key: str, root: str) -> Entry | str | None:
    """The entry at a path; the path itself if it is a folder to walk, None for a link to a folder."""
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            return _link(path, source, key, root, status)
        if stat.S_ISDIR(status.st_mode):
            _listed(path)
            return path
    except OSError as error:
        return Entry(path, source, key, None, (f"it cannot be looked at ({error.strerror})", _TAKE_OUT))
    except Unreadable as error:
        return Entry(path, source, key, Stamp.of(status), (error.reason, error.advice))
    return _entry(path, source, key, status)


def _link(path: str, source: str, key: str, root: str, status: os.stat_result) -> Entry | None:
    try:
        real = os.path.realpath(path, strict=True)
        target = os.stat(real)  # noqa: PTH116
    except OSError:
        return Entry(
            path, source, key, Stamp.of(status), ("it is a link that leads nowhere", f"mend it, or {_TAKE_OUT}")
        )
    if not f"{real}/".startswith(f"{root}/"):
        why = ("it is a link that leads out of the inbox, and such are not followed", "put a copy in its place")
        return Entry(path, source, key, Stamp.of(status), why)
    return None if stat.S_ISDIR(target.st_mode) else _entry(real, source, key, target)


def _entry(path: str, source: str, key: str, status: os.stat_result) -> Entry:
    kind = next((name for is_kind, name in _KINDS if is_kind(status.st_mode)), None)
    return Entry(path, source, key, Stamp.of(status), (f"it is {kind} and no file", _TAKE_OUT) if kind else None)
