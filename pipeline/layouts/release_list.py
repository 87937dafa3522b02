"""A ministry's list of releases: `-`, the title, the body, the day glued to its end (`date2025-03-17`)."""

import re
from collections.abc import Sequence

from pipeline.days import find_day
from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import opening
from pipeline.marks.institutions import acting_body
from pipeline.marks.labels import Stated
from pipeline.marks.lines import Line, Page
from pipeline.marks.shapes import decks

_TAIL = re.compile(r"\s*date\s*:?\s*(?P<day>\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2})\.?$", re.IGNORECASE)
_DASHES = frozenset("-–—")


def recognises(page: Page) -> bool:
    """Whether a dash alone on its line and a glued day both stand on the page."""
    return any(line.text in _DASHES for line in page.lines) and any(_TAIL.search(line.text) for line in page.lines)


def drafts(page: Page) -> Sequence[Draft]:
    """One release between two dashes, or up to a glued day."""
    found: list[Draft] = []
    block: list[Line] = []
    for line in page.lines:
        if line.text not in _DASHES:
            block.append(line)
        if block and (line.text in _DASHES or _TAIL.search(line.text)):
            found.append(_draft(block))
            block = []
    return [*found, _draft(block)] if block else found


def _draft(block: Sequence[Line]) -> Draft:
    """The first line is the title where any follows; the publisher is who acts in the first sentence."""
    tail = _TAIL.search(block[-1].text)
    day = find_day(tail["day"]) if tail else None
    lines = [*block[:-1], block[-1].cut(0, tail.start())] if tail else list(block)
    lines = [line for line in lines if line.text]
    title, rest = (tuple(lines[:1]), lines[1:]) if len(lines) > 1 else ((), lines)
    under = opening(rest, title) if title else None
    height = decks(rest, 0) if under is None else 0
    body = tuple(rest[height:]) if under is None else tuple(under.rest)
    stated = Stated(acting_body(body[0].text) if body else None, day.on if day else None)
    if under is None:
        return Draft((), (), body, stated)
    return Draft(title, under.subtitles, body, stated.over(under.stated))


LAYOUT = Layout("release_list", recognises, drafts)
