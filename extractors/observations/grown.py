"""Numbers that say by themselves that they belong together: two levels and the growth from the one to the other."""

from decimal import Decimal

from extractors.model import Amount
from extractors.numbers import half_unit
from extractors.observations.numbers import Number
from extractors.reading import Reading

FEW = 4  # levels of a sentence between which a growth is looked for: among many, some two fit by chance


def grew(read: Reading, one: Number, two: Number, growth: Number) -> bool:
    """Whether a percentage leads from the smaller of two amounts to the larger, or back in a fall, as printed."""
    one_is, two_is = one.mention, two.mention
    is_money = isinstance(one_is, Amount) and isinstance(two_is, Amount) and one_is.currency == two_is.currency
    if not is_money or growth.is_amount or growth.movement is None:
        return False
    old, new = in_order(one, two, growth)
    old_half, new_half, half = (half_unit(read, each.first, each.last) or Decimal(0) for each in (old, new, growth))
    factor = growth.value if growth.movement.direction == "increase" else -growth.value
    low = (1 + (factor - half) / 100) * (old.value - old_half)
    high = (1 + (factor + half) / 100) * (old.value + old_half)
    return low <= new.value + new_half and high >= new.value - new_half


def in_order(one: Number, two: Number, growth: Number) -> tuple[Number, Number]:
    """The level that a growth starts from and the one that it ends at."""
    falls = growth.movement is not None and growth.movement.direction == "decrease"
    old, new = sorted((one, two), key=lambda each: each.value, reverse=falls)
    return old, new
