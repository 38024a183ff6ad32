"""Reading ease: syllables, the figure and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.language.readability import ENOUGH, reading_ease, syllables

COUNTED = {
    1: "the we bus town each made fires walked come house school speed",
    2: "police people table meeting event village office welcome contact",
    3: "neighbourhood inspector engagement organise area likely-to",
    4: "community information independent understanding",
    5: "communication opportunity",
    6: "accessibility",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, line in COUNTED.items() for word in line.split()])
def test_syllables(count: int, word: str) -> None:
    assert syllables(word) == count


def test_plain_words_in_short_sentences_are_easy_and_long_ones_hard() -> None:
    easy = reading_ease("We meet you at the shop. You tell us what is wrong. We tell you what we did. " * 3)
    hard = reading_ease(
        "The implementation of multi-agency collaborative interventions necessitates comprehensive stakeholder "
        "consultation, facilitating proportionate prioritisation of organisational accountability considerations. " * 3
    )
    assert easy and hard and easy.figure > 90 and hard.figure == 0
    assert easy.meaning.startswith("Very easy") and hard.meaning.startswith("Very hard")
    assert easy.words_a_sentence < 7 and hard.syllables_a_word > 3


def test_a_short_text_has_no_figure() -> None:
    short, enough = ("word " * (count - 1) + "word." for count in (ENOUGH - 1, ENOUGH))
    assert reading_ease(short) is None and reading_ease(enough) is not None


def test_lines_that_are_no_sentences_do_not_count() -> None:
    sentences = "We meet you at the shop on Friday. You tell us what is wrong there! " * 3
    alone = reading_ease(sentences)
    beside = reading_ease(f"Friday, 10am\n{sentences}\nThe shop\tHigh Street\nWe also")
    assert alone and alone == beside and alone.words_a_sentence == 7.5
    assert reading_ease("The shop in the High Street\n" * ENOUGH) is None


@given(
    st.text()
    | st.lists(st.sampled_from(["word ", "a ", "5:30pm ", ". A", "\n", "’", "é", "ه "]), max_size=99).map("".join)
)
def test_the_figure_lies_between_nought_and_a_hundred(text: str) -> None:
    ease = reading_ease(text)
    assert ease is None or (0 <= ease.figure <= 100 and ease.syllables_a_word >= 1 and ease.meaning)
