"""Warehouses that were filled apart make the same as one that was filled alone, once or twice, in any order."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import TradewireError
from pipeline.ingest import ingest
from pipeline.limits import DEFAULT
from pipeline.merge import merge
from pipeline.originals import Originals
from pipeline.reprocess import reprocess
from tests.conftest import ROOT, Answer
from tests.test_faults import asked, contents, fill
from warehouse.errors import WarehouseError
from warehouse.findings import dismiss
from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Store

# In both shards: one file, and one release in two files.
SHARED = "Tin exports rise\n\nTin exports rose 5% in March 2025.\n"
Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Contents]:
    """Two warehouses of one half of the files each, with one file in both, and what one of all files holds."""
    folder = tmp_path_factory.mktemp("shards")
    inbox = fill(folder / "inbox", 6)
    (inbox / "000.txt").write_text(SHARED)
    (inbox / "005.txt").write_text(f"{SHARED}\n")
    (inbox / "broken.txt").write_bytes(bytes(range(256)))
    time.sleep(0.03)  # a file that was written just now is looked at once more
    files = sorted(inbox.iterdir())
    shards = folder / "one" / "w.duckdb", folder / "two" / "w.duckdb"
    for shard, share in zip(shards, (files[:4], [files[0], *files[4:]]), strict=True):
        ingest(share, shard, inbox)
    ingest([inbox], folder / "all" / "w.duckdb", inbox)
    return *shards, without_files(folder / "all" / "w.duckdb")


def without_files(path: Path) -> Contents:
    """All rows but those that a warehouse has of its own."""
    return {table: rows for table, rows in contents(path).items() if table != "files"}


def kept(warehouse: Path) -> set[str]:
    return {path.name for path in Originals.beside(warehouse).folder.glob("??/*")}


def test_two_halves_make_the_whole_and_again_change_nothing(
    shards: tuple[Path, Path, Contents], tmp_path: Path
) -> None:
    one, two, whole = shards
    target = tmp_path / "home" / "w.duckdb"
    first = merge([one, two], target, DEFAULT, 1)
    assert (first.files_seen, first.files_new, first.files_rejected, first.releases_new) == (8, 7, 1, 5)
    assert without_files(target) == whole
    assert kept(target) == kept(one) | kept(two)
    again = merge([two, one], target, DEFAULT, 1)
    assert (again.files_seen, again.files_new, again.releases_new) == (8, 0, 0)
    assert without_files(target) == whole
    assert asked(target, "SELECT count(DISTINCT run_id) FROM documents") == [(1,)]
    assert reprocess(target, DEFAULT, 1).reread == 7
    assert without_files(target) == whole


def test_the_order_decides_no_more_than_where_a_release_was_first_seen(
    shards: tuple[Path, Path, Contents], tmp_path: Path
) -> None:
    one, two, whole = shards
    merge([two, one], tmp_path / "w.duckdb", DEFAULT, 1)
    found = without_files(tmp_path / "w.duckdb")
    for table in ("observations", "sentences", "appearances", "findings", "amounts"):
        assert found[table] == whole[table]


def test_it_goes_into_a_warehouse_that_is_in_use(shards: tuple[Path, Path, Contents], tmp_path: Path) -> None:
    one, two, whole = shards
    target = tmp_path / "home" / "w.duckdb"
    shutil.copytree(one.parent, target.parent)
    merge([two], target, DEFAULT, 1)
    assert without_files(target) == whole
    assert asked(target, "SELECT count(*) FROM runs") == [(2,)]


def test_a_file_that_was_rejected_here_and_read_there_is_brought(tmp_path: Path) -> None:
    inbox = fill(tmp_path / "inbox", 1)
    here, there = tmp_path / "here" / "w.duckdb", tmp_path / "there" / "w.duckdb"
    ingest([inbox], here, inbox, limits=DEFAULT.__class__(file_bytes=10))
    ingest([inbox], there, inbox)
    assert asked(here, "SELECT status FROM documents") == [("rejected",)]
    merge([there], here, DEFAULT, 1)
    assert asked(here, "SELECT status FROM documents") == [("loaded",)]
    assert asked(here, "SELECT count(*) FROM releases") == [(1,)]
    merge([here], there, DEFAULT, 1)
    assert asked(there, "SELECT status FROM documents") == [("loaded",)]


def test_without_originals_the_text_is_there_to_be_read_again(
    shards: tuple[Path, Path, Contents], tmp_path: Path
) -> None:
    shutil.copy(shards[0], tmp_path / "alone.duckdb")
    target = tmp_path / "home" / "w.duckdb"
    merge([tmp_path / "alone.duckdb"], target, DEFAULT, 1)
    before = without_files(target)
    assert kept(target) == set()
    reprocess(target, DEFAULT, 1)
    assert without_files(target) == before


@pytest.mark.slow
def test_killed_in_the_middle_it_is_done_by_the_next_one(shards: tuple[Path, Path, Contents], tmp_path: Path) -> None:
    one, two, whole = shards
    target = tmp_path / "home" / "w.duckdb"
    command = [sys.executable, "-m", "tradewire", "merge", str(one), str(two), "--warehouse", str(target)]
    for seconds in (0.3, 0.6, 0.9):
        process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    merge([one, two], target, DEFAULT, 1)
    assert without_files(target) == whole


def test_what_cannot_be_taken_in_is_said_before_anything_is(
    shards: tuple[Path, Path, Contents],
    tmp_path: Path,
    tradewire: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, two, _ = shards
    target = tmp_path / "home" / "w.duckdb"

    def refused(other: Path) -> str:
        answer = tradewire("merge", one, other, "--warehouse", target)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert not target.exists()
        return answer.err

    (tmp_path / "text.duckdb").write_text("no warehouse")
    assert "there is no warehouse at" in refused(tmp_path / "none.duckdb")
    assert "cannot be opened as a warehouse" in refused(tmp_path / "text.duckdb")
    assert "is of the warehouse that it would be merged into" in refused(working_path(target))
    shutil.copy(two, tmp_path / "old.duckdb")
    with Store(tmp_path / "old.duckdb") as store:
        store.sql("UPDATE runs SET version = 'older'")
    assert "was made by another version" in refused(tmp_path / "old.duckdb")
    with Store(tmp_path / "old.duckdb") as store:
        store.sql("CREATE OR REPLACE MACRO declared_by() AS 'older'")
    assert "was made by another version" in refused(tmp_path / "old.duckdb")


def test_a_view_in_the_place_of_a_table_is_refused(shards: tuple[Path, Path, Contents], tmp_path: Path) -> None:
    """A warehouse that comes from elsewhere could have one that reads this machine's files."""
    hostile = tmp_path / "hostile.duckdb"
    shutil.copy(shards[0], hostile)
    with Store(hostile) as store:
        store.sql("ALTER TABLE sentences RENAME TO others; CREATE VIEW sentences AS FROM others")
    with pytest.raises(WarehouseError, match="it lacks tables"):
        merge([hostile], tmp_path / "home" / "w.duckdb", DEFAULT, 1)


def test_findings_are_found_anew_and_dismissals_stay_with_their_warehouse(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    # It was a Sunday.
    (inbox / "odd.txt").write_text(
        "Tin exports rise\n\nTin exports rose 5%, the office said on Monday, March 16, 2025.\n"
    )
    there = tmp_path / "there" / "w.duckdb"
    ingest([inbox], there, inbox)
    with Store(working_path(there)) as store:
        ((finding,),) = store.sql("SELECT finding_id FROM findings")[1]
        dismiss(store, finding, "it is a joke")
    publish(working_path(there), there)
    merge([there], tmp_path / "here" / "w.duckdb", DEFAULT, 1)
    assert asked(tmp_path / "here" / "w.duckdb", "SELECT finding_id, status FROM findings") == [(finding, "open")]


def test_a_warehouse_is_not_merged_into_itself(shards: tuple[Path, Path, Contents]) -> None:
    with pytest.raises(TradewireError, match="name another one"):
        merge([shards[0]], shards[0], DEFAULT, 1)
