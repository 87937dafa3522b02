"""How often `tradewire serve` runs: what is understood, and what is said of what is not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from tests.conftest import Answer
from tradewire.serve import duration

Tradewire = Callable[..., Answer]


@pytest.fixture(scope="module")
def flows(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The modules that import Prefect."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRADEWIRE_HOME", str(tmp_path_factory.mktemp("home")))
        from flows import deployment, errors, schedules
    return SimpleNamespace(deployment=deployment, errors=errors, schedules=schedules)


@pytest.mark.parametrize(
    ("text", "seconds"), [("10s", 10), ("15m", 900), ("2h", 7200), ("1d", 86400), ("15", 900), (" 90 M ", 5400)]
)
def test_a_duration_is_a_number_and_a_unit_or_minutes(text: str, seconds: int) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "m", "-5m", "1.5h", "10 minutes", "5w", "1h30m", "٣m", "9" * 40])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="no duration"):
        duration(text)


@pytest.mark.parametrize("text", ["0", "4s", "367d", "999999999h"])
def test_a_duration_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="not between 5 seconds and 366 days"):
        duration(text)


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (("--every", "soon"), "'soon' is no duration"),
        (("--every", "10s", "--cron", "0 9 * * *"), "name one of the two"),
        (("--timezone", "Asia/Seoul"), "--cron"),
        (("--cron", "0 9 * *"), "'0 9 * *' is no cron expression"),
        (("--cron", "61 9 * * *"), "write five fields"),
        (("--cron", "0 0 9 * * 1"), "write five fields"),
        (("--cron", "0 0 31 2 *"), "a day that never comes"),
        (("--cron", "0 9 * * 1-5", "--timezone", "Mars/Olympus"), "'Mars/Olympus' is no time zone"),
    ],
)
def test_a_wrong_schedule_is_said_in_a_sentence(
    tradewire: Tradewire, flows: SimpleNamespace, tmp_path: Path, flags: tuple[str, ...], why: str
) -> None:
    answer = tradewire("serve", "--inbox", tmp_path, *flags)
    assert (answer.code, answer.out) == (2, "")
    assert why in answer.err
    assert answer.err.count("\n") == 1


def test_a_cron_expression_keeps_its_zone(flows: SimpleNamespace) -> None:
    schedule = flows.schedules.at("0 9 * * MON-FRI", "Asia/Seoul")
    assert (schedule.cron, schedule.timezone) == ("0 9 * * MON-FRI", "Asia/Seoul")


def test_a_day_that_comes_every_fourth_year_does_come(flows: SimpleNamespace) -> None:
    assert flows.schedules.at("0 0 29 2 *", "UTC").cron == "0 0 29 2 *"


def test_the_zone_of_this_machine_is_one_that_is_known(flows: SimpleNamespace) -> None:
    assert flows.schedules.at("@daily", flows.schedules.local_zone()).cron == "@daily"


def test_of_missed_slots_one_runs_and_whatever_a_person_asked_for(flows: SimpleNamespace) -> None:
    now = datetime.now(UTC)
    runs = [
        SimpleNamespace(id=number, auto_scheduled=number != 3, at=now - timedelta(seconds=60 - number))
        for number in range(1, 6)
    ]
    marked: dict[int, str] = {}
    client = SimpleNamespace(
        get_scheduled_flow_runs_for_deployments=lambda ids, scheduled_before: list(runs),
        set_flow_run_state=lambda run, state, force: marked.update({run: state.name}),
    )
    assert flows.deployment.Deployment(client, "d").due() == [3, 5]
    assert marked == {1: "Missed", 2: "Missed", 4: "Missed"}
