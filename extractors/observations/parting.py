"""Parts that a clause tells of its whole: in `Exports to Japan fell, with cars down 8%` the cars went to Japan."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.observations.slots import Slots
from extractors.observations.subjects import Subject
from extractors.reading import Reading


def with_partner(read: Reading, subject: Subject, before: Sequence[Subject], slots: Slots) -> Slots:
    """The slots of a subject behind `with`, and the partner of the series of which it is a part."""
    at = subject.first - 1
    if slots.partner or not slots.item or not before or read.word(at) not in ("with", "and"):
        return slots
    whole = before[-1].series
    if read.word(at) == "and":  # "with shipments of cars up 7% and those of steel 2%"
        is_second = len(before) > 1 and read.word(before[-1].first - 1) == "with" and whole is not None and whole.items
        whole = before[-2].series if is_second else None
    is_whole = whole is not None and whole.metrics[0] == slots.metric and not whole.items and len(whole.partners) == 1
    return replace(slots, partner=whole.partners[0].key) if is_whole and whole is not None else slots
