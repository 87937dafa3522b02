"""The digest: what came in since a run or a day, for people."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.errors import TradewireError
from pipeline.plain import sentence
from warehouse import news
from warehouse.store import Store

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKS = re.compile(r"[\\`*_{}\[\]()#|~!$@]|(?<=www)\.|:(?=//)")
_TITLES = {
    "releases": "New releases",
    "numbers": "Numbers",
    "streaks": "Streaks",
    "records": "Records",
    "findings": "Findings",
    "rejected": "Rejected",
}


@dataclass(frozen=True, slots=True)
class Since:
    """A moment, and what it is for people."""

    moment: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is new, and the release that `tradewire show` shows it in; a rejected file is in none."""

    text: str
    release_id: str | None


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new since when: how much in one phrase, and the lines of each section that has any."""

    since: Since
    brought: str
    sections: dict[str, tuple[Line, ...]]

    @property
    def head(self) -> str:
        """All of it in one sentence."""
        return f"{self.since.words}: {self.brought}."

    def text(self) -> str:
        """All of it for a terminal: no character of it is obeyed by one."""
        return "\n".join([self.head, *self.lines()]) + "\n"

    def lines(self, most: int | None = None) -> list[str]:
        """The sections for a terminal; in short, with so many lines of each at most and without the releases."""
        return [
            line
            for title, lines in self.sections.items()
            if most is None or title != _TITLES["releases"]
            for line in (title, *_told(lines, most))
        ]

    def markdown(self, most: int | None = None) -> str:
        """All of it as markdown, or so many lines of each section; nothing out of a document becomes a mark."""
        parts = [marked(self.head)]
        for title, lines in self.sections.items():
            shown = [f"* {_code(line.release_id)}{marked(line.text)}" for line in lines[:most]]
            more = [f"* and {len(lines) - len(shown)} more"] if len(lines) > len(shown) else []
            parts.append("\n".join([f"## {title}", "", *shown, *more]))
        return "\n\n".join(parts) + "\n"


def _told(lines: Sequence[Line], most: int | None) -> Iterator[str]:
    for line in lines[:most]:
        yield f"  {(line.release_id or '')[:8]:8}  {sentence(line.text)}"
    if most is not None and len(lines) > most:
        yield f"  {'':8}  and {len(lines) - most} more: tradewire digest"


def digest(store: Store, since: Since) -> Digest:
    """What is new in a warehouse since then, in an order that depends on its content alone."""
    rows = news.news(store, since.moment)
    sections = {
        _TITLES[name]: tuple(Line(str(row["line"]), row.get("release_id")) for row in rows[name])
        for name in _TITLES
        if rows[name]
    }
    releases, documents, findings = news.counts(store)
    for name, which, count in (("releases", "newest", releases), ("findings", "worst", findings)):
        if count > news.MOST:
            first = f"The {which} {news.MOST:,} of {count:,}; `tradewire sql` asks of all"
            sections[_TITLES[name]] = (Line(first, None), *sections[_TITLES[name]])
    if releases > news.MOST:
        told = "Not told of so many releases; `tradewire sql 'FROM streak_ledger'` has every run"
        sections[_TITLES["streaks"]] = (Line(told, None),)
    sections = {title: sections[title] for title in _TITLES.values() if title in sections}
    counts = (releases, documents, len(rows["rejected"]), findings)
    return Digest(since, _brought(*counts) if any(counts) else f"nothing new{_the_last(store)}", sections)


def _brought(releases: int, documents: int, rejected: int, findings: int) -> str:
    counted = {"new release": releases, "new document": documents, "finding": findings}
    told = [f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counted.items()]
    return ", ".join([*told[:2], f"{rejected} rejected", *told[2:]])


def _the_last(store: Store) -> str:
    run = news.fruitful(store)
    return f"; the last news came at {_minute(run['started_at'])} (--since {run['run_id'][:8]})" if run else ""


def since_of(store: Store, wanted: str) -> Since:
    """The moment that `last`, a day or the beginning of a run_id stands for; raises TradewireError for none or several.

    Of a run it is the end of the run before: what a killed run brought is told with the next one.
    """
    if _DAY.fullmatch(wanted):
        return _since_day(wanted)
    found = news.runs(store, "" if wanted == "last" else wanted.lower())
    if wanted == "last":
        found = found[-1:]
    if not found:
        raise TradewireError(
            "no run is recorded in this warehouse yet"
            if wanted == "last"
            else f"no run has an id that begins with {wanted!r}; name a day (2026-03-01), a run_id, or last"
        )
    if len(found) > 1:
        raise TradewireError(f"{len(found)} runs have an id that begins with {wanted!r}; name more of it")
    run = found[0]
    words = f"{'The' if wanted == 'last' else 'Since the'} run of {_minute(run['started_at'])}"
    return Since(news.before(store, run["run_id"]), words)


def _since_day(wanted: str) -> Since:
    try:
        day = date.fromisoformat(wanted)
    except ValueError as error:
        raise TradewireError(f"{wanted} is no day of the calendar") from error
    return Since(datetime(day.year, day.month, day.day), f"Since {day}")  # noqa: DTZ001 - the warehouse's times are UTC


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def marked(text: str) -> str:
    r"""A text as markdown that shows it as it is: nothing in it is a mark, a tag or a link.

    >>> marked("*Exports* <b>rise</b> [at](http://x.y)")
    '\\*Exports\\* &lt;b&gt;rise&lt;/b&gt; \\[at\\]\\(http\\://x.y\\)'
    """
    return html.escape(_MARKS.sub(r"\\\g<0>", sentence(text)), quote=False)


def _code(release_id: str | None) -> str:
    return f"`{release_id[:8]}` " if release_id else ""
