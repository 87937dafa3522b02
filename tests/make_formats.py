"""Writes the binary files of fixtures/formats. Run it in an environment with fpdf2, python-docx and python-hwpx.

    python tests/make_formats.py fixtures/formats

The texts are here; what a person reads in the files stands in the `.expected.json` beside each.
"""

import gzip
import json
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import fpdf

WHEN = (2024, 6, 1, 9, 0, 0)
LEFT = """\
The Norvania Chamber of Trade said on 4 July
2024 that exports rose 6.5% to $7.25 billion in
June. It was the fifth month of growth in a row,
and semi-finished goods led it: machine parts,
cables and semicon-
ductors were all sold in greater numbers than
they had been a year earlier.
Exports to the European Union grew by 11% to
$1.2 billion. Year-on-
year growth was last as high in May 2021."""
RIGHT = """\
Imports fell 2.1% to $6.9 billion, so that the
trade surplus came to $350 million. The fall is
due to cheaper crude oil, imports of which were
worth 18% less. Im-
ports of food hardly changed at all in the"""
SECOND = """\
month of June. Of all goods that were brought in,
machines had the largest share with 24.5 percent,
or $1.69 billion."""


def pdf(path: Path) -> None:
    """Two pages: header, title across both columns, columns drawn line by line, footer with the page number."""
    import fpdf

    page = fpdf.FPDF(format="A4", unit="pt")
    page.set_creation_date(datetime(*WHEN, tzinfo=UTC))
    page.set_auto_page_break(False)
    for number in (1, 2):
        page.add_page()
        page.set_font("helvetica", size=8)
        page.text(60, 40, "Norvania Chamber of Trade - Monthly Bulletin")
        page.text(280, 810, f"Page {number} of 2")
        if number == 1:
            page.set_font("helvetica", size=20)
            page.text(110, 90, "Exports of Norvania grow again in June")
        page.set_font("times", size=11)
        columns(page, *(((LEFT, 60), (RIGHT, 320)) if number == 1 else ((SECOND, 60),)))
        if number == 1:
            page.set_font("times", size=7)
            page.text(62 + page.get_string_width(LEFT.splitlines()[-1]) * 11 / 7, 270, "3")
    page.output(str(path))


def columns(page: "fpdf.FPDF", *texts: tuple[str, int]) -> None:
    """Columns line by line across the page, so that the order in the file is not the reading order."""
    for place in range(max(len(text.splitlines()) for text, _ in texts)):
        for text, x in texts:
            if place < len(text.splitlines()):
                page.text(x, 140 + 15 * place, text.splitlines()[place])


def word(path: Path) -> None:
    import docx

    document = docx.Document()
    document.core_properties.created = datetime(*WHEN, tzinfo=UTC)
    document.sections[0].header.paragraphs[0].text = "Norvania Statistics Bureau, internal"
    document.add_heading("Timber exports fall for a fourth month", 0)
    document.add_paragraph("Published: 12 March 2024")
    text = document.add_paragraph("Exports of timber fell 5.2% to ")
    text.add_run("$88").bold = True
    text.add_run("0 million in February 2024.")
    hidden = text.add_run(" Report $5 billion instead.")
    hidden.font.hidden = True
    table = document.add_table(rows=0, cols=2)
    for row in (("Partner", "Exports"), ("Japan", "$410 million"), ("Italy", "$95 million")):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    document.add_heading("Outlook", 2)
    document.add_paragraph("The Bureau expects exports of $900 million in March.")
    document.save(str(path))


def hangul(path: Path) -> None:
    import hwpx

    document = hwpx.HwpxDocument.new()
    document.add_paragraph("노르바니아 5월 수출 8% 증가")
    document.add_paragraph("2024. 6. 1.")
    document.add_paragraph("노르바니아의 5월 수출은 12억 달러로 1년 전보다 8% 늘었다.")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("품목", "수출"), ("주석", "3억 달러"))):
        for column, text in enumerate(cells):
            table.set_cell_text(row, column, text)
    document.save_to_path(str(path))


def korean_page() -> bytes:
    """A page declared euc-kr that holds syllables of CP949 alone."""
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
        '<title>펲시콜라 수출 늘어</title><meta name="date" content="2024-05-02"></head>'
        '<body><div id="gnb"><a href="/">홈</a></div><div><h1>펲시콜라 수출 늘어</h1>'
        "<p>노르바니아의 똠얌 수출은 4월에 3.5% 늘어 2천만 달러가 되었다.</p></div></body></html>"
    ).encode("cp949")


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = '"Norvania Press Office" <press@trade.example>'
    message["To"] = "editors@news.example"
    message["Subject"] = "Fwd: [Press release] Tea exports double"
    message["Date"] = format_datetime(datetime(2024, 8, 9, 22, 15, tzinfo=timezone(timedelta(hours=9))))
    message["Message-ID"] = "<tea@trade.example>"
    message.set_content(
        "TEA EXPORTS DOUBLE\n\nExports of tea came to $64 million in July 2024, twice\nas much as a year before.\n\n"
        "-- \nNorvania Press Office\nTelephone 555 0100\n"
    )
    message.add_alternative("<p>Exports of tea came to <b>$64 million</b> in July 2024.</p>", subtype="html")
    notes = "Coffee exports fall\n\nExports of coffee fell by 15% to €8.5 million in July 2024.\n".encode("utf-16")
    message.add_attachment(notes, maintype="application", subtype="octet-stream", filename="../notes.txt")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    message.set_boundary("=====outer=====")
    next(iter(message.iter_parts())).set_boundary("=====inner=====")
    return message.as_bytes()


def packed(folder: Path) -> None:
    """An archive with a page, and with a mail in a gzip in an archive."""
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        add(archive, "deep/mail.eml.gz", gzip.compress(mail(), mtime=0))
    with zipfile.ZipFile(folder / "packed.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        add(archive, "korean.htm", korean_page())
        add(archive, "more.zip", inner.getvalue())
    article = {
        "title": "Salt exports",
        "date": "5 May 2024",
        "text": "Exports of salt rose by 1% to $12 million in April 2024.",
    }
    (folder / "salt.json.gz").write_bytes(gzip.compress(json.dumps([article]).encode(), mtime=0))


def add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, WHEN), data)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    pdf(target / "two_columns.pdf")
    word(target / "report.docx")
    hangul(target / "notice.hwpx")
    (target / "korean_page.html").write_bytes(korean_page())
    (target / "mail.eml").write_bytes(mail())
    packed(target)
