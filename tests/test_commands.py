"""Each command does what its help says, on the example documents."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command

from tests.conftest import DOCUMENTS, ROOT, Answer

Tradewire = Callable[..., Answer]


def commands() -> dict[str, object]:
    from tradewire.app import app

    return dict(get_command(app).commands)  # type: ignore[attr-defined]


def test_ingest_loads_and_a_second_time_changes_nothing(tradewire: Tradewire, tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    first = tradewire("ingest", DOCUMENTS[1], "--warehouse", warehouse)
    assert (first.code, first.err) == (0, "")
    assert "1 new document, 1 new release, 0 rejected, 0 known before" in first.out
    second = tradewire("ingest", DOCUMENTS[1], "--warehouse", warehouse)
    assert second.code == 0
    assert "0 new documents, 0 new releases, 0 rejected, 1 known before" in second.out


def test_a_folder_is_ingested_without_the_expected_files_in_it(tradewire: Tradewire, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(ROOT / "fixtures", folder, ignore=shutil.ignore_patterns("formats"))
    answer = tradewire("ingest", folder, "--warehouse", tmp_path / "w.duckdb")
    assert (answer.code, answer.err) == (0, "")
    assert "5 new documents, 21 new releases, 0 rejected" in answer.out
    assert "expected" not in answer.out


def test_an_expected_file_that_is_named_is_rejected_and_no_article(tradewire: Tradewire, tmp_path: Path) -> None:
    named = DOCUMENTS[1].with_suffix(".expected.json")
    answer = tradewire("ingest", named, DOCUMENTS[1], "--warehouse", tmp_path / "w.duckdb")
    assert answer.code == 1
    assert "1 new document, 1 new release, 1 rejected" in answer.out
    assert answer.err.startswith(f"tradewire: rejected {named.name}: the JSON holds no articles")


def test_sql_answers_as_a_table(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("sql", "SELECT 1234567.50::DECIMAL(20, 4) AS v, NULL AS n, 'a[b]' AS t", "--warehouse", loaded)
    assert (answer.code, answer.err) == (0, "")
    assert [line.split() for line in answer.out.splitlines()][::2] == [["v", "n", "t"], ["1,234,567.5", "a[b]"]]


def test_sql_says_when_there_is_no_row(tradewire: Tradewire, loaded: Path) -> None:
    assert "(no rows)" in tradewire("sql", "SELECT 1 AS one WHERE false", "--warehouse", loaded).out


def test_sql_answers_as_csv(tradewire: Tradewire, loaded: Path) -> None:
    query = "SELECT source, bytes, ingested_at FROM documents ORDER BY source"
    answer = tradewire("sql", query, "--format", "csv", "--warehouse", loaded)
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [(row["source"], int(row["bytes"])) for row in rows] == [
        (path.name, path.stat().st_size) for path in DOCUMENTS
    ]


def test_sql_answers_as_json_into_a_file(tradewire: Tradewire, loaded: Path, tmp_path: Path) -> None:
    query = "SELECT 12345678901234567.89::DECIMAL(19, 2) AS value, DATE '2025-03-17' AS day, ['ㄱ'] AS list"
    answer = tradewire("sql", query, "--format", "json", "--output", tmp_path / "a.json", "--warehouse", loaded)
    assert (answer.code, answer.out) == (0, "")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads(text, parse_float=str) == [{"value": "12345678901234567.89", "day": "2025-03-17", "list": ["ㄱ"]}]


def test_sql_without_a_query_reads_it_from_stdin(
    tradewire: Tradewire, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT count(*) AS documents FROM documents"))
    assert tradewire("sql", "--format", "csv", "--warehouse", loaded).out.split() == ["documents", "5"]


def test_sql_at_a_terminal_is_a_prompt_that_survives_a_broken_query(
    tradewire: Tradewire, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["", "SELEKT 1;", "SELECT", " 40 + 2 AS answer;", "exit"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))
    answer = tradewire("sql", "--warehouse", loaded)
    assert answer.code == 0
    assert "SELEKT" in answer.err
    assert answer.out.split()[-3::2] == ["answer", "42"]
    assert next(typed, None) is None


def test_show_prints_the_release_and_its_rows(tradewire: Tradewire, loaded: Path) -> None:
    answer = tradewire("show", "ICT exports rebound", "--warehouse", loaded)
    assert answer.code == 0
    assert "Korea’s ICT exports rebound in February\nThe Ministry of Trade" in answer.out
    assert "published_on  2025-03-17" in answer.out
    text, _, rows = answer.out.partition("\namounts\n")
    assert "to USD 16.7 billion and $10.9 billion." in text
    assert "16,700,000,000" in rows


def test_show_takes_the_beginning_of_an_id(tradewire: Tradewire, loaded: Path) -> None:
    query = "SELECT release_id FROM releases WHERE title IS NULL"
    release_id = tradewire("sql", query, "--format", "csv", "--warehouse", loaded).out.split()[1]
    assert f"release_id    {release_id}" in tradewire("show", release_id[:12], "--warehouse", loaded).out


def test_status_tells_new_from_loaded_from_rejected(tradewire: Tradewire, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w.duckdb"
    inbox.mkdir()
    (inbox / "old.txt").write_text("Tin exports rise\n\nTin exports rose 5% to $3 billion in March 2024.\n")
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert tradewire("ingest", inbox, "--warehouse", warehouse).code == 1
    (inbox / "young.txt").write_text("Zinc exports fall\n\nZinc exports fell 2 percent in May 2023.\n")
    answer = tradewire("status", "--inbox", inbox, "--warehouse", warehouse, "--format", "json")
    assert [(row["file"], row["status"], bool(row["why"])) for row in json.loads(answer.out)] == [
        ("old.txt", "loaded", False),
        ("picture.txt", "rejected", True),
        ("young.txt", "new", False),
    ]


def test_status_needs_no_warehouse(tradewire: Tradewire, tmp_path: Path) -> None:
    answer = tradewire("status", "--inbox", ROOT / "fixtures", "--warehouse", tmp_path / "none.duckdb")
    assert answer.code == 0
    assert "0 loaded, 0 rejected" in answer.out


def test_settings_come_from_the_environment(
    tradewire: Tradewire, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRADEWIRE_WAREHOUSE", str(loaded))
    monkeypatch.setenv("TRADEWIRE_INBOX", str(ROOT / "fixtures"))
    assert "5 loaded" in tradewire("status").out


def test_a_bare_command_is_its_help(tradewire: Tradewire) -> None:
    answer = tradewire()
    assert answer.code == 0
    assert all(name in answer.out for name in commands())


@pytest.mark.parametrize("name", commands())
def test_every_help_has_examples(tradewire: Tradewire, name: str) -> None:
    answer = tradewire(name, "--help")
    assert answer.code == 0
    assert f"Examples:\n    tradewire {name}" in answer.out


def test_a_flag_means_the_same_everywhere() -> None:
    meanings: dict[str, set[object]] = {}
    for command in commands().values():
        for parameter in command.params:  # type: ignore[attr-defined]
            for flag in {"--inbox", "--warehouse", "--format", "--output"} & {*parameter.opts}:
                meanings.setdefault(flag, set()).add((parameter.help, parameter.metavar))
    assert {flag: len(said) for flag, said in meanings.items()} == dict.fromkeys(
        ("--inbox", "--warehouse", "--format", "--output"), 1
    )
