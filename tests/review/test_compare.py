"""A returned file against what was sent: each kind of change lands where it belongs, or is told as outside of it."""

import pytest
from msgspec.structs import replace

from nec_desktop.review.reading import CommentText, Mark, Piece, Reading, Was
from nec_desktop.review.returned import NewLine, Suggestion
from nec_desktop.review.sent_texts import BREAK
from tests.review.readings import (
    ANN,
    BOB,
    compared,
    edited,
    gone,
    ins,
    line,
    reading_of,
    sent_text,
    small_sent,
    with_comment,
    without_anchors,
)

MISSION, MISSION_TEXT = "introduction/mission", "We listen first."
VISION, VISION_TEXT = "introduction/vision", "Safe places, and people who feel it."
FOREWORD = "introduction/foreword"


def sole(reading: Reading) -> Suggestion:
    """Return the one suggestion of a reading that says nothing else."""
    found = compared(reading)
    assert len(found.suggestions) == 1, found.suggestions
    assert (found.outside, found.unplaced) == ((), ())
    told = found.suggestions[0]
    assert sent_text(small_sent(), told.address)[told.start : told.end] == told.before
    return told


def edit_of(find: str, *new: object) -> Reading:
    """Return the reading of a file in which one paragraph was edited."""
    return edited(reading_of(small_sent()), find, *new)  # type: ignore[arg-type]


@pytest.mark.parametrize("anchors", [True, False])
def test_a_file_to_which_nothing_was_done_says_nothing(anchors: bool) -> None:
    reading = reading_of(small_sent())
    found = compared(reading if anchors else without_anchors(reading))
    assert not any((found.suggestions, found.outside, found.unplaced, found.comments, found.grades))


def test_words_put_in() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We ", ins("always "), "listen first.")))
    assert (told.kind, told.address, told.start, told.end) == ("insertion", MISSION, 3, 3)
    assert (told.before, told.after, told.author, told.date) == ("", "always ", "Ann", ANN.date)
    assert (told.tracked, told.confidence, told.around) == (True, "exact", ("We ", "listen first."))


def test_words_struck_out() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We ", gone("listen "), "first.")))
    assert (told.kind, told.start, told.end, told.before, told.after) == ("deletion", 3, 10, "listen ", "")


@pytest.mark.parametrize("pieces", [(gone("first"), ins("last")), (ins("last"), gone("first"))])
def test_struck_out_and_put_in_beside_each_other_is_a_replacement(pieces: tuple[Piece, ...]) -> None:
    told = sole(edit_of(MISSION_TEXT, line("We listen ", *pieces, ".")))
    assert (told.kind, told.before, told.after) == ("replacement", "first", "last")


def test_what_two_people_did_beside_each_other_is_two_suggestions() -> None:
    told = compared(edit_of(MISSION_TEXT, line("We listen ", gone("first"), ins("last", BOB), "."))).suggestions
    assert [(t.kind, t.author, t.start, t.end) for t in told] == [
        ("deletion", "Ann", 10, 15),
        ("insertion", "Bob", 15, 15),
    ]


def test_a_letter_is_told_as_its_word() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We list", gone("en"), ins("ed"), " first.")))
    assert (told.before, told.after, told.start, told.end) == ("listen", "listed", 3, 9)


def test_two_places_of_a_word_are_one_suggestion() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We ", gone("l"), "iste", gone("n"), ins("r"), " first.")))
    assert (told.kind, told.before, told.after) == ("replacement", "listen", "ister")


def test_what_one_put_in_and_another_struck_out_is_told() -> None:
    piece = Piece("always ", inserted=ANN, deleted=BOB)
    told = sole(edit_of(MISSION_TEXT, line("We ", ins("do "), piece, "listen first.")))
    assert (told.after, told.author) == ("do ", "Ann")
    assert "Bob struck out “always ”" in told.note


@pytest.mark.parametrize("anchors", [True, False])
def test_words_changed_without_tracking(anchors: bool) -> None:
    reading = edit_of(MISSION_TEXT, line("We listen last and first."))
    told = sole(reading if anchors else without_anchors(reading))
    assert (told.tracked, told.author, told.date) == (False, "", "")
    assert (told.before, told.after, told.start) == ("", "last and ", 10)


def test_tracked_words_among_words_that_were_not_tracked() -> None:
    told = compared(edit_of(MISSION_TEXT, line("We all listen ", gone("first"), "."))).suggestions
    assert [(t.tracked, t.before, t.after, t.start) for t in told] == [(False, "", "all ", 3), (True, "first", "", 10)]


