"""What of a return is new, where the same reviewer's file comes a second time."""

import msgspec

from nec_desktop.document.sent import SentRemark
from nec_desktop.review.known import only_new
from nec_desktop.review.returned import Comment, Given, Outside, Reply, Return, Suggestion, Unplaced

COMMENT = Comment(id="c" * 16, address="aims", author="Ann", date="2026-07-01T10:00:00Z", text="Why?", durable="1A")
RETURN = Return(
    comments=(COMMENT,),
    suggestions=(Suggestion(id="s" * 16, kind="deletion", address="aims", before="all"),),
    grades=(Given(id="g" * 16, part="grade", grade="met"),),
    outside=(Outside(id="o" * 16, where="Footer", kind="insertion"),),
    unplaced=(Unplaced(id="u" * 16, kind="text", text="Somewhere"),),
)


def again(**changes: object) -> Return:
    """Return RETURN with its comment changed."""
    return msgspec.structs.replace(RETURN, comments=(msgspec.structs.replace(COMMENT, **changes),))


def test_the_same_return_brings_nothing() -> None:
    assert only_new(RETURN, [RETURN]) == (Return(), 5)


def test_what_is_new_stays_whatever_was_known() -> None:
    another = Suggestion(id="t" * 16, kind="insertion", address="aims", after="some")
    more = msgspec.structs.replace(RETURN, suggestions=(*RETURN.suggestions, another), report=("Told.",))
    news = only_new(more, [Return(), RETURN])
    assert news.returned == Return(suggestions=(another,), report=("Told.",))
    assert news.known == 5


def test_a_thread_that_has_grown_comes_again_under_its_id() -> None:
    grown = again(replies=(Reply(author="Ben", text="Because."),))
    assert only_new(grown, [RETURN]).returned.comments == grown.comments
    assert only_new(grown, [RETURN, grown]).returned.comments == ()


def test_a_comment_that_was_resolved_meanwhile_comes_again_but_not_where_the_file_does_not_tell() -> None:
    assert only_new(again(resolved=True), [again(resolved=False)]).returned.comments
    assert not only_new(again(resolved=None), [again(resolved=True)]).returned.comments


def test_what_the_copy_carried_when_it_was_sent_is_nothing_new() -> None:
    carried = [
        SentRemark("k" * 16, "Ann", "2026-07-01T10:00:00Z", "Why?"),
        SentRemark("k" * 16, "The writer", "2026-07-03T09:00:00Z", "It is the law."),
    ]
    ours = Reply(author="The writer", date="2026-07-03T09:00:00Z", text="It is the  law.")
    assert only_new(again(replies=(ours,)), [], carried).returned.comments == ()
    taken_apart = Comment(id="f" * 16, author=ours.author, date=ours.date, text=ours.text)
    assert only_new(Return(comments=(taken_apart,)), [], carried).known == 1
    theirs = Reply(author="Ann", date="2026-07-09T09:00:00Z", text="Then say so.")
    (grown,) = only_new(again(replies=(ours, theirs)), [], carried).returned.comments
    assert (grown.id, grown.replies) == ("k" * 16, (ours, theirs))
    assert only_new(again(resolved=True), [], carried).returned.comments[0].id == "k" * 16


def test_a_comment_whose_words_its_author_changed_is_known_by_words_own_id() -> None:
    mended = again(id="d" * 16, text="Why this?")
    assert only_new(mended, [RETURN]).returned.comments == again(text="Why this?").comments
    other = again(id="d" * 16, text="Why this?", author="Ben")
    assert only_new(other, [RETURN]).returned.comments == other.comments
