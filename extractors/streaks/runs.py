"""Runs of periods as they are printed: `six consecutive months`, `ninth month in a row`, `four-month losing streak`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractors.lexicon import keys_by_form, words
from extractors.movements import movements
from extractors.reading import Reading

ENDED = words("streaks/words", "ended")
GOING = words("streaks/words", "going") | ENDED
STREAKS = words("streaks/words", "streak")
RATES = words("streaks/words", "rate")
DESCRIPTORS = words("streaks/words", "descriptor")
LASTING = words("streaks/words", "lasting")
LENGTHENED = words("streaks/words", "lengthened")
FILLERS = words("streaks/words", "filler")
UNTIL = words("streaks/words", "until")
PERFECT = words("streaks/words", "perfect")
AFTER = words("streaks/words", "after")
EACH = words("streaks/words", "each")
PAST = words("streaks/words", "past")
WHOLE = words("streaks/words", "whole")
OUTCOME_WORDS = frozenset(
    form for table in ("surplus", "deficit", "increase", "decrease") for form in words("streaks/words", "outcome")
)
BALANCED = frozenset(
    form for form, key in keys_by_form("streaks/words", "outcome").items() if key in ("surplus", "deficit")
)
CLAUSE_ENDS = (".", ",", ";", "and", "while", "")
COUNTS = frozenset({"cardinal", "day", "count", "ordinal"})
STOPS = words("streaks/words", "linking")

NUMBERS = ("<cardinal|integer|ordinal>", "<cardinal> - <cardinal|ordinal>")
TAILS = tuple(sorted(words("streaks/words", "tail")))
COMPARED = "|".join(sorted(words("streaks/words", "compared")))
_CONSECUTIVE = ("{consecutive}", "back - to - back")
SHAPES: Mapping[str, str] = (
    {f"{n} {c} <unit|every>": "run" for n in NUMBERS for c in _CONSECUTIVE}
    | {f"{n} {{consecutive}} <unit> {tail}": "run" for n in NUMBERS for tail in TAILS[:1]}
    | {f"{n} <unit> {tail}": "run" for n in NUMBERS for tail in TAILS}
    | {f"{n} <every>": "every" for n in NUMBERS}
    | {f"{n} -? <unit>": "bare" for n in NUMBERS}
    | {"<cardinal|integer> and|or <cardinal|integer> {consecutive} <unit>": "two"}
    | {"every|each <unit> since": "since", "every|each <unit> so? far? this year": "this"}
    | {f"{n} {c} <unit> - on|over - <unit>": "on" for n in NUMBERS for c in _CONSECUTIVE}
    | {f"{n} {c} {COMPARED}": "on" for n in NUMBERS for c in _CONSECUTIVE}
    | {"in as many <unit>": "many"}
    | {f"each|every of the? <cardinal|integer> {past} <unit>": "run" for past in sorted(PAST)}
    | {"each|every of the? <cardinal|integer> <unit> before|preceding": "run", "<ordinal>": "again"}
)


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens of a run, and the token from which its outcome may follow (inside the run for `months of growth`)."""

    first: int
    last: int
    after: int


Reader = Callable[[Reading, int, int], Run | None]


def run(read: Reading, first: int, last: int, kind: str) -> Run | None:
    """The run that a match of a shape is, or None."""
    return READERS[kind](read, first, last)


def _plain(read: Reading, first: int, last: int) -> Run:
    """`six consecutive months`; after an adjective of time with its noun: `fifth consecutive quarterly rise`."""
    stop = _noun(read, last) if read.tags[last - 1] == "every" else None
    return Run(first, stop or last, last)


def _noun(read: Reading, at: int) -> int | None:
    """The end of the movement or balance that begins at a token, after up to two adjectives."""
    for start in range(at, at + 3):
        moved = next((m.last for m in movements(read) if m.first == start), None)
        if moved is not None or read.word(start) in OUTCOME_WORDS:
            return moved or start + 1
        if not read.word(start).isalpha() or read.tag(start):
            return None
    return None


