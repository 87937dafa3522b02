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
    if found is None:
        return
    unit = next(read.values[at] for at in range(last - 1, first - 1, -1) if read.tags[at] in ("unit", "every"))
    said = outcome(read, found)
    for length in _lengths(read, first, last, kind, unit):
        start, end = days(read, found, length, unit) if kind != "since" else _since(read, found)
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


def _lengths(read: Reading, first: int, last: int, kind: str, unit: str) -> list[int]:
    """The lengths of a run: two for `eight and three`, one sum for `twenty-three`."""
    if kind == "since":
        since = next(d for d in read.mentions["dates"] if d.first == last)
        end = read.frame.period_end
        return [distance(since.start_on, end, unit)] if since.start_on and end and unit in LENGTHS else []
    numbers = [int(read.values[at]) for at in range(first, last) if read.tags[at] in COUNTS]
    return numbers if kind == "two" else [sum(numbers)]


def _since(read: Reading, found: Run) -> Days:
    since = next(d for d in read.mentions["dates"] if d.last == found.last)
    return since.start_on, read.frame.period_end
