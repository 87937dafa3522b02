"""Mails as they really come: other forms of the text, character sets, attachments, saved pages."""

import base64

import pytest

from pipeline.layouts import split
from pipeline.model import Document
from pipeline.readers import decode

PROSE = "Exports of tin rose by 5% to $3 billion in May 2024, the Board of Trade said in its monthly report."
MORE = "Imports of tin fell by 2% to $1 billion in the same month, so that the surplus grew to $2 billion."
RUSSIAN = "Экспорт олова вырос на 5% до $3 млрд в мае 2024 года."
WESTERN = "Tin’s exports – up 5% – reached “€3 bn”"
WHEN = "Date: Wed, 5 Jun 2024 08:00:00 +0000\n"


def mail(rest: bytes, subject: str = "Tin up", sender: str = "Press <p@b.example>", more: str = "") -> list[Document]:
    head = f"From: {sender}\nTo: x@y.example\nMessage-ID: <1@b>\nSubject: {subject}\n{WHEN}MIME-Version: 1.0\n{more}"
    return list(decode(head.encode() + rest, "m.eml"))


def part(kind: str, data: bytes, more: str = "", packed: bool = False) -> bytes:
    head = f"Content-Type: {kind}\n{more}Content-Transfer-Encoding: {'base64' if packed else '8bit'}\n\n"
    return head.encode() + (base64.b64encode(data) if packed else data) + b"\n"


def many(kind: str, *parts: bytes) -> bytes:
    inside = b"".join(b"--%s\n%s" % (kind.encode(), one) for one in parts)
    return b"Content-Type: multipart/%s; boundary=%s\n\n%s--%s--\n" % (
        kind.encode(),
        kind.encode(),
        inside,
        kind.encode(),
    )


@pytest.mark.parametrize(
    ("declared", "text", "codec"),
    [
        ("koi8-r", RUSSIAN, "koi8-r"),
        ("windows-1251", RUSSIAN, "cp1251"),
        ("iso-8859-1", WESTERN, "cp1252"),
        ("us-ascii", WESTERN, "cp1252"),
        ("iso-8859-1", WESTERN, "utf-8"),
        ("x-unknown", WESTERN, "utf-8"),
    ],
)
def test_a_mail_is_read_in_its_character_set_whatever_it_is_called(declared: str, text: str, codec: str) -> None:
    word = "=?" + declared + "?B?" + base64.b64encode(text.encode(codec)).decode() + "?="
    plain = part(f"text/plain; charset={declared}", text.encode(codec), packed=True)
    assert mail(plain)[0].text == f"Tin up\n\n{text}"
    page = part(f"text/html; charset={declared}", f"<html><body><p>{text}</p></body></html>".encode(codec))
    assert mail(page)[0].text == f"Tin up\n\n{text}"
    if codec == {"iso-8859-1": "cp1252"}.get(declared, declared):
        assert split(mail(plain, word)[0])[1][0].title == text


def test_a_subject_that_is_declared_as_latin_1_is_read_as_its_superset() -> None:
    (release,) = split(mail(part("text/plain", PROSE.encode()), "=?iso-8859-1?Q?Tin=92s_up_=96_5=25?=")[0])[1]
    assert release.title == "Tin’s up – 5%"


PAGE = f"<h1>Tin up</h1><p>{PROSE}</p><p>{MORE}</p>".encode()


@pytest.mark.parametrize("plain", [b" \n", b"This e-mail needs a program that shows HTML.\n"])
def test_a_page_is_read_where_the_plain_form_says_nothing(plain: bytes) -> None:
    (document,) = mail(many("alternative", part("text/plain", plain), part("text/html", PAGE)))
    assert document.text == f"Tin up\n\n{PROSE}\n\n{MORE}"


def test_a_short_plain_form_that_says_it_all_is_read_and_a_page_beside_it_is_a_document() -> None:
    short = part("text/html", f"<p>{PROSE}</p>".encode())
    assert mail(many("alternative", part("text/plain", PROSE.encode()), short))[0].text == f"Tin up\n\n{PROSE}"
    text, page = mail(many("mixed", part("text/plain", b"See below."), part("text/html; charset=utf-8", PAGE)))
    assert (text.text, page.text) == ("Tin up\n\nSee below.", f"Tin up\n\n{PROSE}\n\n{MORE}")


def test_an_attached_text_is_read_in_the_character_set_that_the_mail_states() -> None:
    attached = "Content-Disposition: attachment; filename=a.txt\n"
    page = f"<html><body><h1>Олово</h1><p>{RUSSIAN}</p></body></html>"
    found = mail(
        many(
            "mixed",
            part("text/plain", PROSE.encode()),
            part("text/plain; charset=windows-1251", RUSSIAN.encode("cp1251"), attached, packed=True),
            part("text/plain; charset=iso-8859-1", WESTERN.encode("cp1252"), attached),
            part("text/html; charset=koi8-r", page.encode("koi8-r"), attached),
            part("application/octet-stream", WESTERN.encode("cp1252"), attached),
        )
    )
    assert [document.text for document in found[1:]] == [RUSSIAN, WESTERN, f"Олово\n\n{RUSSIAN}"]
    assert [document.charset for document in found[1:]] == ["utf-8", "cp1252", "utf-8"]


def test_quoted_printable_breaks_no_line_and_no_sign() -> None:
    quoted = "Tin=E2=80=99s up =3D good: =\n=E2=82=AC5 bn.\n"
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert mail(f"{head}{quoted}".encode())[0].text == "Tin up\n\nTin’s up = good: €5 bn."


def test_who_saved_a_page_and_when_is_not_who_published_it() -> None:
    page = part("text/html", b"<html><head><title>Tin up</title></head><body>" + PAGE + b"</body></html>")
    address = "Snapshot-Content-Location: https://b.example/tin\n"
    (document,) = mail(many("related", page), "Tin up", "<Saved by Blink>", address)
    (release,) = split(document)[1]
    assert (release.publisher, release.published_on) == (None, None)
    assert (release.url, release.title) == ("https://b.example/tin", "Tin up")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_mail_of_a_mailbox_is_a_document(end: str) -> None:
    heads = [f"From p@b.example Wed Jun  5 08:00:0{n} 2024\nFrom: P <p@b.example>\nTo: x@y.example\n" for n in range(2)]
    mails = [f"{head}Message-ID: <{n}@b>\nSubject: Tin {n}\n{WHEN}\n{PROSE} {n}\n" for n, head in enumerate(heads)]
    whole, *found = decode("\n".join(mails).replace("\n", end).encode(), "a.mbox")
    assert whole.text == ""
    assert [(one.source, one.text) for one in found] == [
        (f"a.mbox/mail {n + 1}", f"Tin {n}\n\n{PROSE} {n}") for n in range(2)
    ]
    (alone,) = decode(mails[0].replace("\n", end).encode(), "a.eml")
    assert alone.text == f"Tin 0\n\n{PROSE} 0"


def test_a_line_of_a_mail_that_begins_with_from_opens_no_mail() -> None:
    text = f"{PROSE}\n\nFrom Chile: tin worth $3 million at 10:00 in 2024\nNo: more\n"
    (document,) = decode(
        f"From p@b.example Wed Jun  5 08:00:00 2024\nFrom: p@b.example\nTo: x\nMessage-ID: <1@b>\n\n{text}".encode(),
        "a",
    )
    assert document.text.startswith(PROSE)
