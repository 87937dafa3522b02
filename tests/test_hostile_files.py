"""A file that is broken, or made to do harm, is refused in one clear sentence, at once, and costs nothing else."""

import gzip
import io
import json
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.limits import Limits
from pipeline.readers import decode

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
TIN = b"Tin exports rise\n\nTin exports rose 5% to $3 billion in May 2024.\n"
PAGE = "<!DOCTYPE html><html><head><title>Tin</title></head><body>{}</body></html>"
SOON = 2.0


def sample(name: str) -> bytes:
    return (FORMATS / name).read_bytes()


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def encrypted(data: bytes) -> bytes:
    """An archive whose headers say that its first member is encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.index(mark) + offset] |= 1
    return bytes(changed)


def document_xml(text: str, before: str = "") -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"<?xml version='1.0'?>{before}<w:document {names}><w:body>{text}</w:body></w:document>".encode()


def locked_pdf() -> bytes:
    """A small PDF with a password: its key fits none that anybody has."""
    key = "<" + "5a" * 32 + ">"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        f"3 0 obj<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>endobj\n"
        f"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[{key}{key}]>>\n%%EOF"
    ).encode()


def scanned_pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
OUTSIDE = '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
ITEM = "<rss><channel><item><title>{}</title></item></channel></rss>"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty"),
    "binary": (lambda: bytes(range(256)) * 40, "binary"),
    "NUL bytes in a text": (lambda: b"Tin exports\x00 rose 5%", "binary"),
    "an image that is called a text": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "an image"),
    "a page that is not there": (lambda: b"<html><body></body></html>", "holds no text"),
    "a page of scripts": (lambda: b"<html><script>document.write('Tin rose 5%')</script></html>", "holds no text"),
    "60,000 nested tags": (
        lambda: PAGE.format("<div>" * 60_000 + "Tin" + "</div>" * 60_000).encode(),
        "nested too deeply",
    ),
    "60,000 tags that are never closed": (
        lambda: PAGE.format("<p>a" + "<b><i>" * 60_000 + "x" + "</u></a>" * 60_000).encode(),
        "nested too deeply",
    ),
    "a page of a million tags": (lambda: PAGE.format("<p>a" * 1_000_000).encode(), "more than 500,000 tags"),
    "a PDF cut short": (lambda: sample("two_columns.pdf")[:200], "damaged or cut short"),
    "a PDF in name alone": (lambda: b"%PDF-1.7 ...", "damaged or cut short"),
    "a PDF with a password": (locked_pdf, "encrypted"),
    "a PDF without text": (scanned_pdf, "a scan"),
    "a zip archive cut short": (lambda: sample("packed.zip")[:300], "damaged or cut short"),
    "an empty zip archive": (lambda: zipped({}), "is empty"),
    "a spreadsheet": (lambda: zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "XLSX"),
    "a gzip cut short": (lambda: gzip.compress(TIN * 50)[:-12], "cut short"),
    "a gzip with a broken inside": (lambda: gzip.compress(b"")[:10] + b"\xff" * 30, "is damaged"),
    "a gzip of many pieces": (lambda: gzip.compress(b"", mtime=0) * 20_000, "too many pieces"),
    "a DOCX cut short": (lambda: sample("report.docx")[:20_000], "damaged or cut short"),
    "a DOCX of broken XML": (lambda: zipped({"word/document.xml": b"<w:document><w:p>"}), "XML is broken"),
    "a DOCX with entities": (
        lambda: zipped({"word/document.xml": document_xml("&a;", '<!DOCTYPE d [<!ENTITY a "b">]>')}),
        "entities",
    ),
    "a DOCX of 60,000 nested tables": (
        lambda: zipped({"word/document.xml": document_xml("<w:tbl>" * 60_000 + "</w:tbl>" * 60_000)}),
        "XML is broken",
    ),
    "an HWPX with a password": (lambda: encrypted(zipped({"Contents/section0.xml": b"<hs:sec/>"})), "encrypted"),
    "an XML bomb": (lambda: f"<!DOCTYPE rss [{LAUGHS}]>{ITEM.format('&l8;')}".encode(), "entities"),
    "an entity from outside": (lambda: f"{OUTSIDE}{ITEM.format('&secret;')}".encode(), "entities"),
    "an XML that is no feed": (lambda: b"<?xml version='1.0'?><tin/>", "an XML document"),
    "a feed cut short": (lambda: sample("customs.rss")[:500], "broken or cut short"),
    "a feed without entries": (lambda: b"<rss><channel><title>Tin</title></channel></rss>", "no entries"),
    "a JSON cut short": (lambda: b'[{"title": "Tin", "text": "Tin exports rose', "broken or cut short"),
    "a JSON of 200,000 digits": (lambda: b'{"title": "Tin", "text": ' + b"9" * 200_000 + b"}", "broken or cut short"),
    "a JSON without articles": (lambda: b'{"value": 5}', "holds no articles"),
    "a JSON nested 60,000 deep": (lambda: b'{"a":' * 60_000 + b"1" + b"}" * 60_000, "broken or cut short"),
    "a mail without text": (lambda: b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\n\n", "no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_reason_at_once(name: str) -> None:
    make, reason = REFUSED[name]
    data = make()
    begun = time.process_time()
    with pytest.raises(Unreadable) as caught:
        decode(data, "inbox/bad.txt")
    assert time.process_time() - begun < SOON
    message = str(caught.value)
    assert reason in message
    assert message.startswith("inbox/bad.txt: ")
    assert len(message) < 300
    assert message.isprintable()


def test_a_file_that_is_too_large_is_refused_by_its_size_alone() -> None:
    with pytest.raises(Unreadable, match=r"has 2\.0 MiB, and more than 1 MiB are not read"):
        decode(b"\x00" * (2 << 20), "big.bin", Limits(file_bytes=1 << 20))


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"big.txt": data})], ids=["gzip", "zip"])
def test_a_bomb_is_left_packed_as_soon_as_it_is_too_much(pack: Callable[[bytes], bytes]) -> None:
    limits = Limits(unpacked_bytes=4 << 20)
    bomb = zipped({"a.txt": TIN, "bomb": pack(b"0" * (30 << 20)), "z.txt": b"Zinc"})
    begun = time.process_time()
    found = decode(bomb, "b.zip", limits)
    assert time.process_time() - begun < SOON
    assert [document.source for document in found if not document.error][:2] == ["b.zip", "b.zip/a.txt"]
    assert "more than 4 MiB are packed in it" in str([document.error for document in found])
    assert "b.zip/z.txt" not in {document.source for document in found if not document.error}


def test_sizes_in_headers_are_not_believed() -> None:
    data = bytearray(zipped({"big.txt": b"0" * (30 << 20)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    whole, part = decode(bytes(data), "b.zip", Limits(unpacked_bytes=1 << 20))
    assert whole.error is None
    assert "damaged or cut short" in str(part.error)


def test_archives_are_opened_only_so_deep_and_only_so_many_files() -> None:
    data = TIN
    for _ in range(8):
        data = zipped({"in.zip": data})
    found = decode(data, "a.zip", Limits(depth=4))
    assert [bool(document.error) for document in found] == [False] * 5 + [True]
    assert "more than 4 deep" in str(found[-1].error)
    many = zipped({f"{number}.txt": TIN + str(number).encode() for number in range(30)})
    with pytest.raises(Unreadable, match="more files are packed in it than may be"):
        decode(many, "m.zip", Limits(parts=20))
    nested = zipped({"m.zip": many, "n.zip": zipped({f"{n}.txt": b"Zinc" + str(n).encode() for n in range(30)})})
    found = decode(nested, "n.zip", Limits(parts=45))
    assert sum(document.error is None for document in found) < 45
    assert any("more files are packed" in str(document.error) for document in found)


def test_a_bad_part_costs_the_others_nothing() -> None:
    data = zipped(
        {"bad.html": b"<html></html>", "empty.txt": b"", "good.txt": TIN, "../../etc/passwd\x1b[31m": b"Lead up"}
    )
    found = {document.source: document for document in decode(data, "in.zip")}
    assert found["in.zip/good.txt"].text == TIN.decode()
    assert "holds no text" in str(found["in.zip/bad.html"].error)
    assert "is empty" in str(found["in.zip/empty.txt"].error)
    assert found["in.zip/etc/passwd[31m"].text == "Lead up"
    assert {document.part_of for document in found.values()} == {None, found["in.zip"].document_id}


def test_an_encrypted_or_oddly_packed_member_says_so() -> None:
    (_, locked) = decode(encrypted(zipped({"a.txt": TIN})), "a.zip")
    assert "encrypted" in str(locked.error)
    (_, odd) = decode(zipped({"a.txt": TIN}, zipfile.ZIP_BZIP2), "a.zip")
    assert "packed in a way that is not read" in str(odd.error)


def test_an_archive_that_holds_itself_again_is_one_document() -> None:
    inner = zipped({"a.txt": TIN})
    found = decode(zipped({"one.zip": inner, "two.zip": inner, "a.txt": TIN}), "a.zip")
    assert len(found) == 3


def test_a_broken_line_is_a_rejected_part_and_the_articles_are_read() -> None:
    lines = [json.dumps({"title": f"Tin {n}", "text": f"Tin exports rose {n}%."}) for n in range(3)]
    whole, part = decode("\n".join([*lines[:2], '{"title": "Ti', lines[2]]).encode(), "a.jsonl")
    assert [release.title for release in split(whole)[1]] == ["Tin 0", "Tin 1", "Tin 2"]
    assert (part.source, part.part_of) == ("a.jsonl/line 3", whole.document_id)
    assert "broken or cut short" in str(part.error)


def test_a_mail_with_headers_made_to_cost_time_is_read_or_refused_soon() -> None:
    subject = "Subject: " + "(" * 100_000 + "=?utf-8?q?" * 20_000 + "\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000))
    for data in (
        b"Message-ID: <1@x>\nFrom: " + b"<" * 200_000 + b"\n" + subject.encode() + b"To: x\n\nTin rose 5%.\n",
        b"Message-ID: <1@x>\nFrom: a@b.example\nTo: x\n" + nested,
    ):
        begun = time.process_time()
        try:
            decode(data, "a.eml")
        except Unreadable as error:
            assert "please report" not in str(error)  # noqa: PT017
        assert time.process_time() - begun < SOON


def test_what_steers_a_terminal_leaves_the_text_of_a_page() -> None:
    (document,) = decode(PAGE.format("<h1>Tin \x1b[31mrose\x07</h1><p>Tin rose 5% in May.</p>").encode(), "a.html")
    assert document.text == "Tin [31mrose\n\nTin rose 5% in May."


def test_a_signed_mail_with_an_attached_mail_is_read_to_its_end() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    for message, title in ((inner, "Tin exports rise"), (outer, "Zinc exports fall")):
        message["From"], message["Subject"], message["Message-ID"] = "a@b.example", title, "<1@b.example>"
        message["To"] = "c@d.example"
        message.set_content(f"{title} by 5% in May 2024.\n")
    outer.add_attachment(inner)
    found = decode(outer.as_bytes(), "a.eml")
    assert [split(document)[1][0].title for document in found] == ["Zinc exports fall", "Tin exports rise"]
