"""First times: `first time in 24 months`, `first trade surplus since July 2021`, and ranks among all of a kind."""

from collections.abc import Iterator

from extractors.lexicon import words
from extractors.reading import Reading
from extractors.records.superlatives import NOUNS, Found, tail
from extractors.records.windows import Window, window

LEVELS = words("records/words", "level")
DESCRIPTORS = words("records/words", "descriptor")
RANKED = words("records/words", "ranked")
RANKING = words("records/words", "ranking")
AMONG = words("records/words", "among")


def firsts(read: Reading) -> Iterator[Found]:
    """The first times, in order."""
    for at, word in enumerate(read.lower):
        if word == "first":
            found = _first(read, at)
            if found is not None:
                yield found
        elif word in RANKING and read.tag(at + 1) == "ordinal" and read.lower[at + 2 : at + 4] == ["among", "all"]:
            stop = next((i + 1 for i in range(at + 4, at + 8) if read.word(i) in AMONG), None)
            if stop is not None:
                yield Found(at, stop, "rank <ordinal> among all", "high", int(read.values[at + 1]))


def _first(read: Reading, at: int) -> Found | None:
    if read.word(at + 1) == "time":
        closing = window(read, at + 2)
        last = closing.last if closing else at + 2
        return Found(at, last, "first time", "first", window=closing)
    start, closing = tail(read, at + 1)
    if read.tag(at + 1) == "unit" and not any(word in NOUNS for word in read.lower[at + 2 : start]):
        return None
    if closing is None or not (_is_of_a_series(read, at + 1, start) or _is_bare(closing, at, start)):
        return None
    return Found(at, closing.last, "first … <window>", "first", window=closing)


def _is_of_a_series(read: Reading, at: int, last: int) -> bool:
    named = read.lower[at:last]
    return not RANKED.intersection(named) and any(w in NOUNS or w in LEVELS or w in DESCRIPTORS for w in named)


def _is_bare(closing: Window, at: int, start: int) -> bool:
    """`the first since 2019`, `the first in 24 months`."""
    return start == at + 1 and (closing.since is not None or closing.length is not None)
