"""The slots of one series and how they carry on from scope to scope."""

from dataclasses import dataclass, replace

from extractors.observations.series import Series

# What survives a change of subject across sentences, and across the clauses of one. The readable heart of linking:
# a period survives sentences; a partner survives a change of metric within a sentence, an item does not.
SURVIVES_SENTENCE = {"metric": True, "item": False, "partner": False, "reporter": True}
SURVIVES_CLAUSE = {"metric": True, "item": False, "partner": True, "reporter": True}


@dataclass(frozen=True, slots=True)
class Slots:
    """One series: what is measured, of which product, with whom, whose. `sign` is -1 for a deficit."""

    metric: str | None = None
    item: str | None = None
    partner: str | None = None
    reporter: str | None = None
    sign: int = 0
    grain: str | None = None
    is_overall: bool = False


def of_series(series: Series, index: int = 0, metric: int | None = None) -> Slots:
    """The slots of a series phrase; `index` picks one of several items or partners, `metric` one of its metrics.

    Exports and imports in one, with none of them picked, are `trade`.
    """
    item = series.items[min(index, len(series.items) - 1)].key if series.items else None
    item = None if item == "goods_and_services" else item
    partner = series.partners[min(index, len(series.partners) - 1)].key if series.partners else None
    name = series.metrics[min(metric or 0, len(series.metrics) - 1)]
    if metric is None and set(series.metrics) == {"exports", "imports"}:
        name = "trade"
    return Slots(name, item, partner, series.reporter, series.sign, series.grain, series.is_overall)


def inherit(new: Slots, old: Slots | None, survives: dict[str, bool]) -> Slots:
    """`new` with its empty slots taken from `old` where they survive."""
    if old is None:
        return new
    kept = {name: getattr(old, name) for name, keeps in survives.items() if keeps and getattr(new, name) is None}
    return replace(new, **kept)
