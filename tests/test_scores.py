"""The scorer counts as the annotation guide says, and the scores on the fixtures never fall."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Amount, Date, Facts, Frame, Mention, Partner, Sentence
from pipeline.evaluate import (
    FIXTURES,
    BrokenPairError,
    ExpectedRelease,
    Reading,
    Report,
    digest,
    evaluate,
    evaluate_release,
    pairs,
    read_expected,
    release_pairs,
)
from pipeline.evaluate.floors import SCORES, LowerFloorError, floors, is_other_corpus, pin, shortfalls

TEXT = "Exports rose\nExports to the U.S. and the U.S. reached $2 billion in March."


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(FIXTURES)


def annotated(folder: Path, *releases: dict[str, object], **more: object) -> list[ExpectedRelease]:
    path = folder / "a.expected.json"
    path.write_text(json.dumps({"releases": releases, **more}), encoding="utf-8")
    return read_expected(path)


def mention(cls: type[Mention], surface: str, nth: int = 0, **values: object) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(surface, start + 1)
    place = {
        "char_start": start,
        "char_end": start + len(surface),
        "sentence": 1,
        "rule": "<r>",
        "first": 0,
        "last": 0,
    }
    return cls(text=surface, **place, **values)  # type: ignore[arg-type]


def reading(mentions: dict[str, Sequence[Mention]] | None = None, **fields: object) -> Reading:
    sentences = (Sentence(TEXT[:12], 0, 12), Sentence(TEXT[13:], 13, len(TEXT)))
    facts = Facts(Frame("KR"), sentences, {kind: tuple(of) for kind, of in (mentions or {}).items()})
    return Reading({"title": "Exports rose", "reporter": "KR", **fields}, TEXT, facts)


# --- releases


def test_releases_pair_in_order_and_by_headline_if_their_numbers_differ(tmp_path: Path) -> None:
    first, second = annotated(tmp_path, {"title": "Ships sail"}, {"title": "Exports rise"})
    assert release_pairs([first, second], [reading(), reading()])[0][0] is first
    (lost, nothing), (paired, got) = release_pairs([first, second], [reading()])
    assert (lost, nothing) == (first, None)
    assert paired is second
    assert got is not None


def test_a_release_of_one_side_only_costs_all_its_facts(tmp_path: Path) -> None:
    partner = {"text": "U.S.", "code": "US", "kind": "country"}
    (expected,) = annotated(tmp_path, {"title": "T", "partners": [partner]})
    lost = Report("f", 1, tuple(evaluate_release("a.txt", expected, None)))
    assert (lost.score("releases").recall, lost.score("partners").recall) == (0.0, 0.0)
    found = {"partners": [mention(Partner, "U.S.", code="US", name="United States", kind="country")]}
    extra = Report("f", 1, tuple(evaluate_release("a.txt", None, reading(found))))
    assert (extra.score("releases").precision, extra.score("partners").predicted) == (0.0, 1)


def test_a_split_is_wrong_where_an_annotated_surface_is_not_in_the_text(tmp_path: Path) -> None:
    here, gone = annotated(
        tmp_path,
        {"partners": [{"text": "U.S.", "code": "US", "kind": "country"}]},
        {"partners": [{"text": "Chad", "code": "TD", "kind": "country"}]},
    )
    assert Report("f", 1, tuple(evaluate_release("a", here, reading()))).score("releases").hits == 1
    assert Report("f", 1, tuple(evaluate_release("a", gone, reading()))).score("releases").hits == 0


def test_stated_fields_are_judged_and_others_are_not(tmp_path: Path) -> None:
    stated: dict[str, object] = {
        "title": "Exports  rose",
        "published_on": "2024-04-01",
        "publisher": None,
        "subtitles": ["a"],
    }
    (expected,) = annotated(tmp_path, stated, keywords=["trade", "ships"])
    got = reading(published_on=date(2024, 4, 1), publisher="Desk", subtitles=["a", "b"], keywords=("trade",))
    scored = Report("f", 1, tuple(evaluate_release("a", expected, got)))
    assert scored.score("title").f1 == scored.score("published_on").f1 == 1.0
    assert scored.score("publisher").predicted == 1
    assert scored.score("publisher").expected == 0
    assert (scored.score("subtitles").precision, scored.score("keywords").recall) == (0.5, 0.5)
    assert ("reporter", "strict") not in scored.scores()


def test_the_main_period_is_judged_where_most_observations_share_it(tmp_path: Path) -> None:
    row = {"metric": "exports", "measure": "level", "value": 1, "unit": "USD"}
    march = {**row, "period_start": "2024-03-01", "period_end": "2024-03-31"}
    shared, split = annotated(tmp_path, {"observations": [march, march]}, {"observations": [
        march, {**row, "period_start": "2023-03-01", "period_end": "2023-03-31"}]})  # fmt: skip
    assert Report("f", 1, tuple(evaluate_release("a", shared, reading()))).score("period").expected == 1
    assert Report("f", 1, tuple(evaluate_release("a", split, reading()))).score("period").expected == 0


# --- the report


def test_misses_show_what_was_expected_what_was_read_and_the_sentence(tmp_path: Path) -> None:
    us = {"text": "U.S.", "code": "US", "kind": "country"}
    march = {"text": "March", "start": "2024-03-01", "end": "2024-03-31"}
    (expected,) = annotated(tmp_path, {"title": "Exports rose", "partners": [us, us], "dates": [march]})
    got = reading(
        {
            "partners": [mention(Partner, "U.S.", 0, code="US", name="United States", kind="country")],
            "dates": [mention(Date, "March", start_on=None, end_on=None, grain="month", is_relative=False)],
            "amounts": [mention(Amount, "$2 billion", value=Decimal(2_000_000_000), currency="USD")],
        }
    )
    scored = Report("f", 1, tuple(evaluate_release("a.txt", expected, got)))
    amount, march_miss, partner = scored.misses()
    assert (amount.problem, amount.text, amount.rule) == ("spurious", "$2 billion", "<r>")
    assert amount.predicted is not None
    assert amount.predicted["value"] == 2_000_000_000
    assert (march_miss.problem, march_miss.expected) == (
        "different",
        {"start_on": "2024-03-01", "end_on": "2024-03-31"},
    )
    assert march_miss.predicted == {"start_on": None, "end_on": None}
    assert (partner.problem, partner.source, partner.release) == ("missing", "a.txt", "Exports rose")
    assert partner.sentence == TEXT[13:]
    assert scored.misses("dates") == [march_miss]
    json.dumps(scored.as_dict())


def test_by_rule_gives_the_precision_of_each_rule(tmp_path: Path) -> None:
    (expected,) = annotated(tmp_path, {"partners": [{"text": "U.S.", "code": "US", "kind": "country"}]})
    both = [mention(Partner, "U.S.", nth, code="US", name="United States", kind="country") for nth in (0, 1)]
    scored = Report("f", 1, tuple(evaluate_release("a", expected, reading({"partners": both}))))
    assert scored.by_rule() == [{"kind": "partners", "rule": "<r>", "predicted": 2, "hits": 1, "precision": 0.5}]


# --- errors


def test_a_folder_without_pairs_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exports rose.", encoding="utf-8")
    with pytest.raises(BrokenPairError, match="nothing to score"):
        pairs(tmp_path)
    with pytest.raises(BrokenPairError, match="not a folder"):
        pairs(tmp_path / "nowhere")


def test_an_expected_file_without_its_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.expected.json").write_text('{"releases": []}', encoding="utf-8")
    with pytest.raises(BrokenPairError, match=r"a\.expected\.json has no document"):
        evaluate(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "no list of releases"),
        ('{"releases": [{"dates": [{"start": "2024-01-01"}]}]}', "needs its text"),
        ('{"releases": [{"dates": [{"text": "May", "start": "May 1"}]}]}', "is not a day"),
        ('{"releases": [{"dates": {}}]}', "has to be a list"),
    ],
)
def test_a_broken_expected_file_says_what_is_wrong(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "a.expected.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenPairError, match=words):
        read_expected(path)


# --- the gate


def test_the_corpus_is_the_one_that_was_pinned() -> None:
    pinned = json.loads(SCORES.read_text(encoding="utf-8"))
    assert digest(FIXTURES) == pinned["digest"], "fixtures changed: python -m pipeline.evaluate --pin"


def test_no_score_falls_below_its_floor(report: Report) -> None:
    pinned = json.loads(SCORES.read_text(encoding="utf-8"))
    assert shortfalls(floors(report), pinned["floors"]) == []
    assert set(floors(report)) == set(pinned["floors"]), "a kind without a floor: python -m pipeline.evaluate --pin"


def test_every_key_of_the_fixtures_is_compared(report: Report) -> None:
    assert report.notes == ()


def test_pinning_refuses_to_lower_a_floor(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "scores.json"
    reached = pin(report, FIXTURES, path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content == {"digest": digest(FIXTURES), "floors": reached}
    assert not is_other_corpus(FIXTURES, path)
    content["floors"]["releases"]["recall"] = 1.1
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(LowerFloorError, match=r"releases: recall is .* below its floor 1\.1"):
        pin(report, FIXTURES, path)
    assert json.loads(path.read_text(encoding="utf-8")) == content


def test_pinning_knows_another_corpus(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    assert not is_other_corpus(FIXTURES, path)
    path.write_text('{"digest": "0", "floors": {}}', encoding="utf-8")
    assert is_other_corpus(FIXTURES, path)
