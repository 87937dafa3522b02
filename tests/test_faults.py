"""Whatever happens to a run, nothing is lost, nothing doubled, and the next run completes it."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.errors import TradewireError
from pipeline.inbox import find
from pipeline.ingest import ingest
from pipeline.intake import Intake
from pipeline.limits import DEFAULT
from pipeline.reprocess import reprocess
from tests.conftest import ROOT, Answer
from warehouse.errors import WarehouseError
from warehouse.lock import AnotherRun, writing
from warehouse.paths import working_path
from warehouse.schema import declarations
from warehouse.store import Store

SENTENCE = "Norvania's tin exports rose {0}.{1}% to ${2} million in {3} 20{1}.\n"
MONTHS = ("January", "March", "May", "July", "October")
# What is another in each run, by table.
ANOTHER = {
    "documents": ("run_id", "ingested_at"),
    "observations": ("run_id",),
    "findings": ("first_run_id", "last_run_id"),
    "files": ("size", "mtime_ns", "ctime_ns", "inode"),
}
Tradewire = Callable[..., Answer]


def fill(inbox: Path, count: int) -> Path:
    inbox.mkdir(exist_ok=True)
    for n in range(count):
        lines = (SENTENCE.format(n % 9 + k, 10 + n % 14, n * 10 + k, MONTHS[n % 5]) for k in range(3))
        (inbox / f"{n:03}.txt").write_text(f"Tin exports of district {n} rise\n\n{''.join(lines)}")
    return inbox


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but `runs`, without what differs from run to run."""
    with Store.read(path) as store:
        return {table: _rows(store, table) for table in declarations("tables") if table != "runs"}


def _rows(store: Store, table: str) -> list[tuple[object, ...]]:
    without = f"EXCLUDE ({', '.join(ANOTHER[table])})" if table in ANOTHER else ""
    return sorted(store.sql(f"SELECT * {without} FROM {table}")[1], key=repr)


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with Store.read(path) as store:
        return store.sql(query)[1]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an undisturbed run makes of six files."""
    folder = tmp_path_factory.mktemp("undisturbed")
    ingest([fill(folder / "inbox", 6)], folder / "w.duckdb", folder / "inbox")
    return contents(folder / "w.duckdb")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return fill(tmp_path / "inbox", 6)


@pytest.fixture
def warehouse(tmp_path: Path, blank: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(blank, working_path(home / "w.duckdb"))
    return home / "w.duckdb"


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[None]:
    """A file system of its own in a folder, of so many megabytes; the test is skipped where none may be mounted."""
    folder.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs"]
    done = subprocess.run(["mount", *options, folder], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def started(code: str, *arguments: Path) -> "subprocess.Popen[str]":
    """A script, and without the guard that `multiprocessing` asks of its users."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_run_says_who_is_writing_and_ends(
    inbox: Path, warehouse: Path, tradewire: Tradewire, undisturbed: dict[str, object]
) -> None:
    code = "import sys, time\nfrom pathlib import Path\nfrom warehouse.lock import writing\n"
    code += "with writing(Path(sys.argv[1])): print('on', flush=True); time.sleep(60)"
    with started(code, warehouse) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "on\n"
        for command in (("ingest", inbox), ("reprocess",), ("findings", "dismiss", "0", "--why", "no")):
            answer = tradewire(*command, "--warehouse", warehouse)
            assert answer.code == 1
            assert answer.err.startswith(f"tradewire: another run (pid {holder.pid}, since 2")
            assert answer.err.endswith(f"is writing {warehouse}; try again when it ends\n")
        holder.send_signal(signal.SIGKILL)
    ingest([inbox], warehouse, inbox)
    assert contents(warehouse) == undisturbed


def test_a_lock_is_for_one_warehouse(tmp_path: Path) -> None:
    one, other = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    with writing(one), writing(other), pytest.raises(AnotherRun, match=f"pid {os.getpid()}, since"), writing(one):
        pass
    with writing(one):
        pass


def test_a_run_that_ends_before_it_publishes_is_published_by_the_next(
    inbox: Path, warehouse: Path, undisturbed: dict[str, object]
) -> None:
    with Intake(warehouse, DEFAULT, 1) as intake:
        for batch in intake.batches(find([inbox], inbox)):
            intake.load(batch)
    assert not warehouse.exists()
    assert ingest([inbox], warehouse, inbox).files_new == 0
    assert contents(warehouse) == undisturbed


