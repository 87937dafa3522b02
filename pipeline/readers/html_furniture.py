"""What of a page is no part of its text: menus, banners, related links, footers."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from pipeline.readers.html_lines import Line
from pipeline.readers.html_tree import LEXICON, drop, value

_ELEMENTS = frozenset(LEXICON["furniture"]["element"])
_ROLES, _WORDS = frozenset(LEXICON["roles"]["role"]), frozenset(LEXICON["classes"]["word"])
_PHRASES = tuple(LEXICON["classes"]["phrase"])
_ANCHORS = frozenset({"h1", "main", "article", "html", "body"})
_FRAMES = frozenset({"div", "section", "article", "main", "body"})
_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
_PROSE, _MOST, _WHOLE = 40, 0.4, 0.6


def drop_furniture(soup: BeautifulSoup) -> None:
    """Takes the furniture out; never what holds the headline, the article or much of the prose of the page."""
    tags = soup.find_all(True)
    prose, anchors = _weights(tags)
    whole = max(prose.values(), default=0)
    drop(soup, (tag for tag in tags if _is_furniture(tag) and not anchors[id(tag)] and prose[id(tag)] <= _MOST * whole))


def content(soup: BeautifulSoup) -> Tag:
    """The smallest tag that is sure to hold the whole article with its headline."""
    tags = soup.find_all(True)
    prose, _ = _weights(tags)
    whole = max(prose.values(), default=0)
    title = soup.find("h1")
    above = {id(parent) for parent in title.parents} | {id(title)} if title else set()
    marked = [tag for tag in tags if tag.name in ("article", "main") or value(tag, "role") == "main"]
    good = [tag for tag in marked if prose[id(tag)] >= _WHOLE * whole and (title is None or id(tag) in above)]
    root: Tag = good[-1] if good else soup.body or soup
    prose[id(soup)] = whole
    while inner := _inner(root, prose, above):
        root = inner
    return root


def _inner(root: Tag, prose: dict[int, int], above: set[int]) -> Tag | None:
    """The child that holds all prose of its parent, and the headline if that lies in the parent; None if none does."""
    children = list(_children(root))
    titled = [tag for tag in children if id(tag) in above]
    whole = prose[id(root)]
    fitting = (tag for tag in titled or children if tag.name in _FRAMES and prose[id(tag)] == whole)
    return next(fitting, None) if whole else None


def _children(tag: Tag) -> Iterable[Tag]:
    return (child for child in tag.children if isinstance(child, Tag))


def _weights(tags: Iterable[Tag]) -> tuple[dict[int, int], dict[int, bool]]:
    """Of each tag, how much prose is in it outside links, and whether an anchor of the article is."""
    ordered = list(tags)
    prose = {id(tag): _own_prose(tag) for tag in ordered}
    anchors = {id(tag): tag.name in _ANCHORS for tag in ordered}
    for tag in reversed(ordered):
        if id(tag.parent) in prose and tag.name != "a":
            prose[id(tag.parent)] += prose[id(tag)]
        if id(tag.parent) in anchors:
            anchors[id(tag.parent)] |= anchors[id(tag)]
    return prose, anchors


def _own_prose(tag: Tag) -> int:
    if tag.name in ("script", "style"):
        return 0
    lengths = (len(child.strip()) for child in tag.children if isinstance(child, NavigableString))
    return sum(length for length in lengths if length >= _PROSE)


def _is_furniture(tag: Tag) -> bool:
    if tag.name in _ELEMENTS or value(tag, "role").lower() in _ROLES:
        return True
    if tag.name == "header":
        return tag.find_parent(["article", "main"]) is None
    named = f"{value(tag, 'class')} {value(tag, 'id')}"
    return any(word.lower() in _WORDS for word in _WORD.findall(named)) or any(each in named for each in _PHRASES)


def without_links(lines: list[Line]) -> list[Line]:
    """The lines without lists of links, and without headings that then have nothing below them."""
    kept = [line for place, line in enumerate(lines) if not _is_listed(lines, place)]
    while kept and kept[-1].is_heading and len(kept) > 1:
        kept.pop()
    return kept


def _is_listed(lines: list[Line], place: int) -> bool:
    """Whether a line of nothing but links is an item of a list, or stands among two more such lines."""
    line = lines[place]
    if not line.is_link or line.is_heading:
        return False
    near = lines[max(place - 2, 0) : place + 3]
    return line.is_item or sum(one.is_link for one in near) > 2
