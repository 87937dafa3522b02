"""What stands at the edges of pages and is no part of the text: running headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.lexicon import any_of, load
from pipeline.readers.pdf_columns import rows
from pipeline.readers.pdf_runs import Run

_WORDS = load(Path(__file__).with_name("pdf.toml"))["page"]
_PAGE, _OF = any_of(_WORDS["word"]), any_of(_WORDS["of"])
_N = r"\d{1,4}"
_NAMED = re.compile(rf"{_PAGE}(?:\s?[.:|-])?\s*{_N}(?:\s*{_OF}\s*{_N})?|{_N}\s*[|-]\s*{_PAGE}\.?", re.I)
_BETWEEN = re.compile(rf"([-–—|~])\s*{_N}\s*[-–—|~]")
_BARE = re.compile(rf"[(\[]?(?P<number>{_N})(?:\s*{_OF}\s*(?P<last>\d{{1,3}}))?[)\]]?", re.I)
_COUNTED = re.compile(rf"(?:(?<!\w){_PAGE}\.?\s*)?(?<![\d.,])\d{{1,4}}(?:\s*{_OF}\s*\d{{1,4}})?(?![\d.,%])", re.I)
_EDGE, _FEWEST, _SHARE = 2, 2, 0.3
_GAP, _WIDER = 1.2, 1.2


def without_furniture(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The runs of each page but those in rows at its edges that come back on other pages, or number the page."""
    split = [rows(page) for page in pages]
    seen = Counter(key for page in split for key in {_key(row) for row in _edges(page)})
    enough = max(_FEWEST, _SHARE * len(pages))
    kept: list[list[Run]] = []
    for number, page in enumerate(split, start=1):
        gone = {id(row) for row in _edges(page) if seen[_key(row)] >= enough or _is_named(row)}
        gone |= {id(page[at]) for at in {0, len(page) - 1} if page and _is_bare(page, at, number)}
        kept.append([run for row in page if id(row) not in gone for run in row])
    return kept


def _edges(page: Sequence[list[Run]]) -> list[list[Run]]:
    return [*page[:_EDGE], *page[max(len(page) - _EDGE, _EDGE) :]]


def _text(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in row)


def _key(row: Sequence[Run]) -> str:
    """The words of a row, a page number at its beginning or end left out."""
    text = _text(row)
    found = list(_COUNTED.finditer(text))
    for match in found[:1] + found[-1:]:
        if match.start() == 0 or match.end() == len(text):
            return text[: match.start()] + "#" + text[match.end() :]
    return text


def _is_named(row: Sequence[Run]) -> bool:
    """Whether a row says that it is the number of a page: `Page 1 of 1`, `1 | Page`, `- 1 -`."""
    text = _text(row)
    return _NAMED.fullmatch(text) is not None or _BETWEEN.fullmatch(text) is not None


def _is_bare(page: Sequence[Sequence[Run]], at: int, number: int) -> bool:
    """Whether the first or last row numbers its page without saying so (`1`, `1 / 1`), set apart from the text."""
    match = _BARE.fullmatch(_text(page[at]))
    if match is None:
        return False
    printed = int(match["number"])
    if printed != number if match["last"] is None else printed > int(match["last"]):
        return False
    near = page[:3] if at == 0 else page[-3:]
    gaps = [min(run.top for run in below) - max(run.bottom for run in above) for above, below in pairwise(near)]
    own, *others = (gaps if at == 0 else gaps[::-1]) or [float("inf")]
    return own > _GAP * max(run.height for run in page[at]) and all(own > _WIDER * other for other in others)
