"""The warehouse read again by newer rules: all that people and earlier runs left in it stays, or nothing changes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import rules
from pipeline.digest import digest, since_of
from pipeline.ingest import ingest
from pipeline.limits import DEFAULT
from pipeline.originals import Originals
from pipeline.reprocess import reprocess
from tests.conftest import ROOT, Answer
from tests.test_faults import asked, contents, fill, started
from warehouse.findings import dismiss
from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Store

# It was a Sunday.
ODD = "Tin exports rise\n\nThe office released the figures on Monday, March 16, 2025. Tin exports rose 5%.\n"
DATES = "SELECT document_id, run_id, ingested_at FROM documents ORDER BY ALL"


@pytest.fixture
def warehouse(tmp_path: Path, blank: Path) -> Path:
    """A warehouse of six documents, one of them rejected, with a finding that somebody dismissed."""
    inbox, warehouse = fill(tmp_path / "inbox", 4), tmp_path / "home" / "w.duckdb"
    warehouse.parent.mkdir()
    shutil.copy(blank, working_path(warehouse))
    (inbox / "odd.txt").write_text(ODD)
    os.mkfifo(inbox / "pipe")
    time.sleep(0.03)  # a file that was written just now is looked at once more
    ingest([inbox], warehouse, inbox)
    with Store(working_path(warehouse)) as store:
        ((finding,),) = store.sql("SELECT finding_id FROM findings")[1]
        dismiss(store, finding, "it is a joke")
    publish(working_path(warehouse), warehouse)
    return warehouse


def outdate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reprocess.version", lambda: "newer")
    monkeypatch.setattr("pipeline.runs.version", lambda: "newer")


def test_everything_is_carried_over(warehouse: Path) -> None:
    before, dates = contents(warehouse), asked(warehouse, DATES)
    findings = asked(warehouse, "SELECT finding_id, status, why_dismissed, first_run_id FROM findings")
    assert [row[1:3] for row in findings] == [("dismissed", "it is a joke")]
    summary = reprocess(warehouse, DEFAULT, 1)
    assert summary.reread == 6
    assert [(file.source, file.status) for file in summary.files] == [("pipe", "rejected")]
    assert contents(warehouse) == before
    assert asked(warehouse, DATES) == dates
    assert asked(warehouse, "SELECT finding_id, status, why_dismissed, first_run_id FROM findings") == findings
    assert asked(warehouse, "SELECT count(*), count(finished_at) FROM runs") == [(2, 2)]
    runs = (
        "SELECT count(DISTINCT observations.run_id), bool_and(observations.run_id = documents.run_id) FROM observations"
    )
    joined = " JOIN releases USING (release_id) JOIN documents USING (document_id)"
    assert asked(warehouse, runs + joined) == [(1, True)]


def test_a_run_with_newer_rules_reads_everything_again_and_says_so(
    warehouse: Path, tmp_path: Path, tradewire: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(warehouse)
    (tmp_path / "inbox" / "000.txt").unlink()
    monkeypatch.setenv("TRADEWIRE_INBOX", str(tmp_path / "inbox"))
    outdate(monkeypatch)
    first = tradewire("ingest", tmp_path / "inbox", "--warehouse", warehouse)
    assert first.code == 0
    assert first.err == "The rules have changed since the last run: all documents are read again.\n"
    assert "6 documents read again, as the rules have changed." in first.out
    assert contents(warehouse) == before
    assert asked(warehouse, "SELECT version = 'newer', count(*) FROM runs GROUP BY ALL ORDER BY ALL") == [
        (False, 1),
        (True, 1),
    ]
    second = tradewire("ingest", tmp_path / "inbox", "--warehouse", warehouse)
    assert (second.err, "again" in second.out) == ("", False)


def test_what_newer_rules_find_is_news_of_the_run_that_read_again(
    warehouse: Path, tmp_path: Path, tradewire: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(working_path(warehouse)) as store:
        store.sql("DELETE FROM findings")
    monkeypatch.setenv("TRADEWIRE_INBOX", str(tmp_path / "inbox"))
    outdate(monkeypatch)
    assert tradewire("ingest", tmp_path / "inbox", "--warehouse", warehouse).code == 0
    with Store.read(warehouse) as store:
        news = digest(store, since_of(store, "last"))
    assert news.brought == "0 new releases, 0 new documents, 0 rejected, 1 finding"


def test_a_document_without_its_original_is_read_from_the_text_that_is_known(warehouse: Path) -> None:
    before = contents(warehouse)
    shutil.rmtree(Originals.beside(warehouse).folder)
    reprocess(warehouse, DEFAULT, 1)
    assert contents(warehouse) == before


def test_killed_in_the_middle_it_leaves_the_old_warehouse(warehouse: Path, tmp_path: Path) -> None:
    before, working = contents(warehouse), working_path(warehouse).read_bytes()
    code = """
        import os, signal, sys
        from pathlib import Path
        from pipeline import reprocess
        from pipeline.limits import DEFAULT
        load = reprocess.load
        def die(*arguments):
            load(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)
        reprocess.load = die
        reprocess.reprocess(Path(sys.argv[1]), DEFAULT, 1)
    """
    with started(code, warehouse) as run:
        assert run.wait() == -signal.SIGKILL
    assert contents(warehouse) == before
    assert working_path(warehouse).read_bytes() == working
    assert (warehouse.parent / "w.fresh.duckdb").exists()
    ingest([tmp_path / "inbox"], warehouse, tmp_path / "inbox")
    assert contents(warehouse) == before
    reprocess(warehouse, DEFAULT, 1)
    assert contents(warehouse) == before
    assert not list(warehouse.parent.glob("*.fresh*"))


def test_there_must_be_something_to_read_again(tradewire: Callable[..., Answer], tmp_path: Path) -> None:
    answer = tradewire("reprocess", "--warehouse", tmp_path / "none.duckdb")
    assert (answer.code, answer.out) == (1, "")
    assert "there is no warehouse at" in answer.err


def test_the_version_covers_all_that_a_reader_process_runs() -> None:
    code = "from pipeline import reading; import sys; from pathlib import Path\n"
    code += "print(*(m.__file__ for m in list(sys.modules.values()) if getattr(m, '__file__', None)), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    files = [Path(line) for line in done.stdout.splitlines()]
    ours = ("extractors", "pipeline", "warehouse", "flows", "tradewire")
    loaded = {path.relative_to(ROOT) for name in ours for path in files if path.is_relative_to(ROOT / name)}
    assert loaded
    covered = {path.relative_to(ROOT) for path in rules.files()}
    # These say how things are asked for and passed on, and nothing of what is read.
    besides = {"__init__.py", "errors.py", "limits.py", "rules.py", "runs.py", "messages.py"}
    assert loaded - covered <= {path for path in loaded if path.parts[0] == "warehouse" or path.name in besides}
    assert {path.suffix for path in covered} == {".py", ".toml"}


def test_the_version_changes_with_a_word_and_not_with_an_example(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = [path.name for path in rules.files()]
    assert "items.toml" in names
    assert not [name for name in names if name.startswith("spec")]
    shutil.copytree(ROOT / "extractors", tmp_path / "extractors")
    shutil.copytree(ROOT / "pipeline", tmp_path / "pipeline")
    monkeypatch.setattr(rules, "_ROOT", tmp_path)
    assert rules.version.__wrapped__() == rules.version()
    with (tmp_path / "extractors" / "items" / "items.toml").open("a") as file:
        file.write("# a word\n")
    assert rules.version.__wrapped__() != rules.version()
