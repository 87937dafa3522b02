"""A blog's digest: several releases, each closed by the same footer line `site | tagline`."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import opening
from pipeline.marks.institutions import announcer
from pipeline.marks.labels import NOTHING, Stated
from pipeline.marks.lines import Line, Page
from pipeline.marks.shapes import ends_sentence, is_heading, sentences

_FOOTER = re.compile(r"(?P<site>[^|*#]{2,60}?)\s*\|\s*(?P<tagline>[^|]{2,120})")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def footer(page: Page) -> re.Match[str] | None:
    """The line that closes each release: one that comes back, or a last line that names a web site."""
    counted = Counter(line.text for line in page.lines if len(line.text) <= 200 and "|" in line.text)
    for text, count in counted.most_common():
        match = _FOOTER.fullmatch(text)
        if match and (count > 1 or (text == page.lines[-1].text and _SITE.fullmatch(match["site"]))):
            return match
    return None


def drafts(page: Page) -> Sequence[Draft]:
    """One release for each stretch of lines up to a footer; the site is the publisher."""
    closes = footer(page)
    if closes is None:
        return []
    found: list[Draft] = []
    block: list[Line] = []
    for line in page.lines:
        if line.text != closes.string:
            block.append(line)
        elif block:
            found.append(_draft(block, closes["site"]))
            block = []
    return [*found, _draft(block, closes["site"])] if block else found


def _draft(block: Sequence[Line], site: str) -> Draft:
    """Links go; bullets and lead sentences above the body, and headings anywhere, are subtitles."""
    lines = [line for line in block if not line.is_link]
    title = tuple(lines[:1]) if len(lines) > 1 and is_heading(lines[0], 250) else ()
    opened = opening(lines[len(title) :], title) if title else None
    stated = Stated(site).over(opened.stated if opened else NOTHING)
    lines = [*opened.subtitles, *opened.rest] if opened else lines
    heads = _heads(lines, title[0].text if title else "")
    subtitles = tuple(lines[at].without_bullet() for at in sorted(heads))
    return Draft(title, subtitles, tuple(line for at, line in enumerate(lines) if at not in heads), stated)


def _heads(lines: Sequence[Line], title: str) -> set[int]:
    """Which lines are subtitles: there is always prose below them."""
    prose = [at for at, line in enumerate(lines) if not line.is_bullet and ends_sentence(line.text)]
    if not prose:
        return set()
    folded = " ".join(title.split())
    bullets = {at for at in range(prose[0]) if lines[at].is_bullet}
    headings = {
        at
        for at, line in enumerate(lines[: prose[-1]])
        if line.gap and is_heading(line) and " ".join(line.text.split()) != folded
    }
    return bullets | headings or _leads(lines)


def _leads(lines: Sequence[Line]) -> set[int]:
    """Two to four paragraphs of one sentence above the one in which a body announces the news."""
    count = 0
    while count < len(lines) and lines[count].gap and sentences(lines[count].text) == 1:
        count += 1
    announced = count < len(lines) and lines[count].gap and announcer(lines[count].text)
    return set(range(count)) if announced and 2 <= count <= 4 else set()


LAYOUT = Layout("blog_digest", lambda page: footer(page) is not None, drafts)
