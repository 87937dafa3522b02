"""What lies in the inbox. Nothing in it is ever changed or moved."""

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import InboxMissing, Unreadable


def find(inbox: Path) -> list[Path]:
    """All files below a folder, in the order of their paths, but hidden ones and a README.md at its top.

    An `.expected.json` is what a reader found in the file beside it, and no document.

    A path that is a file is that file. Raises InboxMissing when there is nothing there and Unreadable
    for a folder that may not be opened.
    """
    if not inbox.exists():
        raise InboxMissing(f"{inbox}: there is no such file or folder; make it, or name another one")
    if inbox.is_file():
        return [inbox]
    return sorted(path for path in _walk(inbox) if path != inbox / "README.md")


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        advice = "give your user the right to read it, or move it out of the inbox"
        raise Unreadable(str(folder), f"the folder cannot be opened ({error.strerror})", advice) from error
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(".expected.json"):
            continue
        if entry.is_dir():
            yield from _walk(folder / entry.name)
        else:
            yield folder / entry.name
