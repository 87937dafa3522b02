"""A saved article in Markdown: `# Title`, `**Publisher** | day |`, the text, `*Crawled at: ...*`."""

import re
from collections.abc import Sequence

from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import article
from pipeline.marks.lines import Line, Page

_MARK = re.compile(r"#{1,6}\s+")


def unmarked(line: Line) -> Line:
    """The line after the `#` of a heading."""
    mark = _MARK.match(line.text)
    return line.cut(mark.end()) if mark and mark.end() < len(line.text) else line


def drafts(page: Page) -> Sequence[Draft]:
    """One release under the first heading; the marks of the headings go."""
    lines = [unmarked(line) for line in page.lines]
    return [article(lines[1:], title=(lines[0],))]


LAYOUT = Layout(
    "saved_article",
    lambda page: (
        len(page.lines) > 1 and page.lines[0].text.startswith("# ") and not page.lines[1].text.startswith("# ")
    ),
    drafts,
)
