"""docs/performance.md, written from what was measured."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.extraction import Pace
from benchmarks.loading import Load

MEGABYTE = 1e6
BAR = 40  # characters of the longest bar

TITLE = """\
# How fast it is

Written by `make bench` on {machine}: run it on your own machine. Ratios carry over to another one, seconds do not.

"""
PACES = """\
## Reading text
Characters a second of processor time, on the releases of the fixtures with other numbers, economies and goods in each
text. Each text was read by both, one right after the other: the ratio is the middle of {rounds} rounds, with its ends.
Tradewire finds all kinds of facts and links them; none of the others links anything.

"""
LOADING = """\
## From files to the published warehouse
`tradewire ingest` on so many files, a release each: seconds, the memory of all processes together at most, the
published file, and how long `tradewire merge` takes to have that file in an empty warehouse, checked and published.

"""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured in one run."""

    paces: Sequence[Pace]
    missing: Sequence[str]
    shares: Mapping[str, float]
    loads: Sequence[Load]
    queries: Mapping[str, float]
    flows: Sequence[tuple[int, float, float, float]]
    start_up: tuple[float, float]
    checks: tuple[int, float]


def page(found: Measured) -> str:
    """The page in Markdown."""
    machine = f"{platform.system()}, Python {platform.python_version()}"
    parts = [TITLE.format(machine=machine), *_reading(found), *_loading(found)]
    return "".join(parts).rstrip() + "\n"


def _reading(found: Measured) -> list[str]:
    rounds = len(found.paces[0].ratios)
    rows = [
        [
            p.name,
            p.what,
            f"{p.speed:,.0f}",
            f"{p.ours:,.0f}",
            f"{p.ratio:.2f} ({p.ratios[0]:.2f} to {p.ratios[-1]:.2f})",
        ]
        for p in found.paces
    ]
    heads = ["beside", "which is", "its speed", "Tradewire's", "ratio"]
    chart = {p.name: p.speed for p in found.paces} | {"tradewire": max(p.ours for p in found.paces)}
    shares = [[name, f"{share:.1%}"] for name, share in found.shares.items()]
    missing = f"\nNot installed, and so not measured: {', '.join(found.missing)}.\n" if found.missing else ""
    return [
        PACES.format(rounds=rounds),
        table(heads, rows),
        missing,
        "\n```text\n",
        bars(chart),
        "```\n\nWhere the time goes:\n\n",
        table(["pipe", "share"], shares),
    ]


def _loading(found: Measured) -> list[str]:
    releases, seconds = found.checks
    return [
        "\n",
        LOADING,
        _loads(found.loads),
        *_growing(found.loads),
        f"\nOne file into a new warehouse takes {found.start_up[0]:.1f} s, the next one {found.start_up[1]:.1f} s.\n",
        f"All checks over {releases:,} invented releases of 18 numbers each take {seconds:.1f} s.\n",
        "\nThe Prefect flow beside the plain commands that do the same, seconds:\n\n",
        _flows(found.flows),
        f"\nA query of each view at {found.loads[-1].releases:,} releases, milliseconds:\n\n",
        table(["view", "ms"], [[f"`{name}`", f"{taken:,.0f}"] for name, taken in found.queries.items()]),
    ]


def _loads(loads: Sequence[Load]) -> str:
    heads = ["releases", "workers", "cores", "seconds", "releases a second", "ms a release", "memory, MB", "file, MB"]
    rows = [
        [
            f"{one.releases:,}",
            str(one.workers),
            str(one.cores),
            f"{one.seconds:,.1f}",
            f"{one.releases / one.seconds:,.0f}",
            f"{1000 * one.each:.2f}",
            f"{one.memory / MEGABYTE:,.0f}",
            f"{one.file / MEGABYTE:,.0f}",
            f"{one.merged:,.1f}",
        ]
        for one in loads
    ]
    return table([*heads, "merged in, s"], rows)


def _flows(flows: Sequence[tuple[int, float, float, float]]) -> str:
    rows = [
        [f"{n:,}", f"{flow:,.1f}", f"{load:,.1f}", f"{report:,.1f}", f"{flow - load - report:,.1f}"]
        for n, flow, load, report in flows
    ]
    return table(["releases", "`run`", "`ingest`", "`report`", "Prefect"], rows)


def _growing(loads: Sequence[Load]) -> Iterator[str]:
    """What the table says of cost as the work grows, and of a second worker."""
    by_two = [one for one in loads if one.workers == 2]
    least, most = by_two[0], by_two[-1]
    yield (
        f"\nA release of {most.releases:,} costs {most.each / least.each:.2f} of one of {least.releases:,},"
        f" and all of them take {most.memory / least.memory:.2f} of the memory.\n"
    )
    for both in by_two:
        alone = {
            one.cores: one.seconds / both.seconds for one in loads if (one.releases, one.workers) == (both.releases, 1)
        }
        if alone:
            yield (
                f"Two workers are {alone[2]:.2f} times as fast as one on {both.releases:,}, and {alone[1]:.2f} times as"
                " fast as one that has one core with all that is beside it.\n"
            )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown.

    >>> print(table(["n", "s"], [["1", "0.5"]]), end="")
    | n | s |
    | --- | --- |
    | 1 | 0.5 |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def bars(values: Mapping[str, float]) -> str:
    """A chart for any reader: a line a value, the longest first.

    >>> print(bars({"slow": 10, "fast": 20}), end="")
    fast ████████████████████████████████████████ 20
    slow ████████████████████ 10
    """
    width, most = max(map(len, values)), max(values.values())
    ordered = sorted(values.items(), key=lambda item: -item[1])
    return "".join(f"{name:{width}} {'█' * round(BAR * value / most)} {value:,.0f}\n" for name, value in ordered)
