"""The flow as Prefect's server knows it: its schedule, and its runs that are due, missed or left behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter, FlowRunFilterState
from prefect.client.schemas.filters import FlowRunFilterStateType as OfType
from prefect.client.schemas.objects import State, StateType
from prefect.client.schemas.responses import FlowRunResponse
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Schedule
from prefect.settings import (
    PREFECT_API_REQUEST_TIMEOUT,
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    temporary_settings,
)
from prefect.states import Cancelled, Crashed, Pending
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest

NAME = "serve"
# The process of a run takes seconds to start, so it is started before its time. Prefect makes it wait for that.
AHEAD = timedelta(seconds=6)
UNFINISHED = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


@dataclass(frozen=True)
class Deployment:
    """The deployment of one `tradewire serve`, at the server that `client` speaks to."""

    client: SyncPrefectClient
    deployment_id: UUID

    def due(self) -> list[UUID]:
        """The runs to start now or soon, the earliest first: all that somebody asked for, and of the schedule's one.

        The others of the schedule were missed; they are marked so, since one run does the work of all.
        """
        runs = self._scheduled(AHEAD)
        for missed in [run for run in runs if run.auto_scheduled][:-1]:
            runs.remove(missed)
            self._mark(missed.id, Cancelled(name="Missed", message="a later run does its work"))
        return [run.id for run in runs]

    def request(self) -> None:
        """Asks for a run now, beside those of the schedule."""
        self.client.create_flow_run_from_deployment(self.deployment_id)

    def begin(self, run: UUID) -> None:
        """Marks a run as taken, so that it is due no more; it keeps its time, which its process waits for."""
        self.client.set_flow_run_state(run, Pending())

    def is_cancelling(self, run: UUID) -> bool:
        """Whether somebody wants a run to end; not if the server does not say."""
        try:
            return self._state(run).is_cancelling()
        except httpx.HTTPError:
            return False

    def ended(self, run: UUID, code: int) -> State[object]:
        """The last state of a run whose process is gone; one that could not say so itself has crashed."""
        state = self._state(run)
        if state.is_cancelling():
            return self._mark(run, Cancelled(message="cancelled by a person"))
        if not state.is_final():
            return self._mark(run, Crashed(message=f"its process ended before its work did (exit code {code})"))
        return state

    def settle(self) -> None:
        """Marks what a former `serve` left behind: runs that nobody works at any more, and slots it missed."""
        which = FlowRunFilter(state=FlowRunFilterState(type=OfType(any_=UNFINISHED)))
        mine = DeploymentFilter(id=DeploymentFilterId(any_=[self.deployment_id]))
        for left in self.client.read_flow_runs(flow_run_filter=which, deployment_filter=mine):
            self._mark(left.id, Crashed(message="the process that worked at it is gone"))
        for run in self._scheduled(timedelta(0)):
            self._mark(run.id, Cancelled(name="Missed", message="nobody served then; the next run does its work"))

    def _scheduled(self, ahead: timedelta) -> list[FlowRunResponse]:
        until = datetime.now(UTC) + ahead
        return self.client.get_scheduled_flow_runs_for_deployments([self.deployment_id], scheduled_before=until)

    def _state(self, run: UUID) -> State[object]:
        return self.client.read_flow_run(run).state or Crashed(message="it has no state")

    def _mark(self, run: UUID, state: State[object]) -> State[object]:
        self.client.set_flow_run_state(run, state, force=True)
        return state


@contextmanager
def deployed(url: str, schedule: Schedule, inbox: Path, warehouse: Path) -> Iterator[Deployment]:
    """The deployment at the server of `url`, with this schedule and no other."""
    # Prefect's client would try again for more than a minute before it said that its server is gone.
    quick = {PREFECT_API_URL: url, PREFECT_CLIENT_MAX_RETRIES: 1, PREFECT_API_REQUEST_TIMEOUT: 20.0}
    with temporary_settings(quick), get_client(sync_client=True) as client:
        made = RunnerDeployment.from_flow(
            ingest,
            NAME,
            schedule=schedule,
            parameters={"inbox": str(inbox.resolve()), "warehouse": str(warehouse.resolve())},
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        identity = made.apply()
        assert isinstance(identity, UUID)
        yield Deployment(client, identity)
