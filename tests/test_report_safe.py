"""No text of a release is more than text: no markup of it is executed, and no name of it leads out of the folder."""

import re
from pathlib import Path

import pytest
from lxml import html

from pipeline.report import write
from tests import hostile
from tests.test_report import pages, parsed, text_of
from warehouse.store import Store


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.warehouse(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def evil(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(warehouse, tmp_path_factory.mktemp("evil") / "deep" / "pages").index.parent


def test_names_of_files_are_plain_and_lie_in_the_folder(evil: Path) -> None:
    assert sorted(path.name for path in evil.parent.parent.rglob("*") if path.is_dir()) == [
        "data", "deep", "pages", "release", "series", "source",
    ]  # fmt: skip
    for path in evil.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9_.-]+", path.name)


def test_what_the_texts_try_is_shown_as_text(evil: Path) -> None:
    seen = 0
    for page in pages(evil):
        tree = parsed(page)
        assert (
            tree.xpath("//img | //b[not(ancestor::li or ancestor::div[@class='tile'])] | //iframe | //object") == []
        ), page
        assert [script.get("src").removeprefix("../") for script in tree.xpath("//script")] == ["tradewire.js"]
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
        assert not [link for link in tree.xpath("//@href") if "javascript:" in link and not link.endswith(".html")]
        seen += hostile.SCRIPT in tree.text_content()
    assert seen > 5


def test_the_text_is_whole_all_the_same(warehouse: Path, evil: Path) -> None:
    with Store.read(warehouse) as store:
        texts = store.sql("SELECT page_of(release_id), text FROM releases")[1]
    assert len(texts) == 2
    for name, text in texts:
        shown = text_of(evil / "release" / f"{name}.html")
        assert shown == text.replace("\r\n", "\n")


def test_templates_are_no_template_for_the_texts(evil: Path) -> None:
    assert any("{{ 7 * 7 }}" in page.read_text(encoding="utf-8") for page in pages(evil))


def test_a_message_of_markup_is_no_markup(evil: Path) -> None:
    tree: html.HtmlElement = parsed(evil / "index.html")
    (card,) = [card for card in tree.xpath("//article") if card.find("h3").text_content() == hostile.IMAGE]
    assert card.xpath(".//p[@class='calc']")[0].text_content().startswith(hostile.SCRIPT)
