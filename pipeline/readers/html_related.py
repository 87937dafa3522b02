"""What stands under a heading such as `Related articles`: other articles, by their headlines or first sentences."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, islice

from bs4 import Tag
from bs4.element import PageElement

from pipeline.lexicon import any_of
from pipeline.readers.html_tree import LEXICON

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_WHOLE_PAGES = frozenset({"main", "body", "html"})
_RELATED = re.compile(rf"\W*{any_of(LEXICON['related']['heading'])}\W*", re.IGNORECASE)
_POINTER = re.compile(rf"\W*{any_of(LEXICON['related']['heading'])}\s*[:|–—-]\s*", re.IGNORECASE)
_LONGEST, _MOST, _MOST_HEADINGS = 60, 0.5, 50


def drop_related(tags: Sequence[Tag], prose: Mapping[int, int], whole: int) -> None:
    """Takes such headings out, with what is under them; `prose` is how much prose is in each tag, `whole` in all."""
    named = (tag for tag in tags if tag.name in _HEADINGS or tag.name in _BOLD)
    headings = (tag for tag in named if not tag.decomposed and _is_heading(tag))
    for heading in islice(headings, _MOST_HEADINGS if whole else 0):
        outer = _wrapped(heading)
        for tag in _under(outer, prose, whole) if outer.name not in _BOLD else ():
            tag.decompose()


def _is_heading(tag: Tag) -> bool:
    text = tag.get_text(" ")
    return len(text) <= _LONGEST and _RELATED.fullmatch(text) is not None


def _wrapped(heading: Tag) -> Tag:
    """The outermost tag that holds nothing but the heading."""
    tag = heading
    while tag.parent and tag.parent.name not in _WHOLE_PAGES and _is_alone(tag):
        tag = tag.parent
    return tag


def _is_alone(tag: Tag) -> bool:
    return all(_is_blank(one) for one in chain(tag.previous_siblings, tag.next_siblings))


def _is_blank(one: PageElement) -> bool:
    return not (one.get_text() if isinstance(one, Tag) else str(one)).strip()


def _under(heading: Tag, prose: Mapping[int, int], whole: int) -> list[Tag]:
    """The box that the heading opens, or else the heading with the lists of links that follow it."""
    box = heading.parent
    opens = all(_is_blank(one) for one in heading.previous_siblings)
    if box and opens and box.name not in _WHOLE_PAGES and prose.get(id(box), whole) <= _MOST * whole:
        return [box] if box.find("h1") is None and box.find("a") else []
    listed: list[Tag] = []
    for one in heading.next_siblings:
        if isinstance(one, Tag):
            if one.name in _HEADINGS or prose.get(id(one), whole) or one.find("h1"):
                break
            listed.append(one)
        elif not _is_blank(one):
            break
    return [heading, *listed] if any(one.name == "a" or one.find("a") for one in listed) else []


def is_pointer(text: str, linked: int) -> bool:
    """Whether a line of which so many characters are links only points to another article: `Read more: Lead up 3%`."""
    pointer = _POINTER.match(text)
    return pointer is not None and linked > 0 and linked >= 0.9 * (len(text) - pointer.end())
