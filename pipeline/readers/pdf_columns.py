"""The lines of a page in the order in which a person reads them: column by column between what spans them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.readers import tidy
from pipeline.readers.pdf_runs import Run

_FEWEST, _NARROWEST_GUTTER, _MOST_GUTTERS, _PROSE_CHARACTERS, _MOST_CELLS = 4, 5, 3, 15, 40
_CROSSED, _FILLED, _CELL = 0.25, 0.6, 0.8


@dataclass(slots=True)
class Line:
    """A printed line: its runs from left to right, and the edges of the column that it stands in."""

    runs: list[Run]
    left: float
    right: float
    is_row: bool = False

    @property
    def text(self) -> str:
        """Its text, the cells of a row of a table set apart."""
        texts = [tidy.line(run.text) for run in self.runs]
        return tidy.row(_cells(self.runs)) if self.is_row else " ".join(texts)

    @property
    def box(self) -> Run:
        """The box around its runs."""
        runs = self.runs
        return Run(
            "",
            runs[0].left,
            min(run.top for run in runs),
            max(run.right for run in runs),
            max(run.bottom for run in runs),
        )


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand beside each other, from the top down, each row from left to right."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        if found and found[-1][0].is_beside(run):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.left) for row in found]


def lines(runs: Sequence[Run]) -> list[Line]:
    """The lines of a page in reading order."""
    gutters = _gutters(runs)
    bands: list[list[Run]] = [[]]
    spanning = [run for run in runs if any(run.left < gutter < run.right for gutter in gutters)]
    spans = {id(run) for run in spanning}
    found: list[Line] = []
    for row in rows(runs) if gutters else []:
        is_spanning = any(id(run) in spans for run in row)
        if is_spanning:
            bands += [row, []]
        else:
            bands[-1] += row
    for band in bands if gutters else [list(runs)]:
        for column in _columns(band, gutters if not any(id(run) in spans for run in band) else []):
            found += _lines(column)
    return found


def _gutters(runs: Sequence[Run]) -> list[float]:
    """Where the columns of prose of a page part; none where it has one column or a table."""
    if len(runs) < 2 * _FEWEST:
        return []
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = int(right - left) + 1
    if not 0 < width < 20_000:
        return []
    covered = _coverage(runs, left, width)
    low = _CROSSED * max(covered)
    found: list[float] = []
    start = None
    for place, count in enumerate([*covered, max(covered)]):
        if count <= low:
            start = place if start is None else start
        elif start is not None:
            if place - start >= _NARROWEST_GUTTER and 0.15 * width < (place + start) / 2 < 0.85 * width:
                found.append(left + (place + start) / 2)
            start = None
    return found if len(found) <= _MOST_GUTTERS and _are_prose(runs, [left, *found, right]) else []


def _coverage(runs: Sequence[Run], left: float, width: int) -> list[int]:
    """How many runs stand over each point of the width of the page."""
    steps = [0] * (width + 2)
    for run in runs:
        steps[max(int(run.left - left), 0)] += 1
        steps[min(int(run.right - left) + 1, width + 1)] -= 1
    covered, total = [], 0
    for step in steps[:width]:
        total += step
        covered.append(total)
    return covered


def _are_prose(runs: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether what stands between the edges is prose everywhere: several lines that mostly fill their column."""
    for left, right in pairwise(edges):
        inside = [run for run in runs if left - 1 <= run.left and run.right <= right + 1]
        if len(inside) < _FEWEST or median(len(run.text) for run in inside) < _PROSE_CHARACTERS:
            return False
        edge = max(run.right for run in inside)
        start = min(run.left for run in inside)
        if median(run.right - run.left for run in inside) < _FILLED * (edge - start):
            return False
    return True


def _columns(band: Sequence[Run], gutters: Sequence[float]) -> list[list[Run]]:
    columns: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for run in band:
        columns[sum(run.left > gutter for gutter in gutters)].append(run)
    return [column for column in columns if column]


def _lines(column: Sequence[Run]) -> list[Line]:
    """The lines of a column; two or more with gaps one under the other are rows of a table."""
    left, right = min(run.left for run in column), max(run.right for run in column)
    found = [Line(row, left, right) for row in rows(column)]
    for above, below in pairwise(found):
        if _are_rows(above.runs, below.runs):
            above.is_row = below.is_row = True
    return found


def _are_rows(above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether a gap between runs of one line is over a gap of the other, and there are figures in them."""
    under = any(max(gap[0], other[0]) < min(gap[1], other[1]) for gap in _gaps(above) for other in _gaps(below))
    return under and any(character.isdigit() for run in (*above, *below) for character in run.text)


def _gaps(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """The gaps that are wider than words leave them."""
    pairs = pairwise(runs[:_MOST_CELLS])
    return [(one.right, other.left) for one, other in pairs if other.left - one.right > _CELL * one.height]


def _cells(runs: Sequence[Run]) -> list[str]:
    """The texts of runs, those joined that stand no farther apart than words may."""
    cells: list[list[Run]] = []
    for run in runs:
        if cells and run.left - cells[-1][-1].right <= _CELL * run.height:
            cells[-1].append(run)
        else:
            cells.append([run])
    return [" ".join(tidy.line(run.text) for run in cell) for cell in cells]
