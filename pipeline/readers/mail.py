"""Mails: the text with its subject as title; attachments are parts."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import parseaddr
from pathlib import Path

from pipeline.days import find_day
from pipeline.lexicon import any_of, load
from pipeline.model import Section
from pipeline.readers import charset, html_page, tidy
from pipeline.readers.articles import Article, joined
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading

_LEXICON = load(Path(__file__).with_name("mail.toml"))
_ONLY, _ANY = frozenset(_LEXICON["headers"]["only"]), frozenset(_LEXICON["headers"]["any"])
_IGNORED = tuple(_LEXICON["ignored"]["type"])
_PREFIX = re.compile(rf"\s*(?:\[[^\]]{{0,40}}\]|{any_of(_LEXICON['subject']['before'])}\s*[:：])\s*", re.IGNORECASE)
_FIELD = re.compile(r"([a-z][a-z0-9-]{1,40}):(?:[ \t]|$)", re.MULTILINE)
_KOREAN = re.compile(r"=\?(?:euc-kr|ks_c_5601-1987|ksc5601)\?", re.IGNORECASE)
_LONGEST_HEADER, _MOST_BOUNDARIES, _MOST_PREFIXES = 4000, 200, 6
_ADVICE = "save its text as a plain text file, or take it out of the inbox"


class _Policy(EmailPolicy):
    """The default policy, but that a header is cut before it can cost time and that EUC-KR in it is CP949."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        decoded = charset.decode(value[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"))
        return name, _KOREAN.sub("=?cp949?", decoded[0] if decoded else "")


_POLICY = _Policy()


def accepts(data: bytes) -> bool:
    """Whether the bytes begin with the header of a mail; a memo that opens `From:`, `Date:` is none."""
    head = charset.beginning(data, 16384).partition("\n\n")[0].partition("\r\n\r\n")[0]
    first = _FIELD.match(head) or head.startswith("from ")
    names = set(_FIELD.findall(head))
    return bool(first) and len(names & (_ONLY | _ANY)) > 2 and bool(names & _ONLY)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a mail and its attachments; raises NotText for one that is broken beyond reading."""
    if len(re.findall(rb"boundary\s*=", data, re.IGNORECASE)) > _MOST_BOUNDARIES:
        raise NotText("the mail has too many mails and parts nested in it", _ADVICE)
    try:
        message = message_from_bytes(data, policy=_POLICY)
        assert isinstance(message, EmailMessage)  # the policy makes one
        body = message.get_body(("plain", "html"))
        attached = list(_attached(message, body))
    except Exception as error:  # the parser of the standard library raises nearly anything on broken headers
        raise NotText(f"the mail is broken ({type(error).__name__})", _ADVICE) from error
    text, name, own = _text(body, budget)
    text, sections = joined([_article(message, text, own)])
    if not sections and not attached:
        raise NotText("the mail holds no text", _ADVICE)
    return Reading(text, name, sections, parts=_parts(attached, budget))


def _article(message: EmailMessage, text: str, own: Section) -> Article:
    """The text under the subject, or under the headline of a page that was sent."""
    subject = _subject(_header(message, "subject"))
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    title = first if _is_within(first, subject) else subject
    sender, address = parseaddr(_header(message, "from"))
    return Article(
        text,
        Section(
            0,
            0,
            title=own.title or title or None,
            publisher=own.publisher,
            published_on=own.published_on,
            channel=tidy.line(sender).strip("\"' ") or tidy.line(address) or None,
            sent_on=_sent_on(message),
            url=own.url,
            language=own.language,
            keywords=own.keywords,
        ),
    )


def _is_within(first: str, subject: str) -> bool:
    """Whether the first line of a text is its headline as the subject has it, more or less of it."""
    short, long = sorted((" ".join(text.casefold().split()) for text in (first, subject)), key=len)
    return bool(short) and short in long and len(short) > len(long) / 2 and len(long) <= 250


def _subject(text: str) -> str:
    for _ in range(_MOST_PREFIXES):
        prefix = _PREFIX.match(text)
        if prefix is None:
            break
        text = text[prefix.end() :]
    return tidy.line(text)


def _header(message: EmailMessage, name: str) -> str:
    """A header field as text; an empty one where it is missing or broken."""
    with suppress(Exception):
        return str(message.get(name) or "")
    return ""


def _sent_on(message: EmailMessage) -> date | None:
    day = find_day(_header(message, "date")[:200])
    return day.on if day else None


def _text(body: MIMEPart | None, budget: Budget) -> tuple[str, str | None, Section]:
    """The text of the body, its character set, and what a page in it states."""
    nothing = Section(0, 0)
    data = _bytes(body, budget) if body is not None else b""
    if body is None or not data.strip():
        return "", None, nothing
    declared = body.get_content_charset()
    if body.get_content_type() == "text/html":
        markup, name = html_page.decoded(data, declared)
        try:
            text, section = html_page.article(markup)
        except NotText:
            return "", None, nothing
        return text, name, section
    decoded = charset.decode(data, declared)
    if decoded is None or "\x00" in decoded[0]:
        raise NotText("the text of the mail is in no character set known here", _ADVICE)
    text = tidy.seen(decoded[0].replace("\r\n", "\n"))
    return re.split(r"^-- ?$", text, maxsplit=1, flags=re.MULTILINE)[0], decoded[1], nothing


def _attached(message: EmailMessage, body: MIMEPart | None) -> Iterator[tuple[str, MIMEPart]]:
    """The parts that are documents of their own, each with its name; neither the body nor another form of it."""
    others = _other_forms(message, body)
    for part in _leaves(message):
        kind = part.get_content_type()
        if part is body or id(part) in others or kind.startswith(_IGNORED):
            continue
        name = part.get_filename() or f"{kind.replace('/', '-')}"
        yield name, part


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """Every part that holds no others, and mails that are attached, as wholes."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(list(part.iter_parts()))
        else:
            yield part


def _other_forms(message: MIMEPart, body: MIMEPart | None) -> set[int]:
    """The texts that say the same as the body: what stands beside it under `multipart/alternative`."""
    found: set[int] = set()
    for part in message.walk():
        if part.get_content_type() == "multipart/alternative":
            forms = [each for each in part.walk() if each.get_content_maintype() == "text"]
            if any(each is body for each in forms):
                found |= {id(each) for each in forms}
    return found


def _parts(attached: list[tuple[str, MIMEPart]], budget: Budget) -> Iterator[Part]:
    for name, part in attached:
        try:
            yield Part(name, _bytes(part, budget))
        except NotText as error:
            yield Part(name, error=error)


def _bytes(part: MIMEPart, budget: Budget) -> bytes:
    """What a part holds, decoded; of an attached mail the mail."""
    try:
        if part.get_content_maintype() == "message":
            data = part.get_payload(0).as_bytes()  # type: ignore[union-attr]
        else:
            data = part.get_payload(decode=True)
    except Exception as error:
        raise NotText(f"it is broken ({type(error).__name__})", _ADVICE) from error
    if not isinstance(data, bytes):
        raise NotText("it is broken", _ADVICE)
    budget.take(len(data))
    return data


READER = Reader("message/rfc822", accepts, read)