def test_a_paragraph_begun_at_the_end_of_a_field_is_part_of_it() -> None:
    told = sole(edit_of(MISSION_TEXT, line(MISSION_TEXT, inserted=ANN), line(ins("Then we act."))))
    assert (told.address, told.start, told.end) == (MISSION, 16, 16)
    assert (told.after, told.lines) == (f"{BREAK}Then we act.", (NewLine(),))


def test_a_paragraph_put_in_above_a_heading_is_part_of_the_text_before_it() -> None:
    told = sole(edit_of(MISSION_TEXT, line(MISSION_TEXT), line(ins("Then we act."), inserted=ANN, kind="bullet")))
    assert (told.address, told.start, told.end) == (MISSION, 16, 16)
    assert (told.after, told.lines) == (f"{BREAK}Then we act.", (NewLine("bullet"),))


def test_a_paragraph_put_in_without_tracking() -> None:
    told = sole(edit_of(MISSION_TEXT, line(MISSION_TEXT), line("Then we act.")))
    assert (told.address, told.start, told.after, told.tracked) == (MISSION, 16, f"{BREAK}Then we act.", False)


def test_a_paragraph_parted_and_two_joined_without_tracking() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We listen"), line("first.")))
    assert (told.before, told.after, told.start) == (" ", BREAK, 9)


def test_list_items_struck_out_whole() -> None:
    told = sole(edit_of("A reply within three days.", line(gone("A reply within three days."), deleted=ANN)))
    assert told.kind == "deletion"
    assert told.before == f"{BREAK}A reply within three days."


def test_a_list_item_that_is_not_there_was_struck_out_without_tracking() -> None:
    told = sole(edit_of("A reply within three days."))
    assert (told.before, told.after, told.tracked) == (f"{BREAK}A reply within three days.", "", False)


def test_a_deletion_over_a_heading_is_told_for_each_side() -> None:
    found = compared(
        edited(
            edit_of(MISSION_TEXT, line("We listen ", gone("first."), deleted=ANN)),
            "1.3\u00a0\u00a0Our promise",
            line(gone("1.3\u00a0\u00a0Our promise"), deleted=ANN),
        )
    )
    told = {t.address: t for t in found.suggestions}
    assert told[MISSION].before == "first."
    assert {item.where for item in found.outside} == {
        "Heading “1.3 Our promise”",
        "Between “We listen first.” and what follows it",
    }
    assert sent_text(small_sent(), "introduction/promise")


def test_a_heading_is_outside_of_all_fields() -> None:
    found = compared(edit_of("1.3\u00a0\u00a0Our promise", line("1.3\u00a0\u00a0Our ", gone("promise"), ins("word"))))
    assert found.suggestions == ()
    assert [(o.where, o.before, o.after, o.author) for o in found.outside] == [
        ("Heading “1.3 Our promise”", "promise", "word", "Ann")
    ]


def test_curly_quotes_are_no_edit_of_the_words() -> None:
    sent = "Our area is easy to like and hard to cross."
    text = next(t for t in sent_text(small_sent(), FOREWORD).split(BREAK) if t.startswith(sent))
    start = len("Our area is easy to like and ")
    bold = Piece(text[start : start + 13], look="b")
    told = sole(edit_of(text, line(text[: start - 1] + "\u00a0", bold, text[start + 13 :])))
    assert told.kind == "typography"


@pytest.mark.parametrize("anchors", [True, False])
def test_a_comment_is_about_the_words_it_is_over(anchors: bool) -> None:
    reading = edit_of(MISSION_TEXT, line("We ", Piece("listen", comments=("1",)), " first."))
    reading = with_comment(
        reading if anchors else without_anchors(reading),
        CommentText("1", "Ann", "A", "2026-08-01T10:00:00Z", text="To whom?", resolved=False),
        CommentText("2", "Bob", "B", "2026-08-01T11:00:00Z", text="To all.", parent="1"),
    )
    (told,) = compared(reading).comments
    assert (told.address, told.start, told.end, told.quote) == (MISSION, 3, 9, "listen")
    assert (told.author, told.text, told.resolved, told.confidence) == ("Ann", "To whom?", False, "exact")
    assert [(reply.author, reply.text) for reply in told.replies] == [("Bob", "To all.")]


def test_a_comment_on_a_heading_is_about_its_field() -> None:
    reading = edit_of("1.3\u00a0\u00a0Our promise", line(Piece("1.3\u00a0\u00a0Our promise", comments=("1",))))
    (told,) = compared(with_comment(reading, CommentText("1", "Ann", text="Good."))).comments
    assert (told.address, told.start, told.end) == ("introduction/promise", 0, 0)


