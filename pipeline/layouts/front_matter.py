"""An article under front matter (`title: ...`, `date: ...`, `tags: [...]`), with `---` fences or without."""

import re
from collections.abc import Sequence

from pipeline.layouts.layout import Layout
from pipeline.layouts.saved_article import unmarked
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import article
from pipeline.marks.labels import NOTHING, Labelled, Stated, labelled, stated_by
from pipeline.marks.lines import Line, Page

_KEY = re.compile(r"[A-Za-z][\w -]{0,30}:(?:\s|$)")


def _span(page: Page) -> tuple[int, int, int]:
    """Where the fields start and end, and where the article starts; three zeros when there are none."""
    lines = page.lines
    if lines and lines[0].text == "---":
        ends = (at for at, line in enumerate(lines) if at and line.text in {"---", "..."})
        end = next(ends, 0)
        return (1, end, end + 1) if end > 1 and _KEY.match(lines[1].text) else (0, 0, 0)
    end = 0
    while end < len(lines) and (end == 0 or not lines[end].gap) and _is_field(lines, end):
        end += 1
    titled = any(found.field == "title" for line in lines[:end] if (found := labelled(line)))
    return (0, end, end) if end > 1 and titled else (0, 0, 0)


def _is_field(lines: Sequence[Line], at: int) -> bool:
    """A key with its value, or the item of a list under a key."""
    return labelled(lines[at]) is not None or (at > 0 and lines[at].text.startswith("- "))


def drafts(page: Page) -> Sequence[Draft]:
    """One release: its title and metadata from the fields, its text from what follows."""
    start, end, after = _span(page)
    fields = [found for line in page.lines[start:end] if (found := labelled(line))]
    title = tuple(field.value for field in fields if field.field == "title" and field.value.text)[:1]
    decks = tuple(field.value for field in fields if field.field == "subtitle" and field.value.text)
    stated = NOTHING
    for field in fields:
        stated = stated.over(stated_by(field))
    stated = stated.over(Stated(keywords=_listed(page.lines[start:end])))
    lines = [unmarked(line) for line in page.lines[after:]]
    if title and lines and lines[0].text == title[0].text and page.lines[after].text.startswith("#"):
        lines = lines[1:]
    draft = article(lines, stated, title)
    return [Draft(draft.title, (*decks, *draft.subtitles), draft.body, draft.stated)]


def _listed(lines: Sequence[Line]) -> tuple[str, ...]:
    """Keywords given as a list of items, one a line, under their key."""
    field: Labelled | None = None
    words: list[str] = []
    for line in lines:
        if line.text.startswith("- "):
            if field and field.field == "keywords" and not field.value.text:
                words.append(line.text[2:].strip().strip("\"'"))
        else:
            field = labelled(line)
    return tuple(words)


LAYOUT = Layout("front_matter", lambda page: _span(page) != (0, 0, 0), drafts)
