"""Streaks: runs of consecutive periods with one outcome, their length, and their first and last day where known."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractors.calendar import LENGTHS
from extractors.model import Streak
from extractors.reading import Reading, keep, reading
from extractors.shapes import Shapes
from extractors.streaks.days import Days, days, distance
from extractors.streaks.outcomes import outcome
from extractors.streaks.runs import COUNTS, SHAPES, Run, run
from extractors.streaks.units import unit_of

OPEN = ("since", "this")


@Language.factory("release_streaks")
class StreaksPipe:
    """Puts the streaks on the Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._shapes: Shapes[str] = Shapes(nlp.vocab, SHAPES)

    def __call__(self, doc: Doc) -> Doc:
        return keep(doc, "streaks", self.find(doc))

    def find(self, doc: Doc) -> list[Streak]:
        """The streaks in order; `eight and three consecutive months` is two with one surface."""
        read = reading(doc)
        return [streak for match in self._shapes.find(doc) for streak in _streaks(read, *match)]


def _streaks(read: Reading, first: int, last: int, rule: str, kind: str) -> Iterator[Streak]:
    found = run(read, first, last, kind)
    unit = unit_of(read, first, last, kind) if found is not None else None
    if found is None or unit is None:
        return
    said = outcome(read, found)
    for length in _lengths(read, found, first, last, kind, unit):
        start, end = days(read, found, length, unit) if kind not in OPEN else _open(read, found)
        yield Streak(
            **read.place(found.first, found.last, rule),
            length=length,
            unit=unit,
            outcome=said.name,
            threshold=said.threshold,
            threshold_currency=said.currency,
            reporter=read.frame.reporter,
            start_on=start,
            end_on=end,
        )


def _lengths(read: Reading, found: Run, first: int, last: int, kind: str, unit: str) -> list[int]:
    """The lengths of a run: two for `eight and three`, one sum for `twenty-three`."""
    if kind in OPEN:
        start, end = _open(read, found)
        return [distance(start, end, unit)] if start and end and start < end and unit in LENGTHS else []
    stop = last if kind != "many" else found.first + 1
    numbers = [int(read.values[at]) for at in range(min(first, found.first), stop) if read.tags[at] in COUNTS]
    return numbers if kind == "two" else [sum(numbers)]


def _open(read: Reading, found: Run) -> Days:
    """From the date with which a run closes (`since March 2024`, `this year`) to the end of the reporting period.

    A period that is not over when the release is published has not been lived through.
    """
    dated = next(d for d in read.mentions["dates"] if d.last == found.last)
    end, published = read.frame.period_end, read.context.published_on
    return dated.start_on, None if end and published and end > published else end
