"""Feeds, RSS and Atom: one document, each entry a section of it."""

import re
from html import escape, unescape

from lxml import etree

from pipeline.model import Section
from pipeline.readers import charset, days, html_page, tidy
from pipeline.readers.articles import Article, joined
from pipeline.readers.reader import Budget, NotText, Reader, Reading
from pipeline.readers.safe_xml import Element, attribute, name_of, root_of

_ROOT = re.compile(
    r"(?:<\?[^>]{0,400}>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+)?(?:\w+:)?(?:rss|rdf|feed)[\s>]", re.DOTALL
)
_ENTRIES = frozenset({"item", "entry"})
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued", "updated")
_MEDIA = "{http://search.yahoo.com/mrss/}"
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!")
_ADVICE = "mend it, or take it out of the inbox"


def read(data: bytes, _: Budget) -> Reading:
    """The entries in the order given; raises NotText for broken XML and for a feed without entries."""
    root, name = root_of(data)
    channel = _channel(next((child for child in root if name_of(child) == "channel"), root))
    entries = [element for element in root.iter() if name_of(element) in _ENTRIES]
    text, sections = joined(_article(entry, channel) for entry in entries)
    if not sections:
        raise NotText("the feed holds no entries", _ADVICE)
    return Reading(text, name, sections)


def _channel(channel: Element) -> tuple[str | None, str | None]:
    """The name of the feed and its language."""
    language = _field(channel, ("language",)) or attribute(channel, "lang") or ""
    code = re.match(r"[a-z]{2}(?![a-z])", language.lower())
    return _title(channel), code[0] if code else None


def _article(entry: Element, channel: tuple[str | None, str | None]) -> Article:
    section = Section(
        0,
        0,
        title=_title(entry),
        publisher=tidy.line(_field(entry, ("publisher",))) or None,
        published_on=days.stated(_field(entry, _DAYS)),
        channel=channel[0],
        url=_link(entry),
        language=channel[1],
        keywords=_keywords(entry),
    )
    return Article(_markup(_field(entry, _TEXTS)), section)


def _title(parent: Element) -> str | None:
    """A title in one line; some escape it twice."""
    return tidy.line(unescape(_markup(_field(parent, ("title",))))) or None


def _field(parent: Element, names: tuple[str, ...]) -> str:
    """The content of the first of some children that has any; what is said of a picture is none."""
    for name in names:
        for child in parent:
            if name_of(child) == name and not child.tag.startswith(_MEDIA) and (text := _content(child)).strip():
                return text
    return ""


def _content(element: Element) -> str:
    """Its text, or the markup in it where it is not escaped (`type="xhtml"`)."""
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return "".join([escape(element.text or "", quote=False) if len(element) else element.text or "", *inner])


def _markup(text: str) -> str:
    """The text that is seen of a piece of HTML; one without any tag keeps its lines."""
    return html_page.text_in(text) if _MARKUP.search(text) else tidy.seen(unescape(text))


def _link(entry: Element) -> str | None:
    """The address of an entry: an Atom link that is no alternative to the entry is none."""
    for child in entry:
        if name_of(child) == "link" and attribute(child, "rel") in (None, "alternate"):
            address = tidy.line(attribute(child, "href") or child.text or "")
            if re.match(r"https?://", address, re.IGNORECASE):
                return address
    return None


def _keywords(entry: Element) -> tuple[str, ...]:
    named = (
        attribute(child, "term") or child.text or "" for child in entry if name_of(child) in ("category", "subject")
    )
    return tuple(dict.fromkeys(word for text in named if (word := tidy.line(text))))


READER = Reader("application/rss+xml", lambda data: _ROOT.match(charset.beginning(data)) is not None, read)
