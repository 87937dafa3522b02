"""`tradewire findings`: the numbers that do not fit together; `tradewire findings dismiss` and `reopen`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pipeline.plain import plain
from tradewire.options import Format, Output, RowFormat, Warehouse
from tradewire.rows import write

if TYPE_CHECKING:
    from warehouse.store import Store

Changed = TypeVar("Changed")

_FINDINGS = """
SELECT
    findings.finding_id, findings.severity, findings."check", findings.status, why_dismissed, message, working,
    releases.title, documents.source, releases.ordinal, findings.release_id, other_release_id, sides
FROM findings
LEFT JOIN releases ON releases.release_id = findings.release_id
LEFT JOIN documents ON documents.document_id = releases.document_id
WHERE (? IS NULL OR findings.severity = ?)
    AND (? = 'all' OR findings.status = ?)
    AND (? IS NULL OR starts_with(findings.release_id, lower(?)) OR starts_with(other_release_id, lower(?))
        OR contains(lower(releases.title), lower(?)))
ORDER BY list_position(['error', 'warning', 'info'], findings.severity), source, releases.ordinal, "check", message
"""


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """What became of it."""

    OPEN = "open"
    DISMISSED = "dismissed"
    CLOSED = "closed"
    ALL = "all"


Severities = Annotated[
    Severity | None,
    typer.Option("--severity", help="Only errors (cannot both be true), warnings (implausible) or infos (a revision)."),
]
Release = Annotated[
    str | None, typer.Option("--release", metavar="ID", help="Only of releases by the start of an id, or a title.")
]
Finding = Annotated[str, typer.Argument(metavar="ID", help="The finding's id, or as much of it as no other has.")]
Page = Annotated[
    Path | None, typer.Option("--write", metavar="FILE", help="Write what checks mean to this page of markdown.")
]

findings = typer.Typer(name="findings", invoke_without_command=True, rich_markup_mode=None)


@findings.callback()
def listed(
    context: typer.Context,
    warehouse: Warehouse,
    severity: Severities = None,
    release: Release = None,
    status: Annotated[Status, typer.Option("--status", help="What became of it.")] = Status.OPEN,
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 where an open error is listed.")] = False,
    style: RowFormat = Format.TABLE,
    output: Output = None,
    page: Page = None,
) -> None:
    """List the numbers that do not fit together.

    Each finding has both sides as printed and the arithmetic; docs/findings.md says what each check means.

    \b
    Examples:
      tradewire findings
      tradewire findings --severity error --strict
      tradewire findings --release "exports increase" --format json
      tradewire findings dismiss 6027033f --why "the ministry revised the year before"
      tradewire findings reopen 6027033f
    """
    if context.invoked_subcommand is not None:
        _heard_by_none(context, context.invoked_subcommand)
        return
    if page:
        _write_page(warehouse, page)
        return
    columns, rows = _found(warehouse, severity, status, release)
    if style is Format.TABLE:
        _write_paragraphs([dict(zip(columns, row, strict=True)) for row in rows], output)
    else:
        write(columns, rows, style, output)
    severity_at, status_at = columns.index("severity"), columns.index("status")
    if strict and any((row[severity_at], row[status_at]) == ("error", "open") for row in rows):
        raise typer.Exit(1)


@findings.command()
def dismiss(
    finding: Finding,
    warehouse: Warehouse,
    why: Annotated[str, typer.Option("--why", help="The reason, for whoever asks later.")],
) -> None:
    """Dismiss a finding for a reason.

    It is listed no more, marks no number as suspect, and stays dismissed however often its release is read again.

    \b
    Examples:
      tradewire findings dismiss 6027033f --why "the ministry revised the year before"
    """
    from warehouse.findings import dismiss as dismiss_in

    dismissed = _changed(warehouse, lambda store: dismiss_in(store, finding, why))
    typer.echo(f"Dismissed {dismissed[:8]}.")


@findings.command()
def reopen(finding: Finding, warehouse: Warehouse) -> None:
    """Open a dismissed finding again.

    The reason that was given is forgotten. What does not contradict itself any more is closed instead.

    \b
    Examples:
      tradewire findings --status dismissed
      tradewire findings reopen 6027033f
    """
    from warehouse.findings import reopen as reopen_in

    opened, status = _changed(warehouse, lambda store: reopen_in(store, finding))
    again = "is open again" if status == "open" else "is closed: what it found is gone"
    typer.echo(f"{opened[:8]} {again}.")


def _changed(warehouse: Path, change: "Callable[[Store], Changed]") -> "Changed":
    """What a change of the working warehouse answers, once it is published."""
    from warehouse.errors import WarehouseError
    from warehouse.lock import writing
    from warehouse.paths import working_path
    from warehouse.publish import publish
    from warehouse.store import Store

    working = working_path(warehouse)
    if not working.is_file():
        raise WarehouseError(f"there is no warehouse at {warehouse}: it is made when documents are first loaded")
    with writing(warehouse):
        with Store(working) as store:
            changed = change(store)
        publish(working, warehouse)
        return changed


def _heard_by_none(context: typer.Context, subcommand: str) -> None:
    """Refuses flags that stand before a subcommand: it would not hear them, and ask another warehouse."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source is not None and source.name == "COMMANDLINE":
            why = f"it stands before {subcommand}, which does not hear it: put it behind"
            raise typer.BadParameter(why, param_hint=parameter.opts[0])


def _found(
    warehouse: Path, severity: Severity | None, status: Status, release: str | None
) -> tuple[list[str], list[tuple[object, ...]]]:
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        return store.sql(_FINDINGS, [severity, severity, status, status, *[release] * 4])


def _write_page(warehouse: Path, file: Path) -> None:
    from warehouse.findings_page import page
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        file.write_text(page(store), encoding="utf-8")


def _write_paragraphs(rows: Sequence[Mapping[str, object]], output: Path | None) -> None:
    """A paragraph each: nobody reads a sentence in a column."""
    text = "\n".join(_paragraphs(rows)) + "\n"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        typer.echo(plain(text), nl=False)


def _paragraphs(rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
    for row in rows:
        state = "" if row["status"] == "open" else f", {row['status']}"
        reason = f": {row['why_dismissed']}" if row["why_dismissed"] else ""
        yield f"{row['severity']}  {str(row['finding_id'])[:8]}  {row['check']}{state}{reason}"
        yield f"  {row['message']}"
        yield f"  {row['working']}"
        yield f"  {row['source']}, release {row['ordinal']}: {row['title'] or 'without a title'}\n"
    yield f"{len(rows)} {'finding' if len(rows) == 1 else 'findings'}"
