"""Text as it really comes: sets of characters mislabelled, cut or unmarked, and characters that nobody sees."""

import pytest

from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.readers import decode
from pipeline.readers.charset import decode as decode_charset

ENGLISH = "Norvania’s tin exports – up 5% – reached “€3 bn”"
PROSE = "Exports of tin rose by 5% to $3 billion in May 2024, the Board of Trade said."
RUSSIAN = "Экспорт олова вырос на 5% до $3 млрд в мае 2024 года."


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "ISO_8859-1", "windows-1252"])
def test_what_is_declared_as_latin_1_is_read_as_its_superset(declared: str) -> None:
    assert decode_charset(ENGLISH.encode("cp1252"), declared) == (ENGLISH, "cp1252")
    page = f"<html><head><meta charset={declared}></head><body><p>{ENGLISH}</p></body></html>"
    assert decode(page.encode("cp1252"), "a.html")[0].text == ENGLISH


def test_bytes_that_not_even_the_superset_knows_are_latin_1() -> None:
    assert decode_charset(b"Caf\xe9 \x81", "iso-8859-1") == ("Café \x81", "iso8859-1")


@pytest.mark.parametrize(
    ("declared", "text"), [("koi8-r", RUSSIAN), ("gb2312", "朱镕基說"), ("shift_jis", "①錫の輸出")]
)
def test_other_declared_sets_are_kept(declared: str, text: str) -> None:
    codec = {"gb2312": "gb18030", "shift_jis": "cp932"}.get(declared, declared)
    assert decode_charset(text.encode(codec), declared) == (text, codec)


@pytest.mark.parametrize(
    "data", [ENGLISH.encode()[:-1] + b"\x80", (ENGLISH + " – ").encode()[:-2], b"\xff" + ENGLISH.encode()]
)
def test_utf_8_that_was_damaged_stays_utf_8(data: bytes) -> None:
    text, name = decode(data, "a.txt")[0].text, decode(data, "a.txt")[0].charset
    assert name == "utf-8"
    assert "Norvania’s tin exports – up 5%" in text
    assert decode_charset(data, "iso-8859-1") == (text, "utf-8")


@pytest.mark.parametrize("text", ["Café exports: £5m", "Ã bon", RUSSIAN])
def test_what_is_no_utf_8_is_not_taken_for_it(text: str) -> None:
    name = "koi8-r" if text == RUSSIAN else "cp1252"
    assert decode_charset(text.encode(name), name) == (text, name)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(name: str) -> None:
    text = f"Tin up\r\n\r\n{ENGLISH}\r\n"
    (document,) = decode(text.encode(name), "a.txt")
    assert (document.text, document.charset) == (text, name)


def test_small_numbers_in_pairs_of_bytes_are_no_text() -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode(b"".join(number.to_bytes(2, "little") for number in range(1, 200)), "a.bin")


def test_what_nobody_sees_splits_no_word_of_a_text() -> None:
    seen = "Tin\u200b up\n\nExports of semi\u00adconductors rose by\u00a05\u202f% to $3\u00a0bil\u00ad\r\n  lion,"
    seen += " the\ufeff Board\u2060 says.\n"
    (document,) = decode(f"\ufeff\ufeff{seen}".encode(), "a.txt")
    assert document.text == (
        "Tin up\n\nExports of semiconductors rose by\u00a05\u202f% to $3\u00a0billion, the Board says.\n"
    )
    (release,) = split(document)[1]
    assert release.title == "Tin up"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x85"])
def test_lines_end_in_any_way(end: str) -> None:
    (release,) = split(decode(f"Tin up{end}{end}{PROSE}{end}".encode(), "a.txt")[0])[1]
    assert (release.title, release.body) == ("Tin up", PROSE)


def test_a_form_feed_ends_a_line_and_no_text() -> None:
    (release,) = split(decode(f"Tin up\n\n{PROSE}\f{PROSE}\n\f".encode(), "a.txt")[0])[1]
    assert release.body.count(PROSE) == 2
