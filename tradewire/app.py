"""The command `tradewire`: its subcommands, and the one place where an error becomes a sentence."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer

from pipeline.plain import line
from tradewire.digest import digest
from tradewire.evaluate import evaluate
from tradewire.findings import findings
from tradewire.ingest import ingest
from tradewire.merge import merge
from tradewire.report import report
from tradewire.reprocess import reprocess
from tradewire.run import run
from tradewire.serve import serve
from tradewire.show import show
from tradewire.sql import sql
from tradewire.status import status

COMMANDS: tuple[Callable[..., Any], ...] = (
    run,
    ingest,
    sql,
    show,
    status,
    digest,
    report,
    evaluate,
    serve,
    merge,
    reprocess,
)

app = typer.Typer(
    name="tradewire",
    help="Reads trade press releases into a warehouse that answers in SQL.",
    epilog="Exit codes: 0 done; 1 it could not be done, or a file was rejected; 2 a wrong flag or argument.",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(findings)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and ends the process with its exit code."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(outcome(sys.argv[1:] if arguments is None else arguments))


def outcome(arguments: Sequence[str]) -> int:
    """The exit code of one command; an error that its user can mend is one sentence on stderr."""
    try:
        code = app(args=list(arguments) or ["--help"], prog_name="tradewire", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has seen enough; the descriptor is replaced so that the last flush is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        sentence = said(error)
        if sentence is None:
            raise
        sys.stderr.write(f"tradewire: {line(sentence)}\n")
        return getattr(error, "exit_code", 1)
    return code if isinstance(code, int) else 0


def said(error: Exception) -> str | None:
    """The sentence for an error that is no fault of the code; None for one that is."""
    from pipeline.errors import TradewireError
    from warehouse.errors import WarehouseError

    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "tradewire"
        message = error.format_message().replace("Value error, ", "").rstrip(".")
        return f"{message}. See `{path} --help`."
    if isinstance(error, TradewireError | WarehouseError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    return "stopped." if isinstance(error, typer.Abort) else None
