"""What a document says is shown on a terminal, and never obeyed by it."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from tradewire.options import Format
from tradewire.rows import write

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
SHOWN = "␛]0;owned␇␛[2J\ufffd31m\ufffd"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An inbox with escapes in names, titles and text, and its warehouse."""
    from pipeline.ingest import ingest

    folder = tmp_path_factory.mktemp("hostile")
    inbox, warehouse = folder / "inbox", folder / "w.duckdb"
    inbox.mkdir()
    title = f"Tin exports rise {ESCAPE}"
    sentence = f"Tin exports rose 5%{ESCAPE} to $3 billion in March 2024.\n"
    (inbox / f"a{ESCAPE.replace('/', '')}\n.txt").write_text(f"{title}\n\n{sentence}")
    (inbox / f"bad{ESCAPE}\n.bin").write_bytes(b"\x00\x01" * 50)
    ingest([inbox], warehouse, inbox)
    return inbox, warehouse


def assert_shown(answer: Answer) -> None:
    said = answer.out + answer.err
    assert SHOWN in said
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)


def test_every_command_shows_what_a_terminal_would_obey(
    hostile: tuple[Path, Path], tradewire: Callable[..., Answer], tmp_path: Path
) -> None:
    inbox, warehouse = hostile
    at = ("--warehouse", warehouse)
    assert_shown(tradewire("ingest", inbox, "--warehouse", tmp_path / "w.duckdb"))
    assert_shown(tradewire("status", "--inbox", inbox, *at))
    assert_shown(tradewire("sql", "SELECT title, source FROM releases JOIN documents USING (document_id)", *at))
    assert_shown(tradewire("show", "Tin exports", *at))
    assert_shown(tradewire("show", "Tin exports", "--explain", *at))
    assert_shown(tradewire("show", next(path for path in inbox.iterdir() if path.suffix == ".txt"), "--explain"))


def test_a_line_on_stderr_is_one_line(
    hostile: tuple[Path, Path], tradewire: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = tradewire("ingest", hostile[0], "--warehouse", tmp_path / "w.duckdb")
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("tradewire: rejected bad␛")
    assert "␊.bin: the file is binary" in answer.err


@pytest.mark.parametrize("style", [Format.CSV, Format.JSON])
def test_what_is_kept_in_a_file_is_as_it_was_and_a_terminal_is_shown_it(
    style: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(["title"], [(ESCAPE,)], style, tmp_path / "out")
    kept = (tmp_path / "out").read_text(encoding="utf-8")
    assert ESCAPE in kept if style is Format.CSV else json.loads(kept) == [{"title": ESCAPE}]
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdout", terminal)
    write(["title"], [(ESCAPE,)], style)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(terminal.getvalue())
