"""Review codes: read as they were printed, or with a slip of the finger found out."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.review_code import ALPHABET, ReviewCode, find_codes, review_code

numbers = st.one_of(st.integers(1, 9999), st.integers(10_000, 999_999_999))
codes = st.builds(review_code, st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=10, max_size=10), numbers)
typed = st.one_of(st.sampled_from(string.ascii_letters + string.digits + "-/ ."), st.characters(codec="utf-8"))


def code_in(text: str) -> ReviewCode | None:
    return next(find_codes(text), None)


@given(codes)
def test_a_code_is_read_as_it_was_printed(code: ReviewCode) -> None:
    assert code_in(str(code)) == code
    assert code_in(str(code).lower().replace("-", "\u2011")) == code
    assert code_in(f" {str(code).replace('-', '')} ") == code
    assert list(find_codes(f"East Dorset plan, version 0.3 · {code} · Page 1 of 60")) == [code]


@given(codes, st.data())
def test_one_wrong_character_is_found_out(code: ReviewCode, data: st.DataObject) -> None:
    printed = str(code)
    place = data.draw(st.integers(0, len(printed) - 1))
    changed = printed[:place] + data.draw(typed) + printed[place + 1 :]
    assert code_in(changed) in (None, code)


@given(codes)
def test_any_other_character_of_the_alphabet_in_any_place_is_found_out(code: ReviewCode) -> None:
    printed = str(code)
    for place in range(len(printed)):
        for other in {*ALPHABET, *string.digits, "-"} - {printed[place]}:
            assert code_in(printed[:place] + other + printed[place + 1 :]) is None


@given(codes)
def test_neighbours_that_changed_places_are_found_out(code: ReviewCode) -> None:
    printed = str(code)
    for place in range(len(printed) - 1):
        swapped = printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
        assert code_in(swapped) == (code if swapped == printed else None)


@given(codes)
def test_letters_typed_for_figures_in_the_number_do_not_matter(code: ReviewCode) -> None:
    start, plan, number, check = str(code).split("-")
    assert code_in("-".join((start, plan, number.replace("0", "O").replace("1", "l"), check))) == code


@pytest.mark.parametrize("text", ["", "NEC", "NEC-42-S7-K3", "NEC-4F7K-S0007", "4F7K-S0007-K3", "NEC-0000-S0000-00"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert code_in(text) is None


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert list(find_codes(text)) == []


def test_it_is_short_and_says_the_number() -> None:
    assert str(review_code("abcdefghij", 7))[8:].startswith("-S0007-")
    assert len(str(review_code("abcdefghij", 7))) == 17
    assert review_code("abcdefghij", 7).plan != review_code("abcdefghik", 7).plan
