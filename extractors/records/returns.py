"""Records told without a superlative: `a level not seen since 2019`, `bigger than at any time since 2008`."""

from bisect import bisect_left
from collections.abc import Iterator

from extractors.lexicon import keys_by_form, load, words
from extractors.movements import movements
from extractors.reading import Reading
from extractors.records.superlatives import OPPOSITE, Found, is_of_loss
from extractors.records.windows import Window, window

RETURNING = sorted((form.split() for form in words("records/words", "returning")), key=len, reverse=True)
LANDINGS = keys_by_form("records/words", "landing")
COMPARATIVES = keys_by_form("records/words", "comparative")
MOMENTS = frozenset(load("records/words")["moment"]["noun"])
SINGLE = frozenset(load("records/words")["moment"]["adjective"])
DEGREES = keys_by_form("records/words", "degree")
FRONTED = words("records/words", "fronted")
BEFORE = "before"  # "more than in any month before": of all there were
SIDES = {"increase": "high", "decrease": "low"}
REACH = 12


def returns(read: Reading) -> Iterator[Found]:
    """The records of these kinds, in order."""
    for at, word in enumerate(read.lower):
        found = None
        if word in COMPARATIVES and read.word(at + 1) == "than":
            found = _compared(read, at)
        elif word in DEGREES and read.word(at - 1) in ("this", "so", "as"):
            found = _degree(read, at)
        elif word in FRONTED and read.word(at + 1) == "since":
            found = _fronted(read, at)
        elif word in ("not", "last", "unseen"):
            found = _returned(read, at)
        if found is not None:
            yield found


def _compared(read: Reading, at: int) -> Found | None:
    """`bigger than at any time since 2008`, `lower than in any month on record`."""
    start = at + 2 + (read.word(at + 2) in ("at", "in", "during"))
    moment = start + 1 + (read.word(start + 1) in SINGLE)
    if read.word(start) != "any" or not (read.word(moment) in MOMENTS or read.tag(moment) in ("unit", "month")):
        return None  # "better than any plan since 2010"
    closing = window(read, moment + 1) or (Window(moment + 2) if read.word(moment + 1) == BEFORE else None)
    if closing is None:
        return None
    kind = COMPARATIVES[read.lower[at]]
    kind = OPPOSITE[kind] if is_of_loss(read, at) else kind
    return Found(at, closing.last, "<comparative> than any <window>", kind, window=closing)


def _degree(read: Reading, at: int) -> Found | None:
    """`has not been this low since 2016`."""
    first = next((i for i in range(at - 2, max(at - 5, -1), -1) if read.word(i) in ("not", "never")), None)
    closing = window(read, at + 1)
    if first is None or closing is None:
        return None
    kind = DEGREES[read.lower[at]]
    kind = OPPOSITE[kind] if is_of_loss(read, first) else kind
    return Found(first, closing.last, "not been so <degree> <window>", kind, window=closing)


def _fronted(read: Reading, at: int) -> Found | None:
    """`Not since 1973 have imports fallen so steeply`, `Never since 2009 has it sold so little`."""
    start, end = read.sentence_span(at)
    closing = window(read, at + 1)
    if closing is None or at > start + 1:
        return None
    so = next((i for i in range(closing.last, end - 1) if read.word(i) in ("so", "this", "as")), None)
    if so is None:
        return None
    if read.word(so + 1) in DEGREES:
        kind = DEGREES[read.word(so + 1)]
        kind = OPPOSITE[kind] if is_of_loss(read, so) else kind
        return Found(at, closing.last, "not <window> so <degree>", kind, window=closing)
    moved = next((m for m in movements(read) if m.last in (so, so - 1) and closing.last <= m.first), None)
    way = {"increase": "largest_rise", "decrease": "largest_fall"}.get(moved.direction) if moved else None
    return Found(at, closing.last, "not <window> moved so", way, window=closing) if way else None


def _returned(read: Reading, at: int) -> Found | None:
    """`sank to levels last seen in 2010`: where it went says whether it is a high or a low."""
    form = next((form for form in RETURNING if read.lower[at : at + len(form)] == form), None)
    closing = _seen(read, at, at + len(form)) if form else None
    landing = LANDINGS.get(read.word(at - 1))
    if closing is None or landing is None:
        return None
    kind = landing if landing in ("high", "low") else _moved(read, at - 1, landing)
    return Found(at - 1, closing.last, "<level> not seen <window>", kind, window=closing) if kind else None


def _seen(read: Reading, at: int, last: int) -> Window | None:
    """The window of what was `not seen since 2019`, `not seen in years` or `last seen in 2019`."""
    if read.word(at) != "last":
        return window(read, last)
    day = last + (read.word(last) in ("in", "on", "during"))
    dated = next((d for d in read.mentions["dates"] if d.first == day), None)
    return Window(dated.last, since=dated.start_on) if dated is not None else None


def _moved(read: Reading, at: int, landing: str) -> str | None:
    """The kind of record that the movement before a level makes it."""
    start = max(read.sentence_span(at)[0], at - REACH)
    found = movements(read)
    before = bisect_left(found, at, key=lambda m: m.first) - 1
    if before < 0 or found[before].first < start:
        return None
    moved = found[before]
    if landing == "pace":
        return "largest_rise" if moved.direction == "increase" else "largest_fall"
    return OPPOSITE[SIDES[moved.direction]] if is_of_loss(read, moved.first) else SIDES[moved.direction]
