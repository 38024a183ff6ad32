"""Whatever is marked anywhere in a returned file, and whatever is commented on, is told by something in the return."""

from itertools import count
from random import Random

import pytest
from msgspec.structs import replace

from nec_desktop.review.got_units import shown
from nec_desktop.review.reading import Block, Cell, CommentText, Paragraph, Piece, Reading, Row, Story, Table
from nec_desktop.review.returned import Return
from tests.review.readings import ANN, BOB, compared, gone, ins, line, reading_of, small_sent, without_anchors

PEOPLE = (ANN, BOB)


class Marker:
    """Marks paragraphs and rows of a file at random, and remembers what has to be told."""

    def __init__(self, chance: Random) -> None:
        self.inserted: list[str] = []
        self.deleted: list[str] = []
        self.comments: list[CommentText] = []
        self._chance = chance
        self._numbers = count(1)

    def block(self, block: Block) -> Block:
        """Return a block with marks on it, or as it is."""
        if isinstance(block, Table):
            return Table(tuple(map(self._row, block.rows)))
        if block.contents or not self._now_and_then(6):
            return block
        return self._paragraph(block)

    def _now_and_then(self, often: int) -> bool:
        return self._chance.randint(0, often) == 0

    def _row(self, row: Row) -> Row:
        if not self._now_and_then(12):
            return row
        if self._now_and_then(2):
            self.deleted += [p.text for c in row.cells for b in c.blocks if isinstance(b, Paragraph) for p in b.pieces]
            return replace(row, deleted=self._chance.choice(PEOPLE))
        return replace(row, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        blocks = (self._paragraph(b) if isinstance(b, Paragraph) and self._now_and_then(1) else b for b in cell.blocks)
        return replace(cell, blocks=tuple(blocks))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        pieces: list[Piece] = []
        for piece in paragraph.pieces:
            cut = self._chance.randint(0, len(piece.text))
            pieces.append(replace(piece, text=piece.text[:cut]))
            what = self._chance.choice(("put in", "strike out", "strike out what was put in", "comment"))
            by, rest = self._chance.choice(PEOPLE), replace(piece, text=piece.text[cut:])
            if what == "comment":
                self.comments.append(CommentText(str(next(self._numbers)), by.author, text="Why?"))
                rest = replace(rest, comments=(self.comments[-1].id,))
            elif what == "strike out":
                self.deleted.append(rest.text)
                rest = replace(rest, deleted=by)
            else:
                self.inserted.append(f"qz{next(self._numbers)}zq")
                both = ANN if what == "strike out what was put in" else None
                pieces.append(ins(self.inserted[-1], by, deleted=both))
            pieces.append(rest)
        ends = self._chance.choice((None, None, None, ANN, BOB))
        if self._now_and_then(1):
            return replace(paragraph, pieces=tuple(pieces), inserted=ends)
        return replace(paragraph, pieces=tuple(pieces), deleted=ends)


def everything(found: Return) -> str:
    """Return all words of all items of a return."""
    words: list[str] = []
    for told in found.suggestions:
        words += [told.before, told.after, told.note, *(cell.text for cell in told.cells)]
    for item in found.outside:
        words += [item.before, item.after, item.where]
    for tray in found.unplaced:
        words += [tray.text, tray.why]
    for given_ in found.grades:
        words += [given_.text]
    return "\0".join(shown(text).replace("\n", " ") for text in words)


@pytest.mark.parametrize("anchors", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_marked_or_commented_on_is_told(seed: int, anchors: bool) -> None:
    marker = Marker(Random(seed))
    reading = reading_of(small_sent())
    reading = reading if anchors else without_anchors(reading)
    reading = Reading(tuple(map(marker.block, reading.blocks)), comments=tuple(marker.comments))
    found = compared(reading)
    told = everything(found)
    assert [text for text in marker.inserted if text not in told] == []
    # A text can be told in pieces, where an end that was put in joins it with another.
    assert [word for text in marker.deleted for word in text.split() if shown(word) not in told] == []
    assert sum(1 + len(comment.replies) for comment in found.comments) == len(marker.comments)


@pytest.mark.parametrize("kind", ["header", "footer", "footnote", "endnote", "text box"])
def test_what_is_tracked_outside_of_the_body_is_told_as_outside(kind: str) -> None:
    story = replace(Story("header", (line("Page ", gone("one"), ins("two")),)), kind=kind)
    found = compared(replace(reading_of(small_sent()), stories=(story,)))
    assert all(item.where.startswith(kind.capitalize()) for item in found.outside)
    told = everything(found)
    assert "one" in told
    assert "two" in told
    assert found.suggestions == ()


def test_words_in_a_note_that_nobody_sent_are_told() -> None:
    story = Story("footnote", (line("See the survey."),))
    (told,) = compared(replace(reading_of(small_sent()), stories=(story,))).outside
    assert (told.where, told.after.strip(), told.tracked) == ("Footnote", "See the survey.", False)


def test_a_comment_in_a_note_is_kept_though_it_is_about_no_field() -> None:
    story = Story("footnote", (line(Piece("See the survey.", inserted=ANN, comments=("1",))),))
    reading = replace(reading_of(small_sent()), stories=(story,), comments=(CommentText("1", "Ann", text="Which?"),))
    (told,) = compared(reading).comments
    assert (told.address, told.text, told.confidence) == ("", "Which?", "manual")
    assert "Footnote" in told.note
