"""What a growth or a change compares with: `yoy`, `mom` or `qoq` by its words or dates, else by the release's habit."""

from collections.abc import Mapping

from extractors.calendar import Span, grain_of, shifted
from extractors.lexicon import keys_by_form
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import COMPARED, HABIT, LINKING, LONG
from extractors.reading import Reading

BASIS_MONTHS: Mapping[str, int] = {"yoy": 12, "mom": 1, "qoq": 3}
PHRASES = keys_by_form("observations/words", "comparison")
PHRASE_WORDS = [(form.replace("-", " - ").replace("/", " / ").split(), basis) for form, basis in PHRASES.items()]
REACH = 18


def base_of(read: Reading, number: Number, period: Span | None, otherwise: str | None) -> str | None:
    """The basis of a number: of the comparison nearest to it in its sentence, else `otherwise`."""
    start, end = read.sentence_span(number.first)
    last = min(end, number.last + REACH)
    said = _by_date(read, number, period, last) or _by_words(read, number.first - REACH, number.last, start, last)
    if said == "other":
        return None
    return said or otherwise


def _by_words(read: Reading, left: int, right: int, start: int, end: int) -> str | None:
    window = read.lower[max(start, left) : end]
    if any(word in LONG for word in window):
        return "other"
    found = [
        (abs(max(start, left) + at - right), basis)
        for words, basis in PHRASE_WORDS
        for at in range(len(window) - len(words) + 1)
        if window[at : at + len(words)] == words
    ]
    return min(found)[1] if found else None


def _by_date(read: Reading, number: Number, period: Span | None, end: int) -> str | None:
    """The basis that a date of comparison behind the number implies: a year, a quarter or a month before the period."""
    if period is None:
        return None
    for date in read.mentions["dates"]:
        if not (number.last <= date.first < end) or date.start_on is None or date.end_on is None:
            continue
        if not _is_after_comparison(read, date.first):
            continue
        base = (date.start_on, date.end_on)
        for basis, back in BASIS_MONTHS.items():
            if shifted(period, -back) == base and (basis != "qoq" or grain_of(period) == "quarter"):
                return basis
        return "yoy" if base[0].year == period[0].year - 1 and grain_of(base) == "year" else "other"
    return None


def _is_after_comparison(read: Reading, at: int) -> bool:
    at -= 1
    while read.word(at) in LINKING:
        at -= 1
    if read.word(at) in ("to", "with"):
        return read.word(at - 1) in COMPARED | {"comparing"}
    return read.word(at) in COMPARED or read.word(at) == "on"


def convention(read: Reading) -> str | None:
    """The basis that a release's unmarked growths have: the one its words name most, else its reporter's habit."""
    counts = {"yoy": 0, "mom": 0, "qoq": 0}
    for words, basis in PHRASE_WORDS:
        counts[basis] += sum(read.lower[at : at + len(words)] == words for at in range(len(read.lower) - len(words) + 1) if read.lower[at] == words[0])
    best = max(counts, key=lambda basis: counts[basis])
    if counts[best] > counts["yoy"]:
        return best
    return "yoy" if counts["yoy"] else HABIT.get(read.frame.reporter or "", "yoy")
