"""The flow runs through Prefect: all is loaded once, and the terminal stays clean."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import DOCUMENTS, Answer
from warehouse.errors import WarehouseError, WarehouseLocked
from warehouse.lock import AnotherRun
from warehouse.store import Store


@pytest.mark.slow
def test_the_flow_loads_the_inbox_once(apart: Callable[..., Answer], tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for document in DOCUMENTS:
        shutil.copy(document, inbox)
    first = apart("run", "--workers", "1")
    assert (first.code, first.err) == (0, "")
    assert "5 new documents, 21 new releases, 0 rejected, 0 known before" in first.out
    assert f"Pages: {Path('.tradewire', 'report', 'index.html')}" in first.out

    second = apart("ingest", inbox)
    assert second.code == 0
    assert "0 new documents, 0 new releases, 0 rejected, 5 known before" in second.out

    home = tmp_path / ".tradewire"
    with Store.read(home / "tradewire.duckdb") as store:
        runs = store.sql("SELECT files_new, releases_new, flow_run_id FROM runs ORDER BY started_at")[1]
    with closing(sqlite3.connect(home / "prefect" / "prefect.db")) as prefect:
        flow_runs = prefect.execute("SELECT id FROM flow_run WHERE state_type = 'COMPLETED'").fetchall()
        artifacts = {row[0] for row in prefect.execute("SELECT key FROM artifact_collection")}
        tasks = prefect.execute("SELECT count(*) FROM task_run WHERE name LIKE 'load a batch%'").fetchall()
        workers = prefect.execute("SELECT json_extract(parameters, '$.workers') FROM flow_run").fetchall()
    assert workers == [(1,)]
    assert runs == [(5, 21, flow_runs[0][0]), (0, 0, None)]
    assert artifacts == {f"ingest-{name}" for name in ("summary", "digest", "files", "extracted", "findings")}
    assert tasks == [(1,)]  # one a batch, not one a document


@pytest.fixture(scope="module")
def flows(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The flow's modules; what imports Prefect is imported nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRADEWIRE_HOME", str(tmp_path_factory.mktemp("home")))
        from flows import artifacts, ingest, telling
    return SimpleNamespace(artifacts=artifacts, ingest=ingest, telling=telling)


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (WarehouseLocked("in use"), True),
        (AnotherRun("another run is writing"), False),
        (WarehouseError("damaged"), False),
        (KeyError("x"), False),
    ],
)
def test_only_a_locked_warehouse_is_tried_again(flows: SimpleNamespace, error: Exception, again: bool) -> None:
    state = SimpleNamespace(result=lambda raise_on_failure: error)
    assert flows.ingest._locked(None, None, state) is again


def test_the_summary_names_each_rejected_file_and_why(flows: SimpleNamespace) -> None:
    from pipeline.runs import FileResult

    bad = FileResult("a/b_1.bin", "rejected", error="the file is <binary>, not text")
    summary = SimpleNamespace(
        releases_new=21,
        files_new=6,
        files_seen=7,
        files_rejected=1,
        seconds=1.25,
        files=(FileResult("c", "known"), bad),
    )
    lines = flows.artifacts.markdown(summary).splitlines()
    assert lines[0] == "* **21** new releases from **6** new files"
    assert lines[2:] == [r"* rejected a/b\_1.bin: the file is &lt;binary&gt;, not text"]
    assert flows.artifacts.line(bad) == {
        "file": "a/b_1.bin", "status": "rejected", "releases": 0, "why": "the file is <binary>, not text"
    }  # fmt: skip


def test_nothing_is_sent_and_prefect_has_a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setattr(os, "environ", {"PREFECT_HOME": "elsewhere", "PREFECT_API_URL": "http://mine/api"})
    from flows.environment import prepare

    prepare(tmp_path / "home")
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "home" / "prefect")
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_API_URL"] == "http://mine/api"


@pytest.mark.parametrize(
    ("completed", "name", "message", "said"),
    [
        (True, "Skipped", "another run (pid 7) is writing", "skipped: another run (pid 7) is writing"),
        (
            False,
            "Failed",
            "Flow run encountered an exception: InboxMissing: x: gone",
            "failed: InboxMissing: x: gone",
        ),
        (False, "Crashed", None, "crashed"),
    ],
)
def test_a_run_that_did_not_do_its_work_says_why_in_a_line(
    flows: SimpleNamespace, completed: bool, name: str, message: str | None, said: str
) -> None:
    state = SimpleNamespace(is_completed=lambda: completed, name=name, message=message)
    line = flows.telling.told(state, "run", Path("none.duckdb"))
    assert line.partition("  ")[2] == said
