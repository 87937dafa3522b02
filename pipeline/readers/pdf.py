"""PDF: the text in reading order, and the page that each part of it stands on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as raw

from pipeline.readers import charset
from pipeline.readers.pdf_columns import lines
from pipeline.readers.pdf_furniture import without_furniture
from pipeline.readers.pdf_paragraphs import text_of
from pipeline.readers.pdf_runs import Run, runs
from pipeline.readers.reader import Budget, NotText, Reader, Reading

_AGAIN = "get it again, or take it out of the inbox"


def read(data: bytes, _: Budget) -> Reading:
    """The text of all pages; raises NotText for a PDF that is damaged, encrypted or without any text."""
    with _opened(data) as document:
        pages = without_furniture([_runs(document, number) for number in range(len(document))])
    if not any(pages):
        raise NotText(
            "the PDF holds no text, only pictures of it (a scan)",
            "let a text recognition program read it and put its text into the inbox",
        )
    text, spans = text_of([lines(page) for page in pages])
    return Reading(text, pages=spans)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise NotText("the PDF is encrypted", "save it without a password") from error
        raise NotText("the PDF is damaged or cut short", _AGAIN) from error
    try:
        yield document
    finally:
        document.close()


def _runs(document: pypdfium2.PdfDocument, number: int) -> list[Run]:
    """The runs of one page; none of a page that cannot be loaded."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        textpage = page.get_textpage()
        try:
            width, height, rotation = page.get_width(), page.get_height(), page.get_rotation()
            if rotation in (90, 270):
                width, height = height, width
            return runs(textpage, width, height, rotation)
        finally:
            textpage.close()
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()


READER = Reader("application/pdf", lambda data: charset.beginning(data, 1024).startswith("%pdf-"), read)
