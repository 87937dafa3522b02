"""What stands at the edges of every page and is no part of the text: running headers, footers, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.lexicon import any_of, load
from pipeline.readers.pdf_columns import rows
from pipeline.readers.pdf_runs import Run

_PAGE = any_of(load(Path(__file__).parents[1] / "marks" / "labels.toml")["labels"]["page"])
_NUMBER = re.compile(
    rf"[-–—|]\s*\d{{1,4}}\s*[-–—|]|{_PAGE}\.?\s*\d{{1,4}}(?:\D{{1,5}}\d{{1,4}})?|\d{{1,4}}\s?/\s?\d{{1,4}}", re.I
)
_COUNTED = re.compile(rf"(?:{_PAGE}\.?\s*)?(?<![\d.,])\d{{1,4}}(?:\s*(?:/|of)\s*\d{{1,4}})?(?![\d.,%])", re.I)
_EDGE, _FEWEST, _SHARE = 2, 2, 0.3


def without_furniture(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The runs of each page but those in rows at its edges that come back on other pages, or number the page."""
    split = [rows(page) for page in pages]
    seen = Counter(key for page in split for key in {_key(row) for row in _edges(page)})
    enough = max(_FEWEST, _SHARE * len(pages))
    kept: list[list[Run]] = []
    for number, page in enumerate(split, start=1):
        gone = {id(row) for row in _edges(page) if seen[_key(row)] >= enough or _is_number(row, number)}
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


def _is_number(row: Sequence[Run], number: int) -> bool:
    text = _text(row)
    return text == str(number) or _NUMBER.fullmatch(text) is not None
