"""A page to the releases on it. To add a layout: one file here that makes a Layout, its name in LAYOUTS."""

from collections.abc import Sequence

from pipeline.layouts import (
    article,
    blog_digest,
    front_matter,
    journal_abstract,
    release_list,
    report_page,
    ruled_articles,
    saved_article,
    wire,
)
from pipeline.layouts.layout import Layout
from pipeline.layouts.sections import below_title, completed, is_titled, titled
from pipeline.marks.drafts import Draft, releases
from pipeline.marks.lines import Page
from pipeline.model import Document, Release, Section
from pipeline.traced import Traced

LAYOUTS: tuple[Layout, ...] = (
    front_matter.LAYOUT,
    saved_article.LAYOUT,
    wire.LAYOUT,
    report_page.LAYOUT,
    release_list.LAYOUT,
    blog_digest.LAYOUT,
    journal_abstract.LAYOUT,
    ruled_articles.LAYOUT,
    article.LAYOUT,
)
"""In the order in which they are asked; the last one takes everything."""


def split(document: Document) -> tuple[str | None, tuple[Release, ...]]:
    """The layouts of a document and the releases in it, in their order; never none for a text.

    A document whose format knows its articles is split inside each of them; one without text has no layout.
    """
    names: list[str] = []
    drafts: list[tuple[Page, Draft]] = []
    for section in document.sections or (Section(0, len(document.text)),):
        whole = Page(Traced.of(document.text)[section.start : section.end])
        if whole.lines:
            name, page, found = _drafts(whole, section)
            names.append(name)
            drafts += [(page, completed(draft, section, alone=len(found) == 1)) for draft in found]
    return ", ".join(dict.fromkeys(names)) or None, releases(drafts)


def _drafts(page: Page, section: Section) -> tuple[str, Page, Sequence[Draft]]:
    """The layout of a section and the releases in it: several below a title, or the one that has the title."""
    if is_titled(page, section):
        below = below_title(page)
        name, found = _first(below)
        if len(found) > 1:
            return name, below, found
    name, found = _first(page)
    if name == article.LAYOUT.name and is_titled(page, section):
        found = [titled(page)]
    return name, page, found


def _first(page: Page) -> tuple[str, Sequence[Draft]]:
    """The first layout that a page is of, and the drafts in it that hold any text."""
    for layout in LAYOUTS:
        if layout.recognises(page) and (found := [draft for draft in layout.drafts(page) if draft.lines]):
            return layout.name, found
    return article.LAYOUT.name, ()