def test_a_comment_on_nothing_is_kept() -> None:
    (told,) = compared(
        with_comment(reading_of(small_sent()), CommentText("1", "Ann", text="Good.", anchored=False))
    ).comments
    assert (told.address, told.confidence, told.text) == ("", "manual", "Good.")
    assert told.note


def test_words_taken_out_here_and_put_in_there_by_one_person_are_one_act() -> None:
    reading = edited(edit_of(MISSION_TEXT, line(gone(MISSION_TEXT))), VISION_TEXT, line(VISION_TEXT, ins(MISSION_TEXT)))
    put_in, out = compared(reading).suggestions
    assert (put_in.kind, put_in.address, put_in.note) == ("insertion", VISION, "Moved here from another place.")
    assert (out.kind, out.address, out.note) == ("deletion", MISSION, "Moved to another place.")
    assert put_in.group == out.group != ""
    assert (put_in.also, out.also) == ((MISSION,), (VISION,))


def test_words_that_two_people_wrote_were_not_moved() -> None:
    reading = edited(
        edit_of(MISSION_TEXT, line(gone(MISSION_TEXT))), VISION_TEXT, line(VISION_TEXT, ins(MISSION_TEXT, BOB))
    )
    assert [each.group for each in compared(reading).suggestions] == ["", ""]


def test_what_was_made_bold_without_track_changes_is_told() -> None:
    told = sole(edit_of(MISSION_TEXT, line("We ", Piece("listen", look="b"), " first.")))
    assert (told.kind, told.address, told.before, told.tracked) == ("formatting", MISSION, "listen", False)
    assert [(words.text, words.look) for words in told.words] == [("listen", "b")]
    assert told.note == "It was neither bold nor italic, and is bold now."


def test_what_was_bold_and_is_no_more_is_told_once() -> None:
    text = next(t for t in sent_text(small_sent(), FOREWORD).split(BREAK) if "hard to cross" in t)
    told = sole(edit_of(text, line(text[:35], text[35:])))
    assert (told.kind, told.before, told.note) == (
        "formatting",
        "hard to cross",
        "It was bold, and is neither bold nor italic now.",
    )


@pytest.mark.parametrize("mark", [None, ANN])
def test_a_paragraph_that_became_an_item_is_told_tracked_or_not(mark: Mark | None) -> None:
    told = sole(edit_of(MISSION_TEXT, line(MISSION_TEXT, kind="bullet", formatting=mark)))
    assert (told.kind, told.address, told.before) == ("formatting", MISSION, MISSION_TEXT)
    assert (told.tracked, told.author) == (bool(mark), mark.author if mark else "")
    assert told.note == "It was a paragraph, and is an item of a list now."


def test_of_a_copy_sent_before_looks_were_kept_none_are_told() -> None:
    reading = edit_of(MISSION_TEXT, line("We ", Piece("listen", look="b"), " first.", kind="bullet"))
    assert compared(reading, replace(small_sent(), has_looks=False)).suggestions == ()


def test_an_edit_in_the_title_of_a_record_is_about_the_column_that_it_is_called_after() -> None:
    words = "P1\u00a0\u00a0Parking outside the school"
    found = compared(edit_of(words, line("P1\u00a0\u00a0Parking ", gone("outside"), ins("near"), " the school")))
    (told,) = found.suggestions
    assert (told.kind, told.address.split("/")[2], told.start) == ("replacement", "priority", 8)
    assert (told.before, told.after, found.outside) == ("outside", "near", ())
    number = compared(edit_of(words, line(gone("P1"), ins("P9"), "\u00a0\u00a0Parking outside the school")))
    assert (number.suggestions, [item.before for item in number.outside]) == ((), ["P1"])


@pytest.mark.parametrize("mark", [None, ANN])
def test_the_level_of_an_item_is_told_tracked_or_not(mark: Mark | None) -> None:
    words = "Sooner when it matters."
    told = sole(edit_of(words, line(words, kind="bullet", level=2, formatting=mark)))
    assert told.note == "It was an item of a list at level 2, and is an item of a list at level 3 now."
    assert told.lines == (NewLine("bullet", 2),)


def test_a_heading_that_became_a_paragraph_is_told_by_what_the_file_says_it_was() -> None:
    was = Was("heading 3", 3)
    told = sole(edit_of("Distance", line("Distance", bookmarks=("_x",), formatting=ANN, was=was)))
    assert (told.kind, told.address, told.author) == ("formatting", "profile/challenges", "Ann")
    assert told.note == "It was a heading of level 3, and is a paragraph now."


def test_a_paragraph_whose_indents_were_changed_is_no_suggestion() -> None:
    found = compared(edit_of(MISSION_TEXT, line(MISSION_TEXT, formatting=ANN, was=Was())))
    assert (found.suggestions, found.outside) == ((), ())
