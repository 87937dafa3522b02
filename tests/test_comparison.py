"""Facts are compared as the annotation guide says."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.evaluate import FIXTURES, ExpectedRelease, Fact, Outcome, compare, pairs, read_expected
from pipeline.evaluate.agreement import AGREEMENTS


def fact(text: str, optional: bool = False, **values: object) -> Fact:
    return Fact(text, values, optional=optional)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    score = outcome.score
    return score.expected, score.predicted, score.hits


def annotated(folder: Path, *releases: dict[str, object]) -> list[ExpectedRelease]:
    path = folder / "a.expected.json"
    path.write_text(json.dumps({"releases": releases}), encoding="utf-8")
    return read_expected(path)


def test_a_hit_needs_the_surface_and_every_value() -> None:
    want = [fact("$2  billion", value=Decimal(2), currency="USD", low=None, high=None, qualifier=None)]
    right = fact("$2 billion", value=Decimal("2.0"), currency="USD", low=None, high=None, qualifier=None)
    assert counts(compare("amounts", "strict", want, [right])) == (1, 1, 1)
    for other in (
        Fact("2 billion", right.values),
        Fact(right.text, {**right.values, "qualifier": "over"}),
        Fact(right.text, {**right.values, "currency": "KRW"}),
    ):
        assert counts(compare("amounts", "strict", want, [other])) == (1, 1, 0)


def test_loose_asks_for_the_meaning_alone() -> None:
    want = [fact("$2 billion", value=Decimal(2), currency="USD", qualifier=None)]
    got = [fact("2 billion", value=Decimal(2), currency="USD", qualifier="over")]
    assert counts(compare("amounts", "loose", want, got)) == (1, 1, 1)


def test_a_leading_article_decides_for_dates_only() -> None:
    span = {"start_on": date(2024, 1, 1), "end_on": date(2024, 1, 31)}
    assert counts(compare("dates", "strict", [Fact("same month", span)], [Fact("the same month", span)])) == (
        1,
        1,
        1,
    )
    code = {"code": "US", "kind": "country"}
    assert counts(compare("partners", "strict", [Fact("U.S.", code)], [Fact("the U.S.", code)])) == (1, 1, 0)


def test_null_dates_have_to_be_null() -> None:
    want = [fact("last year", start_on=None, end_on=None)]
    got = [fact("last year", start_on=date(2024, 1, 1), end_on=date(2024, 12, 31))]
    assert counts(compare("dates", "strict", want, got)) == (1, 1, 0)


def test_matching_is_one_to_one() -> None:
    one = fact("U.S.", code="US", kind="country")
    assert counts(compare("partners", "strict", [one, one, one], [one, one])) == (3, 2, 2)
    assert counts(compare("partners", "strict", [one], [one, one])) == (1, 2, 1)


def test_matching_is_as_large_as_it_can_be() -> None:
    free = fact("", metric="exports", measure="level", value=Decimal(1), unit="USD")
    bound = fact("", metric="exports", measure="level", value=Decimal(1), unit="USD", status="forecast")
    got = [bound, fact("", metric="exports", measure="level", value=Decimal(1), unit="USD", status="actual")]
    assert counts(compare("observations", "strict", [free, bound], got)) == (2, 2, 2)


def test_an_optional_fact_neither_earns_nor_costs() -> None:
    want = [
        fact("U.S.", code="US", kind="country"),
        fact("Beijing", optional=True, code="CN", kind="country"),
    ]
    found = [fact("U.S.", code="US", kind="country"), fact("Beijing", code="CN", kind="country")]
    assert counts(compare("partners", "strict", want, found)) == (1, 1, 1)
    assert counts(compare("partners", "strict", want, found[:1])) == (1, 1, 1)


def test_required_facts_are_matched_before_optional_ones() -> None:
    want = [fact("U.S.", optional=True, code="US", kind="country"), fact("U.S.", code="US", kind="country")]
    assert counts(compare("partners", "strict", want, [fact("U.S.", code="US", kind="country")])) == (1, 1, 1)


def test_an_optional_observation_excuses_by_measure_value_and_unit() -> None:
    want = [
        fact(
            "",
            optional=True,
            metric="other",
            item="cash",
            measure="growth",
            value=Decimal(10),
            unit="percent",
        )
    ]
    got = [fact("", metric="exports", item="drones", measure="growth", value=Decimal(10), unit="percent")]
    assert counts(compare("observations", "strict", want, got)) == (0, 0, 0)
    got = [fact("", metric="exports", item="drones", measure="share", value=Decimal(10), unit="percent")]
    assert counts(compare("observations", "strict", want, got)) == (0, 1, 0)


def test_goods_and_no_item_are_the_same() -> None:
    keys = {"metric": "exports", "measure": "level", "value": Decimal(1), "unit": "USD"}
    want, got = [fact("", item="goods", **keys)], [fact("", item=None, **keys)]
    assert counts(compare("observations", "strict", want, got)) == (1, 1, 1)
    got = [fact("", item="ships", **keys)]
    assert counts(compare("observations", "strict", want, got)) == (1, 1, 0)


def test_status_and_adjustment_count_only_where_they_are_annotated(tmp_path: Path) -> None:
    row: dict[str, object] = {"metric": "exports", "measure": "level", "value": 1.5, "unit": "USD"}
    plain, stated = annotated(tmp_path, {"observations": [row]}, {"observations": [{**row, "status": "forecast"}]})
    got = [fact("", metric="exports", measure="level", value=Decimal("1.5"), unit="USD", status="actual")]
    assert counts(compare("observations", "strict", plain.facts["observations"], got)) == (1, 1, 1)
    assert counts(compare("observations", "strict", stated.facts["observations"], got)) == (1, 1, 0)


def test_streaks_are_compared_with_and_without_their_series(tmp_path: Path) -> None:
    row: dict[str, object] = {"text": "six months", "length": 6, "unit": "month", "outcome": "increase"}
    row |= {"metric": "exports", "item": None, "partner": None, "start": "2024-01-01", "end": None}
    want = annotated(tmp_path, {"streaks": [row]})[0].facts["streaks"]
    run = {
        "length": 6,
        "unit": "month",
        "outcome": "increase",
        "start_on": date(2024, 1, 1),
        "end_on": date(2024, 6, 30),
    }
    whole = Fact("six months", {**run, "metric": "exports", "item": "goods", "partner": None})
    bare = Fact("six months", {**run, "metric": None})
    assert counts(compare("streaks", "series", want, [whole])) == (1, 1, 1)
    assert counts(compare("streaks", "series", want, [bare])) == (1, 1, 0)
    assert counts(compare("streaks", "strict", want, [bare])) == (1, 1, 1)


def test_a_record_without_a_rank_is_the_first(tmp_path: Path) -> None:
    want = annotated(tmp_path, {"records": [{"text": "all-time high", "kind": "high"}]})[0].facts["records"]
    assert counts(compare("records", "strict", want, [fact("all-time high", kind="high", rank=1)])) == (
        1,
        1,
        1,
    )
    assert counts(compare("records", "strict", want, [fact("all-time high", kind="high", rank=2)])) == (
        1,
        1,
        0,
    )


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert compare("streaks", "strict", [], []).score.f1 == 1.0
    spurious = compare("streaks", "strict", [], [fact("six months")]).score
    assert (spurious.precision, spurious.recall, spurious.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("path", [expected for _, expected in pairs(FIXTURES)], ids=lambda path: path.stem)
def test_the_annotation_scored_against_itself_is_perfect(path: Path) -> None:
    for release in read_expected(path):
        for kind, facts in release.facts.items():
            for how in AGREEMENTS[kind]:
                required = [one for one in facts if not one.optional]
                assert counts(compare(kind, how, facts, facts)) == (len(required),) * 3
                assert counts(compare(kind, how, facts, required)) == (len(required),) * 3
