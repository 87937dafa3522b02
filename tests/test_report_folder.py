"""The folder of pages: whole whatever stops a run, made anew where it must be, nobody else's files touched."""

import shutil
from pathlib import Path

import pytest

from pipeline.report import write
from pipeline.report.folder import MANIFEST, Folder, FolderTaken, opened
from tests.test_report import contents
from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Store, WarehouseError


@pytest.fixture(scope="module")
def made(hostile_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the pages of a small warehouse."""
    return Path(shutil.copytree(hostile_site, tmp_path_factory.mktemp("made") / "pages"))


def remade(warehouse: Path, folder: Path, query: str) -> None:
    """Makes the pages again after a statement in a copy of the warehouse."""
    copy = folder / warehouse.name
    shutil.copy(working_path(warehouse), working_path(copy))
    with Store(working_path(copy)) as store:
        store.sql(query)
    publish(working_path(copy), copy)
    write(copy, folder / "pages")


def test_what_has_not_changed_is_not_written_again(hostile_warehouse: Path, made: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in made.rglob("*.*ml")}
    again = write(hostile_warehouse, made)
    assert (again.written, again.pages) == (0, len(times))
    assert times == {path: path.stat().st_mtime_ns for path in made.rglob("*.*ml")}


def test_of_the_pages_that_changed_one_is_made_anew(hostile_warehouse: Path, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "pages")
    remade(hostile_warehouse, tmp_path, "UPDATE amounts SET rule = 'another rule' WHERE release_id = '../../evil'")
    before, after = contents(made), contents(tmp_path / "pages")
    differing = {name for name in before if before[name] != after[name]} - {MANIFEST}
    assert [name.partition("/")[0] for name in differing] == ["release"]


def test_pages_of_what_is_gone_go_and_nothing_else(hostile_warehouse: Path, made: Path, tmp_path: Path) -> None:
    site = tmp_path / "pages"
    shutil.copytree(made, site)
    (site / "release" / "mine.html").write_text("mine")
    gone = "DELETE FROM releases WHERE release_id = '../../evil'"
    remade(hostile_warehouse, tmp_path, f"{gone}; {gone.replace('releases', 'appearances')}; DELETE FROM findings")
    assert len(list((site / "release").glob("*.html"))) == len(list((made / "release").glob("*.html")))
    assert (site / "release" / "mine.html").read_text() == "mine"


def test_a_run_that_is_stopped_leaves_whole_pages_and_the_next_one_mends(
    hostile_warehouse: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, calls = Path.replace, iter(range(1000))

    def stopped(self: Path, target: Path) -> Path:
        if next(calls) == 15:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            write(hostile_warehouse, tmp_path)
    assert any(tmp_path.rglob("*.html"))
    assert all(page.read_bytes().endswith(b"</html>\n") for page in tmp_path.rglob("*.html"))
    write(hostile_warehouse, tmp_path)
    assert contents(tmp_path) == contents(made)


def test_a_stopped_run_leaves_no_file_that_is_not_listed(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.plan(iter(["a.html", "b.html"]))
        folder.put("a.html", "a")
    with opened(tmp_path) as folder:
        folder.plan(iter(["b.html"]))
        folder.put("b.html", "b")
        assert folder.finish() == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "b.html", MANIFEST]


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with opened(tmp_path) as folder, pytest.raises(FolderTaken, match=r"index\.html: was not made by tradewire report"):
        folder.plan(iter(["a.html", "index.html"]))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "index.html"]


@pytest.mark.parametrize("text", ["", "[]", '{"files": {}}', '{"made by": "tradewire report", "files": []}'])
def test_a_manifest_of_somebody_else_is_respected(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(FolderTaken, match="is no list of pages"), opened(tmp_path):
        pass
    assert (tmp_path / MANIFEST).read_text() == text


def test_a_list_that_was_tampered_with_deletes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    (tmp_path / "pages").mkdir()
    Folder(tmp_path / "pages", {"../precious.txt": None, str(tmp_path / "precious.txt"): None}).finish()
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_warehouse_of_another_version_is_said_in_one_sentence(blank: Path, tmp_path: Path) -> None:
    with Store(shutil.copy(blank, tmp_path / "old.duckdb")) as store:
        store.sql("DROP VIEW coverage; CREATE OR REPLACE MACRO declared_by() AS 'of last year'")
    with pytest.raises(WarehouseError, match=r"old\.duckdb was published by another version .*tradewire run"):
        write(tmp_path / "old.duckdb", tmp_path / "pages")
