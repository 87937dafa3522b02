"""A page is split into its releases by what stands on it: each form, and what only looks like it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layouts import LAYOUTS, split
from pipeline.model import Document, Release
from pipeline.readers import read

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))


DATA = tomllib.loads((Path(__file__).parent / "pages.toml").read_text(encoding="utf-8"))
PAGES = {page["name"]: page for page in DATA["page"]}
BOILERPLATE = DATA["boilerplate"]
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


def released(text: str) -> tuple[str, tuple[Release, ...]]:
    return split(Document("id", "page.txt", 0, "text/plain", "utf-8", text))


def told(release: Release) -> dict[str, object]:
    found = {
        "title": release.title,
        "subtitles": list(release.subtitles),
        "publisher": release.publisher,
        "published_on": release.published_on,
    }
    return {key: value for key, value in found.items() if value}


@each_page
def test_a_page_is_split_as_a_reader_would(page: dict[str, Any]) -> None:
    layout, releases = released(page["text"])
    assert layout == page["layout"]
    assert [told(release) for release in releases] == page.get("release", [{}])
    assert [each.ordinal for each in releases] == list(range(1, len(releases) + 1))


@pytest.mark.parametrize("name", ["abstract with a keyword label in another language", "abstract with its own label"])
def test_keywords_are_read_and_leave_the_text(name: str) -> None:
    (release,) = released(PAGES[name]["text"])[1]
    assert release.keywords == ("tin", "trade", "Norvania")
    assert release.body == "The article looks at tin. Trade rose ninefold since 1990."


def test_tags_of_front_matter_are_keywords() -> None:
    assert released(PAGES["front matter between fences"]["text"])[1][0].keywords == ("tin", "trade")
    inline = "---\ntitle: Tin\ntags: ['ore', ' tin ']\n---\nTin rose.\n"
    assert released(inline)[1][0].keywords == ("ore", "tin")


@each_page
def test_boilerplate_leaves_the_text(page: dict[str, Any]) -> None:
    for release in released(page["text"])[1]:
        assert not [word for word in BOILERPLATE if word in release.text.text]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        # Rows of a table of figures are no footers, and one bar makes no digest.
        ("Tin trade\n\n| month | tin |\n| May | 5 |\n\nTin exports rose 5%.", "article"),
        ("Tin trade | May\n\nTin exports rose 5%. Imports fell.", "article"),
        # A dash alone without a glued day, and a day without a dash, make no list.
        ("-\nTin exports rise\nTin exports rose 5% on 3 May 2024.", "article"),
        ("Tin exports rise\nTin exports rose 5%. date2024-05-03", "article"),
        # Keywords below an article are no abstract.
        ("Tin exports rise\n\nTin exports rose 5%.\n\nKeywords: tin, trade", "article"),
        # A sentence that opens with a label's word is no metadata.
        ("Tin exports rise\n\nDate palms were exported in 2023, an author said on page 3.", "article"),
        # A rule at the top is no front matter.
        ("---\n\nTin exports rose 5%.\n\n---\n", "article"),
        # A time stamp over text that is not indented is no wire.
        ("12-MAY-1988 10:01:02.03\nTIN OUTPUT RISES\nTin output rose.\nZinc fell.", "article"),
    ],
)
def test_what_only_looks_like_a_layout_is_an_article(text: str, layout: str) -> None:
    assert released(text)[0] == layout
    assert len(released(text)[1]) == 1


def test_a_sentence_that_opens_like_metadata_stays() -> None:
    body = "By item, exports of tin rose.\nDate palms fell.\nNews of the fall spread on 3 May 2024."
    (release,) = released(f"Tin exports rise\n\n{body}\n")[1]
    assert release.body == body
    assert release.published_on is None


def test_line_breaks_inside_a_body_stay() -> None:
    (release,) = released("Tin up\n\nTin rose\u00a0  5%\r\nin May.\n\n\n\nZinc fell.\n")[1]
    assert release.body == "Tin rose 5%\nin May.\n\nZinc fell."
    assert release.text.text == "Tin up\n" + release.body


def test_the_same_text_with_other_white_space_is_the_same_release() -> None:
    first = released("Tin up\n\nTin rose 5%.\n")[1][0]
    second = released("Tin\u00a0 up\n\n\nTin  rose 5%.")[1][0]
    assert first.release_id == second.release_id
    assert first.release_id != released("Tin up\n\nTin rose 6%.\n")[1][0].release_id


def test_the_last_layout_takes_everything() -> None:
    assert LAYOUTS[-1].name == "article"
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)


def assert_traced(text: str, releases: tuple[Release, ...]) -> None:
    """Each line of a release leads to the same characters of the document but for white space."""
    for release in releases:
        start = 0
        for line in release.text.text.split("\n"):
            low, high = release.text.source(start, start + len(line))
            assert text[low:high].split() == line.split()
            assert not line or release.source_start <= low <= high <= release.source_end
            start += len(line) + 1


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name[:3])
def test_every_line_of_a_fixture_leads_back_to_the_document(path: Path) -> None:
    document = read(path)[0]
    assert_traced(document.text, split(document)[1])


@each_page
def test_every_line_of_a_page_leads_back_to_it(page: dict[str, Any]) -> None:
    assert_traced(page["text"], released(page["text"])[1])


PIECES = st.sampled_from(DATA["pieces"])


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_split_and_led_back_to(text: str) -> None:
    assert_traced(text, released(text)[1])
