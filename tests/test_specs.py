"""Every example in `extractors/*/spec*.toml` holds.

A spec file is a list of `[[case]]` tables:

    why      what the example shows
    text     the text that is read
    expect   the full list of facts in text order: `text` and any columns of the kind; days as ISO strings,
             "null" for null. `expect = []`: there is nothing to find. For `frame`: one table of its fields.
             For `observations`: every row with all its keys, `text` being its number's surface. A row that
             is `optional` may be read or not; `adjustment` and `status` are compared where they are stated.
    context  optional: title, published_on, publisher, reporter
    fails    optional: why the case is known to fail; once it passes, the test fails until the line is removed
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import extractors
from extractors import Context, Facts, extract
from pipeline.evaluate.facts import folded
from pipeline.evaluate.matching import Outcome
from pipeline.evaluate.specs import KIND, differences, evaluate_specs, read_spec, spec_case

ROOT = Path(extractors.__file__).parent
SPECS = sorted(ROOT.glob("*/spec*.toml"))
KINDS_WITH_RULES = {*extractors.KINDS, "frame", "observations", "sentences"}
SPECIFIED = [
    folder.name
    for folder in sorted(ROOT.iterdir())
    if any(folder.glob("spec*.toml")) or (folder.name in KINDS_WITH_RULES and (folder / "__init__.py").exists())
]
REQUIRED = {"why", "text", "expect"}
OPTIONAL = {"context", "fails"}
LEAST_POSITIVE = LEAST_NEGATIVE = 1
ROW = {
    "text", "metric", "item", "partner", "reporter", "period_start", "period_end", "measure", "value", "unit",
    "basis",
}  # fmt: skip
ROW_MORE = {"adjustment", "status", "optional"}
WITHOUT_NEGATIVES = {"frame", "sentences"}  # each text has exactly one frame and at least one sentence

Case = dict[str, Any]


def cases(path: Path) -> list[Case]:
    content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    assert set(content) == {"case"}, f"{path}: only [[case]] tables stand in a spec, not {sorted(content)}"
    return list(content["case"])


def name(path: Path) -> str:
    """`amounts`, or `observations_asia_pacific` for a further file of a kind."""
    return path.parent.name + path.stem.removeprefix("spec")


def collected() -> Iterator[Any]:
    for path in SPECS:
        for case in cases(path):
            reason = case.get("fails")
            marks = [pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)] if reason else []
            kind = path.parent.name
            yield pytest.param(kind, case, id=f"{kind}: {case.get('why', 'no why')}", marks=marks)


def context(case: Case) -> Context:
    stated = dict(case.get("context", {}))
    if "published_on" in stated:
        stated["published_on"] = date.fromisoformat(str(stated["published_on"]))
    return Context(**stated)


def shown(value: object) -> object:
    """A value as a spec writes it."""
    if value is None:
        return "null"
    return value.isoformat() if isinstance(value, date) else value


def rows(kind: str, facts: Facts) -> Sequence[Mapping[str, object]]:
    if kind == "sentences":
        return [{"text": sentence.text} for sentence in facts.sentences]
    assert kind in facts.mentions, f"facts.mentions has no {kind}: nothing can be compared with this spec"
    return [one.row() for one in sorted(facts.mentions[kind], key=lambda one: one.char_start)]


def compared(expected: Mapping[str, object], row: Mapping[str, object]) -> dict[str, object]:
    """The columns of the row that the expected table names."""
    unknown = set(expected) - set(row)
    assert not unknown, f"no such column: {sorted(unknown)}; there are {sorted(row)}"
    return {key: shown(row[key]) for key in expected}


@pytest.mark.parametrize(("kind", "case"), collected())
def test_the_example_holds(kind: str, case: Case) -> None:
    if kind == KIND:
        assert differences(spec_case(kind, case).judged()["strict"]) == []
        return
    facts = extract(case["text"], context(case))
    expect = case["expect"]
    if kind == "frame":
        assert compared(expect, {f: getattr(facts.frame, f) for f in facts.frame.__dataclass_fields__}) == expect
        return
    found = rows(kind, facts)
    assert [row["text"] for row in found] == [one["text"] for one in expect]
    assert [compared(one, row) for one, row in zip(expect, found, strict=True)] == expect


@pytest.mark.parametrize("path", SPECS, ids=name)
def test_a_spec_has_no_unknown_and_no_missing_keys(path: Path) -> None:
    for case in cases(path):
        assert REQUIRED <= set(case) <= REQUIRED | OPTIONAL, case
        assert case["why"].strip(), case
        assert set(case.get("context", {})) <= set(Context.__dataclass_fields__), case
        assert isinstance(case["expect"], dict if path.parent.name == "frame" else list), case
        if isinstance(case["expect"], list):
            assert all("text" in one for one in case["expect"]), case


@pytest.mark.parametrize("path", SPECS, ids=name)
def test_no_two_cases_of_a_spec_say_the_same(path: Path) -> None:
    whys = [case["why"] for case in cases(path)]
    assert sorted(whys) == sorted(set(whys))


@pytest.mark.parametrize("kind", SPECIFIED)
def test_every_kind_shows_what_it_finds_and_what_it_leaves_alone(kind: str) -> None:
    paths = [path for path in SPECS if path.parent.name == kind]
    assert paths, f"extractors/{kind} has rules and no spec.toml"
    found = [bool(case["expect"]) for path in paths for case in cases(path)]
    assert found.count(True) >= LEAST_POSITIVE
    assert kind in WITHOUT_NEGATIVES or found.count(False) >= LEAST_NEGATIVE


@pytest.mark.parametrize("path", [path for path in SPECS if path.parent.name == KIND], ids=name)
def test_rows_of_observations_are_whole_and_their_numbers_stand_in_the_text(path: Path) -> None:
    for case, read in zip(cases(path), read_spec(path), strict=True):
        for row, fact in zip(case["expect"], read.expected, strict=True):
            assert set(row) >= ROW, (case["why"], row)
            assert set(row) <= ROW | ROW_MORE, (case["why"], row)
            assert fact.position >= 0, (case["why"], row)
            assert folded(row["text"]) in folded(case["text"]), (case["why"], row)
        positions = [fact.position for fact in read.expected]
        assert positions == sorted(positions), case["why"]


def test_differences_name_what_is_missing_what_is_different_and_what_was_not_expected() -> None:
    row = dict.fromkeys(ROW - {"text"}, "null") | {"metric": "exports", "measure": "level", "unit": "USD"}
    expect = [{**row, "text": "$2 bn", "value": 2}, {**row, "text": "$3 bn", "value": 3}]
    read = [{**row, "text": "$2 bn", "value": 2, "item": "ships"}, {**row, "text": "$4 bn", "value": 4}]
    text = "It was $2 bn, $3 bn, $4 bn."
    missing, spurious = (spec_case("a", {"text": text, "expect": rows}).expected for rows in (expect, read))
    lines = differences(Outcome((), missing, spurious))
    assert [line.split(" | ")[:2] for line in lines[:1]] == [["$2 bn", "item: null, not ships"]]
    assert [line.split(":")[0] for line in lines[1:]] == ["$3 bn | missing", "$4 bn | not expected"]


def test_specs_are_scored_as_fixtures_are(tmp_path: Path) -> None:
    path = tmp_path / "spec_a.toml"
    case = '[[case]]\nwhy = "a"\ntext = "A duty of 8 percent applies."\nexpect = []\n'
    path.write_text(case, encoding="utf-8")
    report, lines = evaluate_specs([path])
    assert report.score(KIND).precision == report.score(KIND, "loose").recall == 1.0
    assert lines == []
