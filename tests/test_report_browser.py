"""The pages in a real browser: what a reader does with them, by pointer and by keyboard, with and without script."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.report.pages import STATIC, release
from warehouse.parts import Parts
from warehouse.store import Store

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests want the package playwright")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARTICLE = "Overall Sluggish"
# Without these axe fetches the stylesheets, which the pages forbid, and tells what it found right.
QUICK = {"preload": False, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": ["color-contrast"]}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


class Watched:
    """A page of the browser that remembers what must not happen."""

    def __init__(self, page: Any, site: Path) -> None:
        self.page, self.site, self.wrong = page, site, list[str]()
        page.on("console", lambda said: self.wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: self.wrong.append(asked.url) if _is_outside(asked.url) else None)

    def open(self, name: str) -> Any:
        self.page.goto((self.site / name.partition("#")[0]).as_uri() + "".join(name.partition("#")[1:]))
        return self.page


def _is_outside(url: str) -> bool:
    return not url.startswith(("file:", "data:,"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: .ci/run is to install it")
    if found is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def wide(browser: Any, site: Path) -> Iterator[Watched]:
    """A window of 1280 pixels; nothing went wrong in it by the end."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        watched = Watched(context.new_page(), site)
        yield watched
        assert watched.wrong == []


@pytest.fixture(scope="module")
def article(site: Path) -> str:
    """The page of the release with the $638,000."""
    (page,) = [page for page in (site / "release").glob("*.html") if ARTICLE in page.read_text(encoding="utf-8")[:900]]
    return f"release/{page.name}"


def chosen(page: Any) -> list[str]:
    return page.eval_on_selector_all(".obs tr.sel .pick", "found => found.map(one => one.textContent.trim())")


def in_view(page: Any, selector: str) -> bool:
    top = page.eval_on_selector(selector, "one => one.getBoundingClientRect().top")
    return 0 <= top <= page.viewport_size["height"]


def test_choosing_a_fact_shows_its_sentence_and_its_number(wide: Watched, article: str) -> None:
    page = wide.open(article)
    page.click(".obs tr:has-text('638,000') td:nth-child(2)")
    assert page.text_content(".s.ev").startswith("11On the other hand, semiconductor exports fell to $638,000")
    assert page.text_content("mark.sel").startswith("$638,000")
    assert in_view(page, "mark.sel")
    box = page.text_content("#insp")
    assert "638,000 USD" in box
    assert "Fact: Exports, semiconductors, Apr 2023" in box
    assert page.url.partition("#")[2] == page.get_attribute(".obs tr.sel", "id")
    page.keyboard.press("Escape")
    assert page.query_selector(".sel, .ev") is None
    assert "Point at a mark" in page.text_content("#insp")


def test_choosing_a_mark_shows_its_facts_and_a_number_printed_twice_the_same_one(wide: Watched, article: str) -> None:
    page = wide.open(article)
    marks = page.query_selector_all("article mark:has-text('$55.1 billion')")
    assert len(marks) == 2
    for mark in marks:
        mark.click()
        assert chosen(page) == ["55.1 bn USD"]
    page.hover("mark:has-text('seven consecutive months')")
    assert "<cardinal|integer|ordinal>" in page.text_content("#insp")


def test_a_link_to_a_fact_selects_it(wide: Watched, article: str) -> None:
    page = wide.open(article)
    fact = page.get_attribute(".obs tr:has-text('−26.5%')", "id")
    page = wide.open("index.html")
    page = wide.open(f"{article}#{fact}")
    assert chosen(page) == ["−26.5%"]
    assert in_view(page, "mark.sel")


def test_the_series_leads_to_the_fact_and_back(wide: Watched) -> None:
    page = wide.open("series/KR-exports-semiconductors.html")
    page.click(".vals td a:has-text('638,000')")
    page.wait_for_load_state()
    assert chosen(page) == ["638,000 USD ✕ in doubt"]
    page.click(".obs tr.sel a.to")
    page.wait_for_load_state()
    assert page.text_content("h1") == "South Korea’s exports of semiconductors"


