"""Whatever a file does to the process that reads it costs that file, and no other."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.limits import Limits
from pipeline.workers import forks
from pipeline.workers.messages import Job
from pipeline.workers.pool import Part, Readers
from warehouse.store import Store

SENTENCE = "Norvania's tin exports rose {0}.{1}% to ${2} million in March 20{1}, after {0}.1% in the year to May.\n"
SLOW = 400_000  # characters; some seconds of reading


@dataclass(frozen=True)
class Files:
    jobs: tuple[Job, ...]


def text(characters: int, seed: int = 1) -> str:
    lines = (SENTENCE.format(seed + n % 9, 10 + n % 14, n + 1) for n in range(characters // 80))
    return f"Tin exports rise {seed}\n\n{''.join(lines)}"


def job(folder: Path, name: str, content: str | bytes) -> Job:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(data)
    return Job(sha256(data).hexdigest(), name, len(data), str(folder / name))


def read(store: Store, files: list[Files], limits: Limits = Limits(), workers: int = 1) -> list[Part[Files]]:  # noqa: B008
    with Readers(workers, limits, store.schemas()) as readers:
        return list(readers.parts(files))


def outcome(part: Part[Files]) -> dict[str, str]:
    return {result.source: result.error or result.status for result in part.results}


def children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@pytest.fixture
def server() -> forks.Server:
    return forks.server()


def test_answers_come_in_order_whoever_is_first(store: Store, tmp_path: Path) -> None:
    files = [Files((job(tmp_path, f"{n}.txt", text(20_000 if n == 0 else 200, n)),)) for n in range(9)]
    parts = read(store, files, workers=3)
    assert [part.of for part in parts] == files
    assert [[*outcome(part).values()] for part in parts] == [["loaded"]] * 9


def test_a_file_that_takes_too_long_is_given_up_and_the_others_are_read(store: Store, tmp_path: Path) -> None:
    names = {"a.txt": text(200, 1), "slow.txt": text(SLOW, 2), "z.txt": text(200, 3)}
    (part,) = read(store, [Files(tuple(job(tmp_path, *one) for one in names.items()))], Limits(seconds=1.5))
    assert outcome(part) == {
        "a.txt": "loaded",
        "slow.txt": "it took longer than 1.5 s to read; "
        "take it out of the inbox, or raise the limit and run with --retry",
        "z.txt": "loaded",
    }
    assert [document.source for document in part.rejected] == ["slow.txt"]


def test_a_file_that_fills_the_memory_is_given_up_and_the_others_are_read(store: Store, tmp_path: Path) -> None:
    names = {"a.txt": text(200, 1), "large.txt": b"tin " * (16 << 20), "z.txt": text(200, 3)}
    limits = Limits(memory_bytes=48 << 20)
    (part,) = read(store, [Files(tuple(job(tmp_path, *one) for one in names.items()))], limits)
    said = outcome(part)
    assert (said.pop("a.txt"), said.pop("z.txt")) == ("loaded", "loaded")
    assert said["large.txt"].startswith("the reader ran out of memory on it (48 MB); take it out of the inbox")


@pytest.mark.parametrize(
    ("deadly", "reason"),
    [
        (signal.SIGKILL, "the reader was ended from outside"),
        (signal.SIGSEGV, "the reader broke down on it (SIGSEGV)"),
    ],
)
def test_a_reader_that_dies_is_replaced(
    store: Store, tmp_path: Path, server: forks.Server, deadly: signal.Signals, reason: str
) -> None:
    names = {"a.txt": text(200, 1), "deadly.txt": text(SLOW, 2), "z.txt": text(200, 3)}

    def end() -> None:
        while not children(server._process.pid):
            time.sleep(0.01)
        time.sleep(0.5)
        os.kill(children(server._process.pid)[0], deadly)

    killer = threading.Thread(target=end)
    killer.start()
    (part,) = read(store, [Files(tuple(job(tmp_path, *one) for one in names.items()))])
    killer.join()
    said = outcome(part)
    assert (said.pop("a.txt"), said.pop("z.txt")) == ("loaded", "loaded")
    assert said["deadly.txt"].startswith(reason)


def test_a_server_that_died_is_started_again(store: Store, tmp_path: Path, server: forks.Server) -> None:
    os.kill(server._process.pid, signal.SIGKILL)
    server._process.wait()
    (part,) = read(store, [Files((job(tmp_path, "a.txt", text(200)),))])
    assert outcome(part) == {"a.txt": "loaded"}
    assert forks.server() is not server


def test_no_reader_outlives_the_run(store: Store, tmp_path: Path, server: forks.Server) -> None:
    with Readers(2, Limits(), store.schemas()) as readers:
        slow = (Files((job(tmp_path, f"{n}.txt", text(SLOW, n)),)) for n in range(2))
        with pytest.raises(ZeroDivisionError):
            next(readers.parts(one if one else 1 / 0 for one in (*slow, None)))  # type: ignore[arg-type, misc]
        began = time.monotonic()
    assert time.monotonic() - began < 5
    assert children(server._process.pid) == []


def test_a_reader_that_has_read_many_files_makes_room_for_a_new_one(
    store: Store, tmp_path: Path, server: forks.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.workers.pool._FILES", 4)
    files = [Files(tuple(job(tmp_path, f"{n}{m}.txt", text(200, 2 * n + m)) for m in range(2))) for n in range(4)]
    met = []
    with Readers(1, Limits(), store.schemas()) as readers:
        for part in readers.parts(files):
            assert set(outcome(part).values()) == {"loaded"}
            met += children(server._process.pid)
    assert len(set(met)) == 2


def test_a_copy_that_is_damaged_is_noticed(store: Store, tmp_path: Path) -> None:
    kept = job(tmp_path, "a.txt", text(200))
    (tmp_path / "a.txt").write_text("something else")
    (part,) = read(store, [Files((kept,))])
    assert outcome(part) == {"a.txt": "its kept original is missing or damaged; put the file in again"}


def test_readers_start_without_the_command_line_of_spacy() -> None:
    starts = "from pipeline.workers.server import leave_out; leave_out('spacy.cli.info', 'info');"
    reads = "import extractors, sys; found = extractors.extract('Exports rose 3.1% in May 2024.').observations;"
    tells = "print('spacy.cli' in sys.modules, len(found))"
    found = subprocess.run(
        [sys.executable, "-c", f"{starts} {reads} {tells}"], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["False", "1"]
