"""The flags that mean the same in every command, and the settings that stand in for them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings


def settings() -> "Settings":
    """The settings as the environment has them now."""
    from pipeline.settings import Settings

    return Settings()


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Inbox = Annotated[
    Path,
    typer.Option(
        "--inbox",
        metavar="DIR",
        help="The folder that press releases are put in.",
        default_factory=lambda: settings().inbox,
        show_default="TRADEWIRE_INBOX, else inbox",
    ),
]
Warehouse = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        metavar="FILE",
        help="The published warehouse, which people read.",
        default_factory=lambda: settings().warehouse,
        show_default="TRADEWIRE_WAREHOUSE, else .tradewire/tradewire.duckdb",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="PATH", help="Where to write: a file, not the terminal; for report a folder."),
]
RowFormat = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        metavar="N",
        help="Files read at once.",
        show_default="TRADEWIRE_WORKERS, else the cores",
    ),
]
