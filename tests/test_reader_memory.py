"""A reader that has no more memory says so to the worker, which ends it: it never takes the file for a broken one."""

from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from typing import NoReturn

import pytest

from pipeline.errors import Unreadable
from pipeline.readers import decode, json_articles, plain
from tests.test_hostile_files import TIN, zipped


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "a@b.example", "c@d.example", "<1@b.example>"
    message["Subject"], message["Date"] = "Tin up", "Wed, 5 Jun 2024 08:00:00 +0000"
    message.set_content("Tin exports rose 5% in May 2024.\n")
    message.add_attachment(TIN, maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


def run_out(*_: object, **__: object) -> NoReturn:
    raise MemoryError


def stumble(*_: object, **__: object) -> NoReturn:
    raise IndexError


PLACES = [
    (EmailMessage, "get_body"),
    (EmailPolicy, "header_fetch_parse"),
    (MIMEPart, "get_payload"),
    (MIMEPart, "get_filename"),
    (MIMEPart, "get_content_charset"),
]


@pytest.mark.parametrize(("owner", "name"), PLACES)
def test_no_memory_is_no_broken_mail(owner: type, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = mail()
    monkeypatch.setattr(owner, name, run_out)
    with pytest.raises(MemoryError):
        decode(data, "m.eml")


@pytest.mark.parametrize(("owner", "name"), PLACES)
def test_what_the_parser_stumbles_over_is_a_broken_mail(
    owner: type, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = mail()
    monkeypatch.setattr(owner, name, stumble)
    try:
        said = " ".join(str(document.error) for document in decode(data, "m.eml"))
    except Unreadable as error:
        said = str(error)
    assert "please report" not in said


def test_no_memory_for_a_part_or_a_parser_reaches_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_articles.json, "loads", run_out)
    with pytest.raises(MemoryError):
        decode(b'{"text": "Tin"}', "a.json")
    monkeypatch.setattr(plain, "decode", run_out)
    with pytest.raises(MemoryError):
        decode(zipped({"a.txt": TIN}), "a.zip")
