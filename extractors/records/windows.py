"""Windows in time that close a superlative: `in 21 months since June 2022`, `on record`, `since records began`."""

from dataclasses import dataclass
from datetime import date

from extractors.lexicon import keys_by_form, load, words
from extractors.reading import Reading

FILLERS = words("records/words", "filler")
OPENINGS = words("records/words", "opening")
DECADES = {form: int(key) for form, key in keys_by_form("records/words", "decade").items()}
WIDE = words("records/words", "wide")
ENDS = words("records/words", "end")
ANY = sorted((form.split() for form in words("records/words", "any")), key=len, reverse=True)
TAILS = sorted((form.replace("'s", " 's").split() for form in words("records/words", "tail")), key=len, reverse=True)
PAST = words("records/words", "past")
COUNTS = frozenset({"cardinal", "day", "count"})
EVENTS = frozenset(load("records/words")["event"]["noun"])
ADJECTIVES = frozenset(load("records/words")["event"]["adjective"])
LAUNCHED = words("records/words", "launched")
CLAUSE = 7


@dataclass(frozen=True, slots=True)
class Window:
    """Where a window ends (exclusive), its length in units, and its first day; None where it does not say."""

    last: int
    length: int | None = None
    unit: str | None = None
    since: date | None = None


def window(read: Reading, at: int) -> Window | None:
    """The window that begins at a token, up to two parts of it (`in 21 months since June 2022`), or None."""
    first = _part(read, at)
    if first is None:
        return None
    second = _part(read, first.last)
    if second is None:
        return first
    return Window(second.last, first.length or second.length, first.unit or second.unit, first.since or second.since)


def _part(read: Reading, at: int) -> Window | None:
    if read.word(at) == "since":
        return _since(read, at)
    if read.word(at) in OPENINGS:
        return _length(read, at + 1) or _any(read, at + 1) or _form(read, at)
    if read.word(at) == "of" and read.word(at + 1) == "the" and read.word(at + 2) in PAST:
        return _unit(read, at + 3, 1) if read.word(at + 3) in DECADES else counted(read, at + 3)
    return _form(read, at)


def _since(read: Reading, at: int) -> Window | None:
    """`since June 2022`, `since records began in 1948`, `since the financial crisis`."""
    _, end = read.sentence_span(at)
    stop = at + 1
    while stop < end and stop - at <= CLAUSE and (read.lower[stop] not in ENDS or _is_launched(read, stop)):
        found = next((d for d in read.mentions["dates"] if d.first == stop), None)
        if found is not None:
            return Window(_event_end(read, at, found.last), since=found.start_on)
        stop += 1
    form = _form(read, at)
    if form is not None or stop == at + 1 or (stop < end and stop - at > CLAUSE):
        return form
    words_of = [at for at in range(at + 1, stop) if read.lower[at] in OPENINGS]
    return Window(words_of[0] if words_of else stop)


def _is_launched(read: Reading, at: int) -> bool:
    """Whether a verb belongs to what began then: `since comparable figures were first published in 1996`."""
    verb = at + 1 + (read.word(at + 1) == "first")
    return read.word(at) in ("was", "were") and read.word(verb) in LAUNCHED


def _event_end(read: Reading, at: int, last: int) -> int:
    """The end of an event behind its year: `since the 2008 financial crisis`."""
    stop = last
    while read.word(stop) in ADJECTIVES:
        stop += 1
    return stop + 1 if read.word(at + 1) == "the" and read.word(stop) in EVENTS else last


def _length(read: Reading, at: int) -> Window | None:
    number = at
    while read.word(number) in FILLERS:
        number += 1
    if read.word(number) in WIDE and number == at:
        return Window(number + 1)
    return counted(read, number)


def counted(read: Reading, at: int) -> Window | None:
    """A number of units as a window: `three years`, `a decade`, `two and a half years`, `twenty-three months`."""
    if read.word(at) in ("a", "an", "one", "half"):
        return _and_half(read, _unit(read, at + 1 + (read.word(at + 1) == "-"), 1))
    if read.tag(at) == "decimal":
        return _mixed(read, at)
    if read.tag(at) not in COUNTS:
        return None
    total, last = int(read.values[at]), at + 1
    if read.word(last) == "-" and read.tag(last + 1) == "cardinal":
        total, last = total + int(read.values[last + 1]), last + 2
    mixed = last + (read.word(last) == "-")
    half = mixed + 3 if read.lower[mixed : mixed + 3] == ["1", "/", "2"] else _after_half(read, last)
    half = half + (read.word(half) == "-") if half is not None else None
    if half is not None:
        unit = _unit(read, half, total)
        return Window(unit.last, total * 12 + 6, "month") if unit is not None and unit.unit == "year" else None
    return _unit(read, last + (read.word(last) == "-"), total)


def _mixed(read: Reading, at: int) -> Window | None:
    """`3½ years`, `2.5-year`: in months."""
    unit = _unit(read, at + 1 + (read.word(at + 1) == "-"), 1)
    months = read.values[at] * 12
    return Window(unit.last, int(months), "month") if unit and unit.unit == "year" and months % 1 == 0 else None


def _and_half(read: Reading, one: Window | None) -> Window | None:
    """`a year and a half`, `a decade and a half`; any other unit as it is."""
    if one is None or one.unit != "year" or read.lower[one.last : one.last + 3] != ["and", "a", "half"]:
        return one
    return Window(one.last + 3, (one.length or 1) * 18, "month")


def _after_half(read: Reading, at: int) -> int | None:
    """The token after `and a half`, `-and-a-half-`, or None."""
    for part in ("and", "a", "half"):
        at += read.word(at) == "-"
        if read.word(at) != part:
            return None
        at += 1
    return at + (read.word(at) == "-")


def _unit(read: Reading, at: int, length: int) -> Window | None:
    if read.word(at) in DECADES:
        return Window(at + 1, length * DECADES[read.word(at)], "year")
    return Window(at + 1, length, str(read.values[at])) if read.tag(at) == "unit" else None


def _any(read: Reading, at: int) -> Window | None:
    """`for any January`, `for the month of May`, and `among all March records`."""
    for form in ANY:
        month = at + len(form)
        if read.lower[at:month] == form and read.tag(month) == "month":
            return Window(month + 1)
    return None


def _form(read: Reading, at: int) -> Window | None:
    return next((Window(at + len(tail)) for tail in TAILS if read.lower[at : at + len(tail)] == tail), None)
