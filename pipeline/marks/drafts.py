"""A release as a layout hands it over: parts of the page, and what the page states about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean import fold_line
from pipeline.language import language
from pipeline.marks.labels import NOTHING, Stated
from pipeline.marks.lines import Line, Page
from pipeline.model import Release
from pipeline.traced import Traced


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines that make up one release."""

    title: tuple[Line, ...] = ()
    subtitles: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()
    stated: Stated = NOTHING
    url: str | None = None
    language: str | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, in order."""
        return (*self.title, *self.subtitles, *self.body)


def release(page: Page, draft: Draft, ordinal: int) -> Release:
    """The release of a draft, each line of its text leading back to the page."""
    title = fold_line(page.keep(draft.title))
    subtitles = [fold_line(page.keep([line])) for line in draft.subtitles]
    body = page.keep(draft.body)
    text = Traced.join("\n", [part for part in (title, *subtitles, body) if part.text])
    start, end = text.source(0, len(text))
    return Release(
        ordinal=ordinal,
        title=title.text or None,
        subtitle="\n".join(subtitle.text for subtitle in subtitles) or None,
        body=body.text,
        publisher=draft.stated.publisher,
        published_on=draft.stated.published_on,
        language=language(text.text) or draft.language,
        keywords=draft.stated.keywords,
        text=text,
        source_start=start,
        source_end=end,
        url=draft.url,
    )


def releases(drafts: Sequence[tuple[Page, Draft]]) -> tuple[Release, ...]:
    """The releases of drafts on their pages, numbered from 1."""
    return tuple(release(page, draft, ordinal) for ordinal, (page, draft) in enumerate(drafts, start=1))
