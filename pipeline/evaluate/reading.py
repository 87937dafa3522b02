"""Documents as the program reads them: reader, layout and extraction in one step."""

from pathlib import Path

from extractors import Context, extract
from pipeline.evaluate.judging import Reading
from pipeline.layouts import split
from pipeline.model import Release
from pipeline.readers import read


def read_releases(path: Path, inbox: Path) -> list[Reading]:
    """Every release of a document and of those packed in it with its facts, in order; raises `Unreadable`."""
    return [_reading(release) for document in read(path, inbox) for release in split(document)[1]]


def _reading(release: Release) -> Reading:
    text = release.text.text
    context = Context(release.title, release.published_on, release.publisher)
    facts = extract(text, context)
    fields = {
        "title": release.title,
        "subtitles": release.subtitles,
        "published_on": release.published_on,
        "publisher": release.publisher,
        "reporter": facts.frame.reporter,
        "keywords": release.keywords,
    }
    return Reading(fields, text, facts)
