"""What a format states of an article, put to what a layout reads in its text."""

from dataclasses import replace

from pipeline.marks.drafts import Draft
from pipeline.marks.edges import article
from pipeline.marks.labels import Stated
from pipeline.marks.lines import Page
from pipeline.model import Section


def is_titled(page: Page, section: Section) -> bool:
    """Whether the first line of a section is the title that its format states."""
    return section.title is not None and bool(page.lines) and page.lines[0].text.split() == section.title.split()


def below_title(page: Page) -> Page:
    """The page without its first line."""
    return Page(page.source[page.lines[0].end :])


def titled(page: Page) -> Draft:
    """The article below its title, which is the first line."""
    return article(page.lines[1:], title=(page.lines[0],))


def completed(draft: Draft, section: Section, alone: bool) -> Draft:
    """The draft with what its format states, which goes before what was read in the text of the one release.

    Who sent it and when fill what is left; where a section holds several releases, all it states does.
    """
    known = Stated(section.publisher, section.published_on, section.keywords)
    sent = Stated(section.channel, section.sent_on)
    stated = known.over(draft.stated) if alone else draft.stated.over(known)
    return replace(draft, stated=stated.over(sent), url=section.url, language=section.language)
