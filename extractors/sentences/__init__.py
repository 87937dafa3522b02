"""Sentences: first the lines that stand for themselves (headlines, bullets, paragraphs), then full stops.

A newline is only a wrap where a line runs on: the next one goes on in lower case, or the text is set in lines of
one width and this one was full.
"""

import re
from itertools import pairwise
from typing import Any, cast

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from extractors.lexicon import words
from extractors.model import Sentence
from extractors.reading import Reading, reading

LONGEST = 400  # tokens; no sentence that a person wrote is longer, and work grows with it
STOPS = frozenset(".!?…。")
LINE_ENDS = STOPS | frozenset(":;")
CLOSERS = frozenset("\"'”’)]»")
BULLETS = frozenset("•*·▲△○●□■◦▪–—-¶>→")
OPENERS = words("sentences/words", "opener")
WRAP_WIDTHS = range(40, 101)


def wrap_width(text: str) -> int | None:
    """The line width of a text that was set in lines of one width (40 to 100), else None."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    widest = max(lengths, default=0)
    return widest if len(lengths) >= 4 and widest in WRAP_WIDTHS else None


def breaks(read: Reading) -> set[int]:
    """The tokens that begin a line of their own."""
    text, found, width = read.text, {0}, wrap_width(read.text)
    for at, (end, start) in enumerate(pairwise_gaps(read), 1):
        gap = text[end:start]
        if "\n" in gap and not _runs_on(read, at, gap, width):
            found.add(at)
    return found


def pairwise_gaps(read: Reading) -> list[tuple[int, int]]:
    """(end, start) of the characters between each two neighbouring tokens."""
    return list(zip(read.ends, read.starts[1:], strict=False))


def _runs_on(read: Reading, at: int, gap: str, width: int | None) -> bool:
    before, word = read.words[at - 1], read.words[at]
    if before in LINE_ENDS or (word in BULLETS and not read.glued(at + 1 if at + 1 < len(read.words) else at)):
        return False
    if word[0].islower():
        return before not in CLOSERS or gap.count("\n") == 1
    if width is None or gap.count("\n") > 1:
        return False
    line_start = read.text.rfind("\n", 0, read.ends[at - 1]) + 1
    return read.ends[at - 1] - line_start > 0.75 * width


def _ends_sentence(read: Reading, at: int) -> int | None:
    """The token after a sentence that ends with token `at`, or None where it does not end one."""
    word, last = read.words[at], len(read.words)
    nxt = at + 1
    while nxt < last and read.words[nxt] in CLOSERS and read.glued(nxt):
        nxt += 1
    if nxt >= last:
        return None
    following = read.words[nxt]
    if read.tags[at] == "scale":
        return nxt if following[0].isupper() and not read.tag(nxt).startswith("currency") else None  # "3 Mrd. Euro"
    if word == "." and _is_item(read, at - 1):
        return None
    if word not in STOPS:
        return nxt if following in OPENERS and not read.glued(nxt) else None
    if word == "." and _is_initial(read, at - 1):
        return nxt if following in OPENERS else None
    opens = following[0].isupper() or following[0] in "“‘\"'(["
    if read.glued(nxt):
        return nxt if opens and nxt == at + 1 and len(read.word(at - 1)) > 2 and following[0].isupper() else None
    return nxt if opens or following[0].isdigit() or read.tag(nxt).startswith("currency") else None


def _is_item(read: Reading, at: int) -> bool:
    """Whether a token is the number of an item that opens its line: `2. Imports fell`."""
    if at < 0 or read.tags[at] != "day":
        return False
    return at == 0 or "\n" in read.text[read.ends[at - 1] : read.starts[at]]


def _is_initial(read: Reading, at: int) -> bool:
    """Whether a token is one capital that a full stop cuts short: `J. P. Morgan`."""
    return at >= 0 and len(read.words[at]) == 1 and read.words[at].isupper() and read.glued(at + 1)


def starts(read: Reading) -> list[int]:
    """The first token of each sentence."""
    if not read.words:
        return []
    found = breaks(read)
    for at, word in enumerate(read.words):
        if word in STOPS or (len(word) > 1 and word[-1] == "."):
            nxt = _ends_sentence(read, at)
            if nxt is not None:
                found.add(nxt)
    return _bounded(read, sorted(found))


def _bounded(read: Reading, begins: list[int]) -> list[int]:
    """The sentence starts, with those of more than LONGEST tokens cut, at a comma or semicolon where there is one."""
    found: list[int] = []
    for first, last in pairwise([*begins, len(read.words)]):
        found.append(first)
        while last - found[-1] > LONGEST:
            latest = found[-1] + LONGEST
            found.append(next((at + 1 for at in range(latest - 1, found[-1], -1) if read.words[at] in ",;"), latest))
    return found


@Language.component("release_sentences")
def find(doc: Doc) -> Doc:
    """Sets the sentence starts of the Doc and the sentences of its Reading."""
    read = reading(doc)
    begins = starts(read)
    flags = np.full((len(doc), 1), -1, dtype="int64").astype("uint64")
    flags[begins] = 1
    if len(doc):
        doc.from_array([SENT_START], cast(Any, flags))
    read.sentence_starts = begins
    for first, last in pairwise([*begins, len(read.words)]):
        start, end = read.starts[first], read.ends[last - 1]
        read.sentences.append(Sentence(re.sub(r"\s+", " ", read.text[start:end]), start, end))
    return doc
