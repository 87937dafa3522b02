"""Parts that a clause tells of its whole: in `Exports to Japan fell, with cars down 8%` the cars went to Japan."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.observations.slots import Slots
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import CAUSE
from extractors.reading import Reading

SIDES = ("exports", "imports")


def of_whole(read: Reading, subject: Subject, before: Sequence[Subject], slots: Slots) -> Slots:
    """The slots of a subject with the partner or item of the series before it of which it is a part."""
    if not before or slots.partner:
        return slots
    return _with_partner(read, subject, before, slots) if slots.item else _of_balance(read, subject, before, slots)


def _with_partner(read: Reading, subject: Subject, before: Sequence[Subject], slots: Slots) -> Slots:
    """`to Japan fell, with shipments of cars down 8%`: behind `with`, of the partner of the same metric."""
    at, whole = subject.first - 1, before[-1].series
    if read.word(at) not in ("with", "and"):
        return slots
    if read.word(at) == "and":  # "with shipments of cars up 7% and those of steel 2%"
        is_second = len(before) > 1 and read.word(before[-1].first - 1) == "with" and whole is not None and whole.items
        whole = before[-2].series if is_second else None
    is_whole = whole is not None and whole.metrics[0] == slots.metric and not whole.items and len(whole.partners) == 1
    return replace(slots, partner=whole.partners[0].key) if is_whole and whole is not None else slots


def _of_balance(read: Reading, subject: Subject, before: Sequence[Subject], slots: Slots) -> Slots:
    """`The surplus in chips was $5 bn, as imports rose 3%`: the sides of an item's balance are of the item."""
    whole = before[0].series
    is_balance = whole is not None and whole.metrics[0] == "trade_balance" and len(whole.items) == 1
    is_side = slots.metric in SIDES and read.word(subject.first - 1) in CAUSE
    return replace(slots, item=whole.items[0].key) if is_balance and is_side and whole is not None else slots
