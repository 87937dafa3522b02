"""Articles in JSON as programs write them: nested fields, lists in envelopes, lines with gaps."""

import codecs
import json

import pytest

from pipeline.errors import Unreadable
from pipeline.model import Document
from pipeline.readers import decode

PROSE = "Exports of tin rose by 5% to $3 billion in May 2024."
MORE = "Imports of tin fell by 2% to $1 billion."


def read(found: object) -> Document:
    return decode(json.dumps(found, ensure_ascii=False).encode(), "a.json")[0]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (
            {"title": {"rendered": "Tin &#8217; zinc"}, "content": {"rendered": f"<p>{PROSE}</p>"}},
            f"Tin ’ zinc\n\n{PROSE}",
        ),
        ({"title": "Tin", "text": [PROSE, MORE]}, f"Tin\n\n{PROSE}\n\n{MORE}"),
        ({"title": "Tin", "content": [{"type": "p", "text": PROSE}, {"text": MORE}]}, f"Tin\n\n{PROSE}\n\n{MORE}"),
        ({"title": ["Tin"], "body": {"@value": PROSE}}, f"Tin\n\n{PROSE}"),
        ({"title": "R&amp;D", "text": f"R&amp;D:&nbsp;{PROSE}"}, f"R&D\n\nR&D:\u00a0{PROSE}"),
        ({"title": "AT&T; R&D", "text": "Costs &unheard; & more."}, "AT&T; R&D\n\nCosts &unheard; & more."),
        ({"title": "Tin", "text": f"{PROSE}\u2028{MORE}"}, f"Tin\n\n{PROSE}\u2028{MORE}"),
    ],
)
def test_the_text_of_an_article_is_found_inside_its_fields(found: object, text: str) -> None:
    assert read(found).text == text


def test_what_is_stated_of_an_article_is_found_inside_its_fields() -> None:
    document = read(
        {
            "title": "Tin",
            "text": PROSE,
            "authors": [{"name": "Ann"}],
            "publishedAt": "2024-06-03T10:00:00Z",
            "source": {"id": "b", "name": "Board of Trade"},
            "tags": [{"name": "tin"}, {"name": "trade, foreign"}],
        }
    )
    (section,) = document.sections
    assert (section.publisher, str(section.published_on)) == ("Board of Trade", "2024-06-03")
    assert section.keywords == ("tin", "trade, foreign")
    assert (
        read({"text": PROSE, "publisher": ["Board", "Office"], "keywords": ["a, b"]}).sections[0].publisher == "Board"
    )
    assert read({"text": PROSE, "date": {"$date": "3 June 2024"}}).sections[0].published_on == section.published_on
    assert read({"text": PROSE, "date": "03/06/2024"}).sections[0].published_on is None


ITEMS = [{"title": "Tin", "text": PROSE}, {"title": "Zinc", "content_html": f"<p>{MORE}</p>"}]


@pytest.mark.parametrize(
    "found",
    [
        {"status": "ok", "totalResults": 2, "articles": ITEMS},
        {"version": "https://jsonfeed.org/version/1.1", "title": "Board", "items": ITEMS},
        {"data": {"items": ITEMS}},
        {"response": {"numFound": 2, "docs": ITEMS}},
    ],
)
def test_a_list_of_articles_is_found_in_its_envelope(found: object) -> None:
    assert [section.title for section in read(found).sections] == ["Tin", "Zinc"]


def test_an_article_with_lists_is_one_article_and_an_envelope_of_anything_else_is_none() -> None:
    assert read({"title": "Tin", "text": PROSE, "items": ITEMS}).text == f"Tin\n\n{PROSE}"
    for found in ({"items": [{"price": 5}]}, {"data": {"data": {"data": {"data": {"data": ITEMS}}}}}, {"items": []}):
        with pytest.raises(Unreadable, match="holds no articles"):
            read(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n \n"])
def test_lines_may_have_a_mark_before_and_gaps_between_them(encoding: str, end: str) -> None:
    lines = [json.dumps({"title": f"Tin’s {number}", "text": PROSE}, ensure_ascii=False) for number in range(3)]
    found = decode((end.join(lines) + end).encode(encoding), "a.jsonl")
    assert [section.title for section in found[0].sections] == ["Tin’s 0", "Tin’s 1", "Tin’s 2"]
    assert len(found) == 1


def test_a_broken_first_line_costs_no_other() -> None:
    lines = ['{"title": "Tin", "text": "cut', json.dumps(ITEMS[0]), json.dumps(ITEMS[0] | {"title": "Lead"})]
    whole, part = decode(codecs.BOM_UTF8 + "\n".join(lines).encode(), "a.jsonl")
    assert [section.title for section in whole.sections] == ["Tin", "Lead"]
    assert (part.source, part.error is not None) == ("a.jsonl/line 1", True)
