"""What a mail is made of: its text, and the parts that are documents of their own."""

import re
from collections.abc import Container, Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from itertools import pairwise
from pathlib import Path

from pipeline.lexicon import load
from pipeline.readers import charset
from pipeline.readers.reader import Budget, NotText, Part, parsing

_IGNORED = tuple(load(Path(__file__).with_name("mail.toml"))["ignored"]["type"])
_ENCODED = re.compile(r"=\?([\w-]{2,20})(?=(?:\*[\w-]+)?\?[bq]\?)", re.IGNORECASE)
_OPENS = re.compile(
    rb"(?:\A|\n\r?\n)(?P<line>From \S{1,200} +\w{3} +\w{3} +\d{1,2} +[\d:]{5,8} [^\r\n]{0,40}\r?\n)"
    rb"(?=[A-Z][\w-]{1,40}: )"
)
_LONGEST_HEADER, _MOST_BOUNDARIES = 4000, 200
BROKEN = "the mail is broken"
ADVICE = "save its text as a plain text file, or take it out of the inbox"


Attached = tuple[str, str, MIMEPart]
"""The name of an attachment, its type and itself."""


class _Policy(EmailPolicy):
    """The default policy, but a header is cut before it can cost time, and a character set in it is its superset."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        decoded = charset.decode(value[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"))
        return name, _ENCODED.sub(_named, decoded[0] if decoded else "")


def _named(encoded: re.Match[str]) -> str:
    return f"=?{charset.known(encoded[1]) or encoded[1]}"


_POLICY = _Policy()


def mailbox(data: bytes) -> list[bytes]:
    """The mails of a mailbox, each of which opens with a line `From somebody` and a time; else the data alone."""
    starts = [match.start("line") for match in _OPENS.finditer(data)] if data.startswith(b"From ") else []
    return [data[start:end] for start, end in pairwise([*starts, len(data)])] if len(starts) > 1 else [data]


def opened(data: bytes) -> tuple[EmailMessage, MIMEPart | None, MIMEPart | None, list[Attached]]:
    """A mail, the parts that are its text and its page, and its attachments by name.

    Raises NotText for a mail that is broken beyond reading.
    """
    if len(re.findall(rb"boundary\s*=", data, re.IGNORECASE)) > _MOST_BOUNDARIES:
        raise NotText("the mail has too many mails and parts nested in it", ADVICE)
    with parsing(BROKEN, ADVICE):
        message = message_from_bytes(data, policy=_POLICY)
        assert isinstance(message, EmailMessage)  # the policy makes one
        body = message.get_body(("plain", "html"))
        others = _other_forms(message, body)
        page = next((form for form in others.values() if form.get_content_type() == "text/html"), None)
        return message, body, page, list(_attached(message, body, others))


def _attached(message: EmailMessage, body: MIMEPart | None, others: Container[int]) -> Iterator[Attached]:
    """The parts that are documents of their own, each with its name; neither the body nor another form of it."""
    for part in _leaves(message):
        kind = part.get_content_type()
        if part is body or id(part) in others or kind.startswith(_IGNORED):
            continue
        name = part.get_filename() or f"{kind.replace('/', '-')}"
        yield name, kind, part


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """Every part that holds no others, and mails that are attached, as wholes."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(list(part.iter_parts()))
        else:
            yield part


def _other_forms(message: MIMEPart, body: MIMEPart | None) -> dict[int, MIMEPart]:
    """What says the same as the body, by its identity: the texts beside it under `multipart/alternative`."""
    found: dict[int, MIMEPart] = {}
    for part in message.walk():
        if part.get_content_type() == "multipart/alternative":
            forms = [each for each in part.walk() if each.get_content_maintype() == "text"]
            if any(each is body for each in forms):
                found |= {id(each): each for each in forms}
    return found


def parts(attached: list[Attached], budget: Budget) -> Iterator[Part]:
    """The attachments, each decoded as it is asked for."""
    for name, kind, part in attached:
        try:
            yield Part(name, _document(part, kind, budget))
        except NotText as error:
            yield Part(name, error=error)


def _document(part: MIMEPart, kind: str, budget: Budget) -> bytes:
    """The bytes of an attachment. A text of which only the mail says in which character set it is becomes UTF-8."""
    data = contents(part, budget)
    if not kind.startswith("text/"):
        return data
    with parsing(BROKEN, ADVICE):
        declared = part.get_content_charset()
    told = charset.decode(data, declared)
    return data if told is None or told == charset.decode(data) else told[0].encode("utf-8", "replace")


def contents(part: MIMEPart, budget: Budget) -> bytes:
    """What a part holds, decoded; of an attached mail the mail."""
    with parsing(BROKEN, ADVICE):
        if part.get_content_maintype() == "message":
            data = part.get_payload(0).as_bytes()  # type: ignore[union-attr]
        else:
            data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise NotText(BROKEN, ADVICE)
    budget.take(len(data))
    return data
