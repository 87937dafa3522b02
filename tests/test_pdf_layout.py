"""Printed lines become paragraphs, columns and rows by where they stand."""

from pipeline.readers.pdf_columns import lines
from pipeline.readers.pdf_furniture import without_furniture
from pipeline.readers.pdf_paragraphs import text_of
from pipeline.readers.pdf_runs import Run


def run(text: str, left: float, row: float, size: float = 10, width: float | None = None) -> Run:
    """A run on a row of a page; rows are 1.2 of the size apart."""
    return Run(text, left, row * 12, left + (width if width is not None else len(text) * 5), row * 12 + size)


def text(*pages: list[Run]) -> str:
    return text_of([lines(page) for page in without_furniture(pages)])[0]


def test_cells_under_each_other_are_rows() -> None:
    cells = [("Good", "Exports"), ("Tin", "$3 billion"), ("Zinc", "$1 billion")]
    page = [run("Exports by good", 50, 0)]
    page += [run(cell, 50 + 150 * place, 3 + row) for row, pair in enumerate(cells) for place, cell in enumerate(pair)]
    assert text(page) == "Exports by good\n\n| Good | Exports |\n| Tin | $3 billion |\n| Zinc | $1 billion |"


def test_a_long_table_is_no_page_of_two_columns() -> None:
    page = [
        run(cell, left, row)
        for row in range(20)
        for cell, left in ((f"Good number {row}", 50), (f"${row} billion", 350))
    ]
    assert text(page).split("\n")[:2] == ["| Good number 0 | $0 billion |", "| Good number 1 | $1 billion |"]


def test_a_hyphen_goes_only_where_it_breaks_a_word() -> None:
    ends = [
        ("exports of semi-", "conductors rose", "exports of semiconductors rose"),
        ("a year-on-", "year rise", "a year-on-year rise"),
        ("export and oriented export-", "oriented firms", "export and oriented export-oriented firms"),
        ("in 2020-", "2024 it rose", "in 2020-2024 it rose"),
        ("the EU-", "Japan pact", "the EU-Japan pact"),
    ]
    for above, below, joined in ends:
        assert text([run(above, 50, 0, width=200), run(below, 50, 1, width=200)]) == joined


def test_paragraphs_part_at_a_gap_an_indent_a_bullet_and_another_size() -> None:
    wide = 300
    page = [
        run("Exports rise", 50, 0, size=16),
        run("Exports of tin rose in May and", 50, 3, width=wide),
        run("imports of it fell.", 50, 4, width=150),
        run("Zinc did not move at all in the", 62, 5, width=wide - 12),
        run("month of May.", 50, 6, width=100),
        run("• first, tin", 50, 7, width=80),
        run("• second, zinc", 50, 8, width=80),
        run("A gap is above this line.", 50, 10, width=200),
    ]
    assert text(page).split("\n\n") == [
        "Exports rise",
        "Exports of tin rose in May and imports of it fell.",
        "Zinc did not move at all in the month of May.",
        "• first, tin",
        "• second, zinc",
        "A gap is above this line.",
    ]


def test_what_comes_back_at_the_edges_of_pages_goes_and_figures_stay() -> None:
    def page(number: int) -> list[Run]:
        rows = ["Bulletin of the Board", f"Tin {number}.5 {number}.7", "Exports rose in May.", f"Page {number} of 3"]
        return [run(row, 50, place * 3) for place, row in enumerate(rows)]

    found = text(page(1), page(2), page(3))
    assert "Bulletin" not in found
    assert "Page" not in found
    assert [f"Tin {number}.5 {number}.7" in found for number in (1, 2, 3)] == [True] * 3
