"""A document and its releases as rows of the warehouse's tables, by table and column."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Protocol

from extractors import KINDS, Context, Facts, extract
from pipeline.doubled import doubled
from pipeline.model import Document, Release, Row, Rows


class Placed(Protocol):
    """Anything read from a release: where it stands, and its row."""

    @property
    def char_start(self) -> int: ...

    @property
    def char_end(self) -> int: ...

    def row(self) -> dict[str, object]: ...


TABLES = ("documents", "pages", "releases", "appearances", "sentences", *KINDS, "observations", "unlinked")


def rows(document: Document, releases: Sequence[Release], seen: Collection[str] = ()) -> Rows:
    """The rows of a document in every table; of a release that was seen elsewhere only where it appears.

    `ingested_at` and `run_id` of the document are left to the run that loads it.
    """
    found: Rows = {table: [] for table in TABLES}
    found["documents"].append(document.row())
    found["pages"] += _pages(document)
    known = set(seen)
    for release in releases:
        release_id = release.release_id
        found["appearances"].append(_appearance(document, release, release_id))
        if release_id not in known:
            known.add(release_id)
            add(found, _release(document, release, release_id))
    return found


def add(to: Rows, more: Mapping[str, Iterable[Row]]) -> None:
    """Adds the rows of one mapping to another, table by table."""
    for table, added in more.items():
        to[table].extend(added)


def _pages(document: Document) -> list[Row]:
    return [
        {
            "document_id": document.document_id,
            "page": page.number,
            "source_start": page.start,
            "source_end": page.end,
        }
        for page in document.pages
    ]


def _appearance(document: Document, release: Release, release_id: str) -> Row:
    return {
        "release_id": release_id,
        "document_id": document.document_id,
        "ordinal": release.ordinal,
        "source_start": release.source_start,
        "source_end": release.source_end,
    }


def _release(document: Document, release: Release, release_id: str) -> Rows:
    """The release, its sentences and all that was read from it."""
    context = Context(title=release.title, published_on=release.published_on, publisher=release.publisher)
    facts = extract(release.text.text, context)
    found: Rows = defaultdict(list)
    found["releases"].append(_about(document, release, release_id, facts))
    for sentence, span in enumerate(facts.sentences):
        again = doubled(span.text)
        found["sentences"].append(
            {
                "release_id": release_id,
                "sentence": sentence,
                "text": span.text,
                "char_start": span.char_start,
                "char_end": span.char_end,
                "doubled_start": again and span.char_start + again[0],
                "doubled_end": again and span.char_start + again[1],
            }
        )
    kinds: dict[str, Sequence[Placed]] = {
        **facts.mentions,
        "observations": facts.observations,
        "unlinked": facts.unlinked,
    }
    for kind, mentions in kinds.items():
        for mention in mentions:
            start, end = release.text.source(mention.char_start, mention.char_end)
            place = {"release_id": release_id, "source_start": start, "source_end": end}
            found[kind].append({**place, **mention.row()})
    for row in found["observations"]:
        row["observation_id"] = _observation_id(row)
    return found


def _observation_id(row: Row) -> str:
    """An id that stays while the number, its place and its series do: of the release, the place and the series."""
    parts = (row[key] for key in ("release_id", "value_start", "metric", "item", "partner", "reporter", "measure"))
    return sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


def _about(document: Document, release: Release, release_id: str, facts: Facts) -> Row:
    frame = facts.frame
    known_on, basis = _known_on(release.published_on, frame.period_end)
    return {
        "release_id": release_id,
        "document_id": document.document_id,
        "ordinal": release.ordinal,
        "title": release.title,
        "subtitle": release.subtitle,
        "body": release.body,
        "text": release.text.text,
        "publisher": release.publisher,
        "published_on": release.published_on,
        "reporter": frame.reporter,
        "reporter_reason": frame.reporter_reason,
        "language": release.language,
        "period_start": frame.period_start,
        "period_end": frame.period_end,
        "period_reason": frame.period_reason,
        "known_on": known_on,
        "known_on_basis": basis,
        "scope": frame.scope,
        "keywords": list(release.keywords),
        "url": release.url,
    }


def _known_on(published_on: date | None, period_end: date | None) -> tuple[date | None, str | None]:
    """When the numbers became known, and by what: the day of publication, else the end of the period."""
    if published_on:
        return published_on, "published_on"
    return period_end, "period_end" if period_end else None
