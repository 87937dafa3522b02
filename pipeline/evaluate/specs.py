"""Spec files of observations: short texts with every row that a reader takes from them, scored like fixtures.

A file is a list of `[[case]]` tables: `why`, `text`, `context` (optional) and `expect`, the rows in order.
A row's `text` is the surface of its number; "null" stands for null.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import extractors
from extractors import Context, Facts, extract
from pipeline.evaluate.agreement import AGREEMENTS, same
from pipeline.evaluate.expected import BrokenPairError, placed, read_facts
from pipeline.evaluate.facts import Fact, folded, plain
from pipeline.evaluate.matching import Outcome, compare
from pipeline.evaluate.report import Judged, Report

KIND = "observations"
SPECS = Path(extractors.__file__).parent / KIND
COLUMNS = AGREEMENTS[KIND]["strict"].columns


@dataclass(frozen=True, slots=True)
class SpecCase:
    """One text, what is known of it, and the rows expected from it."""

    source: str
    why: str
    text: str
    context: Context
    expected: tuple[Fact, ...]

    def judged(self) -> dict[str, Outcome]:
        """Strict and loose outcome of reading the text."""
        predicted = _predicted(extract(self.text, self.context), self.text)
        return {how: compare(KIND, how, self.expected, predicted) for how in AGREEMENTS[KIND]}


def spec_files() -> list[Path]:
    """All spec files of observations, by name."""
    return sorted(SPECS.glob("spec*.toml"))


def read_spec(path: Path) -> list[SpecCase]:
    """The cases of one file, in order; raises `BrokenPairError` naming what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (ValueError, OSError) as error:
        raise BrokenPairError(f"{path} cannot be read as TOML: {error}.") from error
    return [spec_case(path.name, raw) for raw in content.get("case", [])]


def spec_case(source: str, raw: Mapping[str, Any]) -> SpecCase:
    """One `[[case]]` table as a case; raises `BrokenPairError` for a row that cannot be read."""
    why, text = str(raw.get("why", "")), str(raw["text"])
    stated = dict(raw.get("context", {}))
    if "published_on" in stated:
        stated["published_on"] = date.fromisoformat(str(stated["published_on"]))
    rows = [{key: None if value == "null" else value for key, value in row.items()} for row in raw["expect"]]
    facts = list(read_facts(KIND, rows, f"{source}, {why}"))
    expected = tuple(
        Fact(folded(fact.text), fact.values, position=position, optional=fact.optional)
        for fact, position in zip(facts, placed(facts, text), strict=True)
    )
    return SpecCase(source, why, text, Context(**stated), expected)


def _predicted(facts: Facts, text: str) -> list[Fact]:
    return [
        Fact(
            text=folded(text[one.value_start : one.value_end]),
            values={column: value for column, value in one.row().items() if column in COLUMNS},
            sentence=one.text,
            position=one.value_start,
            rule=one.rule,
        )
        for one in facts.observations
    ]


def evaluate_specs(files: Sequence[Path]) -> tuple[Report, list[str]]:
    """The scores over all cases of the files, and a line for each row that is not as expected."""
    judged: list[Judged] = []
    lines: list[str] = []
    for case in (case for path in files for case in read_spec(path)):
        outcomes = case.judged()
        judged += [Judged(case.source, case.why, KIND, how, outcome) for how, outcome in outcomes.items()]
        lines += [f"{case.why} | {line}" for line in differences(outcomes["strict"])]
    return Report(str(SPECS), len(files), tuple(judged)), lines


def differences(outcome: Outcome) -> list[str]:
    """What is not as expected, in text order: number, differing keys (expected, then read), rule."""
    return [line for _, line in sorted(_differences(outcome), key=lambda one: one[0])]


def _differences(outcome: Outcome) -> Iterator[tuple[int, str]]:
    spurious = list(outcome.spurious)
    for expected in outcome.missing:
        alike = [fact for fact in spurious if fact.text == expected.text]
        near = min(alike, key=lambda fact: abs(fact.position - expected.position), default=None)
        if near is None:
            yield expected.position, f"{expected.text} | missing: {_shown(expected)}"
            continue
        spurious.remove(near)
        yield expected.position, f"{expected.text} | {_unequal(expected, near)} | {near.rule}"
    for fact in spurious:
        yield fact.position, f"{fact.text} | not expected: {_shown(fact)} | {fact.rule}"
    for expected, read in outcome.hits:
        if expected.text != read.text:
            yield expected.position, f"{expected.text} | read as {read.text!r} | {read.rule}"


def _unequal(expected: Fact, read: Fact) -> str:
    """The keys that differ: `item: ships, not null`."""
    return "; ".join(
        f"{column}: {_plain(value)}, not {_plain(read.values.get(column))}"
        for column, value in expected.values.items()
        if not same(column, value, read.values.get(column))
    )


def _shown(fact: Fact) -> str:
    return " ".join(_plain(fact.values.get(column)) for column in COLUMNS if column in fact.values)


def _plain(value: object) -> str:
    return "null" if value is None else str(plain(value))
