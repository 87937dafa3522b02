"""HTML pages: the article with its headline, and what the page states of it."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import takewhile

from pipeline.days import find_day
from pipeline.marks import lines as marks
from pipeline.marks.labels import labelled, stated_by
from pipeline.model import Section
from pipeline.readers import charset, html_stated, tidy
from pipeline.readers.html_furniture import content, drop_furniture, without_links
from pipeline.readers.html_line import Line
from pipeline.readers.html_lines import lines, text_of
from pipeline.readers.html_tree import LEXICON, drop_unseen, parse
from pipeline.readers.reader import Budget, NotText, Reader, Reading

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_OPENS = re.compile(r"(?:<\?xml[^>]{0,400}\?>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html[\s>])", re.DOTALL)
_TAG = r"(?:head|body|main|article|section|div|p|h[1-6]|table|meta|title|ul|ol|span|center|font|b|br)"
_PIECE = re.compile(rf"<{_TAG}[\s/>].{{0,4000}}?</?{_TAG}\s*>", re.DOTALL)
_SITE = re.compile(r"\s+[|·»–—-]\s+[^|·»]{2,60}$|\s*::\s*[^:]{2,60}$")
_WORD = re.compile(r"[^\W\d_]+")
_GENERIC = frozenset(LEXICON["generic"]["word"])
_ABOVE, _FAR, _SHELL = 300, 40, 60
_ADVICE = "save its text as a plain text file, or take it out of the inbox"


def accepts(data: bytes) -> bool:
    """Whether the bytes begin like a page, or like a piece of one."""
    head = charset.beginning(data)
    return _OPENS.match(head) is not None or _PIECE.match(head) is not None


def read(data: bytes, _: Budget) -> Reading:
    """The article of a page; raises NotText for a page without text, or of no known character set."""
    text, name = decoded(data)
    section = article(text)
    return Reading(section[0], name, (section[1],))


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The markup and its character set: the declared one from outside, or else from the page itself."""
    stated = _DECLARED_XML.match(data[:1000]) or _DECLARED.search(data[:8192])
    found = charset.decode(data, declared or (stated[1].decode("ascii", "ignore") if stated else None))
    if found is None:
        raise NotText("the page is in no character set known here", _ADVICE)
    return found


def article(markup: str) -> tuple[str, Section]:
    """The text of the article of a page, its title first, and the section that all of it is."""
    soup = parse(markup)
    window = soup.find("title")
    titled = tidy.line(window.get_text()) if window else ""
    head = html_stated.read(soup, titled)
    drop_unseen(soup)
    drop_furniture(soup)
    seen = lines(content(soup))
    found = without_links(seen) or seen
    title, rest = _headed(found, head.title or _named(titled), head.channel)
    body = text_of(rest)
    if head.body and len(body) < _SHELL < len(head.body):  # a script would show it
        body = tidy.seen(unescape(head.body)).strip()
    text = "\n\n".join(part for part in (title or "", body) if part)
    if not text.strip():
        raise NotText("the page holds no text", "save its text as a plain text file, or take it out of the inbox")
    return text, Section(
        0, len(text), title, head.publisher, head.published_on or html_stated.timed(soup) or _told(found), head.channel,
        url=head.url, language=head.language, keywords=head.keywords,
    )  # fmt: skip


def _named(titled: str) -> str | None:
    """The title that a window has, without the name of the site; None where that is all it has."""
    title = _SITE.sub("", titled)
    return title if any(word.lower() not in _GENERIC for word in _WORD.findall(title)) else None


def text_in(markup: str) -> str:
    """The text of a piece of HTML, all of it that is to be seen."""
    soup = parse(markup)
    drop_unseen(soup)
    return text_of(lines(soup))


def _told(found: list[Line]) -> date | None:
    """The one day of publication that terms of the page state with their meaning: `Published: 3 June 2024`."""
    told = (labelled(marks.Line(0, 0, line.text, 0, 0)) for line in found if line.has_meaning)
    days = {day for one in told if one and one.field == "published_on" and (day := stated_by(one).published_on)}
    return days.pop() if len(days) == 1 else None


def _headed(found: list[Line], stated: str | None, site: str | None) -> tuple[str | None, list[Line]]:
    """The title, as the page prints it if it does, and the lines without it and without what is above it."""
    heading = _heading(found, stated, site)
    if heading is None:
        return stated, found
    at = found.index(heading)
    above = found[:at]
    if sum(len(line.text) for line in above) > _ABOVE and any(len(line.text) > _ABOVE / 2 for line in above):
        return heading.text, [*above, *found[at + 1 :]]
    dated = [replace(line, gap=True) for line in above if find_day(line.text)]
    return heading.text, [*dated, *found[at + 1 :]]


def _heading(found: list[Line], stated: str | None, site: str | None) -> Line | None:
    """The line that is the title: the one that says what is stated, or else the first great heading."""
    near = found[:_FAR]
    if stated:
        alike = [line for line in near if line.text == stated] or [
            line for line in near if line.is_heading and _is_alike(line.text, stated)
        ]
        if alike:
            return alike[0]
    first = [line for line in near if line.block is not None and line.block.name == "h1" and line.text != site]
    if first or stated:
        return first[0] if len(first) == 1 else None
    before = list(takewhile(lambda line: line.is_heading or len(line.text) <= _ABOVE / 3, near))
    return next((line for line in before if line.is_heading and line.text != site), None)


def _is_alike(one: str, other: str) -> bool:
    """Whether one title is the other, or the greater part of it with a site's name added."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short in long and len(short) > len(long) / 2


READER = Reader("text/html", accepts, read)
