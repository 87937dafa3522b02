"""Which numbers are forecasts: what stands behind the word that says so, or what a fact is compared with."""

from collections.abc import Iterator

from extractors.lexicon import words
from extractors.movements import ends_movement
from extractors.observations.vocabulary import BEING, by_first_word
from extractors.reading import Reading

WORDS = "observations/words"
PHRASES = {word: [parts for parts, key in each if key == "forecast"] for word, each in by_first_word("status").items()}
COMPARING = words(WORDS, "against_forecast")
PARTICIPLES = words(WORDS, "foretelling")
CLAUSES = words(WORDS, "clause_apart")
PAUSES = (",", ";", ":", "—", "–")
RANGING = ("to", "-", "or")
REACH = 9  # tokens from "beating" to "forecast"
NEAR = 3  # tokens from "expected" to its number


class Foretold:
    """The stretches of a text whose numbers are forecasts, and the sentences that forecast rather than compare."""

    def __init__(self, read: Reading) -> None:
        self._numbers: dict[int, int] = {
            m.first: m.last for kind in ("amounts", "percentages") for m in read.mentions[kind]
        }
        self._ending = {last: first for first, last in self._numbers.items()}
        self.sentences: set[int] = set()
        self._stretches: dict[int, list[tuple[int, int]]] = {}
        for at, word in enumerate(read.lower):
            for parts in PHRASES.get(word, ()):
                if read.lower[at : at + len(parts)] == parts:
                    self._add(read, at, self._of_phrase(read, at, at + len(parts)))
            if word in PARTICIPLES:
                for first, last in self._beside(read, at):
                    self._add(read, at, (first, last))

    def holds(self, sentence: int, first: int) -> bool:
        """Whether the number that begins at a token of a sentence is a forecast."""
        return any(start <= first < end for start, end in self._stretches.get(sentence, ()))

    def _add(self, read: Reading, at: int, stretch: tuple[int, int]) -> None:
        self._stretches.setdefault(read.sentence_of(at), []).append(stretch)

    def _of_phrase(self, read: Reading, at: int, last: int) -> tuple[int, int]:
        start, end = read.sentence_span(at)
        is_passive = read.word(at - 1) in BEING
        comparing = None if is_passive else _comparing(read, at, start)
        if comparing is not None:
            return comparing, self._behind(read, last, end)
        self.sentences.add(read.sentence_of(at))
        stop = next((i for i in range(last, end) if read.word(i) == ";" or read.word(i) in CLAUSES), end)
        return _opening(read, at, start) if is_passive else last, stop

    def _behind(self, read: Reading, last: int, end: int) -> int:
        """The end of the forecast that facts are compared with: its number, or both of a range."""
        stop = next((i for i in range(last, end) if read.word(i) in PAUSES or read.word(i) in CLAUSES), end)
        first = next((i for i in range(last, stop) if i in self._numbers), None)
        if first is None:
            return last
        behind = self._numbers[first]
        return behind + 2 if read.word(behind) in RANGING and behind + 1 in self._numbers else behind

    def _beside(self, read: Reading, at: int) -> Iterator[tuple[int, int]]:
        """`the $75 billion forecast`, `the 8.3% expected`, `a 5% rise expected`, `the expected 1.5 percent decline`."""
        before = self._ending.get(at)
        if before is None and ends_movement(read, at):
            before = self._ending.get(at - 1)
        behind = next((first for first in range(at + 1, at + 1 + NEAR) if first in self._numbers), None)
        is_of_noun = read.word(at - 1) in ("the", "an", "a", "than")
        if before is not None:
            yield before, at
        elif behind is not None and is_of_noun:
            yield at, behind + 1


def _comparing(read: Reading, at: int, start: int) -> int | None:
    """The `beating` of `beating a forecast of 5%`, where nothing parts them."""
    for back in range(at - 1, max(start, at - REACH) - 1, -1):
        if read.word(back) in COMPARING:
            return back
        if read.word(back) in PAUSES or read.word(back) in CLAUSES:
            return None
    return None


def _opening(read: Reading, at: int, start: int) -> int:
    """Where the subject of `growth of 5% is forecast` begins."""
    for back in range(at - 1, start - 1, -1):
        if read.word(back) in PAUSES or read.word(back) in CLAUSES or read.word(back) == "and":
            return back + 1
    return start
