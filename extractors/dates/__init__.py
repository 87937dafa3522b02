"""Dates: days, months, quarters, halves, years, decades, fiscal years and ranges of them, absolute and relative.

`release_dates` finds the expressions, before the frame of the release is known; `release_calendar` gives each its
days once it is.
"""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractors.calendar import Expression, Span, grain_of
from extractors.dates.expressions import Expressions
from extractors.model import Date
from extractors.reading import Reading, keep, reading
from extractors.resolving import Calendar

ROLLING = "rolling"


@Language.factory("release_dates")
class DatesPipe:
    """Puts the date expressions of a text on its Reading, unresolved."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._expressions = Expressions(nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        reading(doc).dates = self._expressions.find(doc)
        return doc


@Language.component("release_calendar")
def resolve(doc: Doc) -> Doc:
    """Gives each expression its days, seen from the release's period and its day of publication.

    Months that roll (`the past twelve months`) are no dates by themselves, but numbers are told of them.
    """
    read = reading(doc)
    frame = read.frame
    period = (frame.period_start, frame.period_end) if frame.period_start and frame.period_end else None
    calendar = Calendar(read, read.anchor, period, told=_last_told(read))
    found = [(each.grain == ROLLING, _date(read, each, calendar.resolve(each))) for each in read.dates]
    read.mentions["stretches"] = [date for is_rolling, date in found if is_rolling]
    return keep(doc, "dates", [date for is_rolling, date in found if not is_rolling])


def _last_told(read: Reading) -> date | None:
    """The last day of the latest month that the text itself dates, after which an undated day is taken to come."""
    calendar = Calendar(read, None, None)
    dated = [e for e in read.dates if e.grain in ("day", "month") and e.year is not None and e.end is None]
    ends = [span[1] for span in map(calendar.days_of, dated) if span is not None]
    return max(ends, default=None)


def _date(read: Reading, found: Expression, span: Span | None) -> Date:
    grain = grain_of(span) if span else found.grain
    if found.grain == "decade":
        grain = "decade"
    elif found.end is not None or grain not in ("day", "month", "quarter", "half", "year"):
        grain = "range"
    start, end = span or (None, None)
    return Date(
        **read.place(found.first, found.last, found.rule),
        start_on=start,
        end_on=end,
        grain=grain,
        is_relative=found.is_relative,
    )
