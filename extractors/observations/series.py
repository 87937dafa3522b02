"""What a series phrase says: `exports of cars to China`, `semiconductor exports`, `Korea's exports and imports`."""

from dataclasses import dataclass

from extractors.observations.names import Element

TOTALS = ("goods", "goods_and_services")  # no item by themselves: together they are the whole


@dataclass(frozen=True, slots=True)
class Series:
    """A series noun phrase. `metrics` has two for `exports and imports`; `sign` is -1 in `trade deficit`."""

    first: int
    last: int
    metrics: tuple[str, ...]
    items: tuple[Element, ...] = ()
    partners: tuple[Element, ...] = ()
    reporter: str | None = None
    sign: int = 0
    grain: str | None = None
    is_verb: bool = False
    head: tuple[int, int] = (0, 0)
    is_overall: bool = False

    @property
    def elements(self) -> tuple[Element, ...]:
        """Items and partners in text order."""
        return tuple(sorted((*self.items, *self.partners), key=lambda e: e.first))
