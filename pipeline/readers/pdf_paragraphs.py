"""Paragraphs put together again from printed lines, across columns and pages; words broken at an end of line mended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.marks.shapes import ends_sentence
from pipeline.model import PageSpan
from pipeline.readers.pdf_columns import Line

_BULLET = re.compile(r"[•‣▪◦·●○■□▶►➢✓ㅇ○-]\s+\S|\(?\d{1,2}[.)]\s+\S")
_BROKEN = re.compile(r"(?P<before>.*?)(?P<head>[^\W\d_]+)-", re.DOTALL)
_RANGE = re.compile(r"\d[-–]")
_GOES_ON = re.compile(r"(?P<tail>[^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 80
_SAME_SIZE, _WIDER, _INDENT, _SHORT, _VERY_SHORT = 1.15, 1.3, 0.8, 0.85, 0.6


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, each with the number of its page."""

    lines: list[tuple[Line, int]] = field(default_factory=list)
    is_row: bool = False


def text_of(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[PageSpan, ...]]:
    """The text of some pages, and the span of each page that holds any."""
    words = _words(pages)
    pieces: list[str] = []
    spans: dict[int, PageSpan] = {}
    at = 0
    paragraphs = list(_paragraphs(pages))
    for place, paragraph in enumerate(paragraphs):
        if place:
            pieces.append("\n" if paragraph.is_row and paragraphs[place - 1].is_row else "\n\n")
            at += len(pieces[-1])
        for text, number in _joined(paragraph, words):
            start = spans[number].start if number in spans else at
            at += len(text)
            spans[number] = PageSpan(number, start, at)
            pieces.append(text)
    return "".join(pieces), tuple(spans.values())


def _words(pages: Iterable[Sequence[Line]]) -> frozenset[str]:
    """Every word that stands whole in a line, with its hyphens if it has any."""
    found: set[str] = set()
    for lines in pages:
        for line in lines:
            text = line.text.casefold()
            found.update(_WORD.findall(text[: text.rfind(" ")] if text.endswith("-") else text))
    return frozenset(found)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[_Paragraph]:
    leading = _leading(pages)
    open_: _Paragraph | None = None
    for number, lines in enumerate(pages, start=1):
        for line in lines:
            if open_ is not None and _belongs(open_, line, number, leading):
                open_.lines.append((line, number))
                continue
            if open_ is not None:
                yield open_
            open_ = _Paragraph([(line, number)], line.is_row)
    if open_ is not None:
        yield open_


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """How far apart the lines of a paragraph usually are, in heights of a line."""
    steps = [
        (below.box.top - above.box.top) / above.box.height
        for lines in pages
        for above, below in pairwise(lines)
        if above.box.top < below.box.top and above.left == below.left
    ]
    return median(steps) if steps else 1.0


def _belongs(paragraph: _Paragraph, line: Line, number: int, leading: float) -> bool:
    """Whether a line goes on with the paragraph above it, or before it in another column or on another page."""
    last, page = paragraph.lines[-1]
    if last.is_row or line.is_row or _BULLET.match(line.text):
        return False
    above, below = last.box, line.box
    if max(above.height, below.height) > _SAME_SIZE * min(above.height, below.height):
        return False
    if page != number or last.left != line.left or below.top < above.top:
        return not ends_sentence(last.text) and (line.text[0].islower() or _broken(last.text) is not None)
    if (below.top - above.top) / above.height > _WIDER * leading:
        return False
    if below.left > line.left + _INDENT * below.height and above.left <= last.left + _INDENT * above.height / 2:
        return _BULLET.match(paragraph.lines[0][0].text) is not None
    filled = (above.right - last.left) / max(last.right - last.left, 1)
    if filled < _VERY_SHORT:
        return line.text[0].islower()
    return not (filled < _SHORT and ends_sentence(last.text))


def _joined(paragraph: _Paragraph, words: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The texts of the lines, to be put side by side, each with its page."""
    texts = [line.text for line, _ in paragraph.lines]
    for place, (_, number) in enumerate(paragraph.lines):
        text = texts[place]
        if place + 1 == len(texts):
            yield text, number
        elif broken := _broken(text):
            yield (text if _keeps_hyphen(broken, texts[place + 1], words) else text[:-1]), number
        else:
            yield text if _RANGE.search(text[-2:]) else f"{text} ", number


def _broken(text: str) -> re.Match[str] | None:
    """The word that a line breaks at its end, with what stands before it."""
    return _BROKEN.fullmatch(text[-_LONGEST_WORD:]) if text.endswith("-") else None


def _keeps_hyphen(broken: re.Match[str], below: str, words: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line is the word's own: `year-on-`, `Korea-`, or one known from elsewhere."""
    tail = _GOES_ON.match(below)
    if tail is None or not tail["tail"][0].islower() or broken["before"].endswith("-"):
        return True
    head, rest = broken["head"].casefold(), tail["tail"].casefold()
    if below[tail.end() : tail.end() + 1] == "-" or f"{head}-{rest}" in words:
        return True
    return f"{head}{rest}" not in words and head in words and rest in words
