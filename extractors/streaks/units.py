"""The unit of a run: as printed, or that of the reporting period where each period compares with a year before."""

from extractors.calendar import grain_of
from extractors.lexicon import keys_by_form, load
from extractors.movements import movements
from extractors.reading import Reading
from extractors.streaks.runs import TAILS

COMPARED = keys_by_form("streaks/words", "compared")
CONSECUTIVE = frozenset(load("lexicons/shapes")[""]["consecutive"])
UNITS = ("unit", "every")
GRAINS = ("month", "quarter")


def unit_of(read: Reading, first: int, last: int, kind: str) -> str | None:
    """The unit of a match of a shape; None where a comparison does not say it and the release has none.

    In a monthly release the `tenth straight year-on-year rise` is one of ten months, and so is the `tenth straight
    annual rise` of a sentence that names no year.
    """
    if kind == "on":
        printed = [read.values[at] for at in range(first, last) if read.tags[at] == "unit"]
        unit = printed[0] if printed else COMPARED[read.lower[last - 1]]
        return unit if unit in GRAINS else _reported(read)
    if kind == "again":
        return _unit_before(read, first)
    if kind == "this":
        return str(read.values[first + 1])
    at = next(at for at in range(last - 1, first - 1, -1) if read.tags[at] in UNITS)
    unit = read.values[at]
    if unit == "year" and read.tags[at] == "every" and any(m.first == at + 1 for m in movements(read)):
        sentence = read.sentence_of(first)
        has_year = any(d.grain == "year" for d in read.of_sentence("dates", sentence))
        return unit if has_year else _reported(read) or unit
    return str(unit)


def _unit_before(read: Reading, at: int) -> str | None:
    """The unit of the run that a sentence tells of before a token; None where it tells of none."""
    start, _ = read.sentence_span(at)
    unit = next((i for i in range(at - 1, start - 1, -1) if read.tags[i] == "unit"), None)
    if unit is None:
        return None
    behind = " ".join(read.lower[unit + 1 : unit + 4])
    is_run = read.word(unit - 1) in CONSECUTIVE or behind.startswith(TAILS)
    return str(read.values[unit]) if is_run else None


def _reported(read: Reading) -> str | None:
    """`month` or `quarter` where the release reports on one."""
    start, end = read.frame.period_start, read.frame.period_end
    grain = grain_of((start, end)) if start and end else None
    return grain if grain in GRAINS else None
