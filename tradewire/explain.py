"""Sentence by sentence: what was read, which rows came of it and by which mechanism, and what was left and why."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.plain import line
from tradewire.colours import marked
from tradewire.releases import Release, Row
from tradewire.rows import cell, console, counted, written

if TYPE_CHECKING:
    from rich.table import Table

Line = tuple[str, str, str, str]  # what it is, its surface, what it says, its rule

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NUMBERS = ("amounts", "percentages")
_PLAIN = {"release_id", "sentence", "text", "char_start", "char_end", "source_start", "source_end", "rule"}
ROW, UNLINKED, TWICE, UNREAD = "→ row", "✗ unlinked", "= repeated", "? unread"
_STYLES = {ROW: "bold green", UNLINKED: "red", TWICE: "dim", UNREAD: "red"}


def explain(release: Release) -> None:
    """Prints the sentences of a release, each with its mentions, rows and leftovers below it, and a count."""
    from rich.text import Text

    to = console()
    for sentence in release.sentences:
        number, start = int(str(sentence["sentence"])), int(str(sentence["char_start"]))
        shown = Text.assemble((f"[{number}] ", "bold"), marked(str(sentence["text"]), release.mentions, start))
        written(to, Text("\n"), shown, Text("\n"))
        lines = list(_lines(release, sentence))
        if lines:
            written(to, _drawn(lines))
    written(to, Text(f"\n{count(release)}\n"))


def _drawn(lines: Sequence[Line]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    for width in (16, 16, 40):
        made.add_column(min_width=width, overflow="fold")
    for what, surface, said, rule in lines:
        how = Text(f"  ({rule})" if rule else "", "dim")
        made.add_row(Text(f"    {what}", _STYLES.get(what, "")), Text(surface), Text(line(said)).append(how))
    return made


def _lines(release: Release, sentence: Row) -> Iterator[Line]:
    """What a sentence holds: its mentions, the rows, the numbers left unlinked, and digits that nothing reads."""
    number = sentence["sentence"]
    rows = [row for row in release.observations if row["sentence"] == number]
    left = [row for row in release.unlinked if row["sentence"] == number]
    mentions = [(kind, row) for kind, held in release.mentions.items() for row in held if row["sentence"] == number]
    for kind, row in sorted(mentions, key=lambda one: (_start(one[1]), one[0])):
        yield kind, _folded(row["text"]), _said(row), str(row["rule"])
    for row in sorted(rows, key=lambda row: int(str(row["value_start"]))):
        yield ROW, _folded(_value(release, row)), asserted(row), str(row["rule"])
    for row in left:
        yield UNLINKED, _folded(row["text"]), str(row["reason"]), ""
    for row in _repeated(mentions, rows, left):
        yield TWICE, _folded(row["text"]), "the same number of the same series has a row", ""
    for surface in _unread(sentence, [row for _, row in mentions], rows):
        yield UNREAD, surface, "no rule reads these digits", ""


def _start(row: Row) -> int:
    return int(str(row["char_start"]))


def _folded(text: object) -> str:
    return line(" ".join(str(text).split()))


def _value(release: Release, row: Row) -> str:
    return str(release.about["text"])[int(str(row["value_start"])) : int(str(row["value_end"]))]


def _said(row: Row) -> str:
    """The values of a mention: `value 16,700,000,000, currency USD`; first and last day as one."""
    held = {
        name: cell(value)
        for name, value in row.items()
        if name not in _PLAIN and value is not None and value is not False
    }
    if "start_on" in row:
        held["start_on"] = span(row["start_on"], row.get("end_on"))
        held.pop("end_on", None)
    return ", ".join(f"{name} {value}".replace("start_on ", "") for name, value in held.items())


def asserted(row: Row) -> str:
    """What a row asserts: `exports of semiconductors, KR, 2024-03: level 11,700,000,000 USD`."""
    series = f"{row['metric']} of {row['item']}" if row["item"] else str(row["metric"])
    partner = f"partner {row['partner']}" if row["partner"] else None
    whose = str(row["reporter"] or "no reporter")
    keys = [series, partner, whose, span(row["period_start"], row["period_end"]), row["scope"]]
    more = [row["measure"], cell(row["value"]), row["unit"], row["basis"], row["qualifier"], row["adjustment"]]
    status = [] if row["status"] == "actual" else [row["status"]]
    return f"{', '.join(str(key) for key in keys if key)}: {' '.join(str(one) for one in [*more, *status] if one)}"


def span(start: object, end: object) -> str:
    """Two days as one reads them.

    >>> span(date(2024, 3, 1), date(2024, 3, 31)), span(date(2024, 3, 1), date(2024, 3, 20)), span(None, None)
    ('2024-03', '2024-03-01 to 2024-03-20', 'no period')
    >>> span(date(2023, 1, 1), date(2023, 12, 31)), span(date(2023, 10, 1), date(2024, 3, 31))
    ('2023', '2023-10 to 2024-03')
    """
    if not (isinstance(start, date) and isinstance(end, date)):
        return f"from {start}" if start else f"until {end}" if end else "no period"
    after = end + timedelta(days=1)
    if (start.month, start.day, after) == (1, 1, date(start.year + 1, 1, 1)):
        return str(start.year)
    whole = start.day == after.day == 1
    first, last = (f"{day:%Y-%m}" if whole else str(day) for day in (start, end))
    return first if first == last else f"{first} to {last}"


def _repeated(mentions: Sequence[tuple[str, Row]], rows: Sequence[Row], left: Sequence[Row]) -> Iterator[Row]:
    """Amounts and percentages that are in no row and not left either: their fact stands elsewhere already."""
    seen = {row["value_start"] for row in rows} | {row["char_start"] for row in left}
    for kind, row in mentions:
        if kind in _NUMBERS and row["char_start"] not in seen:
            yield row


def _unread(sentence: Row, mentions: Sequence[Row], rows: Sequence[Row]) -> Iterator[str]:
    """The numbers in digits that no mention and no row takes in."""
    spans = [(_start(row), int(str(row["char_end"]))) for row in mentions]
    spans += [(int(str(row["value_start"])), int(str(row["value_end"]))) for row in rows]
    for match in _DIGITS.finditer(str(sentence["text"])):
        first, last = (_start(sentence) + place for place in match.span())
        if not any(start <= first and last <= end for start, end in spans):
            yield match.group()


def count(release: Release) -> str:
    """The last line: how many rows, by which mechanisms, and how many numbers are left."""
    by_rule = Counter(str(row["rule"]) for row in release.observations).most_common()
    rules = f" ({', '.join(f'{rule} {number}' for rule, number in by_rule)})" if by_rule else ""
    rows, left = len(release.observations), len(release.unlinked)
    return f"{counted(rows, 'row')}{rules}; {counted(left, 'number')} left unlinked"
