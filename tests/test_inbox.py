"""The inbox: what is found in it, what is never opened, and what is said when it cannot be read."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import InboxMissing, TradewireError, Unreadable
from pipeline.inbox import Entry, Stamp, find
from pipeline.settings import Settings


def found(*paths: Path, inbox: Path | None = None) -> dict[str, Entry]:
    return {entry.source: entry for entry in find(paths, inbox)}


def refusals(*paths: Path) -> dict[str, str]:
    return {entry.source: entry.refused[0] for entry in find(paths, paths[0]) if entry.refused}


def test_files_come_in_the_order_of_their_paths_without_hidden_ones_and_the_top_readme(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/z.txt", "a/README.md", "README.md", ".hidden", ".git/x.txt", "c.txt", "c.expected.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    assert list(found(tmp_path)) == ["a/README.md", "a/z.txt", "b.txt", "c.txt"]


def test_a_file_is_itself_and_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == {}
    path = tmp_path / "one.txt"
    path.write_text("x")
    assert list(found(path)) == ["one.txt"]
    assert list(find([path, tmp_path, path])) == list(find([path]))


def test_a_source_counts_from_the_inbox_and_a_key_is_no_other_files(tmp_path: Path) -> None:
    inbox, other = tmp_path / "inbox", tmp_path / "other"
    for path in (inbox / "sub" / "a.txt", other / "sub" / "a.txt"):
        path.parent.mkdir(parents=True)
        path.write_text("x")
    assert [(one.source, one.key) for one in find([inbox / "sub"], inbox)] == [("sub/a.txt", "sub/a.txt")]
    assert [(one.source, one.key) for one in find([inbox / "sub" / ".." / "sub" / "a.txt"], inbox / ".")] == [
        ("sub/a.txt", "sub/a.txt")
    ]
    assert [(one.source, one.key) for one in find([other], inbox)] == [("sub/a.txt", f"{other}/sub/a.txt")]
    assert [(one.source, one.key) for one in find([other / "sub" / "a.txt"], inbox)] == [
        ("a.txt", f"{other}/sub/a.txt")
    ]


def test_a_missing_inbox_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(InboxMissing, match="nowhere: there is no such file or folder"):
        find([tmp_path / "nowhere"])


def refuse(name: str) -> Callable[[str | Path], list[str]]:
    listed = os.listdir

    def listing(path: str | Path) -> list[str]:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    return listing


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", refuse(tmp_path.name))
    with pytest.raises(Unreadable, match=r"the folder cannot be opened \(Permission denied\); give"):
        find([tmp_path])


def test_a_folder_below_that_may_not_be_opened_costs_the_others_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(os, "listdir", refuse("shut"))
    assert list(found(tmp_path)) == ["a.txt", "shut"]
    assert refusals(tmp_path) == {"shut": "the folder cannot be opened (Permission denied)"}


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    os.mkfifo(inbox / "pipe")
    (inbox / "zero").symlink_to("/dev/zero")
    (inbox / "nowhere").symlink_to(inbox / "gone")
    (inbox / "circle").symlink_to(inbox / "circle")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(inbox / "socket"))
    said = refusals(inbox)
    assert {name: reason.split(",")[0] for name, reason in said.items()} == {
        "circle": "it is a link that leads nowhere",
        "nowhere": "it is a link that leads nowhere",
        "pipe": "it is a pipe and no file",
        "socket": "it is a socket and no file",
        "zero": "it is a link that leads out of the inbox",
    }
    assert refusals(inbox / "pipe") == {"pipe": "it is a pipe and no file"}
    assert [entry.refused for entry in find([Path("/dev/zero")])] == [
        ("it is a device and no file", "take it out of the inbox")
    ]


def test_links_are_followed_inside_the_inbox_and_never_in_circles(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "sub").mkdir(parents=True)
    (inbox / "sub" / "a.txt").write_text("x")
    (inbox / "sub" / "up").symlink_to("..")
    (inbox / "twin.txt").symlink_to("sub/a.txt")
    (tmp_path / "inbox2").mkdir()
    (tmp_path / "inbox2" / "secret.txt").write_text("x")
    (inbox / "z").symlink_to("../inbox2")
    assert list(found(inbox)) == ["sub/a.txt", "twin.txt", "z"]
    assert list(refusals(inbox)) == ["z"]
    assert found(inbox)["twin.txt"].stamp == found(inbox)["sub/a.txt"].stamp
    (tmp_path / "linked").symlink_to(inbox)
    assert list(found(tmp_path / "linked")) == ["sub/a.txt", "twin.txt", "z"]


def test_any_name_that_a_file_can_have_is_a_source(tmp_path: Path) -> None:
    names = [b"a\nb.txt", b"a\x1b[31m.txt", b"..a", b"caf\xe9.txt", b"-rf", "한국.txt".encode(), b"' OR 1=1 --.txt"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    sources = {"a\nb.txt", "a\x1b[31m.txt", "caf\\xe9.txt", "-rf", "한국.txt", "' OR 1=1 --.txt"}  # ..a is a hidden one
    entries = found(tmp_path)
    assert set(entries) == sources
    assert all(source.encode() for source in sources)
    assert {Path(entry.path).read_bytes() for entry in entries.values()} == {*names} - {b"..a"}


def test_folders_in_folders_without_end(tmp_path: Path) -> None:
    top, below = tmp_path / "top", "d/" * 1100
    subprocess.run(["mkdir", "-p", top / below], check=True)
    (top / below / "a.txt").write_text("x")
    assert list(found(top)) == [f"{below}a.txt"]
    subprocess.run(["rm", "-r", top], check=True)  # Python cannot: it goes down as it came


def test_a_stamp_is_another_once_a_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    before = Stamp.of(path.stat())
    assert Stamp.of(path.stat()) == before
    path.chmod(0o600)
    os.utime(path, ns=(1, before.mtime_ns))
    assert Stamp.of(path.stat()) != before


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


def test_limits_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().limits.seconds == 60
    monkeypatch.setenv("TRADEWIRE_MAX_SECONDS", "2.5")
    monkeypatch.setenv("TRADEWIRE_MAX_FILE_BYTES", "3 MiB")
    monkeypatch.setenv("TRADEWIRE_MAX_PARTS", "7")
    monkeypatch.setenv("TRADEWIRE_WORKERS", "5")
    limits = Settings().limits
    assert (limits.seconds, limits.file_bytes, limits.parts, Settings().workers) == (2.5, 3 << 20, 7, 5)
    monkeypatch.setenv("TRADEWIRE_MAX_SECONDS", "soon")
    with pytest.raises(TradewireError, match="TRADEWIRE_MAX_SECONDS=soon cannot be used"):
        Settings()
