"""Character sets: UTF-8, UTF-16 by its mark or its look, then the declared one, then CP949, then CP1252."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAIR = re.compile(rb"[\x81-\xfe][\x41-\xfe]")
_WANSUNG = re.compile(rb"[\xa1-\xfe]{2}")
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "utf-7", "undefined"}
_KOREAN = {"euc_kr", "ks_c_5601-1987", "ksc5601", "ks_c-5601", "cp949"}
# What is declared as one of these is read as its superset, as browsers do (https://encoding.spec.whatwg.org/#names).
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", **dict.fromkeys(_KOREAN, "cp949"),
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_BAD = 0.5


def decode(data: bytes, declared: str | None = None) -> tuple[str, str] | None:
    """The text and the name of the character set that fits, or None when none does.

    Any Python codec name may be declared; EUC-KR is always read as CP949, its superset, and ISO 8859-1 as CP1252.
    UTF-8 with a few broken bytes stays UTF-8. Bytes that CP949 could read but whose pairs are not Korean (English
    quotation marks of CP1252 before letters) are CP1252.

    >>> decode("수출".encode("euc-kr")), decode(b"Korea\\x92s exports")
    (('수출', 'cp949'), ('Korea’s exports', 'cp1252'))
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decoded(data, charset)
    if found := _decoded(data, wide(data) or "utf-8"):
        return found
    superset = known(declared)
    candidates = [superset, "cp949" if _is_korean(data) else "cp1252", "cp1252", "cp949"]
    named = (found for charset in candidates if charset and (found := _decoded(data, charset)))
    last = _decoded(data, "iso8859-1") if superset == "cp1252" else None
    return _mended(data) or next(named, last)


def wide(data: bytes) -> str | None:
    """The order of the bytes of a text in UTF-16 without a mark, known by its zeros; None of anything else.

    >>> wide("Tin rose".encode("utf-16-le")), wide(b"Tin rose")
    ('utf-16-le', None)
    """
    head = data[:4096]
    if b"\x00" not in head or len(data) % 2:
        return None
    zeros = head[::2].count(0), head[1::2].count(0)
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    return name if min(zeros) == 0 and 4 * max(zeros) > len(head) and not _CONTROL.search(text) else None


def beginning(data: bytes, length: int = 4096) -> str:
    """About the first characters, in small letters and without a mark or white space before them, to tell formats by.

    >>> beginning("  <HTML>".encode("utf-16"))
    '<html>'
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[:length].decode(charset, "replace").lstrip("\ufeff \t\r\n\f").lower()
    return data[:length].decode("latin-1").lstrip(" \t\r\n\f").lower()


def _decoded(data: bytes, charset: str) -> tuple[str, str] | None:
    try:
        return data.decode(charset), charset.removesuffix("-sig")
    except (UnicodeError, LookupError):  # LookupError: a codec of bytes, such as zip
        return None


def _mended(data: bytes) -> tuple[str, str] | None:
    """UTF-8 that was cut or damaged in a few places, each of them shown as U+FFFD; None for anything else."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad > _MOST_BAD * (len(data) - len(text)):
        return None
    good = sum(not character.isascii() for character in text) - bad
    return (text, "utf-8") if bad <= _MOST_BAD * good else None


def known(declared: str | None) -> str | None:
    """The codec that a declared character set is read with, None where there is none.

    >>> known("ISO-8859-1"), known("ks_c_5601-1987"), known("x-unknown")
    ('cp1252', 'cp949', None)
    """
    if declared is None:
        return None
    name = declared.strip().lower()
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return _SUPERSETS.get(name)
    return None if name in _NO_CHARSETS else _SUPERSETS.get(name, name)


def _is_korean(data: bytes) -> bool:
    """Whether at least half of the byte pairs lie where everyday Korean lies."""
    pairs = _PAIR.findall(data)
    return 2 * sum(bool(_WANSUNG.fullmatch(pair)) for pair in pairs) >= len(pairs) > 0
