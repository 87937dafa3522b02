"""What a run leaves behind on Prefect's pages: what came in, what was read, what was rejected, what is new."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from pipeline.digest import digest, marked, since_of
from pipeline.runs import FileResult, Summary
from warehouse.news import news
from warehouse.store import Store

MOST = 500  # rows of a table, lines of a section: the first run over an archive is not a page for people
_FINDING = ("severity", "check", "message", "working", "finding_id", "release_id")
Cells = Mapping[str, object]


def leave(summary: Summary, warehouse: Path) -> None:
    """Puts the artifacts of a run on Prefect's pages, the tables only where they have rows."""
    with Store.read(warehouse) as store:
        since = since_of(store, summary.run_id)
        told, found = digest(store, since), news(store, since.moment)
    create_markdown_artifact(markdown(summary), key="ingest-summary", description="What the run did")
    create_markdown_artifact(told.markdown(MOST), key="ingest-digest", description="What is new")
    files = [line(file) for file in summary.files if file.status != "known"]
    _table(files, "ingest-files", "What became of each new file")
    _table(found["extracted"], "ingest-extracted", "How much was read from each new release")
    findings = [{name: row[name] for name in _FINDING} for row in found["findings"]]
    _table(findings, "ingest-findings", "What does not fit together, found by this run")


def markdown(summary: Summary) -> str:
    """The totals of a run, and why files were rejected."""
    rejected = [file for file in summary.files if file.status == "rejected"]
    parts = [
        f"**{summary.releases_new}** new releases from **{summary.files_new}** new files",
        f"{summary.files_seen} files in the inbox, {summary.files_rejected} rejected, {summary.seconds:.1f} s",
        *(f"rejected {marked(file.source)}: {marked(file.error or '')}" for file in rejected[:MOST]),
    ]
    return "\n".join(f"* {part}" for part in parts)


def line(file: FileResult) -> dict[str, object]:
    """One file as a line of the table."""
    return {"file": file.source, "status": file.status, "releases": file.releases, "why": file.error or ""}


def _table(rows: Sequence[Cells], key: str, description: str) -> None:
    if len(rows) > MOST:
        description += f" (the first {MOST} of {len(rows)})"
    if rows:
        create_table_artifact([dict(row) for row in rows[:MOST]], key=key, description=description)
