"""A copy that carried threads and changes when it was sent brings them back: only what is new of them is told."""

from msgspec.structs import replace

from nec_desktop.document.sent import Sent, SentBlock, SentLine, SentRemark, SentRow
from nec_desktop.review.carried_back import without_carried
from nec_desktop.review.compare import compare
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.reading import Cell, CommentText, Mark, Paragraph, Piece, Reading, Row, Table
from nec_desktop.review.returned import Return

OURS = Mark("Changes since version S0001", "2026-03-01T00:00:00Z")
THEIRS = Mark("Panel member", "2026-03-09T10:00:00Z")
FIELD = "profile/description"
QUESTION = SentRemark("question00000000", "Panel member", "2026-02-20T09:14:00Z", "Which villages?")
REPLY = SentRemark("question00000000", "Neighbourhood inspector", "2026-03-01T12:00:00Z", "Accepted. They are named.")
SENT = Sent(
    (
        SentBlock("1", "heading", "Description", level=1, number="1", address=FIELD, anchored=True),
        SentBlock("2", "paragraph", "The area has three towns.", "body", address=FIELD),
        SentBlock("3", "paragraph", "And a river.", "body", address=FIELD),
        SentBlock(
            "4", "table", "Events", "records", address="events", columns=("Event",),
            rows=(SentRow("4_1", ((SentLine("Market", "events/aaaaaaaaaaaaaaaa/title"),),), "events/aaaaaaaaaaaaaaaa", True),),
        ),
    ),
    remarks=(QUESTION, REPLY),
    changes_by=OURS.author,
)  # fmt: skip
HEADING = Paragraph((Piece("1\u00a0\u00a0Description"),), "heading 1", 1, bookmarks=("_nec_1",))
TABLE = Table((Row((Cell((Paragraph((Piece("Event"),)),)),), header=True), Row((Cell((Paragraph((Piece("Market"),)),)),), inserted=OURS), Row((Cell((Paragraph((Piece("Fair", deleted=OURS),)),)),), deleted=OURS)))  # fmt: skip
COMMENTS = (
    CommentText("7", QUESTION.author, "", QUESTION.date, "", QUESTION.text),
    CommentText("8", REPLY.author, "", REPLY.date, "", REPLY.text, parent="7"),
)


def returned(*first: Piece, comments: tuple[CommentText, ...] = COMMENTS, gone: tuple[Piece, ...] = ()) -> Return:
    """Return what a copy says whose first paragraph is given; `gone` is typed into a paragraph that we show as gone."""
    blocks = (
        HEADING,
        Paragraph(first),
        Paragraph((Piece("This went away.", deleted=OURS), *gone), deleted=OURS),
        Paragraph((Piece("And a river.", inserted=OURS),), inserted=OURS),
        TABLE,
    )
    return compare(Reading(blocks, comments=comments), SENT, ItemIds("plan", "snapshot", "Panel"))


AS_SENT = (
    Piece("The area has "),
    Piece("two", deleted=OURS),
    Piece("three", inserted=OURS, comments=("7", "8")),
    Piece(" towns."),
)


def test_what_comes_back_as_it_was_carried_is_no_news() -> None:
    told = returned(*AS_SENT)
    assert (told.comments, told.suggestions, told.outside, told.unplaced) == ((), (), (), ())
    assert told.report[0].startswith("New in the file: no comments; no suggestions")
    assert any("2 comments of earlier rounds came back as sent" in sentence for sentence in told.report)


def test_a_thread_to_which_somebody_adds_is_told_whole() -> None:
    reply = CommentText("9", "Panel member", "", "2026-03-09T10:00:00Z", "", "Thank you.", parent="7")
    (comment,) = returned(*AS_SENT, comments=(*COMMENTS, reply)).comments
    assert (comment.address, comment.quote, comment.text) == (FIELD, "three", "Which villages?")
    assert [said.text for said in comment.replies] == [REPLY.text, "Thank you."]


def test_a_thread_that_was_only_resolved_is_told_once() -> None:
    resolved = (replace(COMMENTS[0], resolved=True), COMMENTS[1])
    (comment,) = returned(*AS_SENT, comments=resolved).comments
    assert comment.resolved and comment.text == QUESTION.text
    sent_so = replace(SENT, remarks=tuple(replace(remark, resolved=True) for remark in SENT.remarks))
    assert without_carried(Reading((), comments=resolved), sent_so).comments == (), "it was sent as resolved"


def test_carried_comments_are_known_again_without_names() -> None:
    nameless = tuple(CommentText(c.id, "Author", "", c.date, "", c.text, parent=c.parent) for c in COMMENTS)
    assert returned(*AS_SENT, comments=nameless).comments == ()


def test_what_a_reviewer_does_with_our_changes_is_told_of_the_text_as_sent() -> None:
    (change,) = returned(*AS_SENT[:2], Piece("three", inserted=OURS, deleted=THEIRS), Piece(" towns.")).suggestions
    assert (change.before, change.after, change.author, change.tracked) == ("three", "", "Panel member", True)
    (change,) = returned(Piece("The area has two towns.")).suggestions
    assert (change.before, change.after, change.tracked) == ("three", "two", False), "our change was rejected"
    told = returned(*AS_SENT, gone=(Piece(" But it matters.", inserted=THEIRS),)).suggestions
    assert "".join(suggestion.after for suggestion in told).strip() == "But it matters."


def test_a_copy_that_carried_nothing_is_left_as_it_is() -> None:
    reading = Reading((HEADING, Paragraph(AS_SENT)), comments=COMMENTS)
    assert without_carried(reading, Sent(SENT.blocks)) is reading
