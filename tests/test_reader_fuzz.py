"""Whatever bytes come in are read or refused in a sentence: no traceback, no fault of a reader, no wrong offset."""

import random
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.limits import Limits
from pipeline.model import Document
from pipeline.readers import READERS, decode
from pipeline.readers.reader import Budget, NotText, Reader

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
SAMPLES = {path.name: path.read_bytes() for path in sorted(FORMATS.iterdir()) if not path.name.endswith(".json")}
FRAGMENTS = tomllib.loads((Path(__file__).parent / "fragments.toml").read_text(encoding="utf-8"))
LIMITS = Limits(unpacked_bytes=4 << 20, parts=200)
HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"<!DOCTYPE html>",
    b"<?xml version='1.0'?><rss>",
    b'{"text": "',
    b"From: a@b\nMessage-ID: <1>\nTo: c\n",
    b"\xff\xfe",
    b"<html><table><tr><td>",
    b"<feed><entry><content type='xhtml'>",
]
fuzzed = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def read_or_refused(data: bytes) -> tuple[Document, ...]:
    """The documents in some bytes; a refusal is a clear one, and every offset lies in its text."""
    refused = ""
    found: tuple[Document, ...] = ()
    try:
        found = decode(data, "inbox/a.bin", LIMITS)
    except Unreadable as error:
        refused = str(error)
    assert "please report" not in refused
    assert refused.isprintable()
    assert len({document.document_id for document in found}) == len(found)
    for document in found:
        assert "please report" not in (document.error or "")
        assert "\n" not in document.source
        spans = [(section.start, section.end) for section in document.sections]
        spans += [(page.start, page.end) for page in document.pages]
        assert all(0 <= start <= end <= len(document.text) for start, end in spans)
        for release in split(document)[1]:
            assert 0 <= release.source_start <= release.source_end <= len(document.text)
    return found


@fuzzed
@given(st.sampled_from(HEADS), st.binary(max_size=400))
@example(b"", b"")
def test_any_bytes_are_read_or_refused(head: bytes, rest: bytes) -> None:
    read_or_refused(head + rest)


@fuzzed
@given(st.sampled_from(READERS), st.sampled_from(sorted(SAMPLES.values())) | st.binary(max_size=200))
def test_a_reader_given_another_format_refuses_it(reader: Reader, data: bytes) -> None:
    if reader.accepts(data):
        with suppress(NotText):
            reader.read(data, Budget(LIMITS))


def damaged(data: bytes, seed: int) -> bytes:
    """A valid file after an accident: bytes changed, cut out, doubled, or the end lost."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed))
        how = chance.randrange(4)
        if how == 0:
            changed[at] = chance.randrange(256)
        elif how == 1:
            del changed[at : at + chance.randint(1, 60)]
        elif how == 2:
            changed[at:at] = changed[at : at + chance.randint(1, 60)] * chance.randint(1, 20)
        else:
            changed[at : at + 4] = chance.choice(
                [b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"<<<>", b"\n\n\n\n", b"&lt;"]
            )
        if not changed:
            break
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.2 else changed)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_sample_is_read_or_refused(name: str) -> None:
    for seed in range(40):
        read_or_refused(damaged(SAMPLES[name], seed))


@fuzzed
@given(st.lists(st.sampled_from(FRAGMENTS["markup"]), max_size=30).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    read_or_refused(f"<html>{markup}".encode())


@fuzzed
@given(st.lists(st.sampled_from(FRAGMENTS["mail"]), max_size=30).map("".join))
def test_any_mail_is_read_or_refused(mail: str) -> None:
    read_or_refused(b"Message-ID: <1>\nTo: c\nFrom: a@b\n" + mail.encode("latin-1", "replace"))
