"""What a page in HTML states of itself for machines: JSON-LD, OpenGraph, meta elements, `time`, `lang`."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.days import find_day
from pipeline.marks.labels import read_keywords
from pipeline.readers import tidy
from pipeline.readers.html_tree import LEXICON, value

_META, _TYPES = LEXICON["meta"], frozenset(LEXICON["article"]["type"])
_MOST = 10_000
_LONGEST = 300


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


def read(soup: BeautifulSoup) -> Head:
    """What the page states; the first source that has a field gives it: JSON-LD, then meta, then the rest."""
    objects = list(_objects(soup))
    linked = next((one for one in objects if _types(one) & _TYPES), {})
    metas = _metas(soup)
    stated = {field: _first(metas, keys) for field, keys in _META.items()}
    canonical = soup.find("link", rel="canonical", href=True)
    return Head(
        title=_text(linked.get("headline") or linked.get("name")) or stated["title"] or _property(soup, "headline"),
        publisher=_named(linked.get("publisher"), objects) or stated["publisher"],
        published_on=_day(_text(linked.get("datePublished"))) or _day(stated["published_on"]) or _time(soup),
        channel=stated["channel"],
        url=_address(_text(linked.get("url")), value(canonical, "href") if canonical else None, stated["url"]),
        language=_language(_text(linked.get("inLanguage")), _root_language(soup), stated["language"]),
        keywords=_keywords(linked.get("keywords"))
        or _keywords([text for key, text in metas if key in _META["keywords"]]),
    )


def _objects(soup: BeautifulSoup) -> Iterator[Mapping[str, Any]]:
    """Every JSON object of the page's JSON-LD, the outer before the inner; broken JSON-LD states nothing."""
    for script in soup.find_all("script", type=re.compile(r"^\s*application/ld\+json", re.IGNORECASE)):
        try:
            waiting = deque([json.loads(script.get_text(), strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST):
            if not waiting:
                break
            found = waiting.popleft()
            if isinstance(found, dict):
                yield found
                waiting += [inner for inner in found.values() if isinstance(inner, dict | list)]
            elif isinstance(found, list):
                waiting += found[:_MOST]


def _types(found: Mapping[str, Any]) -> set[str]:
    kinds = found.get("@type")
    return {str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _named(found: object, objects: Iterable[Mapping[str, Any]]) -> str | None:
    """The name of an organisation given as a text, an object, a list of them or a reference to another object."""
    if isinstance(found, list):
        found = found[0] if found else None
    if not isinstance(found, dict):
        return _text(found)
    if "name" not in found and "@id" in found:
        found = next((one for one in objects if one.get("@id") == found["@id"] and "name" in one), found)
    return _text(found.get("name") or found.get("legalName"))


def _metas(soup: BeautifulSoup) -> list[tuple[str, str]]:
    found = []
    for tag in soup.find_all("meta", content=True):
        key = value(tag, "property") or value(tag, "name") or value(tag, "itemprop") or value(tag, "http-equiv")
        if key and (text := _text(value(tag, "content"))):
            found.append((key.strip().lower(), text))
    return found


def _first(metas: Iterable[tuple[str, str]], keys: Iterable[str]) -> str | None:
    """The content of the surest of some meta elements that is there; an address is no name."""
    by_key: dict[str, str] = {}
    for key, text in metas:
        by_key.setdefault(key, text)
    return next((by_key[key] for key in keys if key in by_key), None)


def _property(soup: BeautifulSoup, name: str) -> str | None:
    tag = soup.find(itemprop=name)
    return _text(tag.get_text(" ")) if tag else None


def _time(soup: BeautifulSoup) -> date | None:
    """The day of publication that a `time` or an itemprop states in the page; of several unmarked ones the first."""
    marked = soup.find(itemprop="datePublished") or soup.find("time", pubdate=True)
    for tag in (marked, soup.find("time", datetime=True)):
        if isinstance(tag, Tag):
            text = value(tag, "datetime") or value(tag, "content") or tag.get_text(" ")
            if day := _day(text):
                return day
    return None


def _day(text: str | None) -> date | None:
    """The day a text begins with, as printed: no time zone moves it."""
    day = find_day(text[:_LONGEST]) if text else None
    return day.on if day else None


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


def _text(found: object) -> str | None:
    return tidy.line(found)[:_LONGEST] or None if isinstance(found, str) else None
