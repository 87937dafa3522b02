"""A research institute's page: menus, the title, `Author ... Date ... Page` in one line, the summary."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.days import find_day
from pipeline.layouts.layout import Layout
from pipeline.lexicon import any_of, load
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import closing
from pipeline.marks.institutions import site_name
from pipeline.marks.labels import Stated
from pipeline.marks.lines import Line, Page

_LABELS = load(Path(__file__).parents[1] / "marks" / "labels.toml")["labels"]
_BEGINS = re.compile(rf"{any_of(_LABELS['author'] + _LABELS['published_on'] + _LABELS['page'])}(?!\w)\s*:?", re.I)
_DATED = re.compile(rf"(?<!\w){any_of(_LABELS['published_on'])}\s*:?\s*(?=\d)", re.IGNORECASE)
_OTHER = re.compile(rf"(?<!\w){any_of(_LABELS['author'] + _LABELS['page'])}(?!\w)", re.IGNORECASE)
_LONGEST = 250


def _is_byline(line: Line) -> bool:
    """Whether one line strings together an author or page label and a dated one."""
    text = line.text
    if len(text) > _LONGEST or not _BEGINS.match(text):
        return False
    return bool(_DATED.search(text) and _OTHER.search(text) and find_day(text))


def recognises(page: Page) -> bool:
    """Whether such a line stands on the page, below other lines."""
    return any(_is_byline(line) for line in page.lines[1:])


def drafts(page: Page) -> Sequence[Draft]:
    """The line above the byline is the title; what is above that is menus, of which one names the site."""
    at = next(at for at, line in enumerate(page.lines) if at and _is_byline(line))
    day = find_day(page.lines[at].text)
    above = page.lines[: at - 1]
    menu = {line.without_bullet().text for line in above if line.is_bullet}
    body, below = closing(page.lines[at + 1 :])
    stated = Stated(_publisher(above, menu), day.on if day else None).over(below)
    return [Draft(title=(page.lines[at - 1],), body=tuple(body), stated=stated)]


def _publisher(above: Sequence[Line], menu: set[str]) -> str | None:
    """The first institution that the head of the page names, the menu's own words aside."""
    for line in above:
        text = line.text
        for entry in sorted(menu, key=len, reverse=True):
            text = text.removeprefix(entry)
        if not line.is_bullet and (name := site_name(text.strip())):
            return name
    return None


LAYOUT = Layout("report_page", recognises, drafts)
