"""What a user can do wrong is one sentence on stderr and an exit code that is not 0, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DOCUMENTS, Answer
from warehouse.paths import working_path
from warehouse.store import Store

Tradewire = Callable[..., Answer]


def assert_one_sentence(answer: Answer, code: int, *words: str) -> None:
    assert answer.code == code
    assert answer.err.startswith("tradewire: ")
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert all(word in answer.err for word in words), answer.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), ("nonsense", "tradewire --help")),
        (("sql", "--wrong"), ("--wrong", "tradewire sql --help")),
        (("sql", "SELECT 1", "--format", "xml"), ("--format", "xml", "table")),
        (("serve", "--every", "soon"), ("--every",)),
        (("serve", "--every", "0"), ("--every", "5 seconds")),
        (("ingest",), ("PATH",)),
        (("show",), ("release",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_wrong_flag_or_argument(tradewire: Tradewire, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert_one_sentence(tradewire(*arguments), 2, *words)


@pytest.mark.parametrize("command", ["run", "status", "serve"])
def test_a_missing_inbox(tradewire: Tradewire, command: str, tmp_path: Path) -> None:
    assert_one_sentence(tradewire(command, "--inbox", tmp_path / "gone"), 1, "gone", "no such file or folder")


def test_a_missing_file(tradewire: Tradewire, tmp_path: Path) -> None:
    answer = tradewire("ingest", tmp_path / "gone.txt", "--warehouse", tmp_path / "w.duckdb")
    assert_one_sentence(answer, 1, "gone.txt", "no such file")


def test_an_unreadable_file_is_rejected_and_the_others_are_loaded(tradewire: Tradewire, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 4)
    answer = tradewire("ingest", broken, DOCUMENTS[1], "--warehouse", tmp_path / "w.duckdb")
    assert_one_sentence(answer, 1, "broken.txt")
    assert "1 new document, 1 new release, 1 rejected" in answer.out


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELEKT 1", "SELEKT"),
        ("SELECT * FROM nowhere", "nowhere"),
        ("SELECT nothing FROM releases", "nothing"),
        ("DELETE FROM releases", "read-only"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled"),
    ],
)
def test_a_broken_or_forbidden_query(tradewire: Tradewire, loaded: Path, query: str, word: str) -> None:
    assert_one_sentence(tradewire("sql", query, "--warehouse", loaded), 1, word)


def test_an_empty_query(apart: Tradewire) -> None:
    assert_one_sentence(apart("sql"), 2, "no query")


def test_a_missing_warehouse(tradewire: Tradewire, tmp_path: Path) -> None:
    answer = tradewire("sql", "SELECT 1", "--warehouse", tmp_path / "none.duckdb")
    assert_one_sentence(answer, 1, "none.duckdb", "there is no warehouse")


def test_a_file_that_is_no_warehouse(tradewire: Tradewire, tmp_path: Path) -> None:
    (tmp_path / "letter.duckdb").write_text("Dear Sir or Madam")
    assert_one_sentence(tradewire("sql", "SELECT 1", "--warehouse", tmp_path / "letter.duckdb"), 1, "letter.duckdb")


def test_a_warehouse_that_another_process_is_writing(apart: Tradewire, tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    with Store(working_path(warehouse)):
        answer = apart("ingest", DOCUMENTS[1], "--warehouse", warehouse)
    assert_one_sentence(answer, 1, "w.working.duckdb", "in use", "try again")


def test_an_output_that_cannot_be_written(tradewire: Tradewire, loaded: Path, tmp_path: Path) -> None:
    answer = tradewire("sql", "SELECT 1", "--output", tmp_path / "no" / "a.csv", "--warehouse", loaded)
    assert_one_sentence(answer, 1, "a.csv", "No such file")


@pytest.mark.parametrize(("release", "words"), [("zzzz", ("no release",)), ("korea", ("fits", "more"))])
def test_no_release_or_too_many(tradewire: Tradewire, loaded: Path, release: str, words: tuple[str, ...]) -> None:
    assert_one_sentence(tradewire("show", release, "--warehouse", loaded), 1, *words)


def test_documents_that_nobody_annotated(tradewire: Tradewire, tmp_path: Path) -> None:
    assert_one_sentence(tradewire("evaluate", tmp_path / "gone"), 1, "gone")


def test_a_prefect_server_that_does_not_answer(
    apart: Tradewire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert_one_sentence(apart("run"), 1, "Prefect's server cannot be reached", "tradewire ingest")


def test_a_fault_of_the_code_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tradewire: Tradewire, loaded: Path) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tradewire.sql._answer", fail)
    with pytest.raises(ZeroDivisionError):
        tradewire("sql", "SELECT 1", "--warehouse", loaded)
