"""The pages in a real browser: what a reader does with them, by pointer and by keyboard, with and without script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import NARROW, WIDE, Watched


@pytest.fixture
def wide(browser: Any, site: Path) -> Iterator[Watched]:
    """A window of 1280 pixels; nothing went wrong in it by the end."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        watched = Watched(context.new_page(), site)
        yield watched
        assert watched.wrong == []


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
