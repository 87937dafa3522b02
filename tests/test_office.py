"""Word processors' documents: what stands in which of the files of the archive, and in which order it is read."""

import pytest

from pipeline.errors import Unreadable
from pipeline.readers import decode
from tests.test_hostile_files import document_xml, zipped

HANGUL = "http://www.hancom.co.kr/hwpml/2011/paragraph"


def section(*paragraphs: str) -> bytes:
    inside = "".join(f"<hp:p><hp:run><hp:t>{text}</hp:t></hp:run></hp:p>" for text in paragraphs)
    return f'<hs:sec xmlns:hs="s" xmlns:hp="{HANGUL}">{inside}</hs:sec>'.encode()


def test_sections_are_read_by_their_numbers() -> None:
    files = {f"Contents/section{number}.xml": section(f"Tin rose {number}%.") for number in (10, 2, 0)}
    (document,) = decode(zipped(files), "a.hwpx")
    assert document.text == "Tin rose 0%.\n\nTin rose 2%.\n\nTin rose 10%."


@pytest.mark.parametrize(
    "files",
    [{"word/document.xml": document_xml("<w:p/>")}, {"Contents/section0.xml": section("")}],
    ids=["DOCX", "HWPX"],
)
def test_a_document_without_text_says_so(files: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable, match="the document holds no text"):
        decode(zipped(files), "a.docx")
