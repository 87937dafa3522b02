"""What a release reports on: the period of its title or of its first sentences that speak of numbers, never one
that is only compared with, remembered or expected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.calendar import Expression, Span, part, year_of
from extractors.lexicon import words
from extractors.reading import Reading
from extractors.resolving import Calendar
from extractors.vantage import is_compared, is_expected

BACKDROP = words("lexicons/time", "backdrop")
BREAK = words("lexicons/time", "break")
HISTORY = words("lexicons/time", "history")
ANNOUNCING = words("frame/words", "announcing")
LEAD_YEAR = 1
LEAD_SENTENCES = 6
NUMBERS = ("percent", "scale", "currency_sign", "currency_code")
GRAINS = ("month", "quarter", "half", "year", "fiscal", "opening", "closing", "ending")


def anchor(read: Reading) -> date | None:
    """The day from which the release speaks: its publication, else the date of its dateline or announcement."""
    if read.context.published_on:
        return read.context.published_on
    for found in read.dates:
        is_full = found.grain == "day" and found.year and found.month and found.day and found.end is None
        if is_full and (_is_dateline(read, found) or _is_announced(read, found)):
            return _day(found)
    return None


def _day(found: Expression) -> date | None:
    try:
        return date(found.year or 1, found.month or 1, found.day or 1)
    except ValueError:
        return None


def _is_dateline(read: Reading, found: Expression) -> bool:
    sentence = read.sentence_of(found.first)
    return sentence < 3 and found.first - read.sentence_starts[sentence] <= 4


def _is_announced(read: Reading, found: Expression) -> bool:
    first, _ = read.sentence_span(found.first)
    return read.word(found.first - 1) in ("on", ",") and any(w in ANNOUNCING for w in read.lower[first : found.first])


def period(read: Reading, seen_from: date | None) -> tuple[Span | None, str]:
    """(first and last day, the reason); None where the text fixes no period."""
    oldest = _oldest(read, seen_from)
    candidates = list(_candidates(read))
    first = [found for found in candidates if not _is_backdrop(read, found)]
    for found in [*first, *(found for found in candidates if found not in first)]:
        span = _days(read, found, seen_from)
        surface = " ".join(read.words[found.first : found.last])
        if span is not None and seen_from is not None and span[0] > seen_from:
            continue  # "eyes $35 billion in exports by 2030"
        if span is not None and (span[1].year >= oldest or read.sentence_of(found.first) == 0):
            place = "title" if read.sentence_of(found.first) == 0 and _has_title(read) else "first sentences"
            return span, f"{surface!r} in the {place}"
        if span is None and found.grain == "month" and found.relation is None:
            return None, f"no year for {surface!r}"
    return _only(read, seen_from)


def _only(read: Reading, seen_from: date | None) -> tuple[Span | None, str]:
    """The one period that the text gives numbers for, where its first sentences name none."""
    spans: dict[Span, str] = {}
    for found in read.dates:
        first, last = read.sentence_span(found.first)
        has_number = any(tag in NUMBERS for tag in read.tags[first:last])
        is_told = _speaks_of_numbers(read, read.sentence_of(found.first)) and has_number and _may_be_meant(read, found)
        if is_told and found.year is not None and not _is_backdrop(read, found):
            span = _days(read, found, seen_from)
            if span is not None:
                spans.setdefault(span, " ".join(read.words[found.first : found.last]))
    if len(spans) != 1:
        return None, "nothing fixes the period"
    span, surface = spans.popitem()
    return span, f"{surface!r}, the only period with numbers"


def _is_backdrop(read: Reading, found: Expression) -> bool:
    """Whether a date stands in a clause that remembers or compares: `after growing 6 percent in 2023`."""
    first, _ = read.sentence_span(found.first)
    for at in range(found.first - 1, first - 1, -1):
        if read.lower[at] in BACKDROP:
            return True
        if read.lower[at] in BREAK:
            return False
    return False


def _oldest(read: Reading, seen_from: date | None) -> int:
    """The first year that is no history: the one before the publication's, or before the latest printed in the text."""
    told = (found for found in read.dates if found.relation is None and not is_expected(read, found))
    years = [found.year for found in told if found.year is not None]
    latest = seen_from.year if seen_from is not None else max(years, default=0)
    return latest - 1


