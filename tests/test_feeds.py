"""Feeds as they really come: what of an entry is its text, and what in the XML must not cost the feed."""

import pytest

from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.model import Document
from pipeline.readers import decode

PROSE = "Exports of tin rose by 5% to $3 billion in May 2024, the Board of Trade said in its monthly report."
MORE = "Imports of tin fell by 2% to $1 billion in the same month."
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
XHTML = 'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'


def rss(item: str) -> Document:
    feed = f'<?xml version="1.0"?><rss {NAMES}><channel><title>Board News</title><item>{item}</item></channel></rss>'
    return decode(feed.encode(), "a.rss")[0]


def atom(entry: str, title: str = "<title>Board</title>") -> Document:
    return decode(f'<feed xmlns="http://www.w3.org/2005/Atom">{title}<entry>{entry}</entry></feed>'.encode(), "a")[0]


ITEMS = {
    "the whole text goes before the teaser": (
        (
            f"<description>Tin was up ...</description><content:encoded><![CDATA[<h1>Tin up</h1><p>{PROSE}</p>"
            "<p>R&amp;D &lt; 5%</p>]]></content:encoded>"
        ),
        f"Tin up\n\n{PROSE}\n\nR&D < 5%",
    ),
    "an empty text does not": (
        f"<content:encoded/><description>{PROSE}</description>",
        f"Tin up\n\n{PROSE}",
    ),
    "a picture is no text and no title": (
        (
            "<media:title>A port</media:title><media:content url='x'><media:description>A ship</media:description>"
            f"</media:content><description>{PROSE}</description>"
        ),
        f"Tin up\n\n{PROSE}",
    ),
    "a text without tags keeps its lines": (
        f"<description>R&amp;amp;D grew.\n\n{PROSE}</description>",
        f"Tin up\n\nR&D grew.\n\n{PROSE}",
    ),
    "a sign that is no tag": (
        f"<description>Costs &lt; 5 and a &lt;b. {PROSE}</description>",
        f"Tin up\n\nCosts < 5 and a <b. {PROSE}",
    ),
    "a bare ampersand, a name of HTML and a control character": (
        f"<description>R & D&nbsp;grew &mdash; \x0b {PROSE} &unheard; &#160;x</description>",
        f"Tin up\n\nR & D\u00a0grew —   {PROSE} &unheard; \u00a0x",
    ),
}


@pytest.mark.parametrize("name", ITEMS)
def test_the_text_of_an_entry_is_what_a_reader_sees(name: str) -> None:
    item, text = ITEMS[name]
    assert rss(f"{'' if 'media' in item else '<title>Tin up</title>'}{item}{'<title>Tin up</title>'}").text == text


def test_atom_holds_markup_unescaped() -> None:
    table = "<table><tr><td>Tin</td><td>5</td></tr><tr><td>Zinc</td><td>6</td></tr></table>"
    document = atom(
        f"<title {XHTML}Tin <b>up</b> &amp; away</div></title><summary>Short</summary>"
        f"<content {XHTML}<p>{PROSE}</p><p>{MORE}<br/>So it is.</p>{table}</div></content>",
        '<title type="html">Board &amp;amp; Sons</title>',
    )
    assert document.text == f"Tin up & away\n\n{PROSE}\n\n{MORE}\nSo it is.\n\n| Tin | 5 |\n| Zinc | 6 |"
    assert document.sections[0].channel == "Board & Sons"


def test_a_feed_may_name_its_elements_with_a_prefix() -> None:
    entry = f"<a:entry><a:title>Tin up</a:title><a:content>{PROSE}</a:content></a:entry>"
    (document,) = decode(
        f'<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom">{entry}</a:feed>'.encode(), "a"
    )
    assert (document.media_type, document.text) == ("application/rss+xml", f"Tin up\n\n{PROSE}")


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("<pubDate>Mon, 03 Jun 2024 23:30:00 +0900</pubDate>", "2024-06-03"),
        ("<dc:date>2024-06-03T00:30:00Z</dc:date>", "2024-06-03"),
        ("<pubDate>03/04/2024</pubDate>", "None"),
        ("<pubDate>2024.06.03</pubDate>", "2024-06-03"),
    ],
)
def test_the_day_of_an_entry_is_the_printed_one(stated: str, day: str) -> None:
    (release,) = split(rss(f"<title>Tin up</title><description>{PROSE}</description>{stated}"))[1]
    assert str(release.published_on) == day


def test_what_is_broken_otherwise_is_refused_still() -> None:
    with pytest.raises(Unreadable, match="the XML is broken or cut short"):
        rss("<title>R & D</title><description>Tin")
