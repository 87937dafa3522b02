"""docs/accuracy.md: what the rules reach, as a page in markdown."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.evaluate.agreement import AGREEMENTS
from pipeline.evaluate.expected import digest
from pipeline.evaluate.report import Report
from pipeline.evaluate.specs import KIND

_CODE = {*"<_{?"}
_TOP = """# How well the rules read

Written by `tradewire evaluate {folder} --write {file}`: mend the rules, not this page.

A person has read {documents} documents with {releases} releases and noted every fact in an `.expected.json` beside
each (corpus {digest}). Strict: the surface and every value are as noted; for observations the whole series,
period, value and basis. Series: the run or record and also what it is said of. Loose: the values alone; for
observations metric, measure, value and unit. What a person may note or leave counts neither way.

## Facts
{facts}

## Release by release
How the documents are split, what is said of each release, whose trade it reports (`reporter`) and on which days
(`period`, judged where more than half of the noted observations share one).

{frame}

## Observations by the mechanism that made them
On the same documents, and on the specs of `extractors/observations/`: texts of our own of many countries, with
every row noted. A mechanism is the `rule` of its rows.

{mechanisms}

## The specs of observations
{specs}

## Rules of mentions that err
{erring}
"""


def page(report: Report, folder: Path, specs: Report, file: str) -> str:
    """The page for a scored folder and the scored specs; `file` is the name that it says it is written to."""
    rows = report.rows()
    return _TOP.format(
        folder=folder.name,
        file=file,
        documents=report.documents,
        releases=report.score("releases").expected,
        digest=f"`{digest(folder)[:12]}`",
        facts=_scores(row for row in rows if row["kind"] in AGREEMENTS),
        frame=_scores(row for row in rows if row["kind"] not in AGREEMENTS),
        mechanisms=_mechanisms(report, specs),
        specs=_specs(specs),
        erring=_erring(report),
    )


def _scores(rows: Iterable[Mapping[str, object]]) -> str:
    names = ("kind", "match", "expected", "predicted", "hits", "precision", "recall", "f1")
    heads = ("kind", "match", "noted", "read", "right", "precision", "recall", "F1")
    return table(heads, ([row[name] for name in names] for row in rows))


def _mechanisms(report: Report, specs: Report) -> str:
    sides = [{str(row["rule"]): row for row in each.by_rule(KIND)} for each in (report, specs)]
    rules = sorted({rule for side in sides for rule in side}, key=lambda rule: (-_rows(sides, rule), rule))
    heads = ("mechanism", "rows", "right", "precision", "rows in specs", "right", "precision")
    names = ("predicted", "hits", "precision")
    return table(heads, ([rule, *(side.get(rule, {}).get(name) for side in sides for name in names)] for rule in rules))


def _rows(sides: Sequence[Mapping[str, Mapping[str, object]]], rule: str) -> int:
    return sum(int(str(side[rule]["predicted"])) for side in sides if rule in side)


def _specs(specs: Report) -> str:
    """All files together, then each."""
    sources = sorted({one.source for one in specs.judged})
    reports = {source: specs.only(source) for source in sources}
    named = [("all", specs), *reports.items()]
    heads = ("file", "match", "noted", "read", "right", "precision", "recall", "F1")
    names = ("match", "expected", "predicted", "hits", "precision", "recall", "f1")
    return table(heads, ([source, *(row[name] for name in names)] for source, each in named for row in each.rows()))


def _erring(report: Report) -> str:
    rows = [row for row in report.by_rule() if row["kind"] != KIND and row["hits"] != row["predicted"]]
    names = ("kind", "rule", "predicted", "hits", "precision")
    return table(("kind", "rule", "read", "right", "precision"), ([row[name] for name in names] for row in rows))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in markdown; "None." if it has no rows.

    >>> print(table(("rule", "precision"), [("<sign>? a|b", 0.97826)]))
    | rule | precision |
    | --- | ---: |
    | `<sign>? a\\|b` | 0.9783 |
    """
    kept = [[_cell(value) for value in row] for row in rows]
    if not kept:
        return "None."
    right = {place for place, cell in enumerate(kept[0]) if cell[:1].isdigit() or not cell}
    marks = ["---:" if place in right else "---" for place in range(len(heads))]
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, marks, *kept))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    text = "" if value is None else str(value).replace("|", "\\|")
    return f"`{text}`" if _CODE & {*text} else text
