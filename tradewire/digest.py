"""`tradewire digest`: what is new since a run or a day."""

from enum import StrEnum
from typing import Annotated

import typer

from tradewire.options import Output, Warehouse


class DigestFormat(StrEnum):
    """How a digest is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


def digest(
    warehouse: Warehouse,
    since: Annotated[
        str,
        typer.Option("--since", metavar="DATE|RUN|last", help="A day (UTC), the start of a run_id, or the last run."),
    ] = "last",
    style: Annotated[DigestFormat, typer.Option("--format", help="How the answer is written.")] = DigestFormat.TEXT,
    output: Output = None,
) -> None:
    """Tell what is new: releases, numbers, streaks, records, findings.

    Numbers are those a release leads with, as printed and as read, beside the value before them. Each line begins with
    the release that it is of: `tradewire show ID --explain` leads on from there.

    \b
    Examples:
      tradewire digest
      tradewire digest --since 2026-03-01
      tradewire digest --since 3f2a91c0 --format markdown --output digest.md
    """
    from pipeline.digest import digest as digest_of
    from pipeline.digest import since_of
    from warehouse.store import Store

    with Store.read(warehouse) as store:
        found = digest_of(store, since_of(store, since))
    text = found.text() if style is DigestFormat.TEXT else found.markdown()
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        typer.echo(text, nl=False)
