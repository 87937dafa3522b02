"""HTML as a tree without what a reader does not see; other modules here ask it, none parses for itself."""

import re
import warnings
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from lxml import etree

from pipeline.lexicon import load
from pipeline.readers.reader import NotText

LEXICON = load(Path(__file__).with_name("html.toml"))
_UNSEEN = LEXICON["elements"]["unseen"]
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_MOST_TAGS = 500_000
_ADVICE = "save its text as a plain text file, or take it out of the inbox"


def parse(markup: str) -> BeautifulSoup:
    """The tree of a page or a piece of one; raises NotText for one that is nested or cut up beyond all measure."""
    if markup.count("<") > _MOST_TAGS:
        raise NotText(f"the page has more than {_MOST_TAGS:,} tags", _ADVICE)
    data = _DECLARATION.sub("", markup).encode("utf-8", "replace")
    _check_depth(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it looks like XML, or like the name of a file
        return BeautifulSoup(data, "lxml", from_encoding="utf-8")


def _check_depth(data: bytes) -> None:
    """Refuses what lxml refuses: fed by BeautifulSoup it takes any depth, in time that grows with its square."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    with suppress(etree.LxmlError):
        etree.fromstring(data, parser)
    if any("depth" in entry.message for entry in parser.error_log):
        raise NotText("the page has tags nested too deeply to be a text", _ADVICE)


def drop_unseen(soup: BeautifulSoup) -> None:
    """Takes out scripts, controls and what is hidden."""
    drop(soup, (tag for tag in soup.find_all(True) if tag.name in _UNSEEN or _is_hidden(tag)))


def drop(soup: BeautifulSoup, tags: Iterable[Tag]) -> None:
    """Takes tags out of the tree, all that is in them with them."""
    for tag in list(tags):
        if not tag.decomposed:
            tag.decompose()


def value(tag: Tag, name: str) -> str:
    """An attribute as one text, empty where there is none."""
    found = tag.get(name)
    return " ".join(found) if isinstance(found, list) else found or ""


def _is_hidden(tag: Tag) -> bool:
    if not tag.attrs:
        return False
    if tag.has_attr("hidden") or value(tag, "aria-hidden").lower() == "true":
        return tag.name not in ("html", "body")
    return _UNSHOWN.search(value(tag, "style")) is not None
