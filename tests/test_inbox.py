"""The inbox: what is found in it, and what is said when it cannot be read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import InboxMissing, Unreadable
from pipeline.inbox import find
from pipeline.settings import Settings


def test_files_come_in_the_order_of_their_paths_without_hidden_ones_and_the_top_readme(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/z.txt", "a/README.md", "README.md", ".hidden", ".git/x.txt", "c.txt", "c.expected.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = [path.relative_to(tmp_path).as_posix() for path in find(tmp_path)]
    assert found == ["a/README.md", "a/z.txt", "b.txt", "c.txt"]


def test_a_file_is_itself_and_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    assert find(tmp_path) == []
    path = tmp_path / "one.txt"
    path.write_text("x")
    assert find(path) == [path]


def test_a_missing_inbox_is_named(tmp_path: Path) -> None:
    with pytest.raises(InboxMissing, match="nowhere: there is no such file or folder"):
        find(tmp_path / "nowhere")


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Unreadable, match=r"shut: the folder cannot be opened \(Permission denied\); give"):
        find(tmp_path)


def test_settings_have_defaults_and_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("INBOX", "WAREHOUSE", "HOME"):
        monkeypatch.delenv(f"TRADEWIRE_{name}", raising=False)
    assert Settings().inbox == Path("inbox")
    assert Settings().warehouse == Path(".tradewire/tradewire.duckdb")
    monkeypatch.setenv("TRADEWIRE_HOME", "/srv/tw")
    assert Settings().warehouse == Path("/srv/tw/tradewire.duckdb")
    monkeypatch.setenv("TRADEWIRE_WAREHOUSE", "/data/w.duckdb")
    monkeypatch.setenv("TRADEWIRE_INBOX", "/data/in")
    assert (Settings().warehouse, Settings().inbox) == (Path("/data/w.duckdb"), Path("/data/in"))
