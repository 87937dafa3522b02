"""What became of a run, for people at a terminal: a line, and in short what is new."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from prefect.client.schemas.objects import State

from pipeline.digest import digest, since_of
from pipeline.plain import sentence
from warehouse.errors import WarehouseError
from warehouse.store import Store

MOST = 3  # lines of each section of a digest
_RUN = "SELECT run_id, files_seen, seconds FROM runs WHERE flow_run_id = ?"


def told(state: State[object], run: UUID, warehouse: Path) -> str:
    """The lines of a run that ended in a state, the first with the time of this machine's clock."""
    now = f"{datetime.now().astimezone():%H:%M:%S}"
    if not state.is_completed() or state.name != "Completed":
        return f"{now}  {_ending(state)}"
    try:
        first, *others = _lines(str(run), warehouse)
    except WarehouseError as error:
        first, others = str(error), []
    return "\n".join([f"{now}  {first}", *(f"          {line}" for line in others)])


def _ending(state: State[object]) -> str:
    why = sentence(state.message or "").removeprefix("Flow run encountered an exception: ")
    return f"{(state.name or 'ended').lower()}{f': {why}' if why else ''}"


def _lines(run: str, warehouse: Path) -> list[str]:
    with Store.read(warehouse) as store:
        found = store.sql(_RUN, [run])[1]
        if not found:
            return ["done; the published copy does not know of it yet"]
        run_id, seen, seconds = found[0]
        news = digest(store, since_of(store, run_id))
    if not news.sections:
        return [f"nothing new; {seen} {'file' if seen == 1 else 'files'} in the inbox"]
    return [f"{news.brought}, in {seconds:.1f} s", *news.lines(MOST)]
