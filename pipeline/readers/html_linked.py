"""JSON-LD: what a page states of its article in a script for machines."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bs4 import BeautifulSoup

from pipeline.readers import tidy
from pipeline.readers.html_tree import LEXICON

Object = Mapping[str, Any]
_ARTICLES = frozenset(LEXICON["article"]["type"])
_PAGES = frozenset(LEXICON["article"]["page"])
_MAIN = frozenset({"@graph", "mainentity", "mainentityofpage"})
_TYPE = re.compile(r"^\s*application/ld\+json", re.IGNORECASE)
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_MOST, _LONGEST = 10_000, 300


def article(soup: BeautifulSoup, titled: str) -> tuple[Object, Object, Sequence[Object]]:
    """The object that is the article of the page, the one that is the page, and all objects; an empty one if none is.

    An object inside another may be any article, such as one of a list of others: it is the one of the page only
    where it has the page's title.
    """
    found = list(_objects(soup))
    articles = [(one, is_main) for one, is_main in found if types(one) & _ARTICLES]
    main = [one for one, is_main in articles if is_main]
    named = [one for one in main or [one for one, _ in articles] if _is_title(one, titled)]
    page = next((one for one, is_main in found if is_main and types(one) & _PAGES), {})
    return next(iter(named or main), {}), page, [one for one, _ in found]


def types(found: Object) -> set[str]:
    """The types of an object, without the address of their vocabulary, in small letters."""
    kinds = found.get("@type")
    return {str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def text(found: object) -> str | None:
    """A value as a text: of a list the first, of an object its value or name; None where there is none."""
    if isinstance(found, list):
        found = next((one for one in found if one), None)
    if isinstance(found, dict):
        found = found.get("@value") or found.get("alternateName") or found.get("name")
    return tidy.line(found)[:_LONGEST] or None if isinstance(found, str) else None


def _is_title(one: Object, titled: str) -> bool:
    """Whether the title of a window begins with the one of an object."""
    stated = text(one.get("headline") or one.get("name"))
    return stated is not None and titled.casefold().startswith(stated.casefold())


def _objects(soup: BeautifulSoup) -> Iterator[tuple[Object, bool]]:
    """Every object, the outer before the inner, and whether it speaks of the page; broken JSON states nothing."""
    for script in soup.find_all("script", type=_TYPE):
        waiting: list[tuple[Any, bool]] = [(_loaded(script.get_text()), True)]
        at = 0
        while at < min(len(waiting), _MOST):
            found, is_main = waiting[at]
            at += 1
            if isinstance(found, dict):
                yield found, is_main
                inner = [(key, value) for key, value in found.items() if isinstance(value, dict | list)]
                waiting += [(value, is_main and key.lower() in _MAIN) for key, value in inner]
            elif isinstance(found, list):
                waiting += [(one, is_main) for one in found[:_MOST]]


def _loaded(written: str) -> Any:
    """What a script says, without the comments that some put around it and a comma too many."""
    bare = _WRAPPED.sub("", written)
    for each in (bare, _COMMA.sub(r"\1", bare)):
        try:
            return json.loads(each, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
