"""docs/accuracy.md is what the command writes: its scores are the ones that the rules reach now."""

from pathlib import Path

import pytest

from pipeline.evaluate import FIXTURES, evaluate
from pipeline.evaluate.page import page, table
from pipeline.evaluate.specs import evaluate_specs, spec_files

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"


@pytest.fixture(scope="module")
def written() -> str:
    specs, _ = evaluate_specs(spec_files())
    return page(evaluate(FIXTURES), FIXTURES, specs, "docs/accuracy.md")


@pytest.mark.slow
def test_the_page_is_what_the_command_writes(written: str) -> None:
    command = "tradewire evaluate fixtures --write docs/accuracy.md"
    assert PAGE.read_text(encoding="utf-8") == written, f"the scores are others now: {command}"
    assert command in written


@pytest.mark.slow
def test_the_page_has_the_kinds_the_frame_the_mechanisms_and_the_specs(written: str) -> None:
    kinds = ("amounts | strict", "records | series", "observations | loose", "reporter | strict", "period | strict")
    for start in (*kinds, "subject |", "all | strict", *(f"`{path.name}` | loose" for path in spec_files())):
        assert f"\n| {start}" in written, start


def test_a_table_without_rows_says_none() -> None:
    assert table(("rule",), []) == "None."
