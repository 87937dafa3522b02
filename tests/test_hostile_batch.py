"""Every bad file at once, and one good one: the good one is loaded, each bad one has its own reason."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from tests.test_hostile_files import REFUSED, TIN
from tests.test_workers import text
from warehouse.store import Store


def fill(inbox: Path) -> int:
    """One good file, all that readers refuse, what may not be opened, what is too large and what takes too long."""
    inbox.mkdir()
    for name, (make, _) in REFUSED.items():
        (inbox / f"{name}.txt").write_bytes(make())
    (inbox / "good.txt").write_bytes(TIN)
    (inbox / "slow.txt").write_text(text(2_000_000))
    (inbox / "200 MB.txt").write_bytes(b"")
    os.truncate(inbox / "200 MB.txt", 200 << 20)
    os.mkfifo(inbox / "pipe")
    (inbox / "zero").symlink_to("/dev/zero")
    (inbox / "outside").symlink_to("/etc/passwd")
    (inbox / "circle").symlink_to("circle")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(inbox)  # the path of a socket may not be long
        server.bind("socket")
    (inbox / "'; DROP TABLE releases; --\n\x1b[2J.txt").write_bytes(b"\x00\x01" * 9)
    return len(REFUSED) + 8


@pytest.mark.slow
def test_a_batch_of_every_bad_file_and_one_good_one(
    tradewire: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = fill(tmp_path / "inbox")
    monkeypatch.setenv("TRADEWIRE_MAX_SECONDS", "4")
    monkeypatch.setenv("TRADEWIRE_INBOX", str(tmp_path / "inbox"))
    begun = time.monotonic()
    answer = tradewire("ingest", tmp_path / "inbox", "--warehouse", tmp_path / "w.duckdb")
    assert time.monotonic() - begun < 120
    lines = answer.err.splitlines()
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert all(line.startswith("tradewire: rejected ") and line.isprintable() for line in lines)
    said = {line.removeprefix("tradewire: rejected ").partition(": ")[0]: line for line in lines}
    assert len(said) == len(lines) == bad
    for name, (_, reason) in REFUSED.items():
        assert reason in said[f"{name}.txt"] or "longer than" in said[f"{name}.txt"]
    assert "longer than 4 s" in said["slow.txt"]
    assert "larger than 64 MB" in said["200 MB.txt"]
    with Store.read(tmp_path / "w.duckdb") as store:
        loaded = "SELECT source FROM documents WHERE status = 'loaded' ORDER BY source"
        assert store.sql(loaded)[1] == [("good.txt",)]
        assert store.sql("SELECT count(*), count(error) FROM documents WHERE status = 'rejected'")[1] == [(bad, bad)]
    again = tradewire("ingest", tmp_path / "inbox", "--warehouse", tmp_path / "w.duckdb")
    assert (again.code, again.err) == (0, "")
