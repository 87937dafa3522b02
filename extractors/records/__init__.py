"""Records: superlatives over time, such as `the highest in 21 months since June 2022` and `an all-time high`."""

from collections.abc import Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractors.lexicon import keys_by_form, words
from extractors.model import Record
from extractors.reading import Reading, keep, reading
from extractors.shapes import Shapes

SUPERLATIVES = keys_by_form("records/words", "superlative")
PEAKS = keys_by_form("records/words", "peak")
NOUNS = keys_by_form("records/words", "noun")
RECORDING = words("records/words", "recording")
TAILS = sorted((form.split() for form in words("records/words", "tail")), key=len, reverse=True)
REACH = 6
STOPS = frozenset(
    {",", ";", ".", "(", ")", ":", "and", "but", "while", "which", "that", "with", "recorded", "was", "is"}
)

SHAPES = {
    "all - time high|low|highs|lows|peak|record": "peak",
    "all time high|low|peak": "peak",
    "<cardinal|integer> - <unit> high|low|peak|trough|highs|lows": "peak",
    "record high|highs|low|lows": "peak",
    "record - high|low": "peak",
    "record - setting|breaking": "setting",
    "record": "record",
    "first time": "first",
    "ranking|ranked|ranks|rank <ordinal> among all": "among",
}
Found = tuple[int, int, str, str, int]


@Language.factory("release_records")
class RecordsPipe:
    """Puts the records on the Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._shapes: Shapes[str] = Shapes(nlp.vocab, SHAPES)

    def __call__(self, doc: Doc) -> Doc:
        return keep(doc, "records", self.find(doc))

    def find(self, doc: Doc) -> list[Record]:
        """The records in order."""
        read = reading(doc)
        found = [*_superlatives(read), *_firsts(read)]
        for first, last, rule, kind in self._shapes.find(doc):
            found.extend(_shaped(read, first, last, rule, kind))
        records: list[Record] = []
        for each in sorted(found, key=lambda f: (f[0], -f[1])):
            if not records or each[0] >= records[-1].last:
                records.append(_record(read, *each))
        return records


def _superlatives(read: Reading) -> Iterator[Found]:
    """`highest … since June 2022`, `second-highest on record`: a superlative that a window in time closes."""
    for at, word in enumerate(read.lower):
        if word in SUPERLATIVES and not (word == "most" and read.word(at - 1) not in ("the", "its", "their")):
            tail = _tail(read, at + 1)
            if tail is not None:
                yield (
                    _rank_start(read, at),
                    tail,
                    f"<{SUPERLATIVES[word]}> … <window>",
                    _kind(read, at, tail),
                    _rank(read, at),
                )


def _kind(read: Reading, at: int, last: int) -> str:
    heads = [NOUNS[w] for w in read.lower[at + 1 : last] if w in NOUNS]
    side = SUPERLATIVES[read.lower[at]]
    if heads and heads[0] in ("rise", "fall") and side != "low":
        return f"largest_{heads[0]}"
    if heads and heads[0] == "loss" and side != "low":
        return "low"
    return "low" if side == "low" else "high"


def _rank_start(read: Reading, at: int) -> int:
    if read.tag(at - 1) == "ordinal":
        return at - 1
    return at - 2 if read.word(at - 1) == "-" and read.tag(at - 2) == "ordinal" else at


def _rank(read: Reading, at: int) -> int:
    start = _rank_start(read, at)
    return int(read.values[start]) if start < at else 1


def _firsts(read: Reading) -> Iterator[Found]:
    """`first rise in 24 months`, `first monthly deficit since May`."""
    for at, word in enumerate(read.lower):
        if word == "first" and read.word(at + 1) not in ("time", "half", "quarter"):
            tail = _tail(read, at + 1)
            named = read.lower[at + 1 : tail] if tail else []
            if any(w in NOUNS or w in ("surplus", "annual", "monthly", "quarterly") for w in named):
                yield at, tail or at + 1, "first … <window>", "first", 1


def _tail(read: Reading, at: int) -> int | None:
    """Where a superlative phrase ends that a window closes: `in 21 months since June 2022`, `on record`; else None."""
    _, end = read.sentence_span(at - 1)
    for start in range(at, min(at + REACH, end)):
        stop = _window(read, start)
        if stop is not None:
            return _window(read, stop) or stop
        if read.lower[start] in STOPS:
            return None
    return None


def _window(read: Reading, at: int) -> int | None:
    if read.word(at) == "since":
        since = next((d for d in read.mentions["dates"] if d.first in (at + 1, at + 2)), None)
        return since.last if since is not None else _form(read, at)
    if read.word(at) in ("in", "for"):
        number = at + 1
        while read.word(number) in (
            "the",
            "more",
            "than",
            "over",
            "nearly",
            "about",
            "at",
            "least",
            "almost",
        ):
            number += 1
        if read.tag(number) in ("cardinal", "day", "count") and read.tag(number + 1) == "unit":
            return number + 2
        if read.word(number) == "a" and read.tag(number + 1) == "unit":
            return number + 2
    return _form(read, at)


def _form(read: Reading, at: int) -> int | None:
    return next((at + len(tail) for tail in TAILS if read.lower[at : at + len(tail)] == tail), None)


def _shaped(read: Reading, first: int, last: int, rule: str, kind: str) -> Iterator[Found]:
    if kind == "peak":
        side = next((PEAKS[w] for w in read.lower[first:last] if w in PEAKS), "high")
        yield first, _window(read, last) or last, rule, side, 1
    elif kind == "first":
        yield first, _tail(read, last) if _window(read, last) else last, rule, "first", 1  # type: ignore[misc]
    elif kind == "setting":
        yield first, _noun_end(read, last), rule, "high", 1
    elif kind == "among":
        rank = next(int(read.values[at]) for at in range(first, last) if read.tags[at] == "ordinal")
        stop = next((at + 1 for at in range(last, last + 5) if read.word(at) in ("records", "months", "years")), last)
        yield first, stop, rule, "high", rank
    elif (
        read.word(first - 1) == "a"
        and read.word(first - 2) in RECORDING
        and read.word(last) not in ("-", "high", "low")
    ):
        yield first - 2, last, "<recording> a record", "high", 1


def _noun_end(read: Reading, at: int) -> int:
    """The end of the noun phrase that begins at a token: up to three words, with `of` and three more."""
    _, end = read.sentence_span(at - 1)
    stop = at
    while stop < end and stop - at < 6 and read.words[stop].isalpha() and read.word(stop) not in ("in", "for", "to"):
        stop += 1
    return stop


def _record(read: Reading, first: int, last: int, rule: str, kind: str, rank: int) -> Record:
    length, unit = _length(read, first, last)
    return Record(
        **read.place(first, last, rule),
        kind=kind,
        rank=rank,
        window_length=length,
        window_unit=unit,
        since=_since(read, first, last),
        reporter=read.frame.reporter,
    )


def _length(read: Reading, first: int, last: int) -> tuple[int | None, str | None]:
    for at in range(first + 1, last):
        if read.tags[at] == "unit":
            number = at - 2 if read.word(at - 1) == "-" else at - 1
            if number >= first and read.tag(number) in ("cardinal", "day", "count"):
                return int(read.values[number]), str(read.values[at])
            if read.word(number) == "a":
                return 1, str(read.values[at])
    return None, None


def _since(read: Reading, first: int, last: int) -> date | None:
    dates = (
        d
        for d in read.mentions["dates"]
        if first < d.first and d.last <= last and "since" in read.lower[first : d.first]
    )
    return next((d.start_on for d in dates), None)
