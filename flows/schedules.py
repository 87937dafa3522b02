"""Schedules as Prefect keeps them."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from prefect.schedules import Cron, Interval, Schedule
from tzlocal import get_localzone_name

from flows.errors import BadSchedule

__all__ = ["Schedule", "at", "each", "local_zone"]


def each(length: timedelta, first: datetime) -> Schedule:
    """One run in each stretch of time, the first at that moment."""
    return Interval(length, anchor_date=first)


def at(cron: str, zone: str) -> Schedule:
    """A run whenever a cron expression says so, by the clock of a zone; raises BadSchedule."""
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, LookupError) as error:
        raise BadSchedule("--timezone", f"{zone!r} is no time zone; write one as Europe/Berlin or UTC") from error
    # Prefect would take a sixth field for seconds, at the end, where other programs have it in front.
    is_known = cron.startswith("@") or len(cron.split()) == 5
    try:
        schedule = Cron(cron, timezone=zone) if is_known else None
    except ValueError:
        schedule = None
    if schedule is None:
        advice = 'write five fields, minute, hour, day, month and weekday: "0 9 * * 1-5"'
        raise BadSchedule("--cron", f"{cron!r} is no cron expression; {advice}")
    if not _comes(cron, zone):
        raise BadSchedule("--cron", f"{cron!r} names a day that never comes, such as 31 February")
    return schedule


def _comes(cron: str, zone: str) -> bool:
    """Whether a cron expression has a next time."""
    from prefect.server.schemas.schedules import CronSchedule

    try:
        return bool(asyncio.run(CronSchedule(cron=cron, timezone=zone).get_dates(1)))
    except ValueError:
        return False


def local_zone() -> str:
    """The zone of this machine's clock; UTC where it is not known."""
    try:
        return get_localzone_name() or "UTC"
    except (ValueError, LookupError):
        return "UTC"
