"""A warehouse in which every text tries to be markup, a script or a path: what a stranger's file could bring."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.ingest import ingest
from warehouse.paths import working_path
from warehouse.publish import publish
from warehouse.store import Row, Store

SCRIPT = "<script>window.pwned = 1</script>"
IMAGE = '"><img src=x onerror="window.pwned = 1">'
TITLE = f"Zinc {SCRIPT} & 'tin' {IMAGE} exports rise"
BODY = (
    f"Zinc exports of Chile rose 5.5% to $3 billion in March 2024, for the third month in a row. {SCRIPT}\n\n"
    f"<b>Tin</b> exports fell 2% to $1 billion {IMAGE} in March 2024. See javascript:window.pwned=1 "
    "for {{ 7 * 7 }} more.\n"
)


def warehouse(folder: Path) -> Path:
    """The published file, of a document that is read as any other and of rows that no rule would make."""
    inbox = folder / 'in"><img src=x onerror=alert(1)>'
    inbox.mkdir(parents=True)
    (inbox / f"{IMAGE.replace('/', '')}.txt").write_text(f"{TITLE}\n\n{BODY}", encoding="utf-8")
    published = folder / "w.duckdb"
    ingest([inbox], published, folder)
    with Store(working_path(published)) as store:
        store.load(_rows())
    publish(working_path(published), published)
    return published


def _rows() -> dict[str, list[Row]]:
    text = f"{SCRIPT}\r\nExports were $5. </article></mark> end"
    span = {"char_start": len(SCRIPT) + 2, "char_end": len(SCRIPT) + 18, "source_start": 0, "source_end": 1}
    place = {"release_id": "../../evil", "sentence": 0}
    number = {"value_start": span["char_start"] + 13, "value_end": span["char_start"] + 15}
    evil = {
        "metric": f"exports{IMAGE}",
        "item": "../../../etc/passwd",
        "partner": SCRIPT,
        "reporter": "javascript:alert(1)",
    }
    period = {"period_start": date(2024, 3, 1), "period_end": date(2024, 3, 31)}
    return {
        "documents": [
            {"document_id": "../doc", "source": "javascript:alert(1)", "status": "loaded", "text": text, "bytes": 5},
            {"document_id": "bad", "source": IMAGE, "status": "rejected", "error": SCRIPT, "bytes": 1},
        ],
        "releases": [
            {
                "release_id": "../../evil", "document_id": "../doc", "ordinal": 1, "text": text, "title": None,
                "publisher": SCRIPT, "scope": IMAGE, "reporter": "javascript:alert(1)", "language": '"><script>',
                **period,
            }
        ],
        "appearances": [
            {"release_id": "../../evil", "document_id": "../doc", "ordinal": 1, "source_start": 0, "source_end": 9}
        ],
        "sentences": [{**place, "text": text[span["char_start"] : span["char_end"]], **_ends(span)}],
        "amounts": [
            {**place, **span, "text": "Exports were $5.", "value": Decimal(5), "currency": IMAGE, "rule": SCRIPT}
        ],
        "observations": [
            {
                **place, **span, **number, **evil, **period, "observation_id": f"o {IMAGE}", "measure": "level",
                "value": Decimal(5), "unit": "USD", "evidence": text, "scope": "../x", "is_suspect": True,
            }
        ],
        "streaks": [
            {
                **place, **span, "text": SCRIPT, "length": 3, "unit": "month", "outcome": "increase", "rule": IMAGE,
                "metric": f"exports{IMAGE}", "item": SCRIPT, "reporter": "javascript:alert(1)",
                "start_on": date(2024, 1, 1), "end_on": date(2024, 3, 31),
            }
        ],
        "findings": [
            {
                "finding_id": f"{IMAGE}f", "check": SCRIPT, "severity": "error", "status": "open", "message": IMAGE,
                "working": SCRIPT, "release_id": "../../evil",
                "sides": [
                    {**place, **_ends(span), "label": IMAGE, "value": Decimal(5), "unit": SCRIPT, "is_implied": True},
                    {**place, **_ends(span), "label": SCRIPT, "observation_id": f"o {IMAGE}"},
                ],
            }
        ],
    }  # fmt: skip


def _ends(span: Row) -> Row:
    return {"char_start": span["char_start"], "char_end": span["char_end"]}
