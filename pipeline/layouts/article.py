"""One article in plain text, with or without a headline: what belongs to no other layout."""

from collections.abc import Sequence

from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import Draft
from pipeline.marks.edges import article
from pipeline.marks.lines import Page


def drafts(page: Page) -> Sequence[Draft]:
    """The page as one release: headline, decks, body, and what its metadata lines state."""
    draft = article(page.lines)
    return [draft if draft.body or draft.title else Draft(body=page.lines)]


LAYOUT = Layout("article", lambda page: True, drafts)
