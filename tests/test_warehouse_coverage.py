"""Numbers that nothing explains are listed, and counted document by document."""

from typing import Any

from warehouse.store import Store

Row = dict[str, Any]


def release(name: str) -> Row:
    return {"release_id": name, "document_id": "d", "ordinal": 1, "text": ""}


def observation(name: str, **values: object) -> Row:
    return {"observation_id": "o", "release_id": name, "sentence": 0, **values}


def text(name: str, *sentences: str) -> list[Row]:
    """The sentences of a release, one space between them."""
    rows, at = [], 0
    for ordinal, sentence in enumerate(sentences):
        span = {"char_start": at, "char_end": at + len(sentence)}
        rows.append({"release_id": name, "sentence": ordinal, "text": sentence, **span})
        at += len(sentence) + 1
    return rows


def mention(row: Row, surface: str) -> Row:
    """The mention that stands in a row of `sentences`."""
    start = row["char_start"] + row["text"].index(surface)
    return {**row, "text": surface, "char_start": start, "char_end": start + len(surface)}


def records(store: Store, query: str) -> list[Row]:
    columns, rows = store.sql(query)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_numbers_that_nothing_explains_are_listed_with_their_place(store: Store) -> None:
    figures = "수출 rose 3.1% to $56.56 bn 🎉 for 1,200 firms."
    sentences = text("r", figures, "No number here.", "12 firms, 3 of 7,", "1.2.3 and 4")
    first, _, third, _ = sentences
    at = third["char_start"]
    store.load(
        {
            "releases": [release("r")],
            "sentences": sentences,
            "percentages": [mention(first, "3.1%")],
            "amounts": [mention(first, "$56.56 bn")],
            "observations": [observation("r", sentence=2, value_start=at + 10, value_end=at + 11)],
        }
    )
    whole = " ".join(row["text"] for row in sentences)
    rows = records(store, "FROM numbers ORDER BY char_start")
    assert [row["text"] for row in rows] == ["3.1", "56.56", "1,200", "12", "3", "7", "1.2.3", "4"]
    assert all(whole[row["char_start"] : row["char_end"]] == row["text"] for row in rows)
    left = records(store, "FROM unexplained ORDER BY char_start")
    assert [row["text"] for row in left] == ["1,200", "12", "7", "1.2.3", "4"]
    assert left[1]["evidence"] == third["text"]
    assert {row["sentence"] for row in left} == {0, 2, 3}


def test_a_number_is_explained_only_in_its_own_release_and_as_a_whole(store: Store) -> None:
    one, two, three = text("r1", "in 2,023"), text("r2", "in 2,023"), text("r3", "in 2,023")
    dates = [mention(one[0], "2,023"), mention(three[0], "2,0")]
    store.load({"sentences": [*one, *two, *three], "dates": dates})
    assert sorted(row["release_id"] for row in records(store, "FROM unexplained")) == ["r2", "r3"]


def test_coverage_counts_document_by_document(store: Store) -> None:
    sentences = text("r1", "Exports rose 3.1% on 2022.") + text("r2", "In 2024.")
    store.load(
        {
            "documents": [
                {"document_id": "d", "source": "a.txt", "status": "loaded"},
                {"document_id": "e", "source": "b.txt", "status": "loaded"},
                {"document_id": "x", "source": "c.txt", "status": "rejected"},
            ],
            "appearances": [
                {"release_id": "r1", "document_id": "d", "ordinal": 1},
                {"release_id": "r2", "document_id": "d", "ordinal": 2},
                {"release_id": "r2", "document_id": "d", "ordinal": 3},
                {"release_id": "r2", "document_id": "e", "ordinal": 1},
            ],
            "releases": [release("r1"), release("r2")],
            "sentences": sentences,
            "percentages": [mention(sentences[0], "3.1%")],
            "dates": [mention(sentences[0], "2022")],
            "observations": [observation("r1")],
            "unlinked": [{"release_id": "r1", "sentence": 0, "text": "3.1%"}],
            "findings": [
                {"finding_id": "f", "status": "open", "release_id": "r1", "other_release_id": "r2"},
                {"finding_id": "g", "status": "closed", "release_id": "r1"},
            ],
        }
    )
    columns, rows = store.sql("FROM coverage ORDER BY source")
    assert columns[1:] == [
        "source", "status", "releases", "amounts", "percentages", "dates", "partners", "streaks", "records",
        "observations", "unlinked", "findings", "numbers", "unexplained",
    ]  # fmt: skip
    assert [row[1:] for row in rows] == [
        ("a.txt", "loaded", 2, 0, 1, 1, 0, 0, 0, 1, 1, 1, 3, 1),
        ("b.txt", "loaded", 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1),
        ("c.txt", "rejected", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ]
