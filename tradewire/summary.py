"""What a run did, for people: a line a file, and a last line with the totals."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tradewire.rows import counted, table

if TYPE_CHECKING:
    from pipeline.ingest import Summary


def report(summary: "Summary", warehouse: Path) -> int:
    """Prints what became of the files, those rejected on stderr; the exit code that says whether all is well."""
    loaded = [file for file in summary.files if file.status == "loaded"]
    rejected = [file for file in summary.files if file.status == "rejected"]
    if loaded:
        table(["file", "releases"], [(file.source, file.releases) for file in loaded])
    for file in rejected:
        sys.stderr.write(f"tradewire: rejected {file.source}: {file.error}\n")
    known = summary.files_seen - summary.files_new
    sys.stdout.write(
        f"{counted(len(loaded), 'new document')}, {counted(summary.releases_new, 'new release')}, "
        f"{len(rejected)} rejected, {known} known before, in {summary.seconds:.1f} s. Warehouse: {warehouse}\n"
    )
    return 1 if rejected else 0
