"""What a run did, for people: a line a file, in short what is new, and a last line with the totals."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.plain import line
from tradewire.rows import counted, table

if TYPE_CHECKING:
    from pipeline.runs import Summary

_MOST = 3  # lines of each section of a digest
_FILES = 50  # files that are listed


def report(summary: "Summary", warehouse: Path) -> int:
    """Prints what became of the files, those rejected on stderr; the exit code that says whether all is well."""
    loaded = [file for file in summary.files if file.status == "loaded"]
    rejected = [file for file in summary.files if file.status == "rejected"]
    left = [file for file in summary.files if file.status in ("busy", "gone")]
    if loaded:
        table(["file", "releases"], [(line(file.source), file.releases) for file in loaded[:_FILES]])
    if len(loaded) > _FILES:
        sys.stdout.write(f"and {len(loaded) - _FILES:,} more files: tradewire status\n")
    for file in rejected:
        sys.stderr.write(line(f"tradewire: rejected {file.source}: {file.error}") + "\n")
    for file in left:
        sys.stderr.write(line(f"tradewire: left for the next run {file.source}: {file.error}") + "\n")
    if summary.reread:
        sys.stdout.write(f"{counted(summary.reread, 'document')} read again, as the rules have changed.\n")
    for told in _news(summary, warehouse):
        sys.stdout.write(line(told) + "\n")
    known = summary.files_seen - summary.files_new - len(left)
    sys.stdout.write(
        f"{counted(summary.files_new - summary.files_rejected, 'new document')}, "
        f"{counted(summary.releases_new, 'new release')}, {summary.files_rejected} rejected, {known} known before, "
        f"in {summary.seconds:.1f} s. Warehouse: {warehouse}\n"
    )
    return 1 if rejected else 0


def report_again(summary: "Summary", warehouse: Path) -> int:
    """Prints how many documents were read again and which could not be; the exit code that says whether all is well."""
    for file in summary.files:
        sys.stderr.write(line(f"tradewire: rejected {file.source}: {file.error}") + "\n")
    sys.stdout.write(
        f"{counted(summary.reread, 'document')} read again, {len(summary.files)} rejected, "
        f"in {summary.seconds:.1f} s. Warehouse: {warehouse}\n"
    )
    return 1 if summary.files else 0


def _news(summary: "Summary", warehouse: Path) -> list[str]:
    from pipeline.digest import digest, since_of
    from warehouse.store import Store

    if not summary.releases_new:
        return []
    with Store.read(warehouse) as store:
        return digest(store, since_of(store, summary.run_id)).lines(_MOST)
