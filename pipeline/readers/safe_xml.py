"""XML that reaches for nothing outside itself: no entities, no DTD, no network, no huge trees."""

import re
from html.entities import html5
from typing import Any

from lxml import etree

from pipeline.readers import charset
from pipeline.readers.reader import NotText

Element = Any
"""An element of lxml, which comes without types."""

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9a-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:(?P<name>\w{2,31};))?", re.I)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ADVICE = "mend it, or take it out of the inbox"


def root_of(data: bytes) -> tuple[Element, str]:
    """The root element and the character set; raises NotText for what is not well-formed or declares entities.

    Names of HTML, bare ampersands and control characters, which feeds often hold, do not break it.
    """
    declared = _DECLARED.match(data)
    decoded = charset.decode(data, declared[1].decode() if declared else None)
    if decoded is None:
        raise NotText("the XML is in no character set known here", _ADVICE)
    text = _DECLARATION.sub("", decoded[0].removeprefix("\ufeff"))
    if _ENTITY.search(text):
        raise NotText("the XML declares entities of its own, which are not read", _ADVICE)
    try:
        return _parsed(text), decoded[1]
    except etree.XMLSyntaxError as error:
        mended = _AMPERSAND.sub(_escaped, _NO_XML.sub(" ", text))
        if mended == text:
            raise NotText(f"the XML is broken or cut short ({_short(error)})", _ADVICE) from error
    try:
        return _parsed(mended), decoded[1]
    except etree.XMLSyntaxError as error:
        raise NotText(f"the XML is broken or cut short ({_short(error)})", _ADVICE) from error


def _parsed(text: str) -> Element:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _escaped(match: re.Match[str]) -> str:
    """What an ampersand stands for that XML does not know: `&nbsp;` the character, `R & D` itself."""
    name = match["name"] or ""
    return html5.get(name, f"&amp;{name}")


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace, or None."""
    value = next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)
    return str(value) if value is not None else None


def _short(error: Exception) -> str:
    """What the parser says, in one short line that a terminal can show."""
    return re.sub(r"[^\x20-\x7e]+", " ", str(error))[:120]
