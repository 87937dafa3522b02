"""What ministries' pages have around and inside their text: banners, other articles, lists, broken lines."""

import time

import pytest

from pipeline.layouts import split
from pipeline.readers import decode
from tests.test_html_pages import MORE, PROSE, page

SHORT = "Tin rose by 5% in May 2024, the Board of Trade said."
TEXT = f"Tin up\n\n{PROSE}\n\n{MORE}"
ARTICLE = f"<h1>Tin up</h1><p>{PROSE}</p><p>{MORE}</p>"
COOKIES = (
    "We use cookies to make this site work and to learn how it is used; see our policy on cookies for more of that."
)
CARD = "<div class=card><a href=1><h4>Zinc down</h4></a><p>Zinc exports fell by 5% to $1 billion, it said.</p></div>"
LINKS = "<ul><li><a href=1>Zinc exports fall by 5%</a> <span>3 May 2024</span><li><a href=2>Lead up</a> 2 May</ul>"
PAGES = {
    "a banner with more prose than the article": (
        f"<div class=cookie-banner><h2>Cookies</h2><p>{COOKIES}</p><p>{COOKIES}</p></div><h1>Tin up</h1><p>{SHORT}</p>",
        f"Tin up\n\n{SHORT}",
    ),
    "a wrapper that only says that cookies were accepted": (f"<div class=cookies-accepted>{ARTICLE}</div>", TEXT),
    "other articles in a box": (f"<main>{ARTICLE}<div><h3>More news</h3>{CARD}{CARD}</div></main>", TEXT),
    "other articles with their days": (f"<main>{ARTICLE}<h3>Related news:</h3>{LINKS}</main>", TEXT),
    "a heading in a box of its own": (
        f"<main>{ARTICLE}<div class=top><h3><span>Read also</span></h3></div><div>{LINKS}</div></main>",
        TEXT,
    ),
    "the article goes on after other articles": (
        f"<h1>Tin up</h1><p>{PROSE}</p><h3>See also</h3>{LINKS}<p>{MORE}</p>",
        TEXT,
    ),
    "a heading of the article that begins alike": (
        f"{ARTICLE}<h3>Related measures</h3><p>The Board will <a href=1>buy</a> tin.</p>",
        f"{TEXT}\n\nRelated measures\nThe Board will buy tin.".replace("measures\n", "measures\n\n"),
    ),
    "a heading without links below it": (
        f"{ARTICLE}<h3>See also</h3><p>Table 5 of the report.</p>",
        f"{TEXT}\n\nSee also\n\nTable 5 of the report.",
    ),
    "other articles under a line in bold": (
        f"{ARTICLE}<p><strong>Related news</strong></p>{LINKS}",
        TEXT,
    ),
    "lines that point to other articles": (
        (
            f"<h1>Tin up</h1><p>{PROSE}</p><p><b>Read more:</b> <a href=1>Lead exports fall 3%</a></p><p>{MORE}</p>"
            "<p><b>ALSO READ | <a href=2>Zinc exports slump 10%</a></b></p>"
        ),
        TEXT,
    ),
    "a line that points to a table in a sentence": (
        f"{ARTICLE}<p><b>See also</b>: exports rose 5% in <a href=1>Table 2</a></p>",
        f"{TEXT}\n\nSee also: exports rose 5% in Table 2",
    ),
    "comments of readers": (
        f"<h1>Tin up</h1><p>{SHORT}</p><div id=comments><p>Ann: {PROSE}</p><p>Bob: {MORE}</p></div>",
        f"Tin up\n\n{SHORT}",
    ),
    "letters that mark notes": (
        f"<h1>Tin up</h1><p>{PROSE}</p><p>5<sup>th</sup>: $3 bln<sup>a</sup>, 5.2<sup>p</sup>, 12 m<sup>3</sup>.</p>",
        f"Tin up\n\n{PROSE}\n\n5th: $3 bln, 5.2, 12 m3.",
    ),
    "offers to share": (
        (
            f"<h1>Tin up</h1><p>Share: <a href=f>Facebook</a> | <a href=x>X</a></p><p>{PROSE}</p><p>{MORE}</p>"
            "<p>Print this page</p><a href=m>Email</a>"
        ),
        TEXT,
    ),
    "a line that only begins so": (f"{ARTICLE}<p>Share of tin: 5%</p>", f"{TEXT}\n\nShare of tin: 5%"),
    "definitions": (
        f"{ARTICLE}<dl><dt>Exports<dd>$3 billion<dt>Imports:<dd><p>$1 billion</p><dt>Note<dd>{MORE * 3}</dl>",
        f"{TEXT}\n\nExports: $3 billion\n\nImports: $1 billion\n\nNote\n\n{MORE * 3}",
    ),
    "fields with their labels": (
        f"{ARTICLE}<div class='field'><div class='field__label'>Date</div><div class='field__item'>3 June</div></div>",
        f"{TEXT}\n\nDate: 3 June",
    ),
    "a table that is a form around the text": (
        f"<h1>Tin up</h1><table><tr><th>Hits<td>5<tr><td colspan=2>{PROSE} {PROSE} {PROSE}</table><p>{MORE}</p>",
        f"Tin up\n\nHits: 5\n\n{PROSE} {PROSE} {PROSE}\n\n{MORE}",
    ),
    "a definition in parts": (f"{ARTICLE}<dl><dt>Tin<dd>first<dd>second</dl>", f"{TEXT}\n\nTin: first\n\nsecond"),
    "items with bullets of their own": (
        f"{ARTICLE}<ul><li>• tin<li>- zinc<li>·lead<li>– 5% less<li>1. ore</ul>",
        f"{TEXT}\n\n• tin\n• zinc\n• lead\n• – 5% less\n• 1. ore",
    ),
    "items made of paragraphs": (
        f"{ARTICLE}<ol><li><p>tin</p></li>\n<li> <div><p>zinc</p></div><p>and more</p></li></ol>",
        f"{TEXT}\n\n• tin\n• zinc\n\nand more",
    ),
    "paragraphs with bullets": (f"{ARTICLE}<p>○&nbsp;&nbsp;tin</p>", f"{TEXT}\n\n○ tin"),
    "a headline on two lines": (f"<h1>Tin<br/>up</h1><p>{PROSE}</p><p>{MORE}</p>", TEXT),
    "breaks with spaces between them": (f"<h1>Tin up</h1><div>{PROSE}<br/>\n&nbsp;<br/>\n{MORE}<br /><br></div>", TEXT),
    "tables inside tables": (
        (
            f"<table><tr><td><table><tr><td>Home</td></tr></table></td><td><table><tr><td><h1>Tin up</h1></td></tr><tr>"
            f"<td>{PROSE}</td></tr><tr><td><table><tr><td>Good<td>2024<tr><td>Tin<td>$3</table></td></tr></table></table>"
        ),
        f"Tin up\n\n{PROSE}\n\n| Good | 2024 |\n| Tin | $3 |",
    ),
    "a piece with a lesser headline": (f"<div><h2>Tin up</h2><div><p>{PROSE}</p><p>{MORE}</p></div></div>", TEXT),
    "what was struck out": (
        f"<h1>Tin up</h1><p>Tin rose <del>4%</del> <s>4.5%</s> <ins>5%</ins> in May.</p><p>{MORE}</p>",
        f"Tin up\n\nTin rose 5% in May.\n\n{MORE}",
    ),
    "what nobody sees": (
        "<h1>Tin up</h1><p>Semi&shy;con<wbr>ductors rose&nbsp;5&#8239;% to&ensp;$3&#8203; billion&zwj; in May.</p>",
        "Tin up\n\nSemiconductors rose 5 % to $3 billion in May.",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_a_page_is_what_a_reader_sees(name: str) -> None:
    body, text = PAGES[name]
    assert page(body) == text


@pytest.mark.parametrize("body", [f"<h2>Latest news</h2>{LINKS}", f"<h1>Latest news</h1>{LINKS}"])
def test_a_page_of_nothing_but_news_keeps_them(body: str) -> None:
    assert "Zinc exports fall by 5%" in page(body)


def test_lines_that_nearly_offer_to_share_cost_no_time() -> None:
    begun = time.process_time()
    assert page(f"{ARTICLE}{'<p>x share on x share on facebook x x x x x x x x x x x x x x x x x x x a</p>' * 200}")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("window", "headings", "title"),
    [
        (
            "Press Release:Press Information Bureau",
            "<h2>Tin exports rise 5%<br><span>Imports fall</span></h2>",
            "Tin exports rise 5% Imports fall",
        ),
        ("Press releases | Ministry of Trade", "<h3>Tin up</h3>", "Tin up"),
        ("Tin up", "<h2>Exports</h2>", "Tin up"),
        ("Tin up - Press Information Bureau", "<h2>Exports</h2>", "Tin up"),
        ("", "<h2>Tin up</h2><h2>Exports</h2>", "Tin up"),
    ],
)
def test_a_window_that_only_names_the_site_gives_no_title(window: str, headings: str, title: str) -> None:
    (release,) = split(
        decode(f"<html><title>{window}</title><body>{headings}<p>{PROSE}</p></body></html>".encode(), "a")[0]
    )[1]
    assert release.title == title


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        (
            "<dl><dt>From:<dd><a href=x>Board</a><dt>Published<dd>3 June 2024<dt>Last updated<dd>4 June 2024</dl>",
            "2024-06-03",
        ),
        ("<div class=field__label>Date</div><div class=field__item>2024.06.03</div>", "2024-06-03"),
        ("<dl><dt>Last updated<dd>4 June 2024</dl>", "None"),
        ("<dl><dt>Next release<dd>4 July 2024</dl>", "None"),
        ("<dl><dt>Date<dd>4 July 2023<dt>Date<dd>5 July 2023</dl>", "None"),
        ("<p>Tin fairs</p><table><tr><td>Date: 4 July 2023<td><p>Tin</p></table>", "None"),
    ],
)
def test_the_day_of_publication_is_read_among_terms_wherever_they_stand(terms: str, day: str) -> None:
    data = f"<html><body><h1>Tin up</h1><p>Tin exports reached a new high.</p>{terms}<p>{PROSE}</p></body></html>"
    (release,) = split(decode(data.encode(), "a")[0])[1]
    assert str(release.published_on) == day


def test_an_article_that_only_a_script_shows_is_read_from_what_the_page_states() -> None:
    body = f"{PROSE}\\n\\n{MORE} R&amp;D."
    told = f'{{"@type": "Article", "headline": "Tin up", "articleBody": "{body}"}}'
    script = f'<script type="application/ld+json">{told}</script>'
    assert page("<div id=app></div>", script) == f"{TEXT} R&D."
    assert page(f"<h1>Tin up</h1><p>{MORE}</p>", script) == f"Tin up\n\n{MORE}"
