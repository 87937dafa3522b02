"""The questions of docs/warehouse.md, asked of the five example documents."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.store import Store

PAGE = (Path(__file__).parents[1] / "docs" / "warehouse.md").read_text(encoding="utf-8")
QUESTIONS: list[tuple[str, str]] = re.findall(r"^(.*)\n```sql\n((?:(?!```).*\n)+)```", PAGE, flags=re.MULTILINE)
NOTHING = re.compile(r"(?i)\((?:nothing in|none of) the example documents")
MEANING = re.compile(r"\b(?:observations|series|series_of|vintages|exports_monthly)\b")


@pytest.fixture(scope="module")
def store(loaded: Path) -> Iterator[Store]:
    with Store.read(loaded) as reader:
        yield reader


@pytest.mark.parametrize(("question", "query"), QUESTIONS, ids=[question[:60] for question, _ in QUESTIONS])
def test_a_question_has_an_answer_where_the_page_says_so(store: Store, question: str, query: str) -> None:
    columns, answer = store.sql(query)
    assert len(columns) == len(set(columns))
    assert bool(answer) is not bool(NOTHING.search(question)), f"{len(answer)} rows"


def test_a_dozen_questions_ask_what_the_numbers_mean() -> None:
    asked = [query for question, query in QUESTIONS if MEANING.search(query) and not NOTHING.search(question)]
    assert len(asked) >= 12
