"""Articles in JSON: one object, a list of them, or one a line."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from pipeline.lexicon import load
from pipeline.marks.labels import read_keywords
from pipeline.model import Section
from pipeline.readers import charset, days, html_page, tidy
from pipeline.readers.articles import Article, joined
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading

_LEXICON = load(Path(__file__).with_name("articles.toml"))
_FIELDS, _INNER, _LISTS = _LEXICON["fields"], _LEXICON["inside"]["name"], _LEXICON["lists"]["name"]
_BETWEEN = {"text": "\n\n", "keywords": "; "}
_DEEPEST = 4
_OBJECT = re.compile(r'(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:')
_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|li|td|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
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
    whole = None
    if len(lines) == 1 or _loaded(lines[0][1]) is None:
        whole = _loaded(text)
        if whole is None and not any(isinstance(_loaded(line), Mapping) for _, line in lines[1:3]):
            raise NotText("the JSON is broken or cut short", _ADVICE)
    if whole is None:
        for number, line in lines:
            yield f"line {number}", _loaded(line), line
        return
    for number, found in enumerate(_unwrapped(whole), start=1):
        yield f"object {number}", found, json.dumps(found, ensure_ascii=False)


def _unwrapped(whole: Any, depth: int = 0) -> list[Any]:
    """The list of articles that a text of JSON is, or that an object without a text of its own has in it."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, Mapping) and depth < _DEEPEST and not _stated(whole)["text"]:
        for inner in (whole[name] for name in _LISTS if name in whole):
            found = _unwrapped(inner, depth + 1) if isinstance(inner, Mapping) else inner
            if isinstance(found, list) and any(isinstance(one, Mapping) and _stated(one)["text"] for one in found):
                return found
    return [whole]


def _loaded(text: str) -> Any:
    """What a text of JSON says; None for a broken one."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _stated(found: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an article that an object has, each an empty text where it has none."""
    by_name = {str(key).casefold(): value for key, value in found.items()}
    return {field: _first(by_name, names, _BETWEEN.get(field)) for field, names in _FIELDS.items()}


def _article(found: Mapping[str, Any]) -> Article | None:
    """The article in an object, None where it has no text."""
    stated = _stated(found)
    text = _plain(stated["text"])
    if not text.strip():
        return None
    subtitle = tidy.line(_plain(stated["subtitle"]))
    title = tidy.line(_plain(stated["title"]))[:_LONGEST] or None
    language = _LANGUAGE.match(stated["language"].strip().casefold())
    section = Section(
        0,
        0,
        title=title,
        publisher=tidy.line(stated["publisher"])[:_LONGEST] or None,
        published_on=days.stated(stated["published_on"]),
        url=tidy.line(stated["url"]) or None,
        language=language[0] if language else None,
        keywords=read_keywords(tidy.line(stated["keywords"])),
    )
    is_new = subtitle and len(subtitle) <= _LONGEST / 2 and subtitle not in tidy.line(text) and "..." not in subtitle
    return Article(f"{subtitle}\n\n{text}" if is_new and title else text, section)


def _first(found: Mapping[str, Any], names: list[str], between: str | None) -> str:
    """The first of some fields that says anything; of a list all, with something between, or the first alone."""
    return next((text for name in names if name in found and (text := _said(found[name], between))), "")


def _said(value: object, between: str | None, depth: int = 0) -> str:
    """A text, the one in an object (`{"rendered": ...}`), or those of a list."""
    if isinstance(value, str):
        return value if value.strip(" ;") else ""
    if depth == _DEEPEST or not isinstance(value, Mapping | list):
        return ""
    inner = value if isinstance(value, list) else [value[name] for name in _INNER if name in value]
    texts = (text for one in inner if (text := _said(one, between, depth + 1)))
    if isinstance(value, Mapping) or between is None:
        return next(texts, "")
    return between.join(texts) + ("" if between.isspace() else between)


def _plain(text: str) -> str:
    """The text without markup, if it has any."""
    if _MARKUP.search(text):
        return html_page.text_in(text)
    return tidy.seen(unescape(text) if _ENTITY.search(text) else text)


READER = Reader("application/json", lambda data: _OBJECT.match(charset.beginning(data)) is not None, read)
