"""Streaks and records get their series by the same linker as numbers do."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.model import Record, Streak
from extractors.observations.linker import Linker
from extractors.observations.slots import Slots

T = TypeVar("T", Streak, Record)
BALANCE = ("surplus", "deficit")


def with_series(linker: Linker, mentions: Sequence[T]) -> list[T]:
    """The streaks or records with metric, item, partner and reporter filled in."""
    found: list[T] = []
    for mention in mentions:
        place = sum(1 for earlier in found if earlier.first == mention.first)
        slots = _slots(linker, mention, place)
        if slots is None:
            found.append(replace(mention, reporter=linker.read.frame.reporter))
            continue
        slots = linker.in_topic(slots)
        metric = "trade_balance" if isinstance(mention, Streak) and mention.outcome in BALANCE else slots.metric
        item = None if metric != slots.metric else slots.item
        reporter = slots.reporter or linker.read.frame.reporter
        found.append(replace(mention, metric=metric, item=item, partner=slots.partner, reporter=reporter))
    return found


def _slots(linker: Linker, mention: Streak | Record, place: int) -> Slots | None:
    """The series of a run: of its clause's subject (the n-th one for the n-th of two), else the carried one."""
    behind = next((t[1] for t in linker.targets if t[0] == mention.first), None)
    whose = linker.subject_of(mention.first)
    if behind is not None:
        return behind
    if whose is None:
        after = [s for s in linker.in_sentence(mention.first) if s.first >= mention.last]
        whose = after[0] if after else None
    slots = linker.slots_of(whose, index=place) if whose is not None else None
    return slots or linker.carried
