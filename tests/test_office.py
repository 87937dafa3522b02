"""Word processors' documents: what stands in which of the files of the archive, and in which order it is read."""

import time

import pytest

from extractors import Context, extract
from pipeline.errors import Unreadable
from pipeline.layouts import split
from pipeline.model import Document
from pipeline.readers import decode
from tests.test_hostile_files import document_xml, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def mark(number: int, kind: str = "footnote", custom: str = "") -> str:
    follows = ' w:customMarkFollows="1"' if custom else ""
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{number}"{follows}/><w:t>{custom}</w:t></w:r>'


def notes(kind: str, texts: dict[int, str]) -> bytes:
    """The file of the notes of a kind, with the two separators that Word puts before them."""
    own = "".join(
        f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", " " + text)}</w:{kind}>'
        for number, text in texts.items()
    )
    before = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}">{paragraph(f"<w:r><w:{name}/></w:r>", "___")}</w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f'<w:{kind}s xmlns:w="{WORD}">{before}{own}</w:{kind}s>'.encode()


def word(body: str, **noted: dict[int, str]) -> Document:
    files = {f"word/{kind}s.xml": notes(kind, texts) for kind, texts in noted.items()}
    (document,) = decode(zipped({"word/document.xml": document_xml(body)} | files), "a.docx")
    return document


def test_notes_follow_the_text_in_the_order_of_their_marks() -> None:
    body = paragraph("Tin exports rose 5%", mark(3), " in May 2024", mark(2, "endnote"), ".")
    body += paragraph("Imports fell", mark(1, custom="*"), ".") + paragraph("Prices held", mark(3), ".")
    document = word(
        body,
        endnote={2: "Of ore and metal."},
        footnote={1: "Without gold.", 3: "Exports of zinc rose by $2 billion in June 2024.", 7: "No more referred to."},
    )
    assert document.text == (
        "Tin exports rose 5% in May 2024.\n\nImports fell.\n\nPrices held.\n\n"
        "• Exports of zinc rose by $2 billion in June 2024.\n\n• Without gold.\n\n• Of ore and metal."
    )


def test_the_note_of_a_deleted_or_hidden_mark_is_left_out() -> None:
    hidden = mark(2).replace("<w:rPr>", "<w:rPr><w:vanish/>")
    body = paragraph("Tin exports rose 5%", f"<w:del>{mark(1)}</w:del>", hidden, ".")
    assert word(body, footnote={1: "Deleted.", 2: "Hidden."}).text == "Tin exports rose 5%."


def test_facts_of_a_note_lead_back_to_it_and_its_source_publishes_nothing() -> None:
    body = paragraph("Tin exports rise") + paragraph("Tin exports rose 5%", mark(1), " in May 2024.", mark(2))
    document = word(body, footnote={1: "Exports of zinc came to $2 billion.", 2: "Source: Zinc Institute"})
    (release,) = split(document)[1]
    assert release.publisher is None
    (amount,) = extract(release.text.text, Context()).mentions["amounts"]
    start, end = release.text.source(amount.char_start, amount.char_end)
    assert (document.text[start:end], amount.text) == ("$2 billion", "$2 billion")


def test_the_notes_of_hangul_follow_the_text_of_all_sections() -> None:
    number = '<hp:ctrl><hp:autoNum num="1" numType="FOOTNOTE"/></hp:ctrl>'
    noted = f"<hp:p><hp:run>{number}<hp:t>광석 제외</hp:t></hp:run></hp:p>"
    note = f"<hp:footNote><hp:subList>{noted}</hp:subList></hp:footNote>"
    first = section(f"주석 수출</hp:t><hp:ctrl>{note}</hp:ctrl><hp:t> 5% 증가")
    (document,) = decode(
        zipped({"Contents/section0.xml": first, "Contents/section1.xml": section("수입 감소")}), "a.hwpx"
    )
    assert document.text == "주석 수출 5% 증가\n\n수입 감소\n\n• 광석 제외"


def test_struck_out_text_and_a_table_of_contents_are_left_out() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>4%</w:t></w:r>"
    kept = '<w:r><w:rPr><w:strike w:val="0"/><w:vanish w:val="false"/></w:rPr><w:t>5%</w:t></w:r>'
    contents = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Tin up 3</w:t></w:r></w:p>'
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Tin up</w:t></w:r></w:p>'
    assert (
        word(contents + heading + paragraph("Tin rose ", struck, kept, " in May.")).text
        == "Tin up\n\nTin rose 5% in May."
    )


@pytest.mark.parametrize("root", ["<w:footnoteReference/>", '<w:pStyle w:val="TOC1"/>', "<w:r/>", "<w:footnote/>"])
def test_a_document_of_one_odd_element_is_refused_in_a_sentence(root: str) -> None:
    odd = root.replace("/>", f' xmlns:w="{WORD}"/>', 1).encode()
    with pytest.raises(Unreadable, match="the document holds no text"):
        decode(zipped({"word/document.xml": odd, "word/footnotes.xml": odd}), "a.docx")


def test_many_marks_in_one_run_cost_no_time() -> None:
    run = f"<w:r>{'<w:footnoteReference/><w:t>*</w:t>' * 20_000}</w:r>"
    begun = time.process_time()
    assert word(paragraph("Tin rose 5%.", run), footnote={1: "No."}).text == "Tin rose 5%."
    assert time.process_time() - begun < 2
