"""Pages from their parts: what a template needs is put together here, in words that the warehouse gives."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.answers import as_csv
from pipeline.report.charts import bars, domain
from pipeline.report.text import Mark, Row, Sentence, drawn, marked, paragraphs

_HERE = Path(__file__).parent
STATIC = ("tradewire.css", "tradewire.js")
Page = Mapping[str, Sequence[Row]]


@cache
def made_by() -> str:
    """A digest of all that makes pages here: with another template every page is another one."""
    files = sorted(path for path in _HERE.rglob("*.*") if path.suffix in (".py", ".html", ".css", ".js"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def static(name: str) -> str:
    """A file that all pages share."""
    return (_HERE / "static" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= {"quoted": quoted}
    made.tests |= {"mark": lambda node: isinstance(node, Mark)}
    return made


def render(template: str, root: str, **context: object) -> str:
    """A page; `root` leads from it to the folder of the index."""
    return _environment().get_template(f"{template}.html").render(root=root, **context)


def quoted(quote: Row) -> list[str | Mark]:
    """The sentence of a finding with its numbers marked."""
    spans = [{"char_start": span["start"], "char_end": span["end"]} for span in quote["spans"]]
    kept = drawn([], [span for span in spans if span["char_start"] >= 0 and span["char_end"] <= len(quote["text"])])
    return marked(quote["text"], 0, len(quote["text"]), kept)


def index(page: Page) -> str:
    """The first page."""
    charts = [_chart([*points]) for _, points in groupby(page["months"], key=lambda point: point["chart"])]
    shared = domain(*(chart["points"] for chart in charts[:2]))
    for chart in charts:
        own = domain(chart["points"]) if chart is charts[-1] else shared
        chart["svg"] = Markup(bars(chart["points"], own))
    return render(
        "index",
        "",
        run=page["run"][0],
        heading=page["heading"][0] if page["heading"] else None,
        arrivals=page["arrivals"],
        changes=page["changes"],
        charts=charts,
        reporters=page["reporters"],
        growth=[_heat([*rows]) for _, rows in groupby(page["growth"], key=lambda row: row["part"])],
        states=[(state, [*rows]) for state, rows in groupby(page["streaks"], key=lambda row: row["state"])],
        cards=page["cards"],
        severities=page["severities"],
        documents=page["documents"],
        sums=page["sums"][0],
    )


def _chart(points: Sequence[Row]) -> dict[str, Any]:
    known = [point for point in points if point["words"]]
    stated = [point for point in known if not point["is_implied"]]
    return {
        "points": points,
        "known": known,
        "latest": stated[-1] if stated else None,
        "ways": sum(point["way"] is not None for point in points),
    }


def _heat(rows: Sequence[Row]) -> dict[str, Any]:
    """A table of growth: its columns, the oldest first, and its rows by section, each with a cell a column."""
    ages = sorted({row["age"] for row in rows}, reverse=True)
    heads = {row["age"]: row for row in rows}
    sections = [
        (section, [{row["age"]: row for row in cells} for _, cells in groupby(found, key=lambda row: row["row_place"])])
        for section, found in groupby(rows, key=lambda row: row["section"])
    ]
    return {"part": rows[0]["part"], "ages": ages, "heads": heads, "sections": sections}


def release(page: Page) -> str:
    """The page of one release."""
    about = page["about"][0]
    spans = drawn(page["marks"], page["unread"])
    blocks = paragraphs(about["text"], page["sentences"], spans)
    title = blocks[0].sentences if blocks and _ends(blocks[0].sentences, page, about["title_end"]) else []
    body = blocks[1:] if title else blocks
    anchors = {f"{start}-{end}" for start, end in spans}
    kinds = [(kind, sum(row["kind"] == kind for row in page["marks"])) for kind in KINDS]
    return render(
        "release",
        "../",
        about=about,
        places=page["places"],
        title=title,
        body=body,
        kinds=[*kinds, ("unread", len(page["unread"]))],
        facts=page["facts"],
        fact_marks=_marks_of_facts(page, spans),
        marks=[{**row, "anchor": anchor, "row_id": row_id} for row, anchor, row_id in _rows_of_marks(page, anchors)],
        pins=_pinned(page["pins"]),
        flags=_flags(page["pins"]),
    )


KINDS = ("amounts", "percentages", "dates", "partners", "streaks", "records")


def _ends(sentences: Sequence[Sentence], page: Page, title_end: int) -> bool:
    """Whether the first block is the title and nothing else."""
    last = max((sentence.number for sentence in sentences), default=0)
    return any(row["place"] + 1 == last and 0 < row["char_end"] <= title_end for row in page["sentences"])


def _marks_of_facts(page: Page, spans: Mapping[tuple[int, int], Sequence[Row]]) -> dict[str, str]:
    """The anchor of the mark that shows the number of each fact, the narrowest that holds it."""
    found: dict[str, str] = {}
    for fact in page["facts"]:
        holding = [
            span
            for span, mentions in spans.items()
            if any(fact["observation_id"] in mention["facts"] for mention in mentions)
            and span[0] <= (fact["value_start"] or 0) < span[1]
        ]
        if holding:
            start, end = min(holding, key=lambda span: (span[1] - span[0], span))
            found[fact["observation_id"]] = f"{start}-{end}"
    return found


def _rows_of_marks(page: Page, anchors: set[str]) -> list[tuple[Row, str | None, str]]:
    """Each mention with the anchor of its mark, None where none is drawn, and the id of its row in the list."""
    rows: list[tuple[Row, str | None, str]] = []
    seen: dict[str, int] = {}
    for row in page["marks"]:
        anchor = f"{row['char_start']}-{row['char_end']}"
        seen[anchor] = seen.get(anchor, 0) + 1
        row_id = f"t{anchor}" if seen[anchor] == 1 else f"t{anchor}.{seen[anchor]}"
        rows.append((row, anchor if anchor in anchors else None, row_id))
    return rows


def _pinned(pins: Sequence[Row]) -> dict[int, list[Row]]:
    """The findings by the sentence below which each is pinned: the last of its sentences here."""
    found: dict[int, list[Row]] = {}
    for pin in pins:
        found.setdefault(pin["last_sentence"] + 1, []).append(pin)
    return found


def _flags(pins: Sequence[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for pin in pins:
        for sentence in pin["sentences"]:
            found.setdefault(sentence + 1, []).append(pin)
    return found


def series(page: Page) -> str:
    """The page of one series."""
    points = page["points"]
    svg = Markup(bars(points, domain(points), width=360 if len(points) <= 18 else 720)) if points else None
    sections = [(section, [*rows]) for section, rows in groupby(page["facts"], key=lambda row: row["section"])]
    return render(
        "series",
        "../",
        about=page["about"][0],
        points=points,
        svg=svg,
        sections=sections,
        claims=page["claims"],
        findings=page["findings"],
    )


def source(page: Page) -> str:
    """The page of a document as it was read, with the places of its releases."""
    document = page["document"][0]
    spans = {(one["start"], one["end"]): one for one in document["releases"] or [] if one["start"] is not None}
    kept = drawn([], [{"char_start": start, "char_end": end} for start, end in spans])
    nodes = marked(document["text"], 0, len(document["text"]), kept)
    return render("source", "../", document=document, nodes=nodes, releases=spans)


def listed(kind: str, name: str, page: Page) -> str:
    """One page of the list of all releases, findings or series."""
    rows = page[kind]
    numbers = range(1, rows[0]["pages"] + 1) if rows else range(1, 2)
    names = [(number, kind if number == 1 else f"{kind}-{number}") for number in numbers]
    return render(f"all_{kind}", "", rows=rows, name=name, names=names, total=rows[0]["total"] if rows else 0)


def table(rows: Sequence[Row]) -> str:
    """The rows of a part as CSV, without the page that they are for."""
    columns = [column for column in rows[0] if column != "page"] if rows else []
    return as_csv(columns, [[row[column] for column in columns] for row in rows])
