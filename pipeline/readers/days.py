"""Days as formats state them for machines, where a text has nothing but the day."""

import re
from datetime import date

from pipeline.days import find_day

_TWICE = re.compile(r"\s*(?P<day>\d{1,2})([/.-])(?P=day)\2(?P<year>(?:19|20)\d\d)(?!\d)")
_DASHED = re.compile(r"\s*(?P<day>1[3-9]|2\d|3[01])-(?P<month>\d{1,2})-(?P<year>(?:19|20)\d\d)(?!\d)")
_CHINESE = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日")
_UNIX = re.compile(
    r"\s*[A-Z][a-z]{2}\s+(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+[\d:]{5,8}\s+(?:[A-Z]{2,5}\s+)?(?P<year>\d{4})\b"
)
_LONGEST = 300


def stated(text: str | None) -> date | None:
    """The day that a text states, as printed: no time zone moves it. None for one that could be two days.

    >>> stated("Sun Mar  3 10:00:00 KST 2024"), stated("03/03/2024"), stated("03/04/2024")
    (datetime.date(2024, 3, 3), datetime.date(2024, 3, 3), None)
    """
    if not text:
        return None
    text = text[:_LONGEST]
    if day := find_day(text):
        return day.on
    if unix := _UNIX.match(text):
        day = find_day(f"{unix['day']} {unix['month']} {unix['year']}")
        return day.on if day else None
    match = _TWICE.match(text) or _DASHED.match(text) or _CHINESE.match(text)
    return _date(match.groupdict()) if match else None


def _date(found: dict[str, str]) -> date | None:
    try:
        return date(int(found["year"]), int(found.get("month", found["day"])), int(found["day"]))
    except ValueError:
        return None
