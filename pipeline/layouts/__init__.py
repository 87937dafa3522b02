"""A page to the releases on it. To add a layout: one file here that makes a Layout, its name in LAYOUTS."""

from pipeline.layouts import (
    article,
    blog_digest,
    front_matter,
    journal_abstract,
    release_list,
    report_page,
    saved_article,
    wire,
)
from pipeline.layouts.layout import Layout
from pipeline.marks.drafts import releases
from pipeline.marks.lines import Page
from pipeline.model import Document, Release
from pipeline.traced import Traced

LAYOUTS: tuple[Layout, ...] = (
    front_matter.LAYOUT,
    saved_article.LAYOUT,
    wire.LAYOUT,
    report_page.LAYOUT,
    release_list.LAYOUT,
    blog_digest.LAYOUT,
    journal_abstract.LAYOUT,
    article.LAYOUT,
)
"""In the order in which they are asked; the last one takes everything."""


def split(document: Document) -> tuple[str, tuple[Release, ...]]:
    """The name of the layout of a document and the releases in it, in their order; never none for a text."""
    page = Page(Traced.of(document.text))
    for layout in LAYOUTS:
        if layout.recognises(page) and (found := releases(page, layout.drafts(page))):
            return layout.name, found
    return article.LAYOUT.name, ()