def test_the_keyboard_alone_reaches_everything(wide: Watched, article: str) -> None:
    page = wide.open(article)
    focus = "document.activeElement"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focus}.className") == "skip"
    assert page.evaluate(f"{focus}.getBoundingClientRect().left") >= 0
    stops = page.eval_on_selector_all(".text .k", "found => found.filter(one => one.tabIndex === 0).length")
    assert stops == 1
    page.focus(".text .k[tabindex='0']")
    for key, surface in (
        ("ArrowRight", "April"),
        ("End", "January 1995 to May 1997"),
        ("Home", "seven months in a row"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(f"{focus}.parentElement.firstChild.textContent") == surface
    assert "7 months" in page.text_content("#insp")
    page.focus(".obs tr:has-text('+40.3%') .pick")
    assert page.evaluate(f"getComputedStyle({focus}).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert chosen(page) == ["+40.3%"]
    page.focus(".text mark.sel > .k")
    page.keyboard.press("Enter")
    assert page.text_content("mark.sel").startswith("40.3%")


def test_switches_hide_kinds_and_show_values(wide: Watched, article: str) -> None:
    page = wide.open(article)
    label = page.locator("mark.percentages .kk").first
    assert label.is_visible()
    page.uncheck("#k-percentages")
    assert not label.is_visible()
    page.check("#k-percentages")
    page.check("#vals")
    assert page.locator("mark.percentages .kv").first.is_visible()
    page = wide.open("index.html")
    page.uncheck("#f-error")
    assert [page.locator(f".card.{level}").first.is_visible() for level in ("error", "warning", "info")] == [
        False, True, True,
    ]  # fmt: skip


def test_tables_sort_by_a_column(wide: Watched) -> None:
    page = wide.open("index.html")
    numbers = ".cov tbody td:nth-child(9)"
    for way in ("ascending", "descending"):
        page.click(".cov thead th:nth-child(9) button")
        shown = [int(cell) for cell in page.locator(numbers).all_text_contents()]
        assert shown == sorted(shown, reverse=way == "descending")
        assert page.get_attribute(".cov thead th:nth-child(9)", "aria-sort") == way


def test_a_citation_is_copied(wide: Watched) -> None:
    wide.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = wide.open("series/KR-exports.html")
    page.click(".vals tr:has-text('49.62') summary")
    page.click(".vals tr:has-text('49.62') .cite button")
    page.wait_for_selector("button:has-text('Copied')")
    citation = page.text_content(".vals tr:has-text('49.62') .cite p")
    assert page.evaluate("navigator.clipboard.readText()") == citation
    assert "sentence 4: South Korea’s exports, Apr 2023: 49.62 bn USD. 003_c682bd49e36e885b.txt" in citation


def test_without_script_the_page_reads_and_its_links_work(browser: Any, site: Path, article: str) -> None:
    with browser.new_context(viewport=WIDE, java_script_enabled=False) as context:
        page = Watched(context.new_page(), site).open(article)
        page.click(".obs .pick:has-text('638,000')")
        assert page.url.endswith("#m1523-1531")
        assert page.locator("mark:target").text_content().startswith("$638,000")
        page.uncheck("#k-dates")
        assert not page.locator("mark.dates .kk").first.is_visible()
        page.click("mark:has-text('$638,000') > .k")
        assert page.locator("tr:target td:nth-child(3)").text_content() == "638,000 USD"


def test_print_opens_the_values_and_hides_the_switches(wide: Watched) -> None:
    page = wide.open("index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("figure table").first.is_visible()
    assert not page.locator(".filters").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.query_selector("figure details[open]") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Any, site: Path, article: str, scheme: str) -> None:
    pages = ["index.html", article, "series/KR-exports.html", "releases.html"]
    with browser.new_context(viewport=WIDE, color_scheme=scheme, reduced_motion="reduce") as context:
        watched = Watched(context.new_page(), site)
        for name in pages if scheme == "light" else pages[1:2]:
            page = watched.open(name)
            page.eval_on_selector_all("details:not(.sql)", "found => found.forEach(one => one.open = true)")
            found = Axe().run(page, options=QUICK | ({} if scheme == "light" else CONTRAST)).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
        assert watched.wrong == []


def test_at_400_pixels_nothing_scrolls_sideways_but_two_tables(browser: Any, site: Path, article: str) -> None:
    wider = """() => [...document.querySelectorAll('main *')].filter(one => one.checkVisibility()
        && !one.closest('.cov, #mentions') && !one.querySelector('.cov')
        && (one.getBoundingClientRect().right > innerWidth + 1
        || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto'))
        .map(one => one.outerHTML.slice(0, 80))"""
    with browser.new_context(viewport=NARROW) as context:
        watched = Watched(context.new_page(), site)
        for name in ("index.html", article, "series/KR-exports.html", "releases.html", "series.html", "findings.html"):
            page = watched.open(name)
            page.eval_on_selector_all("main details", "found => found.forEach(one => one.open = true)")
            assert (name, page.evaluate("document.documentElement.scrollWidth"), page.evaluate(wider)) == (
                name,
                400,
                [],
            )
        assert watched.wrong == []


def test_the_box_tells_of_the_chosen_fact_though_the_page_moves_below_the_pointer(
    browser: Any, site: Path, article: str
) -> None:
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        page = Watched(context.new_page(), site).open(article)
        for row in page.query_selector_all(".obs tbody tr:nth-child(-n + 8)"):
            value = row.query_selector(".pick").text_content().partition(" ")[0]
            row.query_selector(".when").click()
            page.wait_for_timeout(60)  # the browser notices what has come below the pointer a little later
            assert f", {value}" in page.text_content("#insp p:last-child")


def test_hostile_texts_do_nothing(browser: Any, hostile_site: Path) -> None:
    with browser.new_context(viewport=WIDE) as context:
        watched = Watched(context.new_page(), hostile_site)
        for path in sorted(hostile_site.rglob("*.html")):
            page = watched.open(str(path.relative_to(hostile_site)))
            for row in page.query_selector_all(".obs tbody td:nth-child(2)"):
                row.click()
            for mark in page.query_selector_all("article mark")[:3]:
                mark.hover()
            assert page.evaluate("[typeof pwned, document.scripts.length, document.images.length]") == [
                "undefined",
                1,
                0,
            ]
        assert watched.wrong == []


def test_a_text_of_100_kilobytes_opens_in_a_second(browser: Any, loaded: Path, site: Path, tmp_path: Path) -> None:
    """The example with the $638,000, forty times one below the other."""
    with Store.read(loaded) as store:
        ((name, size),) = store.sql(
            "SELECT page_of(release_id), length(text) FROM releases WHERE title LIKE 'Increased%'"
        )[1]
        page = Parts(store).pages("release", [name])[name]
    text = f"{page['about'][0]['text']}\n" * 40
    long = {"about": [{**page["about"][0], "text": text, "title_end": 0}], "places": page["places"], "pins": []}
    for part in ("sentences", "marks", "facts", "unread"):
        long[part] = [shifted(row, copy, size + 1, len(page["sentences"])) for copy in range(40) for row in page[part]]
    for name in STATIC:
        shutil.copy(site / name, tmp_path)
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "long.html").write_text(release(long), encoding="utf-8")
    with browser.new_context(viewport=WIDE) as context:
        watched = Watched(context.new_page(), tmp_path)
        counted = context.new_cdp_session(watched.page)
        counted.send("Performance.enable", {"timeDomain": "threadTicks"})
        shown = watched.open("release/long.html")
        seconds = {one["name"]: one["value"] for one in counted.send("Performance.getMetrics")["metrics"]}[
            "TaskDuration"
        ]
        assert len(text) > 100_000
        assert shown.locator("article mark").count() == 40 * len(page["marks"])
        assert seconds < 1  # of its main thread, whatever else the machine does
        assert watched.wrong == []


def shifted(row: Any, copy: int, size: int, sentences: int) -> dict[str, Any]:
    """A row of a part as it would be some copies of the text further down."""
    moved = {name: value + copy * size for name, value in row.items() if name in PLACES and value is not None}
    moved |= {name: row[name] + copy * sentences for name in ("place", "sentence") if name in row}
    moved |= {"observation_id": f"{row['observation_id']}{copy}"} if "observation_id" in row else {}
    moved |= {"facts": [f"{fact}{copy}" for fact in row["facts"]]} if "facts" in row else {}
    return {**row, **moved}


PLACES = ("char_start", "char_end", "value_start", "value_end")
