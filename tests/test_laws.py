"""What holds for any text, any number and any order of files."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractors import KINDS, Context, Facts, extract, nlp
from extractors.lexicon import load
from extractors.phrases import LEXICONS
from extractors.tokens import Tokenizer
from pipeline.ingest import ingest
from warehouse.store import Store

quick = settings(max_examples=80, deadline=None, derandomize=True, database=None)
few = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

# --- the lexicons

TOKENIZER = cast(Tokenizer, nlp().tokenizer)
FORMS = sorted(
    {form for name in LEXICONS.values() for keys in load(name).values() for forms in keys.values() for form in forms}
)


def tokens(texts: Sequence[str]) -> list[list[str]]:
    return [[token.text for token in TOKENIZER(text)] for text in texts]


def test_words_of_phrases_are_the_tokens_of_a_text_that_says_them() -> None:
    assert TOKENIZER.words(FORMS) == tokens(FORMS)


@pytest.mark.parametrize("text", ["ComexPeru", "us dollars", "Mexican peso crisis", "12 Tin ores", "tin, lead", "May"])
def test_words_are_not_cut_at_spaces_where_tokens_are_not(text: str) -> None:
    assert TOKENIZER.words(["tin", text, "Iron ore"]) == [["tin"], *tokens([text]), ["Iron", "ore"]]


# --- arbitrary text

FRAGMENTS = (
    "$", "US$", "₩", "KRW", "-", "(+35.7%)", "%p", "1.2", "10,000", "56.56bn", "1Q25", "½", "billion",
    "won", "Exports", "to", "the U.S.", "EU", "China", "rose", "fell", "by", "March", "2024", "of",
    "last year", "the same month", "from", "January 1995", "for", "six", "consecutive months", "and",
    "respectively", "\n", "  • ", "\u00a0", ".", ",", "approx.", "99999999999999999999", "0",
    "February 30, 2023", "FY2020-21", "2000s", "9999", "the 0th straight month",
)  # fmt: skip
texts = st.text(max_size=80) | st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=25).map(" ".join)
contexts = st.builds(
    Context,
    title=st.none() | st.text(max_size=20),
    published_on=st.none() | st.dates(),
    publisher=st.none() | st.text(max_size=20),
    reporter=st.sampled_from([None, "KR", "CA", "??"]),
)


def spans_hold(text: str, facts: Facts) -> None:
    for sentence in facts.sentences:
        assert text[sentence.char_start : sentence.char_end].split() == sentence.text.split()
    for kind in KINDS:
        for mention in facts.mentions[kind]:
            assert mention.text == text[mention.char_start : mention.char_end] != ""
            sentence = facts.sentences[mention.sentence]
            assert sentence.char_start <= mention.char_start < mention.char_end <= sentence.char_end
    for one in facts.observations:
        assert one.text == text[one.char_start : one.char_end]
        assert one.char_start <= one.value_start < one.value_end <= one.char_end
        assert one.value.is_finite()
        assert not (one.period_start and one.period_end) or one.period_start <= one.period_end


@quick
@given(texts, contexts)
@example("", Context())
@example("\x00\ud7ff￿", Context(published_on=date.min))
@example("last year, this month and today", Context(published_on=date.min))
@example("2000s to 9999", Context(published_on=date.max))
def test_any_text_is_read_and_every_surface_stands_where_it_says(text: str, context: Context) -> None:
    spans_hold(text, extract(text, context))


@quick
@given(texts)
def test_reading_is_a_function_of_the_text(text: str) -> None:
    assert extract(text, Context()) == extract(text)


# --- numbers

AMOUNTS = {
    "${} bn": (9, "USD"),
    "${} billion": (9, "USD"),
    "US${} billion": (9, "USD"),
    "US$ {} million": (6, "USD"),
    "USD {} billion": (9, "USD"),
    "{} billion USD": (9, "USD"),
    "{} Billion Dollars": (9, "USD"),
    "{} trillion won": (12, "KRW"),
    "KRW {} billion": (9, "KRW"),
    "₩{} million": (6, "KRW"),
    "€{} billion": (9, "EUR"),
    "${}": (0, "USD"),
}
PERCENTAGES = {
    "{}%": "percent",
    "{} percent": "percent",
    "{} per cent": "percent",
    "+{}%": "percent",
    "-{}%": "percent",
    "{}%p": "pp",
    "{} percentage points": "pp",
}
numbers = st.decimals(Decimal("0.1"), Decimal("99999.99"), places=2) | st.integers(1, 99999).map(Decimal)


@quick
@given(st.sampled_from(sorted(AMOUNTS)), numbers)
def test_money_in_any_style_reads_back_as_the_number_printed(form: str, number: Decimal) -> None:
    power, currency = AMOUNTS[form]
    surface = form.format(f"{number:,}")
    (amount,) = extract(f"Exports amounted to {surface} in the period.").mentions["amounts"]
    assert (amount.text, amount.row()["value"]) == (surface, number * 10**power)
    assert amount.row()["currency"] == currency


@quick
@given(st.sampled_from(sorted(PERCENTAGES)), st.decimals(Decimal("0.1"), Decimal("999.9"), places=1))
def test_a_percentage_in_any_style_reads_back_as_the_number_printed(form: str, number: Decimal) -> None:
    surface = form.format(number)
    (percentage,) = extract(f"Exports to the region changed ({surface}).").mentions["percentages"]
    assert (percentage.text, percentage.row()["value"]) == (surface, number)
    assert percentage.row()["unit"] == PERCENTAGES[form]


@quick
@given(st.dates(date(1960, 1, 1), date(2039, 12, 31)), st.sampled_from(["%B {}, %Y", "{} %B %Y", "%Y-%m-%d"]))
def test_a_day_in_any_style_reads_back_as_that_day(day: date, style: str) -> None:
    surface = day.strftime(style).format(day.day)
    (found,) = extract(f"The agreement was signed on {surface} in Geneva.").mentions["dates"]
    assert (found.text, found.row()["start_on"], found.row()["end_on"]) == (surface, day, day)


# --- files

DOCUMENTS = {
    "a.txt": "Exports rise\nKorea's exports rose 3.1% to $56.56 billion in March 2024.\n",
    "b.txt": "Imports fall\nKorea's imports from the EU fell 12.3% to US$52.28 billion in March 2024.\n",
    "c/d.txt": "Korea's exports to China rose for six consecutive months to $10.5 bn in March 2024.\n",
    "empty.txt": "",
}
OF_A_RUN = {"run_id", "ingested_at", "first_run_id", "last_run_id"}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for name, text in DOCUMENTS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def content(warehouse: Path) -> dict[str, list[str]]:
    """All rows of all tables of facts, without what tells one run from another."""
    with Store.read(warehouse) as store:
        names = "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
        tables = {str(name) for (name,) in store.sql(names)[1]} - {"runs"}
        return {table: sorted(rows_of(store, table)) for table in sorted(tables)}


def rows_of(store: Store, table: str) -> list[str]:
    columns, rows = store.sql(f'select * from "{table}"')
    kept = [place for place, column in enumerate(columns) if column not in OF_A_RUN]
    return [repr([row[place] for place in kept]) for row in rows]


def ingested(inbox: Path, names: Sequence[str], warehouse: Path) -> dict[str, list[str]]:
    ingest([inbox / name for name in names], warehouse, inbox)
    return content(warehouse)


def test_ingesting_twice_is_ingesting_once(inbox: Path, tmp_path: Path) -> None:
    once = ingested(inbox, list(DOCUMENTS), tmp_path / "w.duckdb")
    assert once["amounts"]
    assert once["appearances"]
    assert ingested(inbox, list(DOCUMENTS), tmp_path / "w.duckdb") == once


def test_ingesting_in_two_parts_is_ingesting_once(inbox: Path, tmp_path: Path) -> None:
    names = list(DOCUMENTS)
    ingested(inbox, names[:2], tmp_path / "parts.duckdb")
    assert ingested(inbox, names, tmp_path / "parts.duckdb") == ingested(inbox, names, tmp_path / "whole.duckdb")


@few
@given(st.permutations(list(DOCUMENTS)))
def test_the_order_of_files_does_not_matter(
    inbox: Path, tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    want = ingested(inbox, list(DOCUMENTS), folder / "sorted.duckdb")
    assert ingested(inbox, names, folder / "shuffled.duckdb") == want
