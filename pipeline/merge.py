"""What was read elsewhere, on other machines perhaps, into one warehouse."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import TradewireError
from pipeline.intake import Intake
from pipeline.limits import Limits
from pipeline.reprocess import is_outdated
from pipeline.runs import Summary
from warehouse.paths import files_of
from warehouse.store import Store


def merge(
    others: Sequence[Path],
    warehouse: Path,
    limits: Limits,
    workers: int,
    says: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Takes in other warehouses one after the other, each in one step, and publishes what came of it.

    A document or release that is there already is left as it is, so that merging again changes nothing. Raises
    TradewireError or WarehouseError, before anything is taken in, for one that cannot be.
    """
    for other in others:
        _check(other, warehouse)
    with Intake(warehouse, limits, workers, says=says) as intake:
        for other in others:
            intake.take(other)
        return intake.finish()


def _check(other: Path, warehouse: Path) -> None:
    if other.resolve() in [path.resolve() for path in files_of(warehouse)]:
        raise TradewireError(f"{other} is of the warehouse that it would be merged into; name another one")
    with Store.read(other) as store:
        if not store.is_current or is_outdated(store):
            advice = f"run `tradewire reprocess --warehouse {other}` first"
            raise TradewireError(f"{other} was made by another version of Tradewire; {advice}")
