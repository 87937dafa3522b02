"""Headlines, decks and headings are told from prose by their shape."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.lexicon import load
from pipeline.marks.labels import metadata
from pipeline.marks.lines import Line

_LEXICON = load(Path(__file__).with_name("prose.toml"))
_LINKING = frozenset(_LEXICON["words"]["linking"])
_CLOSERS = "\"'”’»)]"
_STOP = re.compile(r"[.!?…。]$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$")
_NEXT_SENTENCE = re.compile(r"[.!?][”’\")\]]*\s+(?=[“‘\"(]?[A-Z])")
_OPENING = re.compile(r"[^\w\s]{0,2}[A-Z\d가-힣]|[$€£¥₩]")
_LONGEST_HEADLINE, _LONGEST_HEADING, _WRAP, _LONGEST_DECKS = 220, 130, 90, 3


def ends_sentence(text: str) -> bool:
    """Whether a line closes with a full stop (or `!`, `?`), quotation marks aside."""
    return _STOP.search(text.rstrip(_CLOSERS)) is not None


def sentences(text: str) -> int:
    """About how many sentences a paragraph holds."""
    return len(_NEXT_SENTENCE.findall(text)) + 1


def first_sentence(text: str) -> str:
    """About the first sentence of a paragraph."""
    following = _NEXT_SENTENCE.search(text)
    while following and _ABBREVIATED.search(text[: following.start() + 1]):
        following = _NEXT_SENTENCE.search(text, following.end())
    return text[: following.start() + 1] if following else text


def is_heading(line: Line, longest: int = _LONGEST_HEADING) -> bool:
    """A short line that opens like a sentence and does not close like one.

    >>> [is_heading(Line(0, 0, text, 0, 0)) for text in ("Ships lead", "Ships rose.", "Goods of the U.S.")]
    [True, False, True]
    """
    text = line.text
    if len(text) > longest or line.is_bullet or line.is_link or not _OPENING.match(text):
        return False
    if text[-1] in ",:;" or not any(character.isalpha() for character in text):
        return False
    return not ends_sentence(text) or text[-1] in "?!" or _ABBREVIATED.search(text) is not None


def is_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether lines[at] stands over what follows as its headline."""
    line = lines[at]
    if at + 1 == len(lines) or not is_heading(line, _LONGEST_HEADLINE):
        return False
    below = lines[at + 1]
    if below.gap or metadata(below) is not None:
        return True
    if below.text[0].islower() or line.text.split()[-1].casefold() in _LINKING:
        return False
    return len(below.text) > _WRAP or len(line.text) < 0.8 * len(below.text) or below.indent > line.indent


def wrapped_headline(lines: Sequence[Line], at: int) -> int:
    """How many lines a headline broken over lines takes: 0 where there is none, 1 where it is not broken."""
    if is_headline(lines, at):
        return 1
    block = 1
    while at + block < len(lines) and not lines[at + block].gap and metadata(lines[at + block]) is None:
        block += 1
    short = all(len(line.text) <= _WRAP for line in lines[at : at + block])
    if not (2 <= block <= 3 and short and at + block < len(lines)):
        return 0
    opens, closes = is_heading(lines[at]), lines[at + block - 1].text
    return block if opens and not ends_sentence(closes) and closes[-1] not in ",:;" else 0


def decks(lines: Sequence[Line], at: int) -> int:
    """How many lines from lines[at] on are short lines set apart between headline and body."""
    count = 0
    while count < _LONGEST_DECKS and at + count + 1 < len(lines):
        line, below = lines[at + count], lines[at + count + 1]
        if metadata(line) is not None or not (is_heading(line) and (below.gap or is_headline(lines, at + count))):
            break
        count += 1
    return count
