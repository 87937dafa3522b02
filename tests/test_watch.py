"""A file in the inbox is told of when it rests."""

import time
from pathlib import Path

import pytest

from flows import watch


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "REST", 0.4)


def test_a_file_that_is_being_copied_is_told_of_when_it_rests(tmp_path: Path) -> None:
    with watch.changes(tmp_path) as changed:
        time.sleep(0.3)
        with (tmp_path / "slow.txt").open("w") as file:
            for _ in range(3):
                file.write("Exports rose. ")
                file.flush()
                assert not changed.wait(0.2)
        assert changed.wait(5)


def test_what_is_hidden_or_gone_is_not_told_of(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Exports rose.")
    with watch.changes(tmp_path) as changed:
        time.sleep(0.3)
        (tmp_path / ".partial").write_text("Exports")
        (tmp_path / "old.txt").unlink()
        assert not changed.wait(1.0)


def test_an_inbox_that_goes_away_and_comes_again_is_watched_again(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with watch.changes(inbox) as changed:
        inbox.rmdir()
        time.sleep(0.3)
        inbox.mkdir()
        assert changed.wait(5)
        changed.clear()
        time.sleep(0.6)
        (inbox / "new.txt").write_text("Exports rose.")
        assert changed.wait(5)
