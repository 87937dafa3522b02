"""No text of a release is more than text: no markup of it is executed, and no name of it leads out of the folder."""

import re
from pathlib import Path

from lxml import html

from tests import hostile
from tests.test_report import pages, parsed, text_of
from warehouse.store import Store


def test_names_of_files_are_plain_and_lie_in_the_folder(hostile_site: Path) -> None:
    assert sorted(path.name for path in hostile_site.parent.parent.rglob("*") if path.is_dir()) == [
        "data", "deep", "pages", "release", "series", "source",
    ]  # fmt: skip
    for path in hostile_site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9_.-]+", path.name)


def test_what_the_texts_try_is_shown_as_text(hostile_site: Path) -> None:
    seen = 0
    for page in pages(hostile_site):
        tree = parsed(page)
        assert (
            tree.xpath("//img | //b[not(ancestor::li or ancestor::div[@class='tile'])] | //iframe | //object") == []
        ), page
        assert [script.get("src").removeprefix("../") for script in tree.xpath("//script")] == ["tradewire.js"]
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
        assert not [link for link in tree.xpath("//@href") if "javascript:" in link and not link.endswith(".html")]
        seen += hostile.SCRIPT in tree.text_content()
    assert seen > 5


def test_the_text_is_whole_all_the_same(hostile_warehouse: Path, hostile_site: Path) -> None:
    with Store.read(hostile_warehouse) as store:
        texts = store.sql("SELECT page_of(release_id), text FROM releases")[1]
    assert len(texts) == 2
    for name, text in texts:
        shown = text_of(hostile_site / "release" / f"{name}.html")
        assert shown == text.replace("\r\n", "\n")


def test_templates_are_no_template_for_the_texts(hostile_site: Path) -> None:
    assert any("{{ 7 * 7 }}" in page.read_text(encoding="utf-8") for page in pages(hostile_site))


def test_a_message_of_markup_is_no_markup(hostile_site: Path) -> None:
    tree: html.HtmlElement = parsed(hostile_site / "index.html")
    (card,) = [card for card in tree.xpath("//article") if card.find("h3").text_content() == hostile.IMAGE]
    assert card.xpath(".//p[@class='calc']")[0].text_content().startswith(hostile.SCRIPT)
