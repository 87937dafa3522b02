"""The folder that pages are written to: each file whole or not at all, and nothing touched that was not made here."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from pipeline.errors import TradewireError

MANIFEST = "manifest.json"


class FolderTaken(TradewireError):
    """The folder holds files of somebody else's where pages are to be."""


class Folder:
    """A folder of pages, with a list of the files made here and of what each was made from."""

    def __init__(self, path: Path, made: Mapping[str, str | None]) -> None:
        self.path, self._made, self._kept = path, dict(made), dict[str, str]()
        self.written = 0

    def plan(self, names: Iterator[str]) -> None:
        """Says which files are to come, before the first is written: an interrupted run leaves none unlisted.

        Raises `FolderTaken` where a file of that name was not made here.
        """
        for name in names:
            if name not in self._made and (self.path / name).exists():
                reason = "was not made by tradewire report and would be overwritten; name another folder with --output"
                raise FolderTaken(f"{self.path / name}: {reason}")
            self._made.setdefault(name, None)
        self._list(self._made)

    def keeps(self, name: str, digest: str) -> bool:
        """Whether the file is there already as it would be made; it then stays."""
        if self._made.get(name) != digest or not (self.path / name).is_file():
            return False
        self._kept[name] = digest
        return True

    def put(self, name: str, text: str, digest: str | None = None) -> None:
        """Writes a file in one step; `digest` tells what it is made from, else its own bytes do."""
        data = text.encode("utf-8", "xmlcharrefreplace")
        digest = digest or sha256(data).hexdigest()
        if not self.keeps(name, digest):
            self._replace(name, data)
            self._kept[name] = digest
            self.written += 1

    def finish(self) -> int:
        """Takes away what earlier runs made and this one did not; how many files that were."""
        gone = [name for name in self._made if name not in self._kept]
        for name in gone:
            target = (self.path / name).resolve()
            if target.is_relative_to(self.path.resolve()):
                target.unlink(missing_ok=True)
        self._list(self._kept)
        return len(gone)

    def _list(self, made: Mapping[str, str | None]) -> None:
        text = json.dumps({"made by": "tradewire report", "files": dict(sorted(made.items()))}, indent=0)
        self._replace(MANIFEST, f"{text}\n".encode())

    def _replace(self, name: str, data: bytes) -> None:
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}.unfinished")
        unfinished.write_bytes(data)
        unfinished.replace(target)


@contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """The folder, made where missing, for one run at a time: another one waits."""
    path.mkdir(parents=True, exist_ok=True)
    lock = os.open(path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Folder(path, _made(path / MANIFEST))
    finally:
        os.close(lock)


def _made(manifest: Path) -> Mapping[str, str | None]:
    if not manifest.exists():
        return {}
    try:
        held = json.loads(manifest.read_text(encoding="utf-8"))
        files = held["files"]
        if held["made by"] == "tradewire report" and isinstance(files, dict):
            return files
    except (ValueError, KeyError, TypeError):
        pass
    reason = "is no list of pages made by tradewire report; move it away, or name another folder with --output"
    raise FolderTaken(f"{manifest}: {reason}")
