"""`tradewire serve`: the flow on a schedule."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.options import Inbox, Warehouse

if TYPE_CHECKING:
    from flows.schedules import Schedule

_DURATION = re.compile(r"([0-9]+)\s*([smhd]?)")
_UNITS = {"s": "seconds", "m": "minutes", "": "minutes", "h": "hours", "d": "days"}
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(days=366)


def duration(text: str) -> timedelta:
    """`10s`, `15m`, `2h`, `1d`, or a number of minutes; raises BadParameter for anything else.

    >>> duration("90"), duration("10s")
    (datetime.timedelta(seconds=5400), datetime.timedelta(seconds=10))
    """
    found = _DURATION.fullmatch(text.strip().lower())
    if not found or len(found[1]) > 9:
        raise typer.BadParameter(f"{text!r} is no duration: write 10s, 15m, 2h, or a number of minutes")
    length = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if not SHORTEST <= length <= LONGEST:
        raise typer.BadParameter(f"{text} is not between 5 seconds and 366 days")
    return length


def serve(
    inbox: Inbox,
    warehouse: Warehouse,
    every: Annotated[
        timedelta | None,
        typer.Option(
            "--every",
            metavar="DURATION",
            parser=duration,
            help="Time between runs: 10s, 15m, 2h, or minutes.",
            show_default="15m",
        ),
    ] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", metavar="CRON", help='Run at times of day instead, as in "0 9 * * 1-5".')
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="Zone of --cron; Asia/Seoul.", show_default="this machine's"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Run as well as soon as a file in the inbox is new or changed, and rests.")
    ] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of Prefect's server.")] = 4200,
) -> None:
    """Run the flow now and on a schedule, until Ctrl-C.

    One run at a time, a line each. What was missed is made up for by one run. Prefect's server and pages are for this
    machine alone; where PREFECT_API_URL is set, the server there is used.

    \b
    Examples:
      tradewire serve
      tradewire serve --every 2h --watch --inbox /data/releases
      tradewire serve --cron "0 9 * * 1-5" --timezone Asia/Seoul
    """
    from pipeline.inbox import find

    if cron is not None and every is not None:
        raise typer.BadParameter("it stands beside --every; name one of the two", param_hint="--cron")
    if timezone is not None and cron is None:
        raise typer.BadParameter("it says where --cron is meant, which is not given", param_hint="--timezone")
    schedule, when = _at(cron, timezone) if cron is not None else _each(every or timedelta(minutes=15))
    find([inbox])  # a missing inbox is said at once, before Prefect starts
    _serve(inbox, warehouse, schedule, when, watch, port)


def _serve(inbox: Path, warehouse: Path, schedule: "Schedule", when: str, watch: bool, port: int) -> None:
    from flows.serve import Service
    from flows.serve import serve as serve_flow

    also = ", and when something in it changes" if watch else ""

    def ready(pages: str) -> None:
        typer.echo(f"Reading {inbox} {when}{also}. Pages: {pages}. Stop with Ctrl-C.")

    serve_flow(Service(inbox, warehouse, schedule, watch, port), ready, typer.echo)


def _each(length: timedelta) -> tuple["Schedule", str]:
    from flows.schedules import each

    seconds = int(length.total_seconds())
    number, unit = next(
        (seconds // size, unit) for size, unit in ((3600, "h"), (60, "m"), (1, "s")) if not seconds % size
    )
    return each(length, datetime.now(UTC)), f"every {number}{unit}"


def _at(cron: str, timezone: str | None) -> tuple["Schedule", str]:
    from flows.errors import BadSchedule
    from flows.schedules import at, local_zone

    zone = timezone or local_zone()
    try:
        return at(cron, zone), f'at "{cron}" ({zone})'
    except BadSchedule as error:
        raise typer.BadParameter(str(error), param_hint=error.option) from error
