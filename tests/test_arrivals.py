"""A file that nobody touched is not read again; what was rejected is tried again once it changes, or when asked."""

import os
import shutil
import time
from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.limits import Limits
from pipeline.originals import Originals
from pipeline.runs import FileResult, Summary
from warehouse.paths import working_path
from warehouse.store import Store

TIN = "Tin exports rise\n\nNorvania's tin exports rose 5% to $3 billion in March 2024.\n"


class Ingested:
    """An inbox and its warehouse; a call is a run over it."""

    def __init__(self, folder: Path, blank: Path) -> None:
        self.inbox, self.warehouse = folder / "inbox", folder / "home" / "w.duckdb"
        self.inbox.mkdir()
        self.warehouse.parent.mkdir()
        shutil.copy(blank, working_path(self.warehouse))

    def __call__(self, retry: bool = False, limits: Limits = Limits()) -> Summary:  # noqa: B008
        time.sleep(0.03)  # a file that was written just now is read once more
        return ingest([self.inbox], self.warehouse, self.inbox, retry_rejected=retry, limits=limits)

    def asked(self, query: str) -> list[tuple[object, ...]]:
        with Store.read(self.warehouse) as store:
            return store.sql(query)[1]


@pytest.fixture
def ingested(tmp_path: Path, blank: Path, monkeypatch: pytest.MonkeyPatch) -> Ingested:
    monkeypatch.setattr("warehouse.findings.find", lambda *_: None)  # they take most of a run, and are not the matter
    return Ingested(tmp_path, blank)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened, in order."""
    opened: list[str] = []
    keep = Originals.keep

    def noted(self: Originals, entry: object, most: int) -> object:
        opened.append(entry.source)  # type: ignore[attr-defined]
        return keep(self, entry, most)  # type: ignore[arg-type]

    monkeypatch.setattr(Originals, "keep", noted)
    return opened


def test_an_untouched_file_is_not_opened_again(ingested: Ingested, read: list[str]) -> None:
    (ingested.inbox / "a.txt").write_text(TIN)
    (ingested.inbox / "b.bin").write_bytes(b"\x00\x01" * 50)
    assert ingested().files_new == 2
    assert read == ["a.txt", "b.bin"]
    assert (ingested().files_new, read) == (0, ["a.txt", "b.bin"])
    os.utime(ingested.inbox / "a.txt")
    assert (ingested().files_new, read[2:]) == (0, ["a.txt"])
    assert (ingested().files_new, read[3:]) == (0, [])


def test_a_file_that_was_written_a_moment_ago_is_read_once_more(ingested: Ingested, read: list[str]) -> None:
    path = ingested.inbox / "a.txt"
    path.write_text(TIN)
    now = time.time_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.arrivals.time_ns", lambda: path.stat().st_ctime_ns + 1_000_000)
        ingested()
    assert now() > path.stat().st_ctime_ns
    assert ingested.asked("FROM files") == []
    ingested()
    ingested()
    assert read == ["a.txt", "a.txt"]


def test_a_file_that_changes_under_its_name_is_a_new_document_and_the_old_one_stays(ingested: Ingested) -> None:
    path = ingested.inbox / "a.txt"
    path.write_text(TIN)
    ingested()
    before = path.stat()
    path.write_text(TIN.replace("Tin", "Tan"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # of the same size and, they say, of the same time
    summary = ingested()
    assert (summary.files_new, summary.releases_new) == (1, 1)
    assert ingested.asked("SELECT source, left(text, 3) FROM documents ORDER BY ALL") == [
        ("a.txt", "Tan"),
        ("a.txt", "Tin"),
    ]
    assert ingested.asked("SELECT path, left(text, 3) FROM files JOIN documents USING (document_id)") == [
        ("a.txt", "Tan")
    ]


def test_a_rejected_file_is_tried_again_when_asked_and_when_it_changes(ingested: Ingested, read: list[str]) -> None:
    (ingested.inbox / "a.txt").write_bytes(b"")
    (ingested.inbox / "b.txt").write_text(TIN)
    ingested()
    assert ingested(retry=True).files == (
        FileResult("a.txt", "rejected", error="the file is empty; fill it, or take it out of the inbox"),
    )
    assert read == ["a.txt", "b.txt", "a.txt"]
    (ingested.inbox / "a.txt").write_text(TIN + "\n")
    assert ingested().files == (FileResult("a.txt", "loaded", 1),)


def test_what_cannot_be_opened_is_recorded_once_and_retried_when_it_changes(ingested: Ingested, tmp_path: Path) -> None:
    pipe, link = ingested.inbox / "pipe", ingested.inbox / "passwords\n.txt"
    os.mkfifo(pipe)
    link.symlink_to("/etc/passwd")
    first = ingested()
    assert [(file.source, file.status) for file in first.files] == [
        ("passwords\n.txt", "rejected"),
        ("pipe", "rejected"),
    ]
    recorded = "SELECT source, error, text, document_id = sha256(source) FROM documents ORDER BY source"
    assert ingested.asked(recorded) == [
        (
            "passwords\n.txt",
            "it is a link that leads out of the inbox, and such are not followed; put a copy in its place",
            None,
            True,
        ),
        ("pipe", "it is a pipe and no file; take it out of the inbox", None, True),
    ]
    assert ingested().files == ()
    pipe.unlink()
    pipe.write_text(TIN)
    assert ingested().files == (FileResult("pipe", "loaded", 1),)
    assert [path for path in Originals.beside(ingested.warehouse).folder.rglob("*") if path.is_file()] == [
        Originals.beside(ingested.warehouse).path(
            str(ingested.asked("SELECT document_id FROM files WHERE path='pipe'")[0][0])
        )
    ]


def test_a_file_over_the_limit_is_rejected_until_the_limit_is_raised(ingested: Ingested) -> None:
    (ingested.inbox / "a.txt").write_text(TIN)
    small = Limits(file_bytes=10)
    (rejected,) = ingested(limits=small).files
    assert "larger than 10 bytes; split it, or raise TRADEWIRE_MAX_FILE_BYTES" in str(rejected.error)
    assert ingested().files == ()
    assert ingested(retry=True).files == (FileResult("a.txt", "loaded", 1),)


def test_a_warehouse_in_its_own_inbox_is_not_read(ingested: Ingested) -> None:
    (ingested.inbox / "a.txt").write_text(TIN)
    warehouse = ingested.inbox / "w.duckdb"
    for _ in range(2):
        assert ingest([ingested.inbox], warehouse, ingested.inbox).files_seen == 1
        assert sum(path.is_file() for path in (ingested.inbox / "originals").rglob("*")) == 1


def test_names_that_differ_in_bytes_that_are_no_text_are_two_files(ingested: Ingested) -> None:
    (ingested.inbox / os.fsdecode(b"caf\xe9.txt")).write_text(TIN)
    (ingested.inbox / "caf\\xe9.txt").write_text(TIN + "\n\n\n")
    summary = ingested()
    assert (summary.files_new, summary.releases_new) == (2, 1)
    assert ingested().files_new == 0
