"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.sentences import sentence_at, sentences, words_in


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("We met at St Leonards. It rained.", ["We met at St Leonards.", "It rained."]),
        ("At St. Leonards it rained.", ["At St. Leonards it rained."]),
        ("Use halls, e.g. The Hub, i.e. Verwood’s.", ["Use halls, e.g. The Hub, i.e. Verwood’s."]),
        ("It begins at 5.30pm. Bring a chair.", ["It begins at 5.30pm.", "Bring a chair."]),
        ("It cost £3.50 in all. Good.", ["It cost £3.50 in all.", "Good."]),
        ("Ask J. R. Smith. Then go.", ["Ask J. R. Smith.", "Then go."]),
        ("Mr. Smith and Insp. Jones came.", ["Mr. Smith and Insp. Jones came."]),
        ("It is in Annex A. We publish it.", ["It is in Annex A.", "We publish it."]),
        ("See part B. Ask Sgt. B. Jones.", ["See part B.", "Ask Sgt. B. Jones."]),
        ("Is it so? No. We asked.", ["Is it so?", "No.", "We asked."]),
        (
            "See No. 5 and p. 7. Rev. Smith and Det. Jones agree.",
            ["See No. 5 and p. 7.", "Rev. Smith and Det. Jones agree."],
        ),
        ("See www.dorset.police.uk. We read it.", ["See www.dorset.police.uk.", "We read it."]),
        ("He said “Stop.” She did.", ["He said “Stop.”", "She did."]),
        ("“Why?” “Because.”", ["“Why?”", "“Because.”"]),
        ("(It rained.) We went home.", ["(It rained.)", "We went home."]),
        ("It rained ... and rained.", ["It rained ... and rained."]),
        ("1. Write first", ["1. Write first"]),
        ("  a. First\n  b. Second. Last", ["a. First", "b. Second.", "Last"]),
        ("one\tTwo\n\nthree", ["one", "Two", "three"]),
        ("The team of 2026. 36 events were held.", ["The team of 2026.", "36 events were held."]),
        ("", []),
        (" \n . \n", ["."]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert split(text) == found


def test_the_sentence_at_a_place() -> None:
    text = "One  here.\nTwo. Three"
    assert [sentence_at(text, n) for n in (0, 9, 11, 16, 20)] == ["One here.", "One here.", "Two.", "Three", "Three"]
    assert sentence_at(text, 10) == sentence_at(text, 15) == sentence_at(text, 99) == sentence_at("", 0) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [("It’s face-to-face at 5:30pm, on the A31.", 7), ("1,840 people (31.7%)", 3), ("a/b jo@x.uk — and", 3), ("", 0)],
)
def test_words(text: str, count: int) -> None:
    assert len(words_in(text)) == count


@given(st.lists(st.sampled_from([*".!? \n\t”(“a1AZ.", "e.g", "St", "5.30pm"])).map("".join) | st.text())
def test_sentences_hold_everything_but_white_space_and_are_in_order(text: str) -> None:
    end = 0
    for first, last in sentences(text):
        assert not text[end:first].strip() and first < last
        assert sentence_at(text, first) == " ".join(text[first:last].split())
        end = last
    assert not text[end:].strip()