def _every(read: Reading, first: int, last: int) -> Run | None:
    """`sixth monthly rise in a row`, `a run of 14 monthly surpluses`."""
    stop = _noun(read, last)
    if stop is None:
        return None
    for tail in TAILS:
        if read.lower[stop : stop + len(tail.split())] == tail.split():
            return Run(first, stop + len(tail.split()), last)
    is_run = read.word(first - 1) == "of" and read.word(first - 2) in STREAKS
    return Run(first, stop, last) if is_run else None


def _bare(read: Reading, first: int, last: int) -> Run | None:
    """A number of units that its neighbours make a run, or None."""
    if read.word(last - 2) == "-" and read.tag(last - 1) == "unit":
        return _streak(read, first, last)
    if read.word(last) == "of":
        found = _of(read, first, last)
        if found is not None:
            return found
    is_ordinal = any(read.tags[at] == "ordinal" for at in range(first, last))
    return (_nth if is_ordinal else _counted)(read, first, last)


def _streak(read: Reading, first: int, last: int) -> Run | None:
    """`four-month losing streak`; `five-month decline` where it is said to end or to go on."""
    noun = last
    while read.word(noun) in DESCRIPTORS and noun < last + 3 and read.word(noun + 1) in DESCRIPTORS | STREAKS | RATES:
        noun += 1
    if read.word(noun) in STREAKS:
        return Run(first, noun + 1, last)
    is_said = any(word in GOING for word in read.lower[max(first - 4, 0) : first])
    return Run(first, noun + 1, last) if read.word(noun) in RATES and is_said else None


def _of(read: Reading, first: int, last: int) -> Run | None:
    """`13 months of growth`, `seven months of falling exports`, `third month of deficit`."""
    stop = _noun(read, last + 1)
    if stop is None or read.word(first - 1) == "first" or read.sentence_of(stop - 1) != read.sentence_of(first):
        return None
    metric = next((phrase[1] for phrase in read.phrases["metrics"] if phrase[0] == stop), None)
    return Run(first, metric or stop, last)


def _nth(read: Reading, first: int, last: int) -> Run | None:
    """`for a third month`, `into a ninth month`; not `for the second quarter`, which is a date."""
    article = read.word(first - 1) in ("a", "an", "the", "its", "their")
    is_open = read.word(first - 1) in ("a", "an") or read.values[last - 1] not in ("quarter", "half")
    opening = read.word(first - 2) if article else read.word(first - 1)
    numbers = [read.values[at] for at in range(first, last) if read.tags[at] == "ordinal"]
    if read.lower[last : last + 2] == ["out", "of"]:
        return None  # "for the eighth month out of nine"
    is_date = read.word(last) in WHOLE and read.word(first - 1) != "a"
    is_lengthened = opening == "to" and not LENGTHENED.isdisjoint(read.lower[max(first - 6, 0) : first])
    if not (opening in ("for", "into") or is_lengthened) or not is_open or is_date or numbers == [1]:
        return None
    return Run(first, last, last)


def _counted(read: Reading, first: int, last: int) -> Run | None:
    """`has been in deficit for 14 months`, `lasted for three months`, `each of the past six months`."""
    before = read.lower[max(first - 5, 0) : first]
    past = first - 1 if read.word(first - 1) in PAST else first
    opening = past - 1 if read.word(past - 1) == "the" and past < first else past
    if read.word(opening - 1) == "of" and read.word(opening - 2) in EACH and past < first:
        return Run(opening - 2, last, last)
    if read.word(first - 1) == "to" and LENGTHENED.intersection(before):
        return Run(first, last, last)
    while read.word(opening - 1) in FILLERS:
        opening -= 1
    is_for = read.word(opening - 1) == "for"
    verb = opening - 2 if is_for else opening - 1
    is_lasting = read.word(verb) in LASTING and _is_trend(read, verb)
    is_so = is_for and (_is_so(read, opening - 1, last) or _is_state(read, opening - 1))
    return Run(first, last, last) if is_lasting or is_so else None


