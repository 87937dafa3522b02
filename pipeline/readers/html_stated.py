"""What a page in HTML states of itself for machines: JSON-LD, OpenGraph, meta elements, `time`, `lang`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag

from pipeline.marks.labels import read_keywords
from pipeline.readers import html_linked, tidy
from pipeline.readers.days import stated
from pipeline.readers.html_linked import text
from pipeline.readers.html_tree import LEXICON, value

_META, _CHANGES = LEXICON["meta"], frozenset(LEXICON["changes"]["word"])
_BLOCKS = LEXICON["elements"]["block"]
_WORD = re.compile(r"[a-z]+")
_MOST_TIMES, _LONGEST_LINE = 20, 120


@dataclass(frozen=True, slots=True)
class Head:
    """The statements of a page, each None or empty where it makes none."""

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    channel: str | None = None
    url: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()
    body: str | None = None


def read(soup: BeautifulSoup, titled: str) -> Head:
    """What a page states; the first source that has a field gives it: JSON-LD, then meta, then the rest.

    `titled` is the title of the window.
    """
    linked, page, objects = html_linked.article(soup, titled)
    metas = _metas(soup)
    told = {field: _first(metas, keys) for field, keys in _META.items()}
    days = (text(linked.get("datePublished")), told["published_on"], text(page.get("datePublished")))
    canonical = soup.find("link", rel="canonical", href=True)
    return Head(
        title=text(linked.get("headline") or linked.get("name")) or told["title"] or _property(soup, "headline"),
        publisher=_named(linked.get("publisher"), objects) or told["publisher"],
        published_on=next((day for each in days if (day := stated(each))), None) or _marked(soup),
        channel=told["channel"],
        url=_address(text(linked.get("url")), value(canonical, "href") if canonical else None, told["url"]),
        language=_language(text(linked.get("inLanguage")), _root_language(soup), told["language"]),
        keywords=_keywords(linked.get("keywords"))
        or _keywords([word for key, word in metas if key in _META["keywords"]]),
        body=body if isinstance(body := linked.get("articleBody"), str) else None,
    )


def _named(found: object, objects: Iterable[html_linked.Object]) -> str | None:
    """The name of an organisation given as a text, an object, a list of them or a reference to another object."""
    if isinstance(found, list):
        found = found[0] if found else None
    if not isinstance(found, dict):
        return text(found)
    if "name" not in found and "@id" in found:
        found = next((one for one in objects if one.get("@id") == found["@id"] and "name" in one), found)
    return text(found.get("name") or found.get("legalName"))


def _metas(soup: BeautifulSoup) -> list[tuple[str, str]]:
    found = []
    for tag in soup.find_all("meta", content=True):
        key = value(tag, "property") or value(tag, "name") or value(tag, "itemprop") or value(tag, "http-equiv")
        if key and (content := text(value(tag, "content"))):
            found.append((key.strip().lower(), content))
    return found


def _first(metas: Iterable[tuple[str, str]], keys: Iterable[str]) -> str | None:
    """The content of the surest of some meta elements that is there; an address is no name."""
    by_key: dict[str, str] = {}
    for key, content in metas:
        by_key.setdefault(key, content)
    return next((by_key[key] for key in keys if key in by_key), None)


def _property(soup: BeautifulSoup, name: str) -> str | None:
    tag = soup.find(itemprop=name)
    return text(tag.get_text(" ")) if tag else None


def _marked(soup: BeautifulSoup) -> date | None:
    """The day that is marked as the one of publication."""
    tag = soup.find(itemprop="datePublished") or soup.find("time", pubdate=True)
    return stated(_of(tag)) if isinstance(tag, Tag) else None


def timed(root: Tag) -> date | None:
    """The day of the first `time` in what is left of a page that stands in a line of its own and tells no change."""
    for tag in root.find_all("time", datetime=True, limit=_MOST_TIMES):
        before = tag.find_previous(string=re.compile(r"\S"))
        words = _WORD.findall(f"{value(tag, 'class')} {value(tag, 'itemprop')} {str(before or '')[-40:]}".lower())
        block = tag.find_parent(_BLOCKS)
        is_prose = isinstance(block, Tag) and len(tidy.line(block.get_text(" "))) > _LONGEST_LINE
        if not is_prose and _CHANGES.isdisjoint(words) and (day := stated(_of(tag))):
            return day
    return None


def _of(tag: Tag) -> str:
    return value(tag, "datetime") or value(tag, "content") or tag.get_text(" ")


def _address(*texts: str | None) -> str | None:
    return next((text for text in texts if text and re.match(r"https?://", text, re.IGNORECASE)), None)


def _root_language(soup: BeautifulSoup) -> str | None:
    root = soup.find("html")
    return value(root, "lang") or value(root, "xml:lang") if isinstance(root, Tag) else None


def _language(*texts: str | None) -> str | None:
    """The ISO 639-1 code that the first of the texts begins with."""
    matches = (re.match(r"([a-z]{2})(?![a-z])", (text or "").strip().lower()) for text in texts)
    return next((match[1] for match in matches if match), None)


def _keywords(found: object) -> tuple[str, ...]:
    texts = found if isinstance(found, list) else [found]
    words = (word for text in texts if isinstance(text, str) for word in read_keywords(tidy.line(text)))
    return tuple(dict.fromkeys(words))
