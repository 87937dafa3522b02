"""The unit of a run: as printed, or that of the reporting period where each period compares with a year before."""

from extractors.calendar import grain_of
from extractors.lexicon import keys_by_form
from extractors.movements import movements
from extractors.reading import Reading

COMPARED = keys_by_form("streaks/words", "compared")
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
    if kind == "this":
        return str(read.values[first + 1])
    at = next(at for at in range(last - 1, first - 1, -1) if read.tags[at] in UNITS)
    unit = read.values[at]
    if unit == "year" and read.tags[at] == "every" and any(m.first == at + 1 for m in movements(read)):
        sentence = read.sentence_of(first)
        has_year = any(d.grain == "year" for d in read.of_sentence("dates", sentence))
        return unit if has_year else _reported(read) or unit
    return str(unit)


def _reported(read: Reading) -> str | None:
    """`month` or `quarter` where the release reports on one."""
    start, end = read.frame.period_start, read.frame.period_end
    grain = grain_of((start, end)) if start and end else None
    return grain if grain in GRAINS else None