def _has_title(read: Reading) -> bool:
    return bool(read.context.title) or bool(read.sentences and not read.sentences[0].text.endswith("."))


def _candidates(read: Reading) -> Iterator[Expression]:
    speaking = 0
    for found in read.dates:
        sentence = read.sentence_of(found.first)
        if not _speaks_of_numbers(read, sentence):
            continue
        speaking = max(speaking, sentence)
        if sentence > LEAD_SENTENCES:
            return
        is_whole = any(other.within == found for other in read.dates)  # the FY24 of "FY24's July-December"
        if _may_be_meant(read, found) and not is_whole:
            yield found


def _speaks_of_numbers(read: Reading, sentence: int) -> bool:
    first = read.sentence_starts[sentence]
    _, last = read.sentence_span(first)
    has_metric = any(first <= at < last for at, *_ in read.phrases["metrics"])
    return has_metric or "percent" in read.tags[first:last]


def _may_be_meant(read: Reading, found: Expression) -> bool:
    if found.is_base or found.relation == "next" or not (found.grain in GRAINS or found.end is not None):
        return False
    if found.grain == "day" and (found.end is None or found.month is None):
        return False
    if read.word(found.first - 1) in ("-", "of") and read.word(found.first - 2) == "end":
        return False  # "at end-June", "at the end of June": a sum up to then, whose first month stands elsewhere
    is_span = found.end is not None and read.word(found.first - 1) == "from"
    is_record = read.word(found.first - 1) == "all" and found.rule == "<month>"
    return is_span or not (is_expected(read, found) or is_record or is_compared(read, found))


def _days(read: Reading, found: Expression, seen_from: date | None) -> Span | None:
    """The days of a candidate, with the year that the release makes plain."""
    from_text = Calendar(read, seen_from, None)
    dated = (found, found.end, found.within)
    if any(each is not None and each.year is not None for each in dated):
        return from_text.days_of(found)
    if found.month is not None and found.unit is None:
        year = _year(read, found, seen_from)
        if year is not None:
            end = replace(found.end, year=year) if found.end else None
            return from_text.days_of(replace(found, year=year, end=end))
    if found.grain in ("quarter", "half") and found.part and found.relation is None and found.within is None:
        return _latest_part(found, seen_from)
    return from_text.days_of(found) if seen_from else None


def _year(read: Reading, found: Expression, seen_from: date | None) -> int | None:
    """The year of a month named without one: as printed in the first sentences, as seen from the day of publication,
    as another date of the text makes plain."""
    month = found.month or 1
    lead = [e for e in read.dates if e.month == month and e.year and read.sentence_of(e.first) <= LEAD_YEAR]
    latest = year_of(month, seen_from) if seen_from is not None else None
    bare = {read.sentence_of(e.first) for e in read.dates if e.month == month and e.year is None}
    if latest is not None and lead and all(e.year != latest and read.sentence_of(e.first) in bare for e in lead):
        return latest  # "widened in May from … in April and … in May 1986"
    told = next((e.year for e in lead if not is_compared(read, e)), None)
    if told is not None and not _is_backdrop(read, lead[0]):
        return told
    return latest if latest is not None else _told_year(read, month)


def _latest_part(found: Expression, seen_from: date | None) -> Span | None:
    if seen_from is None:
        return None
    spans = (part(seen_from.year - back, found.grain, found.part or 1) for back in (0, 1))
    return next((span for span in spans if span[0] <= seen_from), None)


def _told_year(read: Reading, month: int) -> int | None:
    """The year printed beside the same month elsewhere, as such or as the base of a comparison a year before; else the
    one that another dated month makes plain."""
    dated = [e for e in read.dates if e.month and e.year is not None and e.grain == "month" and e.end is None]
    dated = [e for e in dated if read.word(e.first - 1) not in HISTORY]
    own = [e for e in dated if e.month == month]
    stated = [e.year for e in own if not is_compared(read, e)]
    if stated:
        return stated[0]
    if own:
        return (own[0].year or 0) + 1
    last = max(dated, key=lambda e: (e.year or 0, e.month or 0), default=None)
    if last is None:
        return None
    is_later = is_compared(read, last) and month <= (last.month or 0)
    return (last.year or 0) + is_later
