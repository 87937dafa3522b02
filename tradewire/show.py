"""`tradewire show`: a release, what was read from it marked in its text, and the rows below."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.plain import line
from tradewire.colours import legend, marked
from tradewire.explain import explain as explain_release
from tradewire.options import Warehouse
from tradewire.releases import Release, Row, in_file, in_warehouse
from tradewire.rows import console, table

_HEAD = (
    "release_id",
    "title",
    "publisher",
    "published_on",
    "reporter",
    "period_start",
    "period_end",
    "scope",
    "source",
    "pages",
    "url",
)
_PLACES = ("release_id", "sentence", "char_start", "char_end", "source_start", "source_end", "value_start", "value_end",
           "run_id", "observation_id", "evidence", "is_suspect")  # fmt: skip
_REASONS = {"reporter": "reporter_reason", "period_start": "period_reason"}


def show(
    warehouse: Warehouse,
    release: Annotated[
        str, typer.Argument(help="The beginning of a release_id, a part of a title, or a file to read without loading.")
    ],
    explain: Annotated[
        bool, typer.Option("--explain", help="Sentence by sentence: mentions, rows and their rules, what was left.")
    ] = False,
) -> None:
    """Show a release and all that was read from it.

    The text has every mention in the colour of its kind; the rows stand below. With --explain each sentence is
    followed by its mentions, the rows made of it with the mechanism that made each, and the numbers left unlinked,
    with the reason.

    \b
    Examples:
      tradewire show "information and communication"
      tradewire show 3f2a91 --explain
      tradewire show fixtures/001_5f4f5c810b06e861.txt --explain
    """
    path = Path(release)
    shown = in_file(path) if path.is_file() else [in_warehouse(warehouse, release)]
    for place, one in enumerate(shown):
        if place:
            typer.echo("\n" + "═" * 72)
        _head(one, explain)
        if explain:
            explain_release(one)
        else:
            _text(one)
            _tables(one)


def _head(release: Release, with_reasons: bool) -> None:
    for name in _HEAD:
        value = release.about[name]
        reason = release.about.get(_REASONS.get(name, "")) if with_reasons else None
        if value is not None or reason:
            shown = "none" if value is None else line(str(value))
            typer.echo(f"{name:12}  {shown}{f' ({reason})' if reason else ''}")


def _text(release: Release) -> None:
    """Prints the text with each mention in the colour of its kind, and which colour is which."""
    to = console()
    to.print("\n", marked(str(release.about["text"]), release.mentions), "\n\n", legend(release.mentions), sep="")


def _tables(release: Release) -> None:
    held = {**release.mentions, "observations": release.observations, "unlinked": release.unlinked}
    for name, rows in sorted(held.items()):
        if rows:
            typer.echo(f"\n{name}")
            _facts(rows)


def _facts(rows: Sequence[Row]) -> None:
    """The rows without their places, and without the columns that all of them leave empty."""
    kept = [name for name in rows[0] if name not in _PLACES and any(row[name] is not None for row in rows)]
    table(kept, [[row[name] for name in kept] for row in rows])
