"""Every character of a traced text leads back to the same character of its source."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import fold, fold_line
from pipeline.traced import Replacement, Traced

TEXTS = st.text(st.sampled_from("ab1.\n\r\t \u00a0\u2009\u3000é가😀"), max_size=60)


def spans(text: Traced) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


@st.composite
def cut_up(draw: st.DrawFn) -> tuple[str, Traced]:
    """A source, and a text made of it by slices, joins and folds in any order."""
    source = draw(TEXTS)
    text = Traced.of(source)
    for step in draw(st.lists(st.sampled_from(["slice", "join", "fold", "line"]), max_size=6)):
        if step == "slice":
            start, end = draw(spans(text))
            text = text[start:end]
        elif step == "join":
            parts = [text[start:end] for start, end in draw(st.lists(spans(text), max_size=3))]
            text = Traced.join(draw(st.sampled_from(["", "\n", "\n\n"])), parts)
        else:
            text = fold(text) if step == "fold" else fold_line(text)
    return source, text


@given(cut_up())
def test_each_character_that_is_no_white_space_stands_at_its_source(made: tuple[str, Traced]) -> None:
    source, text = made
    for at, character in enumerate(text.text):
        start, end = text.source(at, at + 1)
        if not character.isspace():
            assert source[start:end] == character


@given(TEXTS, st.data())
def test_a_span_of_a_folded_text_holds_the_same_characters_but_for_white_space(
    source: str, data: st.DataObject
) -> None:
    text = fold(Traced.of(source))
    start, end = data.draw(spans(text))
    low, high = text.source(start, end)
    assert source[low:high].split() == text.text[start:end].split()


@given(TEXTS)
def test_folding_twice_is_folding_once(source: str) -> None:
    once = fold(Traced.of(source))
    assert fold(once).text == once.text
    assert once.text == once.text.strip()
    assert "\n\n\n" not in once.text
    assert "  " not in once.text


def test_a_replacement_stands_for_all_that_it_replaced() -> None:
    text = Traced.of("a lot of gold").replace([Replacement(2, 8, "much")])
    assert text.text == "a much gold"
    assert text.source(2, 6) == (2, 8)
    assert text.source(7, 11) == (9, 13)


def test_what_was_dropped_between_two_parts_belongs_to_neither() -> None:
    whole = Traced.of("one MENU two")
    text = Traced.join("\n", [whole[0:3], whole[9:12]])
    assert text.source(0, 3) == (0, 3)
    assert text.source(4, 7) == (9, 12)
    assert text.source(0, 7) == (0, 12)


def test_the_empty_text_has_an_empty_source() -> None:
    assert Traced.of("").source(0, 0) == (0, 0)
    assert Traced.join("\n", []).text == ""
    assert Traced.of("abc")[2:1].source(0, 0) == (2, 2)
