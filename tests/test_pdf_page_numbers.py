"""The number of a page is no part of its text, however it is printed and however few pages there are."""

import pytest

from pipeline.errors import Unreadable
from pipeline.readers import decode

TITLE, PROSE, MORE = (
    "Tin exports rise",
    "Exports of tin rose by 5% to $3 billion in",
    "May 2024, said the Board of Trade.",
)
BODY = [(60, 80, 18, TITLE), (60, 120, 11, PROSE), (60, 135, 11, MORE)]
TEXT = f"{TITLE}\n\n{PROSE} {MORE}"
Row = tuple[int, int, int, str]


def pdf(*pages: list[Row]) -> bytes:
    """A PDF of rows: how far from the left and from the top, the size of the letters, the text."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for place, rows in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf {x} {842 - y} Td <{text.encode().hex()}> Tj ET\n" for x, y, size, text in rows
        )
        objects += [
            (
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                f"/Contents {5 + 2 * place} 0 R>>"
            ),
            f"<</Length {len(drawn)}>>\nstream\n{drawn}endstream\n",
        ]
    written = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, start=1))
    return f"%PDF-1.4\n{written}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def text(*pages: list[Row]) -> str:
    return decode(pdf(*pages), "a.pdf")[0].text


PRINTED = ["Page 1 of 1", "PAGE 1", "Page: 1/1", "p. 1", "1 | P a g e", "Seite 1 von 1", "- 1 -", "~ 1 ~", "1"]
PRINTED += ["1 / 1", "1 of 1", "(1)", "[1]", "37 / 120"]


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("where", [(290, 30), (290, 810), (520, 815)])
def test_the_number_of_the_only_page_goes(printed: str, where: tuple[int, int]) -> None:
    assert text([*BODY, (*where, 9, printed)]) == TEXT


@pytest.mark.parametrize(
    "printed", ["1 of 1 items", "2024", "(2024)", "7", "5/2024", "1.5", "1%", "12 pages", "Table 1"]
)
def test_what_only_looks_like_the_number_of_a_page_stays(printed: str) -> None:
    assert text([*BODY, (290, 810, 9, printed)]) == f"{TEXT}\n\n{printed}"


def test_a_number_that_the_last_line_of_a_paragraph_breaks_off_stays() -> None:
    rows = [(60, 120, 11, PROSE), (60, 135, 11, "May 2024. The ports that were closed are now"), (60, 150, 11, "1")]
    assert text(rows).endswith("are now 1")


def test_a_cell_of_a_table_stays() -> None:
    cells = [(60, 175, 11, "Ships"), (200, 175, 11, "2"), (60, 205, 11, "Cars"), (200, 205, 11, "1")]
    assert text([*BODY, *cells]).endswith("| Ships | 2 |\n| Cars | 1 |")
    assert text([*BODY, *cells, (200, 235, 11, "1")]).endswith("\n\n1")
    assert text([*BODY, *cells, (200, 235, 11, "1 / 2")]).endswith("\n\n1 / 2")


def test_pages_that_hold_nothing_but_their_numbers_are_a_scan() -> None:
    with pytest.raises(Unreadable, match="a scan"):
        text([(290, 810, 9, "1 / 2")], [(290, 810, 9, "2 / 2")])
