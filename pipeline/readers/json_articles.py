"""Articles in JSON: one object, a list of them, or one a line."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.days import find_day
from pipeline.lexicon import load
from pipeline.marks.labels import read_keywords
from pipeline.model import Section
from pipeline.readers import charset, html_page, tidy
from pipeline.readers.articles import Article, joined
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading

_FIELDS = load(Path(__file__).with_name("articles.toml"))["fields"]
_OBJECT = re.compile(r'(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:')
_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|li|td|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")
_LONGEST = 500
_ADVICE = "mend it, or take it out of the inbox"


def read(data: bytes, _: Budget) -> Reading:
    """The articles in the order given, each a section; what is none is a part that cannot be read."""
    decoded = charset.decode(data)
    if decoded is None:
        raise NotText("the JSON is in no character set known here", _ADVICE)
    articles: list[Article] = []
    refused: list[Part] = []
    for place, found, raw in _objects(decoded[0].removeprefix("\ufeff")):
        article = _article(found) if isinstance(found, Mapping) else None
        if article:
            articles.append(article)
        else:
            why = "no article: it has no text" if found is not None else "no JSON: it is broken or cut short"
            refused.append(Part(place, raw.encode("utf-8", "replace"), NotText(f"it is {why}", _ADVICE)))
    if not articles:
        raise NotText("the JSON holds no articles, objects with a title and a text", _ADVICE)
    text, sections = joined(articles)
    return Reading(text, decoded[1], sections, parts=refused)


def _objects(text: str) -> Iterator[tuple[str, Any, str]]:
    """Every object with its place and its raw text; None in place of what is no JSON."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) > 1 and _loaded(lines[0][1]) is not None:
        for number, line in lines:
            yield f"line {number}", _loaded(line), line
        return
    whole = _loaded(text)
    if whole is None:
        raise NotText("the JSON is broken or cut short", _ADVICE)
    for number, found in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        yield f"object {number}", found, json.dumps(found, ensure_ascii=False)


def _loaded(text: str) -> Any:
    """What a text of JSON says; None for a broken one."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _article(found: Mapping[str, Any]) -> Article | None:
    """The article in an object, None where it has no text."""
    by_name = {str(key).casefold(): value for key, value in found.items()}
    stated = {field: _first(by_name, names) for field, names in _FIELDS.items()}
    text = _plain(stated["text"])
    if not text.strip():
        return None
    subtitle = tidy.line(_plain(stated["subtitle"]))
    title = tidy.line(_plain(stated["title"]))[:_LONGEST] or None
    day = find_day(stated["published_on"][:_LONGEST])
    language = _LANGUAGE.match(stated["language"].strip().casefold())
    section = Section(
        0,
        0,
        title=title,
        publisher=tidy.line(stated["publisher"])[:_LONGEST] or None,
        published_on=day.on if day else None,
        url=tidy.line(stated["url"]) or None,
        language=language[0] if language else None,
        keywords=read_keywords(tidy.line(stated["keywords"])),
    )
    is_new = subtitle and len(subtitle) <= _LONGEST / 2 and subtitle not in tidy.line(text) and "..." not in subtitle
    return Article(f"{subtitle}\n\n{text}" if is_new and title else text, section)


def _first(found: Mapping[str, Any], names: list[str]) -> str:
    """The first of some fields that holds a text, or the name of an object, or a list of texts."""
    for name in names:
        value = found.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, list):
            value = "; ".join(item for item in value if isinstance(item, str)) + ";"
        if isinstance(value, str) and value.strip(" ;"):
            return value
    return ""


def _plain(text: str) -> str:
    """The text without markup, if it has any."""
    return html_page.text_in(text) if _MARKUP.search(text) else tidy.seen(text)


READER = Reader("application/json", lambda data: _OBJECT.match(charset.beginning(data)) is not None, read)
