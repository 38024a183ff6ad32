"""Files whose labels were typed anew, whose anchors contradict the text, and what reaches over several fields."""

import pytest
from msgspec.structs import replace

from nec_desktop.review.reading import CommentText, Paragraph, Piece, Reading
from tests.review.readings import (
    compared,
    each_paragraph,
    edited,
    ins,
    line,
    reading_of,
    sent_of_fields,
    sent_text,
    small_sent,
    with_comment,
    without_anchors,
)

MISSION, MISSION_TEXT = "introduction/mission", "We listen first."


def retyped(reading: Reading) -> Reading:
    """Return a reading in which every label reads otherwise than it was sent."""

    def change(paragraph: Paragraph) -> tuple[Paragraph]:
        if not paragraph.heading:
            return (paragraph,)
        return (replace(paragraph, pieces=(Piece("Heading that somebody wrote anew"),)),)

    return replace(reading, blocks=each_paragraph(reading.blocks, change))


@pytest.mark.parametrize("anchors", [True, False])
def test_edits_land_in_their_fields_though_all_labels_were_typed_anew(anchors: bool) -> None:
    reading = edited(reading_of(small_sent()), MISSION_TEXT, line("We ", ins("always "), "listen first."))
    reading = edited(reading, "We answer within 72 hours.", line("We answer within 48 hours."))
    reading = retyped(reading if anchors else without_anchors(reading))
    told = {(item.address, item.before, item.after) for item in compared(reading).suggestions}
    assert {(MISSION, "", "always "), ("contact/reply-promise", "72", "48")} <= told


def test_anchors_against_the_order_of_the_text_are_not_gone_by_and_told_of() -> None:
    reading = edited(reading_of(small_sent()), MISSION_TEXT, line("We ", ins("always "), "listen first."))
    names = [p.bookmarks for p in reading.blocks if isinstance(p, Paragraph) and p.bookmarks]

    def swapped(paragraph: Paragraph) -> tuple[Paragraph]:
        if paragraph.bookmarks in (names[2], names[-2]):
            other = names[-2] if paragraph.bookmarks == names[2] else names[2]
            return (replace(paragraph, bookmarks=other),)
        return (paragraph,)

    found = compared(replace(reading, blocks=each_paragraph(reading.blocks, swapped)))
    assert [(item.address, item.after) for item in found.suggestions] == [(MISSION, "always ")]
    assert any("anchor" in sentence and "not gone by" in sentence for sentence in found.report)


def test_a_control_that_slid_onto_another_label_names_nothing() -> None:
    """LibreOffice 25.2 puts a control on the number of the next label where nothing stands between the two."""
    sent = sent_of_fields([["We listen first."]])
    section, field = (block for block in sent.blocks[:2])

    def change(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        if f"_nec_{section.id}" in paragraph.bookmarks:
            return ()
        if f"_nec_{field.id}" in paragraph.bookmarks:
            pieces = Piece("1.1", tag=f"nec:{section.id}"), Piece("\u00a0\u00a0Field one")
            return (replace(paragraph, pieces=pieces, bookmarks=()),)
        return (paragraph,)

    reading = reading_of(sent)
    found = compared(replace(reading, blocks=each_paragraph(reading.blocks, change)), sent)
    assert [(item.where, item.before, item.after) for item in found.outside if item.after] == [
        ("Heading “1.1 Field 1”", "1", "one")
    ]


def test_a_comment_over_two_fields_is_about_the_first_and_names_the_other() -> None:
    over = {MISSION_TEXT, "1.3\u00a0\u00a0Our promise", "We say what we do, and we do what we say."}

    def commented(paragraph: Paragraph) -> tuple[Paragraph]:
        if "".join(piece.text for piece in paragraph.pieces) not in over or paragraph.contents:
            return (paragraph,)
        return (replace(paragraph, pieces=tuple(replace(piece, comments=("1",)) for piece in paragraph.pieces)),)

    reading = reading_of(small_sent())
    reading = replace(reading, blocks=each_paragraph(reading.blocks, commented))
    (told,) = compared(with_comment(reading, CommentText("1", "Ann", text="Say this once."))).comments
    assert (told.address, told.start, told.end) == (MISSION, 0, len(sent_text(small_sent(), MISSION)))
    assert told.also == ("introduction/promise",)


def test_a_comment_whose_words_were_struck_out_says_so() -> None:
    piece = Piece("listen", deleted=ins("").inserted, comments=("1",))
    reading = edited(reading_of(small_sent()), MISSION_TEXT, line("We ", piece, " first."))
    (told,) = compared(with_comment(reading, CommentText("1", "Ann", text="Why?"))).comments
    assert (told.address, told.start, told.end, told.quote) == (MISSION, 3, 9, "listen")
