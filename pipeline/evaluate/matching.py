"""One-to-one matches between what was expected and what was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.evaluate.agreement import AGREEMENTS, excuse
from pipeline.evaluate.facts import Fact

Pair = tuple[Fact, Fact]


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were expected, predicted and right."""

    expected: int = 0
    predicted: int = 0
    hits: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.expected + other.expected, self.predicted + other.predicted, self.hits + other.hits)

    @property
    def precision(self) -> float:
        """The part of the predicted facts that is right; 1 if there was nothing to find and nothing found."""
        return _part(self.hits, self.predicted, nothing=not self.expected)

    @property
    def recall(self) -> float:
        """The part of the expected facts that was found; 1 if there was nothing to find and nothing found."""
        return _part(self.hits, self.expected, nothing=not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _part(2 * self.hits, self.expected + self.predicted, nothing=True)


def _part(hits: int, of: int, nothing: bool) -> float:
    return hits / of if of else float(nothing)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The hits of a comparison, and what is left over on both sides; optional facts are in none of them."""

    hits: tuple[Pair, ...] = ()
    missing: tuple[Fact, ...] = ()
    spurious: tuple[Fact, ...] = ()

    @property
    def score(self) -> Score:
        """The outcome as three counts."""
        hits = len(self.hits)
        return Score(hits + len(self.missing), hits + len(self.spurious), hits)


def compare(kind: str, how: str, expected: Sequence[Fact], predicted: Sequence[Fact]) -> Outcome:
    """Required facts are matched first; then an optional one may take a spurious one out of the count."""
    required = [fact for fact in expected if not fact.optional]
    hits, missing, left = _matched(required, predicted, AGREEMENTS[kind][how].holds)
    optional = [fact for fact in expected if fact.optional]
    _, _, spurious = _matched(optional, left, excuse(kind, how).holds)
    return Outcome(tuple(hits), tuple(missing), tuple(spurious))


def _matched(
    expected: Sequence[Fact], predicted: Sequence[Fact], agree: Callable[[Fact, Fact], bool]
) -> tuple[list[Pair], list[Fact], list[Fact]]:
    chosen = largest_matching([_candidates(fact, predicted, agree) for fact in expected])
    hits = [(expected[i], predicted[j]) for i, j in sorted(chosen.items())]
    taken = set(chosen.values())
    missing = [fact for i, fact in enumerate(expected) if i not in chosen]
    return hits, missing, [fact for j, fact in enumerate(predicted) if j not in taken]


def _candidates(fact: Fact, predicted: Sequence[Fact], agree: Callable[[Fact, Fact], bool]) -> list[int]:
    """The predicted facts that agree, the nearest in the text first."""
    found = [j for j, other in enumerate(predicted) if agree(fact, other)]
    return sorted(found, key=lambda j: abs(predicted[j].position - fact.position))


def largest_matching(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """Left index to right index, as many as one-to-one allows (augmenting paths).

    >>> largest_matching([[0, 1], [0]])
    {1: 0, 0: 1}
    """
    owner: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in candidates[left]:
            if right in seen:
                continue
            seen.add(right)
            if right not in owner or place(owner[right], seen):
                owner[right] = left
                return True
        return False

    for left in range(len(candidates)):
        place(left, set())
    return {left: right for right, left in owner.items()}


def likeness(one: str, other: str) -> float:
    """How alike two headlines are, from 0 to 1; no headline is like none."""
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()


def aligned(likenesses: Sequence[Sequence[float]]) -> list[tuple[int | None, int | None]]:
    """Pairs of row and column in order, with the largest sum of likenesses; `None` where one has no partner.

    >>> aligned([[0.1, 0.9]])
    [(None, 0), (0, 1)]
    """
    rows, columns = len(likenesses), len(likenesses[0]) if likenesses else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            together = best[i + 1][j + 1] + likenesses[i][j]
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j + 1] + likenesses[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    rest = [(row, None) for row in range(i, rows)] + [(None, column) for column in range(j, columns)]
    return pairs + list(rest)
