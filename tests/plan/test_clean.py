"""What no document can hold is taken out of a text, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nec_desktop.plan.clean import clean_line, clean_text, removed_characters


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Plain words.", "Plain words."),
        ("bell\x07 and null\x00", "bell and null"),
        ("half a pair \ud83d here", "half a pair  here"),
        ("reversed \u202egnp.exe\u202c", "reversed gnp.exe"),
        ("isolated \u2067text\u2069", "isolated text"),
        ("no character \ufffe\uffff\ufdd0\U0001ffff", "no character "),
        ("byte order mark \ufeff", "byte order mark "),
        ("cafe\u0301", "café"),
        (
            "old Mac\rWindows\r\nform feed\fline\u2028paragraph\u2029next\x85end",
            "old Mac\nWindows\nform feed\nline\nparagraph\nnext\nend",
        ),
    ],
)
def test_what_no_document_can_hold_is_taken_out(given_text: str, expected: str) -> None:
    assert clean_text(given_text) == expected


@pytest.mark.parametrize(
    "kept", ["🚓👮🏽‍♀️", "שלום\u200f", "مرحبا", "naïve œuvre", "tab\tand\nline", "nbsp\u00a0here", "soft\u00adhyphen"]
)
def test_ordinary_text_of_any_language_is_kept(kept: str) -> None:
    assert clean_text(kept) == kept
    assert removed_characters(kept) == 0


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_clean_text_can_stand_in_xml_and_in_utf8(text: str) -> None:
    element = etree.Element("t")
    element.text = clean_text(text)
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (clean_text(text) or None)


def test_the_person_can_be_told_how_many_characters_went() -> None:
    assert removed_characters("a\x00b\x07c\u202ed") == 3
    assert removed_characters("nothing\r\nlost") == 0


def test_a_line_is_one_line() -> None:
    assert clean_line("  two\n lines\tand \r\n spaces ") == "two lines and spaces"
