"""The two sides of a balance with a partner, where nothing but the sum says that they are trade with it.

`The deficit with the EU was $21.4 bn. Exports were $30.0 bn and imports $51.4 bn.`
"""

from dataclasses import replace
from decimal import Decimal

from extractors.numbers import half_unit
from extractors.observations.linker import Link, Linker

FEW = 8
SIDES = ("exports", "imports")


def with_sides(linker: Linker) -> None:
    """Gives the bare exports and imports of a sentence the partner and item of the balance that they leave."""
    for sentence, links in linker.links_of.items():
        bare = [link for link in links if _is_bare(link)]
        told = [*linker.links_of.get(sentence - 1, []), *links]
        balances = [link for link in told if link.slots.metric == "trade_balance" and link.slots.partner]
        if len(bare) <= FEW and len(balances) <= FEW:
            balance = next((one for one in balances if _leaves(linker, bare, one)), None)
            if balance is not None:
                linker.links_of[sentence] = [_placed(link, balance) if link in bare else link for link in links]


def _is_bare(link: Link) -> bool:
    slots = link.slots
    return slots.metric in SIDES and not (slots.partner or slots.item or slots.is_overall)


def _leaves(linker: Linker, bare: list[Link], balance: Link) -> bool:
    """Whether some exports less some imports are the balance, but for rounding."""
    number = balance.number
    half = half_unit(linker.read, number.first, number.last) if number.is_amount else None
    amounts = {
        side: [link.number for link in bare if link.slots.metric == side and link.number.is_amount] for side in SIDES
    }
    gaps = [abs(one.value - two.value) for one in amounts["exports"] for two in amounts["imports"]]
    return half is not None and any(abs(gap - number.value) <= half * Decimal(3) for gap in gaps)


def _placed(link: Link, balance: Link) -> Link:
    slots = replace(link.slots, partner=balance.slots.partner, item=balance.slots.item)
    return replace(link, slots=slots)
