"""Balances that are told by their two sides: `imports exceeded exports by £18.9 billion`."""

from dataclasses import replace

from extractors.observations.linker import Link, Linker
from extractors.observations.numbers import Number
from extractors.observations.slots import Slots

SIGN = {"exports": 1, "imports": -1}
REACH = 4


def exceeding(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """A balance: the one side, a verb of exceeding, the other side and by how much."""
    read, (start, _) = linker.read, linker.read.sentence_span(number.first)
    if number.role != "by" or not number.is_amount:
        return []
    less = next((s for s in reversed(linker.in_sentence(number.first)) if s.series and s.last <= number.first), None)
    if less is None or less.series is None or number.first - less.last > REACH:
        return []
    verbs = [f for f, _, _, table in read.phrases_between("movements", start, less.first) if table == "exceeding"]
    near = bool(verbs) and less.first - verbs[-1] <= REACH
    more = linker.series_at(verbs[-1] - 1) if near else None
    sides = {more.metrics[0], less.series.metrics[0]} if more is not None else set()
    if more is None or sides != set(SIGN):
        return []
    slots = Slots("trade_balance", None, None, more.reporter, SIGN[more.metrics[0]])
    partners = more.partners or less.series.partners
    slots = replace(slots, partner=partners[0].key) if len(partners) == 1 else slots
    return [Link(replace(number, role="plain", movement=None), slots)]
