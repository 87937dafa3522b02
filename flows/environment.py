"""What Prefect must find in the environment before it is imported."""

import os
from pathlib import Path


def prepare(home: Path) -> None:
    """Gives Prefect a home of its own below the project's, sends nothing to anybody and keeps the terminal clean.

    Logs still go to Prefect's own database and pages; on the terminal its server would end almost every run with
    harmless tracebacks. A level, or a server (PREFECT_API_URL), that the user has chosen stays as it is.
    """
    folder = (home / "prefect").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in (
        ("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL"),
        ("PREFECT_INTERNAL_LOGGING_LEVEL", "CRITICAL"),
        ("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90"),
        ("PREFECT_RESULTS_PERSIST_BY_DEFAULT", "false"),
        # Of runs it keeps 90 days, of events 7: a server that runs for months does not fill the disk.
        ("PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED", "events,flow_runs"),
    ):
        os.environ.setdefault(name, value)
