"""Every example in `extractors/*/spec.toml` holds.

A spec file is a list of `[[case]]` tables:

    why      what the example shows
    text     the text that is read
    expect   the full list of facts in text order: `text` and any columns of the kind; days as ISO strings,
             "null" for null. `expect = []`: there is nothing to find. For `frame`: one table of its fields.
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

ROOT = Path(extractors.__file__).parent
SPECS = sorted(ROOT.glob("*/spec.toml"))
KINDS_WITH_RULES = {*extractors.KINDS, "frame", "observations", "sentences"}
SPECIFIED = [
    folder.name
    for folder in sorted(ROOT.iterdir())
    if (folder / "spec.toml").exists()
    or (folder.name in KINDS_WITH_RULES and (folder / "__init__.py").exists())
]
REQUIRED = {"why", "text", "expect"}
OPTIONAL = {"context", "fails"}
LEAST_POSITIVE = LEAST_NEGATIVE = 1
WITHOUT_NEGATIVES = {"frame", "sentences"}  # each text has exactly one frame and at least one sentence

Case = dict[str, Any]


def cases(path: Path) -> list[Case]:
    content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    assert set(content) == {"case"}, f"{path}: only [[case]] tables stand in a spec, not {sorted(content)}"
    return list(content["case"])


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
    if kind == "observations":
        return [{"text": one.text, **one.row()} for one in facts.observations]
    assert kind in facts.mentions, f"facts.mentions has no {kind}: nothing can be compared with this spec"
    return [one.row() for one in sorted(facts.mentions[kind], key=lambda one: one.char_start)]


def compared(expected: Mapping[str, object], row: Mapping[str, object]) -> dict[str, object]:
    """The columns of the row that the expected table names."""
    unknown = set(expected) - set(row)
    assert not unknown, f"no such column: {sorted(unknown)}; there are {sorted(row)}"
    return {key: shown(row[key]) for key in expected}


@pytest.mark.parametrize(("kind", "case"), collected())
def test_the_example_holds(kind: str, case: Case) -> None:
    facts = extract(case["text"], context(case))
    expect = case["expect"]
    if kind == "frame":
        assert (
            compared(expect, {f: getattr(facts.frame, f) for f in facts.frame.__dataclass_fields__}) == expect
        )
        return
    found = rows(kind, facts)
    assert [row["text"] for row in found] == [one["text"] for one in expect]
    assert [compared(one, row) for one, row in zip(expect, found, strict=True)] == expect


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.parent.name)
def test_a_spec_has_no_unknown_and_no_missing_keys(path: Path) -> None:
    for case in cases(path):
        assert REQUIRED <= set(case) <= REQUIRED | OPTIONAL, case
        assert case["why"].strip(), case
        assert set(case.get("context", {})) <= set(Context.__dataclass_fields__), case
        assert isinstance(case["expect"], dict if path.parent.name == "frame" else list), case
        if isinstance(case["expect"], list):
            assert all("text" in one for one in case["expect"]), case


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.parent.name)
def test_no_two_cases_of_a_spec_say_the_same(path: Path) -> None:
    whys = [case["why"] for case in cases(path)]
    assert sorted(whys) == sorted(set(whys))


@pytest.mark.parametrize("kind", SPECIFIED)
def test_every_kind_shows_what_it_finds_and_what_it_leaves_alone(kind: str) -> None:
    path = ROOT / kind / "spec.toml"
    assert path.exists(), f"extractors/{kind} has rules and no spec.toml"
    found = [bool(case["expect"]) for case in cases(path)]
    assert found.count(True) >= LEAST_POSITIVE
    assert kind in WITHOUT_NEGATIVES or found.count(False) >= LEAST_NEGATIVE
