"""Character sets: UTF-8, then UTF-16 by its mark, then the declared one, then CP949, then CP1252."""

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


def decode(data: bytes, declared: str | None = None) -> tuple[str, str] | None:
    """The text and the name of the character set that fits, or None when none does.

    Any Python codec name may be declared; EUC-KR is always read as CP949, its superset. Bytes that CP949
    could read but whose pairs are not Korean (English quotation marks of CP1252 before letters) are CP1252.

    >>> decode("수출".encode("euc-kr")), decode(b"Korea\\x92s exports")
    (('수출', 'cp949'), ('Korea’s exports', 'cp1252'))
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decoded(data, charset)
    candidates = ["utf-8", _known(declared), "cp949" if _is_korean(data) else "cp1252", "cp1252", "cp949"]
    return next((found for charset in candidates if charset and (found := _decoded(data, charset))), None)


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


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        name = declared.strip().lower()
        return "cp949" if name in _KOREAN else None
    return "cp949" if name in _KOREAN else None if name in _NO_CHARSETS else name


def _is_korean(data: bytes) -> bool:
    """Whether at least half of the byte pairs lie where everyday Korean lies."""
    pairs = _PAIR.findall(data)
    return 2 * sum(bool(_WANSUNG.fullmatch(pair)) for pair in pairs) >= len(pairs) > 0
