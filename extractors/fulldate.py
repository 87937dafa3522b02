"""Full dates as printed, read by dateparser, which knows the calendar."""

from datetime import date
from functools import lru_cache

import dateparser


@lru_cache(maxsize=100_000)
def full_date(surface: str) -> date | None:
    """The day of a full date as printed, day first where its numbers leave it open; None where there is no such day."""
    found = dateparser.parse(surface, languages=["en"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
    return found.date() if found is not None else None
