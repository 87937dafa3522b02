"""The pages in a real browser, for everybody: without script, on paper, on a small screen, by axe-core, and safely."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.report.pages import STATIC, release
from tests.browsing import NARROW, WIDE, Watched
from warehouse.report import Parts
from warehouse.store import Store

# Without these axe fetches the stylesheets, which the pages forbid, and tells what it found right.
QUICK = {"preload": False, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": ["color-contrast"]}
PLACES = ("char_start", "char_end", "value_start", "value_end")


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


def test_print_opens_the_values_and_hides_the_switches(browser: Any, site: Path) -> None:
    page = Watched(browser.new_page(), site).open("index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("figure table").first.is_visible()
    assert not page.locator(".filters").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.query_selector("figure details[open]") is None
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Any, site: Path, article: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

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
    assert len(text) > 100_000
    # Of the page's own thread, at the best of three: what else the machine does slows even that.
    assert min(opening(browser, tmp_path, 40 * len(page["marks"])) for _ in range(3)) < 1


def opening(browser: Any, folder: Path, marks: int) -> float:
    """Seconds that a page works until it is open, with so many marks."""
    with browser.new_context(viewport=WIDE) as context:
        watched = Watched(context.new_page(), folder)
        counted = context.new_cdp_session(watched.page)
        counted.send("Performance.enable", {"timeDomain": "threadTicks"})
        shown = watched.open("release/long.html")
        taken = {one["name"]: one["value"] for one in counted.send("Performance.getMetrics")["metrics"]}
        assert shown.locator("article mark").count() == marks
        assert watched.wrong == []
        return float(taken["TaskDuration"])


def shifted(row: Any, copy: int, size: int, sentences: int) -> dict[str, Any]:
    """A row of a part as it would be some copies of the text further down."""
    moved = {name: value + copy * size for name, value in row.items() if name in PLACES and value is not None}
    moved |= {name: row[name] + copy * sentences for name in ("place", "sentence") if name in row}
    moved |= {"observation_id": f"{row['observation_id']}{copy}"} if "observation_id" in row else {}
    moved |= {"facts": [f"{fact}{copy}" for fact in row["facts"]]} if "facts" in row else {}
    return {**row, **moved}
