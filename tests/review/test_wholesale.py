"""A look, or quotes, changed wholesale are told in one sentence; a few such changes are told one by one."""

from msgspec.structs import replace

from nec_desktop.review.reading import Mark, Paragraph, Reading
from nec_desktop.review.wholesale import MOST_ALIKE
from tests.review.readings import ANN, BOB, compared, each_paragraph, reading_of, small_sent


def bold(most: int = 100_000, mark: Mark | None = None) -> Reading:
    """Return a file in which the first paragraphs, headings and cells among them, were made bold."""
    left = most

    def change(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        nonlocal left
        left -= 1
        if left < 0:
            return (paragraph,)
        return (
            replace(
                paragraph,
                pieces=tuple(replace(p, look="b", formatting=mark, look_before=p.look) for p in paragraph.pieces),
            ),
        )

    reading = reading_of(small_sent())
    return replace(reading, blocks=each_paragraph(reading.blocks, change))


def test_all_text_made_bold_without_tracking_is_one_sentence() -> None:
    found = compared(bold())
    assert (found.suggestions, found.outside, found.unplaced) == ((), (), ())
    (said,) = (sentence for sentence in found.report if "in one way" in sentence)
    assert said.endswith("without Track Changes: it is told here, and not place by place. It was neither bold nor italic, and is bold now.")  # fmt: skip


def test_all_text_made_bold_with_tracking_is_a_sentence_that_says_by_whom() -> None:
    found = compared(bold(mark=ANN))
    assert len(found.suggestions) + len(found.outside) + len(found.unplaced) <= MOST_ALIKE
    assert any("in one way, by Ann:" in sentence for sentence in found.report)


def test_a_change_of_words_stays_when_looks_are_folded() -> None:
    reading = bold()
    words = "We listen first."

    def change(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        if "".join(piece.text for piece in paragraph.pieces) != words:
            return (paragraph,)
        return (replace(paragraph, pieces=(*paragraph.pieces, replace(paragraph.pieces[0], text=" Always.", inserted=BOB))),)  # fmt: skip

    found = compared(replace(reading, blocks=each_paragraph(reading.blocks, change)))
    assert [(told.kind, told.author) for told in found.suggestions] == [("insertion", "Bob")]


def test_a_few_changes_of_look_are_told_one_by_one() -> None:
    few = next(n for n in range(1, 2000) if len(compared(bold(n)).suggestions) == 5)
    found = compared(bold(few))
    assert {told.kind for told in found.suggestions} == {"formatting"}
    assert not any("in one way" in sentence for sentence in found.report)


def other_spaces(*only: str) -> Reading:
    """Return a file in which a program made the first space of each paragraph, or only of some, one that does not break."""

    def change(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        if not paragraph.pieces or (only and "".join(piece.text for piece in paragraph.pieces) not in only):
            return (paragraph,)
        first, *rest = paragraph.pieces
        return (replace(paragraph, pieces=(replace(first, text=first.text.replace(" ", "\u00a0", 1)), *rest)),)

    reading = reading_of(small_sent())
    return replace(reading, blocks=each_paragraph(reading.blocks, change))


def test_quotes_and_spaces_that_a_program_changed_all_over_are_one_sentence() -> None:
    found = compared(other_spaces())
    assert (found.suggestions, found.outside, found.unplaced) == ((), (), ())
    (said,) = (sentence for sentence in found.report if "quotes, dashes or spaces" in sentence)
    assert "places only quotes, dashes or spaces" in said and "nobody tracked that" in said


def test_words_changed_among_other_spaces_are_told() -> None:
    def change(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        words = "".join(piece.text for piece in paragraph.pieces)
        if words != "We\u00a0listen first.":
            return (paragraph,)
        return (replace(paragraph, pieces=(replace(paragraph.pieces[0], text="We\u00a0listen last."),)),)

    reading = other_spaces()
    found = compared(replace(reading, blocks=each_paragraph(reading.blocks, change)))
    assert [(told.before, told.after) for told in found.suggestions] == [("first", "last")]


def test_a_few_other_spaces_are_told_one_by_one() -> None:
    found = compared(other_spaces("We listen first.", "The river is the boundary."))
    assert [told.kind for told in found.suggestions] == ["typography", "typography"]
    assert "2 suggestions change only quotes, dashes or spaces." in found.report
