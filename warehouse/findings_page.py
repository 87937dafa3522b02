"""docs/findings.md: what each check means, with an example, as a page in markdown."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from warehouse.findings import CHECKED, SEVERITIES, Check, checks, look
from warehouse.store import Store

_TOP = """# What does not fit together

Written by `tradewire findings --write docs/findings.md` on a warehouse of the example documents: mend the checks in
`warehouse/checks/`, not this page.

A finding says that two numbers, or two statements, do not fit together; never which of them is wrong. A printed number
stands for all that rounds to it (`55.8` for 55.75 to 55.85), and an error exists only where the intervals cannot meet.
What a text calls about, more or less than a number is compared with nothing, and neither are numbers whose sentences
cover different things (services, volumes, a week, what is left out). The severities:

* `error`: not both can be true, as they are printed in one release.
* `warning`: implausible; the numbers could both stand only in a way that no text says.
* `info`: most likely a revision, between releases or within one that was written from two states of the data, a number
  that two publishers count each in their own way, or a slip of the pen. What no revision explains, a difference of more
  than a tenth, is a warning there.

A finding keeps its id as long as it is found, is closed when it is found no more, and can be dismissed with a reason:
`tradewire findings dismiss ID --why "…"`, which `tradewire findings reopen ID` takes back. While an error is open its
numbers have `observations.is_suspect`.
"""
_HEADINGS = {"error": "Errors", "warning": "Warnings", "info": "For information"}
_EXAMPLE = """
SELECT message, working, source, ordinal, severity
FROM findings JOIN releases USING (release_id) JOIN documents USING (document_id)
WHERE "check" = ? ORDER BY source, ordinal, message LIMIT 1
"""


def page(store: Store) -> str:
    """The page, with examples from an open warehouse; a check that found nothing there shows what its file has."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "examples.duckdb") as scratch:
        for table in ("items", "economies"):
            columns, rows = store.sql(f"SELECT * FROM {table}")
            scratch.load({table: [dict(zip(columns, row, strict=True)) for row in rows]})
        return "\n".join((_TOP, *_sections(store, scratch)))


def _sections(store: Store, scratch: Store) -> Iterator[str]:
    for severity in SEVERITIES:
        yield f"## {_HEADINGS[severity]}\n"
        for check in checks():
            if check.severity == severity:
                yield f"### {check.name}\n{check.why}\n"
                yield from _example(check, store, scratch)


def _example(check: Check, store: Store, scratch: Store) -> Iterator[str]:
    for message, working, source, ordinal, severity in store.sql(_EXAMPLE, [check.name])[1]:
        as_a = "" if severity == check.severity else f", {severity}"
        yield f"> {message}\n>\n> `{working}` ({source}, release {ordinal}{as_a})\n"
        return
    message, working = _made_up(check, scratch)
    yield f"> {message}\n>\n> `{working}` (made up)\n"


def _made_up(check: Check, scratch: Store) -> tuple[str, str]:
    scratch.sql((CHECKED / "examples.sql").read_text(encoding="utf-8"))
    for table in ("releases", "sentences", "observations", "streaks", "records", "dates"):
        scratch.sql(f"DELETE FROM {table}")
    scratch.sql(check.trips)
    look(scratch)
    ((message, working),) = scratch.sql("SELECT message, working FROM found ORDER BY message LIMIT 1")[1]
    return message, working
