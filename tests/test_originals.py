"""The bytes of each document are kept, once and whole; a file that does not stand still is left for the next run."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import TradewireError, Unreadable
from pipeline.inbox import Entry, find
from pipeline.originals import NotNow, Originals

TIN = b"Tin exports rise\n"


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals.beside(tmp_path / "home" / "tradewire.duckdb")


def entry(path: Path, content: bytes = TIN) -> Entry:
    path.write_bytes(content)
    (found,) = find([path])
    return found


def test_a_copy_is_kept_under_its_digest_and_nothing_else_is_left(originals: Originals, tmp_path: Path) -> None:
    kept = originals.keep(entry(tmp_path / "a.txt"), most=100)
    digest = sha256(TIN).hexdigest()
    assert (kept.document_id, kept.size) == (digest, len(TIN))
    assert kept.path == str(tmp_path / "home" / "originals" / digest[:2] / digest)
    assert Path(kept.path).read_bytes() == TIN
    assert originals.keep(entry(tmp_path / "b.txt"), most=100) == kept
    assert [path.name for path in originals.folder.rglob("*") if path.is_file()] == [digest]


def test_what_a_dead_writer_left_goes_and_what_another_one_writes_stays(originals: Originals, tmp_path: Path) -> None:
    """Two warehouses in one folder have their originals in common."""
    originals.folder.mkdir(parents=True)
    dead = subprocess.Popen(["true"])
    dead.wait()
    for process in (dead.pid, os.getppid()):
        (originals.folder / f".unfinished.{process}").write_bytes(b"half a copy")
    kept = originals.keep(entry(tmp_path / "a.txt"), most=100)
    assert {path.name for path in originals.folder.rglob("*") if path.is_file()} == {
        kept.document_id,
        f".unfinished.{os.getppid()}",
    }


def test_a_file_over_the_limit_is_digested_and_not_kept(originals: Originals, tmp_path: Path) -> None:
    kept = originals.keep(entry(tmp_path / "a.txt", TIN * 10), most=100)
    assert (kept.document_id, kept.size, kept.path) == (sha256(TIN * 10).hexdigest(), 170, None)
    assert not originals.folder.exists()


def test_a_file_that_changes_or_vanishes_is_left_for_later(originals: Originals, tmp_path: Path) -> None:
    changed, gone, swapped = (entry(tmp_path / name) for name in ("changed", "gone", "swapped"))
    with (tmp_path / "changed").open("ab") as file:
        file.write(b"more")
    (tmp_path / "gone").unlink()
    (tmp_path / "swapped").unlink()
    os.mkfifo(tmp_path / "swapped")  # opening it to read would wait for ever
    for one, status in ((changed, "busy"), (gone, "gone"), (swapped, "busy")):
        with pytest.raises(NotNow) as caught:
            originals.keep(one, most=100)
        assert caught.value.status == status
    assert not list(originals.folder.rglob("*"))


def test_a_file_that_grows_while_it_is_read_is_left_for_later(
    originals: Originals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import originals as module

    path, reading = tmp_path / "a.txt", module._read
    found = entry(path)

    def write_meanwhile(file: object) -> bytes:
        with path.open("ab") as more:
            more.write(b"x")
        return reading(file)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_read", write_meanwhile)
    monkeypatch.setattr(module, "_PIECE", 4)
    with pytest.raises(NotNow, match="changed while it was read"):
        originals.keep(found, most=100)
    assert not list(originals.folder.rglob("*"))


def test_a_file_that_may_not_be_opened_is_refused(originals: Originals, tmp_path: Path) -> None:
    found = entry(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable, match=r"a.txt: the file cannot be opened \(Too many levels of symbolic links\)"):
        originals.keep(found, most=100)


def test_a_folder_that_cannot_be_written_is_one_sentence(originals: Originals, tmp_path: Path) -> None:
    originals.folder.parent.mkdir()
    originals.folder.write_text("in the way")
    with pytest.raises(TradewireError, match=r"originals cannot be written \(.+\), so nothing more is read; make room"):
        originals.keep(entry(tmp_path / "a.txt"), most=100)
