"""Records: superlatives over time, such as `the highest in 21 months since June 2022` and `an all-time high`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Record
from extractors.reading import Reading, keep, reading
from extractors.records.firsts import firsts
from extractors.records.peaks import named_records, peaks
from extractors.records.returns import returns
from extractors.records.superlatives import Found, superlatives


def find(read: Reading) -> list[Record]:
    """The records in order; of overlapping ones the first, then the longest."""
    found = [*superlatives(read), *peaks(read), *named_records(read), *firsts(read), *returns(read)]
    records: list[Record] = []
    for each in sorted(found, key=lambda f: (f.first, -f.last)):
        if not records or each.first >= records[-1].last:
            records.append(_record(read, each))
    return records


def _record(read: Reading, found: Found) -> Record:
    span = found.window
    return Record(
        **read.place(found.first, found.last, found.rule),
        kind=found.kind,
        rank=found.rank,
        window_length=span.length if span else None,
        window_unit=span.unit if span else None,
        since=span.since if span else None,
        reporter=read.frame.reporter,
    )


@Language.component("release_records")
def records(doc: Doc) -> Doc:
    """Puts the records on the Doc."""
    return keep(doc, "records", find(reading(doc)))
