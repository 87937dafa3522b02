"""ZIP archives: no text of their own, but the files in them."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.lexicon import load
from pipeline.readers.archive import is_archive, member, name_of, opened
from pipeline.readers.label import label
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading

_LEXICON = load(Path(__file__).with_name("zipped.toml"))
_OFFICE = {name: what for what, marks in _LEXICON["office"].items() for name in marks}
_IGNORED = tuple(_LEXICON["ignored"]["name"])


def read(data: bytes, budget: Budget) -> Reading:
    """The files in an archive; raises NotText for a damaged or empty one and for an office document."""
    with opened(data, budget) as archive:
        if what := next((_OFFICE[info.filename] for info in archive.infolist() if info.filename in _OFFICE), None):
            raise NotText(f"the file is {what}, which is not read yet", "save its text as a plain text file in UTF-8")
        if not archive.infolist():
            raise NotText("the archive is empty", "fill it, or take it out of the inbox")
    return Reading(parts=_parts(data, budget))


def _parts(data: bytes, budget: Budget) -> Iterator[Part]:
    """The files in their order; folders, hidden files and what systems add by themselves are no files."""
    with opened(data, budget) as archive:
        for info in archive.infolist():
            name = name_of(info)
            if info.filename.endswith("/") or any(step.startswith(_IGNORED) for step in label(name).split("/")):
                continue
            try:
                yield Part(name, member(archive, info, budget))
            except NotText as error:
                yield Part(name, error=error)


READER = Reader("application/zip", is_archive, read)
