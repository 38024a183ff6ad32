"""CommonMark in and out: what a person types and what `show` prints."""

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_desktop.plan.markdown import from_markdown, to_markdown
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, Picture, RichText, Run, Table
from tests.strategies import looks, rich_texts


@settings(max_examples=300)
@given(rich_texts)
def test_what_is_written_is_read_back_with_its_words_and_looks(text: RichText) -> None:
    written = to_markdown(text)
    again = from_markdown(written)
    assert looks(again) == looks(text)
    assert again.plain() == text.plain()
    assert to_markdown(again) == written


@pytest.mark.long
@settings(settings.get_profile("searching"), max_examples=8000)
@given(rich_texts)
def test_what_is_written_is_read_back_long(text: RichText) -> None:
    assert looks(from_markdown(to_markdown(text))) == looks(text)


@pytest.mark.parametrize(
    "words",
    [
        "1. is a number, not a list",
        "12) neither",
        "# is no heading",
        "foo #",
        "- is no list",
        "+ nor this",
        "= nor = this",
        "---",
        "> he said",
        "    four spaces",
        "\ttab",
        "back\\slash",
        "a line\nand another",
        "a line\n- no list\n1. no list\n# no heading\n===\n---",
        "trailing \n space ",
        "\nfirst and last\n",
        "two\n\nlines",
        "5 * 3 * 2, snake_case_name, `code`, <b>html</b>, [square](round)",
        "[Note]: not a reference",
        "R&B &amp; &#32; &copy;",
        "![not a picture](x)",
        "a | b\n:--",
        "~~~",
        "https://example.org/a_b?c=d&e=f",
        "\u00a0no-break\u00a0",
    ],
)
def test_words_that_look_like_markup_stay_words(words: str) -> None:
    for text in (
        RichText((Paragraph((Run(words),)),)),
        RichText((Heading((Run(words),)),)),
        RichText((ListItem((Run(words),)), ListItem((Run(words),), "number", 1))),
        RichText((Table((((Run(words),), (Run("b"),)), ((Run("c"),), (Run(words),)))),)),
    ):
        assert from_markdown(to_markdown(text)) == text


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((Run("plain "), Run("bold", bold=True), Run(" plain")), "plain **bold** plain"),
        ((Run("a"), Run("b", italic=True), Run("c")), "&#97;_b_&#99;"),
        ((Run("a", bold=True), Run("b", bold=True, italic=True)), "**&#97;_b_**"),
        ((Run("bold ", bold=True), Run("next")), "**bold** next"),
        ((Run("see "), Run("our page", link="https://a.b/")), "see [our page](<https://a.b/>)"),
        ((Run("Look!"), Run("here", link="https://a.b/")), "Look&#33;[here](<https://a.b/>)"),
    ],
)
def test_marks_stand_where_commonmark_takes_them_for_marks(runs: tuple[Run, ...], expected: str) -> None:
    text = RichText((Paragraph(runs),))
    assert to_markdown(text) == expected
    assert looks(from_markdown(expected)) == looks(text)


def test_no_asterisk_leaks_between_bold_and_italic_neighbours() -> None:
    every_look = [(bold, italic) for bold in (True, False) for italic in (True, False)]
    for first in every_look:
        for second in every_look:
            for words in (("one", "two"), ("“one”", "(two)"), ("1", "2"), ("one.", "!")):
                text = RichText((Paragraph((Run(words[0], *first), Run(words[1], *second), Run(words[0], *first))),))
                assert from_markdown(to_markdown(text)).plain() == text.plain(), to_markdown(text)


def test_the_subset_is_read() -> None:
    text = from_markdown(
        "Para with **bold**, *italic*, _italic_ and [a link](https://a.b).\n\n"
        "## Heading\n\n- one\n  - two\n    - three\n- four\n\n1. first\n2. second\n\n| a | b |\n| --- | --- |\n| c | |\n"
    )
    kinds = [
        (type(block).__name__, getattr(block, "level", None), getattr(block, "kind", None)) for block in text.blocks
    ]
    assert kinds == [
        ("Paragraph", None, None),
        ("Heading", 2, None),
        ("ListItem", 0, "bullet"),
        ("ListItem", 1, "bullet"),
        ("ListItem", 2, "bullet"),
        ("ListItem", 0, "bullet"),
        ("ListItem", 0, "number"),
        ("ListItem", 0, "number"),
        ("Table", None, None),
    ]
    first = text.blocks[0]
    assert isinstance(first, Paragraph)
    assert {(run.text, run.bold, run.italic, run.link) for run in first.runs} >= {
        ("bold", True, False, ""),
        ("italic", False, True, ""),
        ("a link", False, False, "https://a.b"),
    }


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("`code`", "code"),
        ("> quoted", "quoted"),
        ("<div>html</div>", "<div>html</div>"),
        ("![the map](map.png)", "the map"),
        ("```\nfenced\n```", "fenced"),
        ("[Note]: https://a.b", "[Note]: https://a.b"),
        ("[bad](javascript:alert)", "[bad](javascript:alert)"),
        ("[local](file.docx)", "local"),
        ("null\x00 and bell\x07", "null and bell"),
        ("- " * 60 + "deep", "- " * 60 + "deep"),
        ("> " * 500 + "deep", "> " * 500 + "deep"),
    ],
)
def test_anything_else_comes_in_as_its_words(markdown: str, plain: str) -> None:
    assert from_markdown(markdown).plain().split() == plain.split()


def test_a_numbered_list_keeps_what_is_nested_below_its_tenth_item() -> None:
    items = [ListItem((Run(f"item {n}"),), "number") for n in range(1, 12)]
    nested = RichText((*items, ListItem((Run("below"),), "bullet", 1), ListItem((Run("item 12"),), "number")))
    assert from_markdown(to_markdown(nested)) == nested
    assert "\n12. item 12" in to_markdown(nested)


def test_numbers_begin_anew_after_bullets() -> None:
    mixed = RichText((ListItem((Run("a"),)), ListItem((Run("b"),), "number"), ListItem((Run("c"),), "number")))
    assert to_markdown(mixed) == "- a\n\n1. b\n2. c"


def test_a_picture_is_shown_by_its_words() -> None:
    assert from_markdown(to_markdown(RichText((Picture("ab" * 32, "a [map]"),)))).plain() == "[a [map]]"


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    from_markdown(text)


@pytest.mark.parametrize(
    "unit", ["[", "*", "_", "`", "<", "!", "**a ", "[a](", "> ", "- ", "|a", "&#", "\\", "a**b", "](x)"]
)
def test_no_markup_takes_forever(unit: str) -> None:
    started = time.perf_counter()
    from_markdown(unit * 4000)
    assert time.perf_counter() - started < 5


def test_a_pasted_text_of_200_000_words_is_read_and_written_in_time() -> None:
    words = [f"word{n % 97}" for n in range(200_000)]
    pasted = "\n\n".join(" ".join(words[n : n + 100]) for n in range(0, len(words), 100))
    started = time.perf_counter()
    text = from_markdown(pasted)
    assert to_markdown(text) == pasted
    assert time.perf_counter() - started < 10
    assert len(text.plain().split()) == 200_000


def test_the_work_grows_as_the_text_does() -> None:
    def calls(words: int) -> int:
        """Return how many functions are called to read and write a text; a clock would measure the machine."""
        text, count = " ".join(f"*w{n}*" for n in range(words)), 0

        def called(_frame: object, _event: str, _argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(called)
        try:
            to_markdown(from_markdown(text))
        finally:
            sys.setprofile(None)
        return count

    assert calls(6000) < 15 * calls(600)
