"""The score gate: precision and recall may not fall below what was once reached on the fixtures."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import TradewireError
from pipeline.evaluate.expected import digest
from pipeline.evaluate.report import Report

SCORES = Path(__file__).resolve().parents[2] / "tests" / "scores.json"

Floors = Mapping[str, Mapping[str, float]]


class LowerFloorError(TradewireError):
    """Pinning would lower a floor; names each one."""


def floors(report: Report) -> dict[str, dict[str, float]]:
    """Strict precision and recall of each kind, cut to four digits so that the report passes."""
    scores = {kind: score for (kind, how), score in report.scores().items() if how == "strict"}
    return {kind: {"precision": _cut(score.precision), "recall": _cut(score.recall)} for kind, score in scores.items()}


def _cut(part: float) -> float:
    return math.floor(part * 10_000) / 10_000


def shortfalls(reached: Floors, pinned: Floors) -> list[str]:
    """One sentence for each pinned number that is no longer reached."""
    return [
        f"{kind}: {name} is {reached.get(kind, {}).get(name, 0.0):.4f}, below its floor {floor:.4f}"
        for kind, numbers in pinned.items()
        for name, floor in numbers.items()
        if reached.get(kind, {}).get(name, 0.0) < floor
    ]


def is_other_corpus(folder: Path, path: Path = SCORES) -> bool:
    """Whether floors are pinned that were reached on other documents or annotations."""
    return path.exists() and _pinned(path)["digest"] != digest(folder)


def _pinned(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def pin(report: Report, folder: Path, path: Path = SCORES) -> dict[str, dict[str, float]]:
    """The floors as written beside the digest of the corpus; raises `LowerFloorError` and writes nothing."""
    reached = floors(report)
    if path.exists():
        lower = shortfalls(reached, _pinned(path)["floors"])
        if lower:
            raise LowerFloorError("Floors only rise. " + "; ".join(lower) + ".")
    content = {"digest": digest(folder), "floors": reached}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return reached
