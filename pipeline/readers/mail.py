"""Mails: the text with its subject as title; attachments are parts."""

import re
from contextlib import suppress
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from pathlib import Path

from pipeline.lexicon import any_of, load
from pipeline.model import Section
from pipeline.readers import charset, days, html_page, tidy
from pipeline.readers.articles import Article, joined
from pipeline.readers.mail_parts import ADVICE, BROKEN, contents, mailbox, opened, parts
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading, parsing

_LEXICON = load(Path(__file__).with_name("mail.toml"))
_ONLY, _ANY = frozenset(_LEXICON["headers"]["only"]), frozenset(_LEXICON["headers"]["any"])
_PREFIX = re.compile(rf"\s*(?:\[[^\]]{{0,40}}\]|{any_of(_LEXICON['subject']['before'])}\s*[:：])\s*", re.IGNORECASE)
_FIELD = re.compile(r"([a-z][a-z0-9-]{1,40}):(?:[ \t]|$)", re.MULTILINE)
_SAVED = tuple(_LEXICON["saved"]["by"])
_MOST_PREFIXES, _STUB, _FULLER = 6, 900, 3


def accepts(data: bytes) -> bool:
    """Whether the bytes begin with the header of a mail; a memo that opens `From:`, `Date:` is none."""
    head = charset.beginning(data, 16384).partition("\n\n")[0].partition("\r\n\r\n")[0]
    first = _FIELD.match(head) or head.startswith("from ")
    names = set(_FIELD.findall(head))
    return bool(first) and len(names & (_ONLY | _ANY)) > 2 and bool(names & _ONLY)


def read(data: bytes, budget: Budget) -> Reading:
    """The text of a mail and its attachments; of a mailbox its mails. Raises NotText for what is broken."""
    if len(mails := mailbox(data)) > 1:
        return Reading(parts=(Part(f"mail {number}", mail) for number, mail in enumerate(mails, start=1)))
    message, body, page, attached = opened(data)
    text, name, own = _text(body, page, budget)
    text, sections = joined([_article(message, text, own)])
    if not sections and not attached:
        raise NotText("the mail holds no text", ADVICE)
    return Reading(text, name, sections, parts=parts(attached, budget))


def _article(message: EmailMessage, text: str, own: Section) -> Article:
    """The text under the subject, or under the headline of a page that was sent."""
    subject = _subject(_header(message, "subject"))
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    title = first if _is_within(first, subject) else subject
    sender, address = parseaddr(_header(message, "from"))
    name = tidy.line(sender).strip("\"' ") or tidy.line(address)
    saved = name.lower().startswith(_SAVED)
    return Article(
        text,
        Section(
            0,
            0,
            title=own.title or title or None,
            publisher=own.publisher,
            published_on=own.published_on,
            channel=own.channel if saved else name or None,
            sent_on=None if saved else days.stated(_header(message, "date")),
            url=own.url or (_saved_from(message) if saved else None),
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
    with suppress(NotText), parsing(BROKEN, ADVICE):
        return str(message.get(name) or "")
    return ""


def _saved_from(message: EmailMessage) -> str | None:
    """The address of a page that a browser saved as a mail."""
    address = tidy.line(_header(message, "snapshot-content-location"))
    return address if re.match(r"https?://", address, re.IGNORECASE) else None


def _text(body: MIMEPart | None, page: MIMEPart | None, budget: Budget) -> tuple[str, str | None, Section]:
    """The text of the body, its character set, and what a page in it states.

    The page is taken where the body is empty, or says no more than that there is a page.
    """
    found = _written(body, budget)
    said = _FULLER * len(found[0].strip())
    if page is None or page is body or said > _STUB or len(str(page.get_payload())) <= said:
        return found
    seen = _written(page, budget)
    return seen if len(seen[0]) > said else found


def _written(body: MIMEPart | None, budget: Budget) -> tuple[str, str | None, Section]:
    nothing = Section(0, 0)
    data = contents(body, budget) if body is not None else b""
    if body is None or not data.strip():
        return "", None, nothing
    with parsing(BROKEN, ADVICE):
        declared, kind = body.get_content_charset(), body.get_content_type()
    if kind == "text/html":
        markup, name = html_page.decoded(data, declared)
        try:
            text, section = html_page.article(markup)
        except NotText:
            return "", None, nothing
        return text, name, section
    decoded = charset.decode(data, declared)
    if decoded is None or "\x00" in decoded[0]:
        raise NotText("the text of the mail is in no character set known here", ADVICE)
    text = tidy.seen(decoded[0].replace("\r\n", "\n"))
    return re.split(r"^-- ?$", text, maxsplit=1, flags=re.MULTILINE)[0], decoded[1], nothing


READER = Reader("message/rfc822", accepts, read)
