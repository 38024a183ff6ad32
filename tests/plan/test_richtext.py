"""Rich text: its one normal form, and the JSON it is kept as."""

import json

import pytest
from hypothesis import given

from nec_desktop.plan.richtext import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Table,
    decode,
    encode,
    from_plain,
    tidy,
    tidy_runs,
)
from tests.strategies import raw_texts, rich_texts


@given(rich_texts)
def test_what_is_kept_comes_back_the_same(text: RichText) -> None:
    assert decode(json.loads(json.dumps(encode(text)))) == text


@given(raw_texts)
def test_tidy_twice_is_tidy_once(text: RichText) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(raw_texts)
def test_a_tidy_text_is_clean_square_and_in_range(text: RichText) -> None:
    level = -1
    for block in tidy(text).blocks:
        if isinstance(block, Table):
            assert len({len(row) for row in block.rows}) == 1
        elif isinstance(block, ListItem):
            assert 0 <= block.level <= min(2, level + 1)
        elif isinstance(block, Heading):
            assert 1 <= block.level <= 3
        level = block.level if isinstance(block, ListItem) else -1
    assert not set("\x00\x07\ud800\u202e\r") & set(tidy(text).plain())


def test_neighbours_of_one_look_are_joined() -> None:
    assert tidy_runs([Run("a", bold=True), Run(""), Run("b", bold=True), Run("c")]) == (Run("ab", bold=True), Run("c"))


def test_a_letter_and_its_accent_in_the_next_run_make_one_character() -> None:
    assert tidy_runs([Run("cafe"), Run("\u0301")]) == (Run("café"),)


def test_a_link_that_could_do_harm_is_dropped_and_its_words_stay() -> None:
    runs = [Run("here", link="javascript:alert(1)"), Run(" or "), Run("there", link="https://dorset.police.uk")]
    assert tidy_runs(runs) == (Run("here or "), Run("there", link="https://dorset.police.uk"))


def test_a_list_cannot_begin_deep() -> None:
    text = tidy(RichText((Paragraph((Run("p"),)), ListItem((Run("a"),), level=2), ListItem((Run("b"),), level=2))))
    assert [block.level for block in text.blocks if isinstance(block, ListItem)] == [0, 1]


def test_version_is_written_and_another_is_refused() -> None:
    encoded = encode(from_plain("words"))
    assert isinstance(encoded, dict) and encoded["v"] == 1
    with pytest.raises(ValueError, match="not rich text of version 1"):
        decode({"v": 2, "blocks": []})


@pytest.mark.parametrize(
    "data", [None, [], "text", {"blocks": [{"type": "video"}]}, {"blocks": [{"type": "paragraph", "runs": [1]}]}]
)
def test_other_json_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not rich text"):
        decode(data)


def test_tables_headings_and_pictures_are_in_the_format_from_the_start() -> None:
    text = RichText((Heading((Run("h"),), 2), Table((((Run("a"),), ()),)), Picture("ab" * 32, "a map")))
    assert decode(encode(text)) == text
    assert text.plain() == "h\na\t\na map"


def test_a_text_of_nothing_but_space_is_empty_and_a_picture_is_not() -> None:
    assert RichText((Paragraph((Run(" \n"),)),)).is_empty
    assert not RichText((Picture("ab" * 32),)).is_empty


def test_plain_text_becomes_a_paragraph_for_each_line() -> None:
    assert from_plain("one\n\ntwo\n") == RichText((Paragraph((Run("one"),)), Paragraph((Run("two"),))))
