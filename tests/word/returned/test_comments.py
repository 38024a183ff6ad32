"""Comments: what they are on, their threads, and what becomes of them where a file tells less or wrong."""

from collections.abc import Iterable

import pytest

from nec_desktop.review.reading import CommentText, Reading
from tests.word.returned.files import (
    Files,
    cell,
    comment,
    control,
    dele,
    ins,
    para,
    paragraphs,
    pieces,
    root,
    row,
    run,
    table,
    under,
)


def over(read: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """Return the pieces that are under a comment, with the ids."""
    return [(piece.text, piece.comments) for piece in pieces(read) if piece.comments]


def extended(*rows: tuple[str, str, int]) -> tuple[str, str]:
    """Return the part that tells threads. rows: id of a comment's last paragraph, that of its parent's, done."""
    listed = (
        f'<w15:commentEx w15:paraId="{own}" w15:done="{done}"' + (f' w15:paraIdParent="{parent}"/>' if parent else "/>")
        for own, parent, done in rows
    )
    return "commentsExtended", root("commentsEx", "".join(listed))


def by_id(comments: Iterable[CommentText]) -> dict[str, CommentText]:
    """Return comments by id."""
    return {one.id: one for one in comments}


def test_construct_25_a_comment_with_its_text_author_and_place(files: Files) -> None:
    read = files.read(para(run("We ") + under(3, run("meet")) + run(".")), comments=comment(3, "Why?", "Really?"))
    assert read.comments == (
        CommentText("3", "Ann", "A", "2026-05-01T10:00:00Z", "", "Why?\nReally?", None, "", "", True),
    )
    assert over(read) == [("meet", ("3",))]


def test_construct_25_a_comment_on_a_point(files: Files) -> None:
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    empty = '<w:commentRangeStart w:id="2"/><w:commentRangeEnd w:id="2"/>'
    read = files.read(
        para(run("a") + reference + run("b") + empty + '<w:r><w:commentReference w:id="2"/></w:r>'),
        comments=comment(1, "One") + comment(2, "Two"),
    )
    assert [(piece.text, piece.comments) for piece in pieces(read)] == [
        ("a", ()),
        ("", ("1",)),
        ("b", ()),
        ("", ("2",)),
    ]
    assert all(one.anchored for one in read.comments)


def test_construct_25_ranges_that_cross_one_another_changes_paragraphs_and_cells(files: Files) -> None:
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    read = files.read(
        para(start.format(1) + run("a") + ins("b").replace("<w:r>", start.format(2) + "<w:r>", 1)),
        table(row(cell(para(run("c") + end.format(1))), cell(para(dele("d") + end.format(2) + run("e"))))),
        comments=comment(1, "One") + comment(2, "Two"),
    )
    assert over(read) == [("a", ("1",)), ("b", ("1", "2")), ("c", ("1", "2")), ("d", ("2",))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<w:commentRangeStart w:id="1"/>{a}<w:r><w:commentReference w:id="1"/></w:r>{b}', [("a", ("1",))]),
        ('<w:commentRangeStart w:id="1"/>{a}{b}', [("ab", ("1",))]),
        ('{a}<w:commentRangeEnd w:id="1"/>{b}<w:r><w:commentReference w:id="1"/></w:r>', [("", ("1",))]),
        ('<w:commentRangeEnd w:id="1"/>{a}<w:commentRangeStart w:id="1"/>{b}', [("b", ("1",))]),
        ('{a}{b}<w:commentRangeStart w:id="1"/>', [("", ("1",))]),
    ],
    ids=["no end", "no end nor reference", "no start", "end first", "no end, nothing after"],
)
def test_construct_25_broken_ranges_reach_no_further_than_their_paragraph(
    files: Files, body: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    read = files.read(para(body.format(a=run("a"), b=run("b"))), para(run("next")), comments=comment(1, "One"))
    assert over(read) == expected
    assert read.comments[0].anchored


def test_construct_25_a_comment_on_deleted_words_or_with_no_place_is_there(files: Files) -> None:
    read = files.read(para(under(1, dele("gone")) + run("x")), comments=comment(1, "One") + comment(2, "Lost"))
    assert over(read) == [("gone", ("1",))]
    assert [(one.text, one.anchored) for one in read.comments] == [("One", True), ("Lost", False)]


def test_construct_25_a_reference_to_a_comment_that_is_not_there_is_said(files: Files) -> None:
    read = files.read(para(under(7, run("a"))), comments=comment(1, "One"))
    assert over(read) == []
    assert any("refers to 1 comments" in sentence for sentence in read.lost)


def test_construct_26_a_comment_over_several_labels(files: Files) -> None:
    mark = '<w:bookmarkStart w:id="9" w:name="_nec_{}"/>'
    whole = para(mark.format(1) + run("1 Aims")) + para(run("Text")) + para(mark.format(2) + run("2 Means"))
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    read = files.read(start + whole + end, comments=comment(1, "One"))
    assert over(read) == [(text, ("1",)) for text in ("1 Aims", "Text", "2 Means")]
    assert [one.bookmarks for one in paragraphs(read.blocks)] == [("_nec_1",), (), ("_nec_2",)]


def test_construct_27_replies_by_the_last_paragraph_of_a_comment(files: Files) -> None:
    comments = (
        comment(3, "Reply to the reply", ids=("00000005",))
        + comment(1, "First", "second paragraph", ids=("0000AAAA", "0000aaab"))
        + comment(2, "Reply", ids=("00000003",))
        + comment(4, "By its first paragraph", ids=("00000007",))
        + comment(5, "Orphan", ids=("00000009",))
    )
    threads = extended(
        ("00000005", "00000003", 0), ("00000003", "0000AAAB", 0), ("00000007", "0000aaaa", 0), ("00000009", "0badbad0", 0)
    )  # fmt: skip
    read = files.read(para(under(1, run("a"))), comments=comments, parts={"commentsExtended.xml": threads})
    assert {one.text: one.parent for one in read.comments} == {
        "Reply to the reply": "1",
        "First\nsecond paragraph": "",
        "Reply": "1",
        "By its first paragraph": "1",
        "Orphan": "",
    }


def test_construct_27_threads_that_go_in_a_circle(files: Files) -> None:
    comments = "".join(comment(n, f"{n}", ids=(f"0000000{n}",)) for n in range(1, 5))
    threads = extended(
        ("00000001", "00000002", 0), ("00000002", "00000001", 0), ("00000003", "00000003", 0), ("00000004", "00000001", 0)
    )  # fmt: skip
    read = files.read(para(), comments=comments, parts={"commentsExtended.xml": threads})
    known = by_id(read.comments)
    assert len(known) == 4
    assert all(not one.parent or not known[one.parent].parent for one in read.comments)


def test_construct_28_29_without_threads_the_file_says_that_it_tells_none(files: Files) -> None:
    both = under(1, under(2, run("same words")))
    read = files.read(para(both), comments=comment(1, "Remark") + comment(2, "Answer"))
    assert [(one.parent, one.resolved) for one in read.comments] == [("", None), ("", None)]
    assert over(read) == [("same words", ("1", "2"))], "threads can be guessed from equal ranges"
    assert any("does not tell which comments are replies" in sentence for sentence in read.lost)


def test_construct_30_resolved_or_not_or_unknown(files: Files) -> None:
    comments = "".join(comment(n, f"{n}", ids=(f"0000000{n}",)) for n in range(1, 4))
    read = files.read(
        para(),
        comments=comments,
        parts={"commentsExtended.xml": extended(("00000001", "", 1), ("00000002", "", 0))},
    )
    assert [one.resolved for one in read.comments] == [True, False, False]


def test_construct_31_lasting_ids_and_times_in_utc(files: Files) -> None:
    ids = '<w16cid:commentId w16cid:paraId="0000000a" w16cid:durableId="1a2b3c4d"/>'
    times = '<w16cex:commentExtensible w16cex:durableId="1A2B3C4D" w16cex:dateUtc="2026-05-01T09:00:00Z"/>'
    own = comment(2, "Two", ids=("0000000B",), more='w16du:dateUtc="2026-05-01T08:00:00Z"')
    read = files.read(
        para(),
        comments=comment(1, "One", ids=("0000000A",)) + own,
        parts={
            "commentsIds.xml": ("commentsIds", root("commentsIds", ids)),
            "commentsExtensible.xml": ("commentsExtensible", root("commentsExtensible", times)),
        },
    )
    assert [(one.durable, one.utc) for one in read.comments] == [
        ("1A2B3C4D", "2026-05-01T09:00:00Z"),
        ("", "2026-05-01T08:00:00Z"),
    ]


def test_construct_32_mentions_keep_their_text(files: Files) -> None:
    mention = run("Ask ") + '<w:hyperlink r:id="x">' + run("@Bob") + "</w:hyperlink>" + control(run("!"))
    assert files.read(para(), comments=comment(1, mention)).comments[0].text == "Ask @Bob!"


def test_changes_in_the_text_of_a_comment_are_taken_as_its_author_left_them(files: Files) -> None:
    read = files.read(para(), comments=comment(1, run("Please ") + dele("do ") + ins("explain")))
    assert read.comments[0].text == "Please explain"


def test_copies_of_a_comment_with_one_id_are_all_kept(files: Files) -> None:
    read = files.read(para(under(1, run("a"))), comments=comment(1, "One") + comment(1, "Two"))
    assert [(one.id, one.text, one.anchored) for one in read.comments] == [("1", "One", True), ("1 (2)", "Two", False)]


def test_comments_in_headers_boxes_and_notes_are_anchored(files: Files) -> None:
    read = files.read(
        para(run("Body")),
        comments=comment(1, "One"),
        parts={"header1.xml": ("header", files.part("hdr", para(under(1, run("Head")))))},
    )
    assert read.comments[0].anchored
    assert [piece.comments for one in paragraphs(read.stories[0].blocks) for piece in one.pieces] == [("1",)]
