"""Several articles as one text: each a section that begins with its title."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import Section

_BETWEEN = "\n\n\n"


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one article without its title, and what is stated of it in a section that has no place yet."""

    text: str
    stated: Section


def joined(articles: Iterable[Article]) -> tuple[str, tuple[Section, ...]]:
    """The text of all, and where each stands in it. A title that its text repeats on top stands there once."""
    texts: list[str] = []
    sections: list[Section] = []
    at = 0
    for article in articles:
        text = "\n\n".join(part for part in (article.stated.title, untitled(article)) if part)
        if not text.strip():
            continue
        at += len(_BETWEEN) if texts else 0
        sections.append(replace(article.stated, start=at, end=at + len(text)))
        texts.append(text)
        at += len(text)
    return _BETWEEN.join(texts), tuple(sections)


def untitled(article: Article) -> str:
    """The text of an article without a first line that is its title."""
    text = article.text.strip()
    first, _, rest = text.partition("\n")
    title = article.stated.title
    repeated = title is not None and first.split() == title.split()
    return rest.strip("\r\n") if repeated else text
