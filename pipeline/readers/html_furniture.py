"""What of a page is no part of its text: menus, banners, related links, footers."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from pipeline.lexicon import any_of
from pipeline.readers.html_line import Line
from pipeline.readers.html_related import drop_related, is_pointer
from pipeline.readers.html_tree import LEXICON, drop, value

_ELEMENTS = frozenset(LEXICON["furniture"]["element"])
_ROLES, _WORDS = frozenset(LEXICON["roles"]["role"]), frozenset(LEXICON["classes"]["word"])
_SURE = frozenset(LEXICON["classes"]["sure"])
_PHRASES = tuple(LEXICON["classes"]["phrase"])
_ANCHORS = frozenset({"h1", "main", "article", "html", "body"})
_HEADINGS = ["h2", "h3"]
_FRAMES = frozenset({"div", "section", "article", "main", "body"})
_WORD = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
_SHARING = re.compile(rf"\W*(?:{any_of(LEXICON['sharing']['word'])}\b\W*)+", re.IGNORECASE)
_PROSE, _MOST, _MOST_SURE, _WHOLE, _LONGEST_SHARING = 40, 0.4, 0.9, 0.6, 80


def drop_furniture(soup: BeautifulSoup) -> None:
    """Takes the furniture out; never what holds the headline, the article or much of the prose of the page."""
    tags = soup.find_all(True)
    prose, anchors = _weights(tags)
    whole = max(prose.values(), default=0)
    found = (
        tag for tag in tags if not anchors[id(tag)] and (most := _furniture(tag)) and prose[id(tag)] <= most * whole
    )
    drop(soup, found)
    drop_related(tags, prose, whole)


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
    inner = next(fitting, None) if whole else None
    return None if inner is None or (not titled and _is_headed(children, inner)) else inner


def _is_headed(children: Sequence[Tag], inner: Tag) -> bool:
    """Whether a smaller heading stands before the inner tag, for a page without a great one."""
    before = takewhile(lambda tag: tag is not inner, children)
    return any(tag.name in _HEADINGS or tag.find(_HEADINGS) for tag in before)


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


def _furniture(tag: Tag) -> float:
    """The greatest share of the prose of a page that a tag may hold and still be furniture; 0 for one that is none."""
    if tag.name in _ELEMENTS or value(tag, "role").lower() in _ROLES:
        return _MOST
    if tag.name == "header":
        return 0 if tag.find_parent(["article", "main"]) else _MOST
    if not tag.attrs:
        return 0
    named = f"{value(tag, 'class')} {value(tag, 'id')}"
    words = {word.lower() for word in _WORD.findall(named)}
    if words & _SURE:
        return _MOST_SURE
    return _MOST if words & _WORDS or any(each in named for each in _PHRASES) else 0


def without_links(lines: list[Line]) -> list[Line]:
    """The lines without links to other pages and offers to share, and without headings that then head nothing."""
    kept = [
        line
        for place, line in enumerate(lines)
        if not (_is_listed(lines, place) or _is_sharing(line) or is_pointer(line.text, line.linked))
    ]
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


def _is_sharing(line: Line) -> bool:
    """Whether a line offers to share or print the page and says nothing else."""
    return len(line.text) <= _LONGEST_SHARING and _SHARING.fullmatch(line.text) is not None
