"""Readers read the published copy, whole, whatever happens meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Store, WarehouseError

ROOT = Path(__file__).parents[1]
COUNT = "SELECT count(*) FROM documents"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published copy with one document in it."""
    path = tmp_path / "shelf" / "tradewire.duckdb"
    add(path, "d1")
    return path


def add(published: Path, *names: str) -> None:
    with Store(working_path(published)) as store:
        store.load({"documents": [{"document_id": name, "status": "loaded"} for name in names]})
    publish(working_path(published), published)


def count(store: Store) -> int:
    return int(store.sql(COUNT)[1][0][0])


def test_the_working_file_stands_beside_the_published_one(published: Path) -> None:
    assert working_path("a/b.duckdb") == Path("a/b.working.duckdb")
    assert sorted(path.name for path in published.parent.iterdir()) == [
        "tradewire.duckdb",
        "tradewire.working.duckdb",
    ]


def test_a_reader_goes_on_reading_while_a_copy_is_published(published: Path) -> None:
    with Store.read(published) as reader:
        assert count(reader) == 1
        add(published, "d2", "d3")
        assert count(reader) == 1
        with Store.read(published) as later:
            assert count(later) == 3
        assert reader.sql("SELECT document_id FROM documents")[1] == [("d1",)]


def test_readers_of_other_processes_never_fail_while_copies_are_published(published: Path) -> None:
    code = (
        "import sys\nfrom warehouse.store import Store\nseen = []\nprint('on', flush=True)\n"
        "while not seen or seen[-1] < 6:\n"
        f"    with Store.read(sys.argv[1]) as store: seen.append(store.sql({COUNT!r})[1][0][0])\n"
        "assert seen == sorted(seen)\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(published)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    for n in range(2, 7):
        add(published, f"d{n}")
    reader.communicate(timeout=30)
    assert reader.returncode == 0


def test_writing_goes_on_while_a_copy_is_read(published: Path) -> None:
    with Store.read(published) as reader, Store(working_path(published)) as writer:
        writer.load({"documents": [{"document_id": "d2", "status": "loaded"}]})
        assert (count(reader), count(writer)) == (1, 2)


def test_any_duckdb_program_can_open_the_copy(published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as database:
        assert database.execute(COUNT).fetchall() == [(1,)]
        assert database.execute("FROM series_of('KR', 'exports')").fetchall() == []


def test_leftovers_of_an_interrupted_publish_go(published: Path) -> None:
    (published.parent / ".tradewire.duckdb.unfinished").write_bytes(b"half a copy")
    add(published, "d2")
    assert [path.name for path in published.parent.glob(".*")] == []
    with Store.read(published) as store:
        assert count(store) == 2


def test_a_failing_publish_leaves_the_old_copy_and_no_leftovers(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = published.read_bytes()
    monkeypatch.setattr("os.fsync", disk_is_full)
    with pytest.raises(WarehouseError, match=r"tradewire\.duckdb cannot be written: No space left on device"):
        add(published, "d2")
    assert published.read_bytes() == before
    assert list(published.parent.glob(".*")) == []


def test_changes_that_somebody_made_to_the_old_copy_do_not_reach_the_new_one(published: Path) -> None:
    with duckdb.connect(str(published)) as database:
        database.execute("PRAGMA disable_checkpoint_on_shutdown")
        database.execute("CREATE TABLE mine (x INTEGER)")
    log = published.with_name("tradewire.duckdb.wal")
    assert log.exists()
    add(published, "d2")
    assert not log.exists()
    with Store.read(published) as store:
        assert count(store) == 2


def test_a_working_file_that_is_missing_or_broken(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="there is no working file"):
        publish(tmp_path / "w.duckdb", tmp_path / "p.duckdb")
    (tmp_path / "w.duckdb").write_text("no database")
    with pytest.raises(WarehouseError, match="cannot be opened as a warehouse"):
        publish(tmp_path / "w.duckdb", tmp_path / "p.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["w.duckdb"]
