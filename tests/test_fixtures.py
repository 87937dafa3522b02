"""The documents of `fixtures/` split as annotated, and every mention leads back to its characters."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors import KINDS, Context, Facts, extract
from pipeline.evaluate import FIXTURES, pairs
from pipeline.layouts import split
from pipeline.model import Document, Release
from pipeline.readers import read

PAIRS = pairs(FIXTURES)
NAMES = [document.name for document, _ in PAIRS]

over_fixtures = pytest.mark.parametrize(("document", "expected"), PAIRS, ids=NAMES)


@cache
def read_releases(path: Path) -> tuple[Document, str, tuple[Release, ...]]:
    document = read(path, FIXTURES)[0]
    return document, *split(document)


@cache
def facts_of(path: Path) -> tuple[Facts, ...]:
    return tuple(
        extract(release.text.text, Context(release.title, release.published_on, release.publisher))
        for release in read_releases(path)[2]
    )


def annotated(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def folded(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def test_every_document_has_an_expected_file() -> None:
    expected = {f"{name}.expected.json" for name in (Path(name).stem for name in NAMES)}
    assert {path.name for path in FIXTURES.iterdir() if path.is_file()} == set(NAMES) | expected


@over_fixtures
def test_the_document_is_the_one_that_was_annotated(document: Path, expected: Path) -> None:
    assert hashlib.sha256(document.read_bytes()).hexdigest() == annotated(expected)["sha256"]


@over_fixtures
def test_the_document_splits_into_its_releases(document: Path, expected: Path) -> None:
    releases, want = read_releases(document)[2], annotated(expected)["releases"]
    assert [folded(one.title) for one in releases] == [folded(one["title"]) for one in want]
    assert [one.ordinal for one in releases] == list(range(1, len(want) + 1))


@over_fixtures
def test_the_stated_fields_are_read(document: Path, expected: Path) -> None:
    content = annotated(expected)
    for release, want in zip(read_releases(document)[2], content["releases"], strict=True):
        published_on = want["published_on"] and date.fromisoformat(want["published_on"])
        assert (release.published_on, release.publisher) == (published_on, want["publisher"])
        assert list(release.keywords) == content.get("keywords", [])


@over_fixtures
def test_the_reporter_is_read(document: Path, expected: Path) -> None:
    want = [one["reporter"] for one in annotated(expected)["releases"]]
    assert [facts.frame.reporter for facts in facts_of(document)] == want


@over_fixtures
def test_boilerplate_is_in_no_release(document: Path, expected: Path) -> None:
    lines = {line for release in read_releases(document)[2] for line in release.text.text.splitlines()}
    boilerplate = {folded(line) for line in annotated(expected)["boilerplate"]}
    assert boilerplate & {folded(line) for line in lines} <= {""}


@over_fixtures
def test_every_mention_stands_at_its_offsets(document: Path, expected: Path) -> None:
    source, _, releases = read_releases(document)
    for release, facts in zip(releases, facts_of(document), strict=True):
        text = release.text.text
        for sentence in facts.sentences:
            assert folded(text[sentence.char_start : sentence.char_end]) == folded(sentence.text)
        for mention in (one for kind in KINDS for one in facts.mentions[kind]):
            assert text[mention.char_start : mention.char_end] == mention.text
            start, end = release.text.source(mention.char_start, mention.char_end)
            assert folded(source.text[start:end]) == folded(mention.text)
            assert release.source_start <= start < end <= release.source_end
            sentence = facts.sentences[mention.sentence]
            assert sentence.char_start <= mention.char_start < mention.char_end <= sentence.char_end


def test_each_fixture_has_its_own_layout() -> None:
    layouts = [read_releases(document)[1] for document, _ in PAIRS]
    assert len(set(layouts)) == len(layouts)
