"""What a percentage did: its own sign first, then the movement that governs it in its clause, else nothing."""

from bisect import bisect_left

from extractors.lexicon import words
from extractors.movements import Movement, movements
from extractors.numbers import NUMBER_TAGS
from extractors.reading import Reading

SHARE = words("percentages/words", "share")
TARGET = words("percentages/words", "target")
BARRIER = words("percentages/words", "barrier")
FORECAST = words("percentages/words", "forecast")
SIGNS = {
    "-": "decrease",
    "−": "decrease",
    "–": "decrease",
    "(-)": "decrease",
    "(–)": "decrease",
    "(−)": "decrease",
    "+": "increase",
    "(+)": "increase",
}
CLOSED = words("percentages/words", "closed")
COMPOUND = frozenset({"-", "year", "month", "quarter", "on"})
REACH_LEFT, REACH_RIGHT = 14, 3


def direction(read: Reading, first: int, last: int) -> str | None:
    """`increase`, `decrease` or None for the percentage at these tokens."""
    if read.tags[first] == "sign":
        return SIGNS.get(read.words[first])
    if _is_share(read, last):
        return None
    if _is_bracket(read, first, last):
        return _bracketed(read, first, last)
    after = _right(read, last)
    if after is not None and not _is_forecast(read, first, after):
        return after.direction
    before = _left(read, first)
    return before.direction if before is not None and not _is_forecast(read, first, before) else None


def _is_share(read: Reading, last: int) -> bool:
    """`9.3% of trade`, `88.1% of the respondents`: a share; but `10% of growth` is not followed up."""
    return read.word(last) == "of" or read.word(last) in SHARE or read.word(last + 1) in SHARE


def _is_bracket(read: Reading, first: int, last: int) -> bool:
    return read.word(first - 1) == "(" and read.word(last) in (")", ",", ";")


def _between(read: Reading, first: int, last: int) -> list[Movement]:
    """The movements that lie wholly between two tokens."""
    moves = movements(read)
    at = bisect_left([m.first for m in moves], first)
    found = []
    while at < len(moves) and moves[at].first < last:
        if moves[at].last <= last:
            found.append(moves[at])
        at += 1
    return found


def _right(read: Reading, last: int) -> Movement | None:
    """`a 3.1% year-on-year increase`, `41.0% lower`: a movement noun or adverb close behind."""
    _, end = read.sentence_span(last - 1)
    for move in _between(read, last, min(last + REACH_RIGHT + 4, end)):
        gap = [at for at in range(last, move.first) if read.lower[at] not in COMPOUND]
        is_closed = any(
            read.lower[at] in CLOSED or read.lower[at] in BARRIER or read.tags[at] in NUMBER_TAGS for at in gap
        )
        if not is_closed and len(gap) <= REACH_RIGHT:
            return move
    return None


def _left(read: Reading, first: int) -> Movement | None:
    start, _ = read.sentence_span(first)
    moves = _between(read, max(start, first - REACH_LEFT), first)
    if not moves:
        return None
    move = moves[-1]
    gap = read.lower[move.last : first]
    is_blocked = any(w in BARRIER or w in SHARE for w in gap) or ("(" in gap and ")" not in gap)
    return None if is_blocked or _is_target(read, move.last, first) else move


def _is_target(read: Reading, start: int, first: int) -> bool:
    """Whether the number is where the movement led or began: the last preposition before it is `to`, `from`, `at`."""
    for at in range(first - 1, start - 1, -1):
        word = read.lower[at]
        if word in ("by", "of", "up", "down"):
            return False
        if word in TARGET:
            return not _is_other_object(read, at, first)
    return False


def _is_other_object(read: Reading, at: int, first: int) -> bool:
    """Whether a `to` or `from` belongs to a partner or date (`exports to China fell`), not to the number itself."""
    return first - at > 3


def _bracketed(read: Reading, first: int, last: int) -> str | None:
    """`decreased exports to China (26.5%)`: the movement of its clause, before it or after the list."""
    start, end = read.sentence_span(first)
    if _follows_share(read, start, first):
        return None
    before = [m for m in _between(read, start, first) if not _crosses(read, m.last, first)]
    if before:
        return before[-1].direction
    behind = _between(read, last, end)
    after = [m for m in behind if not _crosses(read, last, m.first)] or behind[-1:]
    return after[0].direction if after else None


def _follows_share(read: Reading, start: int, first: int) -> bool:
    """`A accounted for 40%, followed by B (12%)`: what follows a share is one."""
    if "followed" not in read.lower[start:first]:
        return False
    head = next((at for at in range(start, first) if read.tags[at] == "percent"), None)
    return head is not None and head < first and direction(read, head - 1, head + 1) is None


def _crosses(read: Reading, start: int, end: int) -> bool:
    return any(w in BARRIER for w in read.lower[start:end])


def _is_forecast(read: Reading, first: int, move: Movement) -> bool:
    """`growth of 2.1% is expected` says neither up nor down."""
    start, end = read.sentence_span(first)
    return move.lemma == "growth" and any(w in FORECAST for w in read.lower[start:end])
