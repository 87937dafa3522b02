"""Agency wire text: a time stamp, the headline, an indented hard-wrapped body, the agency's name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.days import find_day
from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import dateline
from pipeline.marks.labels import Stated, is_date_line
from pipeline.marks.lines import Line, Page

_STAMP = re.compile(r".*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\D{0,12}")
_NAME = re.compile(r"[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,3}")
_MARK = re.compile(r"&#\d+;|[\x00-\x08\x0e-\x1f]")


def _is_stamp(line: Line) -> bool:
    """Whether a line is a day with a time of day and nothing else."""
    return len(line.text) <= 60 and _STAMP.fullmatch(line.text) is not None and is_date_line(line.text)


def recognises(page: Page) -> bool:
    """Whether a stamp opens the page and an indented text follows its headline."""
    lines = page.lines
    return len(lines) > 2 and _is_stamp(lines[0]) and any(line.indent >= 2 for line in lines[2:6])


def drafts(page: Page) -> Sequence[Draft]:
    """One release for each stamp."""
    stamps = [at for at, line in enumerate(page.lines) if _is_stamp(line)]
    ends = [*stamps[1:], len(page.lines)]
    return [_draft(page.lines[start:end]) for start, end in zip(stamps, ends, strict=True)]


def _draft(lines: Sequence[Line]) -> Draft:
    day = find_day(lines[0].text)
    start = next((at for at, line in enumerate(lines) if at and line.indent >= 2), 1)
    body = [line for line in lines[start:] if not _MARK.fullmatch(line.text)]
    agency = None
    if len(body) > 1 and _NAME.fullmatch(body[-1].text) and len(body[-1].text) <= 30:
        agency = body.pop().text
    stated = Stated(agency, day.on if day else None)
    if body:
        stated = stated.over(dateline(body[0].text))
    return Draft(tuple(lines[1:start]), (), tuple(_paragraphs(body)), stated)


def _paragraphs(body: Sequence[Line]) -> list[Line]:
    """An indented line after one that is not opens a paragraph."""
    margin = min((line.indent for line in body), default=0)
    return [replace(line, gap=line.gap or int(line.indent > margin)) for line in body]


LAYOUT = Layout("wire", recognises, drafts)
