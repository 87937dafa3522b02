"""Bytes become text in whichever character set they are, or are refused in one clear sentence."""

import codecs
from pathlib import Path

import pytest

from pipeline.errors import Unreadable
from pipeline.readers import READERS, decode, read
from pipeline.readers.charset import decode as decode_charset

KOREAN = "타관의 주석 수출이 늘었다. 똠방 5%"
ENGLISH = "Norvania’s tin exports – up 5% – reached €3 bn"


@pytest.mark.parametrize(
    ("data", "text", "charset"),
    [
        (ENGLISH.encode(), ENGLISH, "utf-8"),
        (codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH, "utf-8"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16"),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), KOREAN, "utf-16"),
        (KOREAN.encode("cp949"), KOREAN, "cp949"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
        ("Café exports: £5m".encode("cp1252"), "Café exports: £5m", "cp1252"),
        (b"Plain exports", "Plain exports", "utf-8"),
    ],
)
def test_the_character_set_is_found(tmp_path: Path, data: bytes, text: str, charset: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = read(path, tmp_path)[0]
    assert (document.text, document.charset) == (text, charset)
    assert (document.bytes, document.media_type, document.source) == (len(data), "text/plain", "a.txt")


def test_a_declared_character_set_is_tried_after_utf_8() -> None:
    assert decode_charset("Tin – цинк".encode("cp1251"), "windows-1251") == ("Tin – цинк", "cp1251")
    assert decode_charset(KOREAN.encode("cp949"), "euc-kr") == (KOREAN, "cp949")
    assert decode_charset(ENGLISH.encode(), "euc-kr") == (ENGLISH, "utf-8")
    assert decode_charset(KOREAN.encode("cp949"), "no-such-set") == (KOREAN, "cp949")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u00a0\u3000\n".encode(), "nothing but white space"),
        (b"\x00\x01\x02tin\x00" * 20, "binary"),
        (bytes(range(1, 32)) * 5, "binary"),
        (b"%PDF-1.7 ...", "PDF is damaged"),
        (b"\n<!DOCTYPE html><html><body></body></html>", "holds no text"),
        (b'{"title": "Tin", "value": 5}', "JSON"),
        (b"<?xml version='1.0'?><tin/>", "XML"),
        (b"PK\x03\x04\x14\x00", "archive is damaged"),
        (codecs.BOM_UTF16_LE + b"\x41", "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_file_reason_and_advice(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "below" / "bad.txt"
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(path, tmp_path)
    message = str(caught.value)
    assert message.startswith("below/bad.txt: ")
    assert reason in message
    assert "inbox" in message
    assert "\n" not in message


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"cannot be opened \(No such file"):
        read(tmp_path / "gone.txt", tmp_path)


def test_a_file_that_may_not_be_opened_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        read(tmp_path / "a.txt", tmp_path)


def test_a_file_outside_the_inbox_is_named_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Tin")
    assert read(path, tmp_path / "inbox")[0].source == "a.txt"
    assert read(path)[0].source == "a.txt"


def test_every_reader_says_what_it_reads() -> None:
    assert [reader.media_type for reader in READERS][-1] == "text/plain"
    assert READERS[-1].accepts(b"anything")
    assert decode(b"tin", "x")[0].media_type == "text/plain"


def test_text_that_only_opens_like_another_format_is_text() -> None:
    assert decode(b'["Tin is back"] exports rise', "x")[0].text.startswith("[")
    assert decode(b"<Notice> Tin exports rise", "x")[0].text.startswith("<")
