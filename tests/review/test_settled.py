"""What was tracked in the copy when it was sent is ours: it is settled before anything is compared."""

from nec_desktop.review.reading import Block, Cell, Mark, Paragraph, Piece, Reading, Row, Story, Table
from nec_desktop.review.settled import settled

OURS, ANN = Mark("Changes since S0001"), Mark("Ann Example")


def settle(*blocks: Block) -> tuple[Block, ...]:
    return settled(Reading(blocks), OURS.author).blocks


def line(text: str, inserted: Mark | None = None, deleted: Mark | None = None) -> Paragraph:
    return Paragraph((Piece(text, inserted=inserted, deleted=deleted),))


def test_a_copy_that_carried_no_changes_is_left_alone() -> None:
    reading = Reading((line("one", ANN),))
    assert settled(reading, "") is reading


def test_our_insertions_are_text_and_our_deletions_are_gone_and_theirs_stay() -> None:
    pieces = (
        Piece("old", deleted=OURS),
        Piece("new", inserted=OURS),
        Piece("more", inserted=ANN),
        Piece("less", deleted=ANN),
    )
    assert settle(Paragraph(pieces)) == (Paragraph((Piece("new"), *pieces[2:])),)


def test_a_comment_on_what_is_gone_stays_at_its_place() -> None:
    gone = Paragraph((Piece("old", deleted=OURS, comments=("0",)), Piece("new")))
    assert settle(gone) == (Paragraph((Piece("", comments=("0",)), Piece("new"))),)


def test_a_reviewers_deletion_of_what_we_inserted_is_a_deletion_of_what_was_sent() -> None:
    assert settle(line("new", OURS, ANN)) == (line("new", None, ANN),)


def test_a_paragraph_whose_end_we_deleted_goes_on_in_the_next() -> None:
    first = Paragraph((Piece("old", deleted=OURS),), style="heading 2", bookmarks=("_nec_1",), deleted=OURS)
    second = Paragraph((Piece("kept"),), style="body")
    assert settle(first, second) == (Paragraph((Piece("kept"),), style="body", bookmarks=("_nec_1",)),)
    begun = Paragraph((Piece("kept"),), deleted=OURS)
    assert settle(begun, Table((Row((Cell((line("cell"),)),)),)))[0] == line("kept")
    assert settle(begun) == (line("kept"),)


def test_rows_and_what_is_in_cells_and_footers_are_settled_too() -> None:
    kept = Row((Cell((line("new", OURS),)),), inserted=OURS)
    gone = Row((Cell((line("old", None, OURS),)),), deleted=OURS)
    assert settle(Table((kept, gone))) == (Table((Row((Cell((line("new"),)),)),)),)
    assert settle(Table((gone,))) == ()
    footer = Story("footer", (line("new", OURS),))
    assert settled(Reading((), stories=(footer,)), OURS.author).stories == (Story("footer", (line("new"),)),)
