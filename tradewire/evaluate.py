"""`tradewire evaluate`: how well the rules read documents that a person has read before."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.options import Format, Output, RowFormat
from tradewire.rows import write

if TYPE_CHECKING:
    from pipeline.evaluate import Miss, Report

# What of a miss fits a terminal; CSV and JSON have all of it.
_MISS = ("kind", "problem", "text", "difference", "rule", "source")


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Documents, each with its .expected.json beside it.")],
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Hits and precision of each rule, weakest first.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List each fact that was missed or is wrong.")] = False,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Of one kind alone, such as amounts or observations.")
    ] = None,
    style: RowFormat = Format.TABLE,
    output: Output = None,
    page: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write all scores to this page of markdown.")
    ] = None,
) -> None:
    """Score the rules on documents read by a person.

    Each has an .expected.json beside it. Precision, recall and F1 are counted kind by kind, strict and loose.

    \b
    Examples:
      tradewire evaluate fixtures
      tradewire evaluate fixtures --by-rule --kind observations
      tradewire evaluate fixtures --misses --format json --output misses.json
      tradewire evaluate fixtures --write docs/accuracy.md
    """
    from pipeline.evaluate import evaluate as judge

    if by_rule and misses:
        raise typer.BadParameter("--by-rule and --misses are two answers; ask for one of them.")
    report = judge(folder)
    if page:
        _write_page(report, folder, page)
        return
    rows = _asked(report, by_rule, misses, _known(report, kind), style)
    write(list(rows[0]) if rows else [], [list(row.values()) for row in rows], style, output)
    if style is Format.TABLE:
        typer.echo(f"{report.documents} documents in {folder}" + (f", misses: {len(rows)}" if misses else ""))


def _known(report: "Report", kind: str | None) -> str | None:
    """The kind asked for; raises BadParameter for one that nothing was judged of."""
    if kind is not None and kind not in report.kinds():
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(report.kinds())}.", param_hint="'--kind'")
    return kind


def _asked(
    report: "Report", by_rule: bool, misses: bool, kind: str | None, style: Format
) -> Sequence[Mapping[str, object]]:
    if by_rule:
        return report.by_rule(kind)
    if not misses:
        return report.rows(kind)
    found = report.misses(kind)
    if style is not Format.TABLE:
        return [miss.as_dict() for miss in found]
    return [{**{name: getattr(miss, name) for name in _MISS}, "sentence": _around(miss)} for miss in found]


def _around(miss: "Miss") -> str:
    """The sentence of a miss, unless it is its very text: what an observation stands on is a sentence."""
    return miss.sentence if miss.sentence != miss.text else ""


def _write_page(report: "Report", folder: Path, file: Path) -> None:
    from pipeline.evaluate.page import page
    from pipeline.evaluate.specs import evaluate_specs, spec_files

    specs, _ = evaluate_specs(spec_files())
    file.write_text(page(report, folder, specs, file.as_posix()), encoding="utf-8")
    typer.echo(f"Written to {file}.")