def test_a_full_disk_is_said_and_the_next_run_completes(
    inbox: Path, tmp_path: Path, blank: Path, undisturbed: dict[str, object]
) -> None:
    small = tmp_path / "small"
    with mounted(small, 24):
        warehouse = small / "w.duckdb"
        shutil.copy(blank, working_path(warehouse))
        for left in (0, 40_000, 1_500_000, 4_000_000):  # for originals, for the load, for the copy that is published
            with full_but_for(small, left), pytest.raises((TradewireError, WarehouseError)) as caught:
                ingest([inbox], warehouse, inbox)
            assert "make room, and run again" in str(caught.value)
            assert "\n" not in str(caught.value)
        ingest([inbox], warehouse, inbox)
        assert contents(warehouse) == undisturbed


@contextmanager
def full_but_for(folder: Path, left: int) -> Iterator[None]:
    """A file system that has room for so many bytes and no more."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(folder).free - left)
    try:
        yield
    finally:
        ballast.unlink()


def test_a_read_only_folder_is_said_and_the_next_run_completes(
    inbox: Path, tmp_path: Path, blank: Path, tradewire: Tradewire, undisturbed: dict[str, object]
) -> None:
    folder = tmp_path / "folder"
    with mounted(folder, 64):
        warehouse = folder / "w.duckdb"
        shutil.copy(blank, working_path(warehouse))
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        answer = tradewire("ingest", inbox, "--warehouse", warehouse)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert (
            "w.duckdb.lock cannot be written: Read-only file system; see that your user may write there" in answer.err
        )
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        ingest([inbox], warehouse, inbox)
        assert contents(warehouse) == undisturbed


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        for place in range(12_288, path.stat().st_size, 4_096):
            file.seek(place)
            file.write(b"damage" * 20)


def test_a_damaged_working_file_is_said_and_made_anew(
    inbox: Path, warehouse: Path, tradewire: Tradewire, undisturbed: dict[str, object]
) -> None:
    ingest([inbox], warehouse, inbox)
    (inbox / "000.txt").unlink()  # the originals hold it
    damage(working_path(warehouse))
    answer = tradewire("ingest", inbox, "--warehouse", warehouse)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "w.working.duckdb" in answer.err
    assert "the published copy still answers" in answer.err
    assert "tradewire reprocess" in answer.err
    assert contents(warehouse) == undisturbed
    answer = tradewire("reprocess", "--warehouse", warehouse)
    assert (answer.code, answer.err) == (0, "")
    assert "6 documents read again, 0 rejected" in answer.out
    assert contents(warehouse) == undisturbed
    assert ingest([inbox], warehouse, inbox).files_new == 0


def test_a_damaged_published_copy_is_replaced_by_the_next_run(
    inbox: Path, warehouse: Path, undisturbed: dict[str, object]
) -> None:
    ingest([inbox], warehouse, inbox)
    warehouse.write_bytes(b"damage" * 10_000)
    with pytest.raises(WarehouseError, match="cannot be opened"):
        Store.read(warehouse)
    ingest([inbox], warehouse, inbox)
    assert contents(warehouse) == undisturbed


def test_without_any_file_of_the_warehouse_the_originals_make_it(
    inbox: Path, warehouse: Path, undisturbed: dict[str, list[tuple[object, ...]]]
) -> None:
    ingest([inbox], warehouse, inbox)
    warehouse.write_bytes(b"damage" * 10_000)
    damage(working_path(warehouse))
    assert reprocess(warehouse, DEFAULT, 1).reread == 6
    found = contents(warehouse)
    assert found["observations"] == undisturbed["observations"]
    assert {source for _, source, *_ in found["documents"]} == {
        f"originals/{document}" for document, *_ in undisturbed["documents"]
    }
    assert ingest([inbox], warehouse, inbox).files_new == 0


def test_a_working_file_that_is_gone_is_made_of_the_published_copy(inbox: Path, warehouse: Path) -> None:
    ingest([inbox], warehouse, inbox)
    before = contents(warehouse)
    working_path(warehouse).unlink()
    shutil.rmtree(inbox)
    inbox.mkdir()
    ingest([inbox], warehouse, inbox)
    assert contents(warehouse) == before
