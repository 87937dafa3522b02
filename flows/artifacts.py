"""What a run leaves behind on Prefect's pages: its totals, and a table of its files."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from pipeline.runs import FileResult, Summary


def leave(summary: Summary) -> None:
    """Puts the two artifacts of a run on Prefect's pages."""
    create_markdown_artifact(markdown(summary), key="ingest-summary", description="What the run did")
    files = [line(file) for file in summary.files if file.status != "known"]
    create_table_artifact(files, key="ingest-files", description="What became of each new file")


def markdown(summary: Summary) -> str:
    """The totals of a run, and why files were rejected."""
    parts = [
        f"**{summary.releases_new}** new releases from **{summary.files_new}** new files",
        f"{summary.files_seen} files in the inbox, {summary.files_rejected} rejected, {summary.seconds:.1f} s",
        *(f"rejected `{file.source}`: {file.error}" for file in summary.files if file.status == "rejected"),
    ]
    return "\n".join(f"* {part}" for part in parts)


def line(file: FileResult) -> dict[str, object]:
    """One file as a line of the table."""
    return {"file": file.source, "status": file.status, "releases": file.releases, "why": file.error or ""}
