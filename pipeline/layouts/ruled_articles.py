"""Several articles with a drawn line between them (`---`, `***`), each with a headline and a day of its own."""

from collections.abc import Iterator, Sequence

from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import article
from pipeline.marks.lines import Line, Page


def _pieces(page: Page) -> Iterator[list[Line]]:
    """The lines between the rules."""
    piece: list[Line] = []
    for line in page.lines:
        if not line.is_rule:
            piece.append(line)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def recognises(page: Page) -> bool:
    """Whether each of several pieces has a headline, a day and a text; a rule before a contact makes no article."""
    if sum(line.is_rule for line in page.lines) == 0:
        return False
    found = [article(piece) for piece in _pieces(page)]
    return len(found) > 1 and all(each.title and each.body and each.stated.published_on for each in found)


def drafts(page: Page) -> Sequence[Draft]:
    """One release between two rules."""
    return [article(piece) for piece in _pieces(page)]


LAYOUT = Layout("ruled_articles", recognises, drafts)
