"""What a page states of itself: JSON-LD in every shape, days in every form, and days that are not the page's own."""

import json
from datetime import date

import pytest

from pipeline.layouts import split
from pipeline.model import Section
from pipeline.readers import days, decode

PROSE = "Exports of tin rose by 5% to $3 billion in May 2024, the Board of Trade said in its monthly report."
JUNE = date(2024, 6, 3)


def stated(head: str, body: str = "", title: str = "Tin up - Board") -> Section:
    page = f"<html><head><title>{title}</title>{head}</head><body><h1>Tin up</h1>{body}<p>{PROSE}</p></body></html>"
    return decode(page.encode(), "p.html")[0].sections[0]


def script(found: object, before: str = "", after: str = "") -> str:
    written = found if isinstance(found, str) else json.dumps(found)
    return f'<script type="application/ld+json">{before}{written}{after}</script>'


BOARD = {"@type": "Organization", "@id": "#b", "name": "Board of Trade"}
ARTICLE = {"@type": "NewsArticle", "headline": "Tin up", "datePublished": "2024-06-03", "publisher": BOARD}
OTHER = {"@type": "NewsArticle", "headline": "Zinc down", "datePublished": "2020-01-01"}


@pytest.mark.parametrize(
    "found",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Site"}, BOARD, {**ARTICLE, "publisher": {"@id": "#b"}}]},
        {
            "@graph": [
                {**ARTICLE, "@type": ["Thing", "http://schema.org/NewsArticle"], "publisher": [{"@id": "#b"}]},
                BOARD,
            ]
        },
        {**ARTICLE, "headline": ["Tin up", "Tin"], "datePublished": ["2024-06-03T10:00:00+09:00"]},
        {**ARTICLE, "headline": {"@value": "Tin up"}, "datePublished": {"@type": "Date", "@value": "2024-06-03"}},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        [{"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, ARTICLE],
        [OTHER, ARTICLE],
    ],
)
def test_the_article_of_the_page_is_found_in_any_shape(found: object) -> None:
    section = stated(script(found))
    assert (section.title, section.publisher, section.published_on) == ("Tin up", "Board of Trade", JUNE)


@pytest.mark.parametrize(("before", "after"), [("//<![CDATA[\n", "\n//]]>"), ("<!-- ", " -->"), ("", " \n")])
def test_json_in_comments_or_with_a_comma_too_many_is_read(before: str, after: str) -> None:
    assert stated(script(json.dumps(ARTICLE), before, after)).published_on == JUNE
    assert stated(script('{"@type": "Article", "datePublished": "2024-06-03", }', before, after)).published_on == JUNE


def test_other_articles_say_nothing_of_the_page() -> None:
    listed = {"@type": "ItemList", "itemListElement": [OTHER]}
    assert stated(script(listed)).published_on is None
    assert stated(script({"@type": "WebPage", "datePublished": "2024-06-03", "hasPart": OTHER})).published_on == JUNE
    assert stated(script({**listed, "itemListElement": [OTHER, ARTICLE]})).published_on == JUNE


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Mon, 03 Jun 2024 23:30:00 +0900", JUNE),
        ("2024-06-03T23:30:00+09:00", JUNE),
        ("2024-06-03T00:30:00Z", JUNE),
        ("20240603T101500Z", JUNE),
        ("3 June 2024", JUNE),
        ("June 3rd, 2024", JUNE),
        ("2024.06.03", JUNE),
        ("2024. 6. 3.", JUNE),
        ("2024년 6월 3일", JUNE),
        ("2024年6月3日", JUNE),
        ("Mon Jun  3 10:00:00 KST 2024", JUNE),
        ("Mon Jun 03 2024 10:00:00 GMT+0900", JUNE),
        ("06/06/2024", date(2024, 6, 6)),
        ("06-06-2024", date(2024, 6, 6)),
        ("31-05-2024", date(2024, 5, 31)),
        ("13/05/2024", date(2024, 5, 13)),
        ("05/13/2024", date(2024, 5, 13)),
        ("03/06/2024", None),
        ("03-06-2024", None),
        ("3/6/24", None),
        ("31/31/2024", None),
        ("2024-06", None),
        ("0000-00-00", None),
        ("1717372800", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_stated_day_is_read_as_printed_or_not_at_all(printed: str, day: date | None) -> None:
    assert days.stated(printed) == day
    assert stated(f'<meta name="date" content="{printed}">').published_on == day
    assert stated("", f'<time datetime="{printed}">then</time>').published_on == day


@pytest.mark.parametrize(
    "body",
    [
        "<p>Last updated: <time datetime=2024-07-01>1 July</time></p><p><time datetime=2024-06-03>3 June</time></p>",
        "<p><time class=modified datetime=2024-07-01>1 July</time></p><p><time datetime=2024-06-03>3 June</time></p>",
        "<header><time datetime=2026-11-27>Today</time></header><p><time datetime=2024-06-03>3 June</time></p>",
        "<time datetime=2024-06-03>3 June</time><aside class=related><time datetime=2020-01-01>then</time></aside>",
    ],
)
def test_the_time_of_the_page_is_the_one_of_its_publication(body: str) -> None:
    assert stated("", body).published_on == JUNE


@pytest.mark.parametrize(
    "body",
    [
        "<aside class=related><time datetime=2020-01-01>1 January 2020</time></aside>",
        f"<p>On <time datetime=2019-05-01>1 May 2019</time> a law was passed. {PROSE}</p>",
        "<p>Next release: <time datetime=2024-07-03>3 July</time></p>",
    ],
)
def test_another_time_is_not(body: str) -> None:
    assert stated("", body).published_on is None


def test_an_unmarked_day_in_the_page_is_read_by_the_layout() -> None:
    page = f"<html><body><h1>Tin up</h1><time>3 June 2024</time><p>{PROSE}</p></body></html>"
    (release,) = split(decode(page.encode(), "p.html")[0])[1]
    assert (release.published_on, release.body) == (JUNE, PROSE)
