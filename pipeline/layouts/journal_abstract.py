"""A journal's abstract: the title, its authors, the abstract, and a keyword line in whichever language."""

from collections.abc import Sequence

from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import closing
from pipeline.marks.labels import FIELD_OF, NOTHING, Stated, labelled, metadata, read_keywords
from pipeline.marks.lines import Line, Page
from pipeline.marks.shapes import is_heading


def recognises(page: Page) -> bool:
    """Whether keywords are stated below, and authors or an abstract are marked as such above them."""
    at = _keywords_at(page.lines)
    if at is None or at < 2:
        return False
    return page.lines[1].is_bullet or any(_is_abstract(line) for line in page.lines[1:at])


def drafts(page: Page) -> Sequence[Draft]:
    """One release: lines of authors are metadata, keywords too; the labels go."""
    at = _keywords_at(page.lines) or 0
    keywords, below = _keywords(page.lines, at)
    rest, foot = closing(page.lines[below:])
    upper, stated = _metadata_apart(page.lines[1:at])
    body = _body(upper)
    lines = (*body, *(line for line in rest if metadata(line) is None))
    return [Draft((page.lines[0],), (), lines, Stated(keywords=keywords).over(stated).over(foot))]


def _keywords_at(lines: Sequence[Line]) -> int | None:
    return next((at for at, line in enumerate(lines) if _field(line) == "keywords"), None)


def _field(line: Line) -> str | None:
    """The field of a label, whether a value follows in the line or the label is all of it."""
    found = labelled(line)
    return found.field if found else FIELD_OF.get(line.text.casefold().rstrip(" :."))


def _is_abstract(line: Line) -> bool:
    return _field(line) == "abstract"


def _keywords(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """The keywords, and where the page goes on: they stand after the label or in the lines under it."""
    found = labelled(lines[at])
    if found and found.value.text:
        return read_keywords(found.value.text), at + 1
    end = at + 1
    while end < len(lines) and (end == at + 1 or not lines[end].gap):
        end += 1
    return read_keywords(" ".join(line.without_bullet().text for line in lines[at + 1 : end])), end


def _metadata_apart(lines: Sequence[Line]) -> tuple[list[Line], Stated]:
    text, stated = [], NOTHING
    for line in lines:
        said = metadata(line)
        if said is None:
            text.append(line)
        else:
            stated = stated.over(said)
    return text, stated


def _body(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The abstract: after its label, or else after the authors."""
    for at, line in enumerate(lines):
        found = labelled(line)
        if found and found.field == "abstract" and found.value.text:
            return (found.value, *lines[at + 1 :])
        if _is_abstract(line):
            return tuple(lines[at + 1 :])
    start = 0
    while start + 1 < len(lines) and (lines[start].is_bullet or is_heading(lines[start])):
        start += 1
    return tuple(lines[start:])


LAYOUT = Layout("journal_abstract", recognises, drafts)
