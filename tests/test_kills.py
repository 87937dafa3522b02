"""A run may be killed at any moment, while people ask: nothing is lost, nothing doubled, and no question fails."""

import random
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from pipeline.ingest import ingest
from tests.test_faults import asked, contents, fill, started
from warehouse.paths import working_path

DRIVER = """
import sys
from pathlib import Path
from pipeline import arrivals, intake
from pipeline.ingest import ingest
arrivals._FILES, intake._DOCUMENTS = 5, 1  # many transactions, so that many of them are interrupted
inbox, warehouse = map(Path, sys.argv[1:])
ingest([inbox], warehouse, inbox, workers=2, on_file=lambda _: print(".", end="", flush=True))
"""
READER = """
import sys, time
from pathlib import Path
from warehouse.store import Store
path, stop, asked, seen = Path(sys.argv[1]), Path(sys.argv[2]), 0, 0
while not stop.exists():
    if path.exists():
        with Store.read(path) as store:
            documents, = store.sql("SELECT count(*) FROM documents JOIN releases USING (document_id)")[1][0]
            assert documents >= seen, (documents, seen)
            seen, asked = documents, asked + 1
    time.sleep(0.5)
print(asked)
"""


@pytest.mark.slow
def test_twelve_kills_at_random_moments_and_one_quiet_run(tmp_path: Path, blank: Path) -> None:
    warehouse = tmp_path / "home" / "w.duckdb"
    warehouse.parent.mkdir()
    for path in (working_path(warehouse), warehouse):
        shutil.copy(blank, path)
    inbox, stop, dice = fill(tmp_path / "inbox", 120), tmp_path / "stop", random.Random(6)
    with ExitStack() as ended:
        readers = [ended.enter_context(started(READER, warehouse, stop)) for _ in range(8)]
        for kill in range(12):
            with started(DRIVER, inbox, warehouse) as run:
                # At its start, while it reads and loads, and while it looks for findings and publishes.
                if kill % 4:
                    assert run.stdout is not None
                    run.stdout.read(dice.randrange(1, 20))
                time.sleep(dice.uniform(0, 1))
                run.kill()
        last = started(DRIVER, inbox, warehouse)
        assert last.communicate() == ("." * 120, "")
        stop.touch()
        answers = [reader.communicate() for reader in readers]
    assert [error for _, error in answers] == [""] * 8
    assert all(int(count) > 0 for count, _ in answers)
    whole = ingest([inbox], tmp_path / "quiet.duckdb", inbox)
    assert (whole.files_new, whole.releases_new) == (120, 120)
    assert contents(warehouse) == contents(tmp_path / "quiet.duckdb")
    assert asked(warehouse, "SELECT status, count(*), count(DISTINCT document_id) FROM documents GROUP BY ALL") == [
        ("loaded", 120, 120)
    ]
    orphans = "SELECT count(*) FROM mentions ANTI JOIN releases USING (release_id)"
    assert asked(warehouse, orphans) == asked(warehouse, orphans.replace("mentions", "observations")) == [(0,)]
    kept = {path.name for path in (warehouse.parent / "originals").rglob("*") if path.is_file()}
    assert kept == {document for (document,) in asked(warehouse, "SELECT document_id FROM documents")}
    assert sorted(path.name for path in warehouse.parent.iterdir()) == [
        "originals",
        "w.duckdb",
        "w.duckdb.lock",
        "w.working.duckdb",
    ]
