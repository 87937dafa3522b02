"""What a page in HTML is read as: each way of building one that is met on ministries' sites."""

import pytest

from pipeline.layouts import split
from pipeline.model import Release
from pipeline.readers import decode

PROSE = "Exports of tin rose by 5% to $3 billion in May 2024, the Board of Trade said in its monthly report."
MORE = "Imports of tin fell by 2% to $1 billion in the same month, so that the surplus grew to $2 billion."


def page(body: str, head: str = "") -> str:
    return decode(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "p.html")[0].text


def released(body: str, head: str = "") -> Release:
    data = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    (release,) = split(decode(data, "p.html")[0])[1]
    return release


MENU = "<a href=/>Home</a><br><a href=/n>News</a><br><a href=/d>Data</a>"
HEAD = "<thead><tr><th>Month<th>Tin</thead>"
TABLE = f"<table>{HEAD}<tbody><tr><td>May<td><p>$3<br>billion</p><tr><td>June<td></tbody></table>"
NOTES = "Of 5 m<sup>2</sup> of tin<sup>1</sup>, 3.5<sup><a href=#n>2</a></sup> million tons<sup>*</sup> went abroad."
PAGES = {
    "a table that lays out the page": (
        f"<table><tr><td>{MENU}</td><td><h1>Tin up</h1><p>{PROSE}</p><p>{MORE}</p></td></tr></table>",
        f"Tin up\n\n{PROSE}\n\n{MORE}",
    ),
    "a form around everything": (
        f"<form><h1>Tin up</h1><div>{PROSE}</div><input value=x></form>",
        f"Tin up\n\n{PROSE}",
    ),
    "line breaks for paragraphs": (f"<h1>Tin up</h1>{PROSE}<br><br>{MORE}<br>End", f"Tin up\n\n{PROSE}\n\n{MORE}\nEnd"),
    "text as it was typed": (f"<h1>Tin up</h1><pre>{PROSE}\n\n{MORE}\n</pre>", f"Tin up\n\n{PROSE}\n\n{MORE}"),
    "a headline outside of the article": (
        f"<div id=head><h1>Tin up</h1></div><div><article><p>{PROSE}</p></article></div>",
        f"Tin up\n\n{PROSE}",
    ),
    "an article in a menu's class": (f"<div class=menu-page><h1>Tin up</h1><p>{PROSE}</p></div>", f"Tin up\n\n{PROSE}"),
    "words in pieces": (
        f"<h1>T<b>in</b> up</h1><p><span>{PROSE[:3]}</span><i>{PROSE[3:]}</i></p>",
        f"Tin up\n\n{PROSE}",
    ),
    "powers and notes": (
        f"<h1>Tin up</h1><p>{NOTES}</p>",
        "Tin up\n\nOf 5 m2 of tin, 3.5 million tons went abroad.",
    ),
    "a table of figures in pieces": (
        f"<h1>Tin up</h1><p>{PROSE}</p>{TABLE}",
        f"Tin up\n\n{PROSE}\n\n| Month | Tin |\n| May | $3 billion |\n| June | |",
    ),
    "nothing but a list of links": (
        "<ul><li><a href=1>Tin up</a><li><a href=2>Zinc down</a></ul>",
        "• Tin up\n• Zinc down",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_a_page_is_what_a_reader_sees(name: str) -> None:
    body, text = PAGES[name]
    assert page(body) == text


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2024-06-03T23:59:00Z">', "", "2024-06-03"),
        ('<meta name="DC.date.issued" content="3 June 2024">', "", "2024-06-03"),
        ("", "<time datetime='2024-06-03'>3 June 2024</time>", "2024-06-03"),
        ("", "<p class=date>Published: 3 June 2024</p>", "2024-06-03"),
        ("", "<p>3 June 2024</p>", "2024-06-03"),
        ('<meta name="date" content="2024-06-03">', "<p>Published: 1 January 2020</p>", "2024-06-03"),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished"</script>', "", "None"),
        ('<meta name="date" content="soon">', "", "None"),
    ],
)
def test_the_day_of_publication_is_read_wherever_it_stands(head: str, body: str, day: str) -> None:
    release = released(f"<h1>Tin up</h1>{body}<p>{PROSE}</p>", head)
    assert str(release.published_on) == day
    assert release.body == PROSE


def test_the_headline_is_the_printed_one_and_the_name_of_the_site_is_no_part_of_it() -> None:
    assert released(f"<h1>Tin up</h1><p>{PROSE}</p>", "<title>Tin up - Board of Trade</title>").title == "Tin up"
    assert released(f"<h2>Exports of tin up</h2><p>{PROSE}</p>", "<title>Exports of tin up | Board</title>").title == (
        "Exports of tin up"
    )
    named = '<meta property="og:title" content="Tin up"><meta property="og:site_name" content="Board of Trade">'
    release = released(f"<h1>Board of Trade</h1><h2>Tin up</h2><p>{PROSE}</p>", named)
    assert (release.title, release.publisher) == ("Tin up", "Board of Trade")


def test_a_mail_that_holds_several_releases_is_split_under_its_subject() -> None:
    body = f"-\nTin exports rise\n{PROSE} date2024-06-03\n-\nZinc imports fall\n{MORE} date2024-06-04\n"
    head = "From: Press <p@b.example>\nTo: x@y.example\nMessage-ID: <1@b>\nSubject: This week\n"
    mail = f"{head}Date: Wed, 5 Jun 2024 08:00:00 +0000\n\n{body}"
    layout, releases = split(decode(mail.encode(), "m.eml")[0])
    assert layout == "release_list"
    assert [(release.title, str(release.published_on)) for release in releases] == [
        ("Tin exports rise", "2024-06-03"),
        ("Zinc imports fall", "2024-06-04"),
    ]


def test_who_sent_a_mail_and_when_stands_in_only_where_the_text_says_nothing() -> None:
    head = "From: Clipping Service <c@d.example>\nTo: x@y.example\nMessage-ID: <1@d>\nSubject: FW: Tin up\n"
    mail = (
        f"{head}Date: Wed, 5 Jun 2024 08:00:00 +0000\n\nPublisher: Board of Trade\nPublished: 3 June 2024\n\n{PROSE}\n"
    )
    (release,) = split(decode(mail.encode(), "m.eml")[0])[1]
    assert (release.title, release.publisher, str(release.published_on)) == ("Tin up", "Board of Trade", "2024-06-03")
