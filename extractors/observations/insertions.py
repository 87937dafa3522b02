"""What commas put between a subject and its verb: `Exports, hit by a strike in April, fell 3%`.

Its dates and nouns are not those of the clause around it.
"""

from bisect import bisect_right
from dataclasses import dataclass

from extractors.observations.vocabulary import ACTING, APPOSING, AUXILIARY, INSERTED, RELATIVE
from extractors.reading import Reading

LONGEST = 30
VERBS = frozenset({"increase", "decrease", "level", "widening", "narrowing", "exceeding", "improving", "worsening"})
PARTICIPLES = ("ed", "ing")


@dataclass(frozen=True, slots=True)
class Insertions:
    """The insertions of a text by their first and last tokens, the commas."""

    starts: list[int]
    ends: list[int]

    def around(self, at: int) -> tuple[int, int] | None:
        """The insertion that a token stands in, or None."""
        place = bisect_right(self.starts, at) - 1
        return (self.starts[place], self.ends[place]) if place >= 0 and at < self.ends[place] else None

    def hides(self, inner: int, outer: int) -> bool:
        """Whether a token stands in an insertion that another one is not in."""
        span = self.around(inner)
        return span is not None and not span[0] <= outer < span[1]


def insertions(read: Reading) -> Insertions:
    """All insertions of the text in order; one inside another is part of it."""
    found = read.phrases["movements"]
    verbs = {first for first, _, _, table in found if table in VERBS and read.word(first) not in APPOSING}
    starts: list[int] = []
    ends: list[int] = []
    for at, word in enumerate(read.lower):
        if word != "," or not _opens(read, verbs, at) or (ends and at <= ends[-1]):
            continue
        close = _closing(read, verbs, at)
        if close is not None:
            starts.append(at)
            ends.append(close)
    return Insertions(starts, ends)


def _opens(read: Reading, verbs: set[int], comma: int) -> bool:
    word = read.word(comma + 1)
    is_participle = word.endswith(PARTICIPLES) and comma + 1 not in verbs
    return is_participle or word in RELATIVE or word in INSERTED


def _closing(read: Reading, verbs: set[int], comma: int) -> int | None:
    """The comma before the verb of the clause that goes on."""
    _, end = read.sentence_span(comma)
    for at in range(comma + 2, min(comma + LONGEST, end)):
        if read.word(at) == "," and _is_verb(read, verbs, at + 1, end):
            return at
    return None


def _is_verb(read: Reading, verbs: set[int], at: int, end: int) -> bool:
    while at < end and read.word(at) in AUXILIARY and read.word(at) not in ("(", ")", "to") and at not in verbs:
        at += 1
    return (at in verbs and not read.word(at).endswith("ing")) or read.word(at) in ACTING
