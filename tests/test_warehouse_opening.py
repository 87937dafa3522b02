"""What keeps a warehouse from being opened is said in one sentence."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from warehouse.publish import publish
from warehouse.store import Store, WarehouseError, WarehouseLocked

ROOT = Path(__file__).parents[1]
HOLD = """
    import sys
    from warehouse.store import Store
    with Store(sys.argv[1]):
        print("open", flush=True)
        sys.stdin.read()
"""


@contextmanager
def held_by_another_process(path: Path) -> Iterator[int]:
    """A Store of another process has the file open; its process number."""
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process.pid


def one_sentence(error: pytest.ExceptionInfo[WarehouseError]) -> str:
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_second_writer_is_told_who_holds_the_file_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with held_by_another_process(path) as holder:
        for attempt in (lambda: Store(path), lambda: Store.read(path), lambda: publish(path, tmp_path / "p")):
            with pytest.raises(WarehouseLocked) as caught:
                attempt()
            said = one_sentence(caught)
            assert str(path) in said
            assert f"process {holder}" in said
            assert "wait until it ends" in said
        assert not (tmp_path / "p").exists()
    with Store(path) as store:
        assert store.known() == {}


def test_publishing_under_an_open_store_of_this_process_is_refused_and_keeps_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Store(path):
        with pytest.raises(WarehouseLocked, match="already open in this process"):
            publish(path, tmp_path / "p.duckdb")
        code = f"from warehouse.store import Store; Store({str(path)!r})"
        other = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert "WarehouseLocked" in other.stderr


@pytest.mark.parametrize("content", [b"Dear all, exports rose.\n", b"\x00" * 20_000, b"x" * 20_000], ids=len)
def test_a_file_that_is_no_warehouse(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.duckdb"
    path.write_bytes(content)
    for attempt in (Store, Store.read):
        with pytest.raises(WarehouseError) as caught:
            attempt(path)
        said = one_sentence(caught)
        assert said.startswith(f"{path} cannot be opened as a warehouse")
        assert "move it away" in said
    assert path.read_bytes() == content


def test_a_truncated_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    Store(path).close()
    path.write_bytes(path.read_bytes()[:100_000])
    for attempt in (Store, Store.read):
        with pytest.raises(WarehouseError) as caught:
            attempt(path)
        assert "cannot be opened" in one_sentence(caught)


def test_a_duckdb_file_with_other_tables_of_the_same_name(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as database:
        database.execute("CREATE VIEW releases AS SELECT 1 AS x")
    with pytest.raises(WarehouseError) as caught:
        Store(path)
    assert "cannot be opened as a warehouse" in one_sentence(caught)


def test_a_folder_that_cannot_be_written_or_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "w.duckdb", Path("/sys/kernel/tradewire/w.duckdb"), tmp_path):
        with pytest.raises(WarehouseError) as caught:
            Store(path)
        assert one_sentence(caught).startswith(f"{path} cannot be opened: ")


def test_a_published_copy_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "tradewire.duckdb"
    with pytest.raises(WarehouseError, match="there is no warehouse at"):
        Store.read(path)
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_and_odd_names_are_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "a'b c" / "w;--.duckdb"
    Store(path).close()
    with Store.read(str(path)) as store:
        assert store.known() == {}


def test_a_copy_of_another_version_says_so_where_it_lacks_what_is_asked(tmp_path: Path) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        store.sql("CREATE OR REPLACE MACRO declared_by() AS 'of last year'")
        store.sql("ALTER TABLE runs DROP COLUMN version")
    with Store.read(tmp_path / "w.duckdb") as old, pytest.raises(WarehouseError) as caught:
        old.sql("SELECT version FROM runs")
    assert "was published by another version of Tradewire; `tradewire run` brings it up to date" in one_sentence(caught)
    with Store(tmp_path / "w.duckdb") as store:  # which does so
        assert store.sql("SELECT version FROM runs") == (["version"], [])
    with Store.read(tmp_path / "w.duckdb") as new, pytest.raises(WarehouseError) as caught:
        new.sql("SELECT nothing FROM runs")
    assert "another version" not in one_sentence(caught)
