"""Plain text, in whichever character set; the last reader, so it also says why nothing can be read."""

import json
import re
from pathlib import Path

from pipeline.lexicon import load
from pipeline.readers import tidy
from pipeline.readers.charset import decode, wide
from pipeline.readers.reader import Budget, NotText, Reader, Reading

_SIGNATURES = load(Path(__file__).with_name("signatures.toml"))["signatures"]
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x7f]")
_STRUCTURED = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*[\[{\"\]}]")
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ADVICE = "save its text as a plain text file in UTF-8, or take it out of the inbox"


def read(data: bytes, _: Budget) -> Reading:
    """The text and its character set; raises NotText for what is empty, binary or of another format."""
    if not data.strip():
        raise NotText("the file is empty", "fill it, or take it out of the inbox")
    _refuse_other_formats(data)
    decoded = decode(data)
    if decoded is None:
        raise NotText("the file is not text in any character set known here", _ADVICE)
    if not decoded[0].strip():
        raise NotText("the file holds nothing but white space", "fill it, or take it out of the inbox")
    return Reading(tidy.shown(decoded[0]), decoded[1])


def _refuse_other_formats(data: bytes) -> None:
    head = data[:64].lstrip().lower()
    for name, starts in _SIGNATURES.items():
        if any(head.startswith(start.lower().encode("latin-1")) for start in starts):
            raise NotText(f"the file is {name}, which is not read yet", _ADVICE)
    controls = len(_CONTROL.findall(data[:65536]))
    if not (data.startswith(_BOMS) or wide(data)) and (b"\x00" in data or controls * 100 > min(len(data), 65536)):
        raise NotText("the file is binary, not text", _ADVICE)
    if _STRUCTURED.match(data) and _is_json(data):
        raise NotText("the file is JSON that holds no articles", _ADVICE)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


READER = Reader("text/plain", lambda data: True, read)