def _is_state(read: Reading, at: int) -> bool:
    """`the account, in deficit for 18 quarters`, `in the red for a year`: a balance right before a token."""
    before = at - 2 - (read.word(at - 2) == "the")
    return read.word(before) == "in" and read.word(at - 1) in BALANCED


def _again(read: Reading, first: int, last: int) -> Run | None:
    """`fell for a third straight month, and imports for a fifth`: as many of the same, behind another run."""
    is_for = read.word(first - 1) in ("a", "the") and read.word(first - 2) == "for"
    is_end = read.word(last) in CLAUSE_ENDS or last >= read.sentence_span(first)[1]
    return Run(first, last, last) if is_for and is_end and read.values[first] > 1 else None


def _is_trend(read: Reading, verb: int) -> bool:
    """Whether what lasts is a movement or a trend (`the decline has lasted`), not `talks lasting six weeks`."""
    moved = {i for m in movements(read) for i in range(m.first, m.last)}
    for at in range(verb - 1, max(read.sentence_span(verb)[0], verb - 9) - 1, -1):
        if at in moved or read.lower[at] in OUTCOME_WORDS | STREAKS | RATES:
            return True
        if read.lower[at] in AFTER:
            return False
    return False


def _is_so(read: Reading, at: int, last: int) -> bool:
    """Whether a movement goes on: `have risen for six months`, `grew for six months until October`."""
    moved = {m.last: m.first for m in movements(read)}
    if at in moved and read.word(moved[at] - 1) in AFTER:
        return True  # "after falling for two months"
    return _is_perfect(read, at) or (at in moved and read.word(last) in UNTIL and read.word(last) != "to")


def _is_perfect(read: Reading, at: int) -> bool:
    """Whether a movement or a balance `has been` so before a token: `have risen`, `has been in the red`."""
    start, _ = read.sentence_span(at)
    near = range(max(start, at - 8), at)
    verbs = [i for i in near if read.lower[i] in PERFECT]
    if not verbs or any(read.lower[i] in STOPS for i in range(verbs[-1], at)):
        return False
    moved = {i for m in movements(read) for i in range(m.first, m.last)}
    return any(i in moved or read.lower[i] in OUTCOME_WORDS for i in range(verbs[0] + 1, at))


def _since(read: Reading, first: int, last: int) -> Run | None:
    """`every month since March 2024`."""
    found = next((d for d in read.mentions["dates"] if d.first == last), None)
    return Run(first, found.last, last) if found is not None else None


def _this(read: Reading, first: int, last: int) -> Run | None:
    """`fell in every month this year`, `have risen each month so far this year`."""
    at = first - (read.word(first - 1) == "in")
    is_so = any(m.last == at for m in movements(read)) or _is_perfect(read, at)
    is_dated = any(d.last == last for d in read.mentions["dates"])
    return Run(first, last, last) if is_so and is_dated else None


def _on(read: Reading, first: int, last: int) -> Run:
    """`tenth consecutive year-on-year rise`."""
    return Run(first, _noun(read, last) or last, last)


def _many(read: Reading, first: int, last: int) -> Run | None:
    """`the third decline in as many months`."""
    start, _ = read.sentence_span(first)
    nth = next((at for at in range(first - 1, max(start, first - 5) - 1, -1) if read.tags[at] == "ordinal"), None)
    return Run(nth, last, nth + 1) if nth is not None and read.values[nth] > 1 else None


READERS: Mapping[str, Reader] = {
    "run": _plain,
    "this": _this,
    "on": _on,
    "many": _many,
    "two": _plain,
    "every": _every,
    "again": _again,
    "bare": _bare,
    "since": _since,
}
