"""Tables, records and the assessment sheet in returned files."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from nec_desktop.review.reading import Block, Cell, CommentText, Piece, Reading, Row, Table
from nec_desktop.review.returned import Given, Return, SuggestedCell
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sheet import grade_of
from tests.review.readings import (
    ANN,
    BOB,
    compared,
    each_table,
    edited,
    gone,
    ins,
    line,
    reading_of,
    row_reads,
    sent_text,
    small_sent,
    with_comment,
    without_anchors,
)


def address_of(words: str, ending: str) -> str:
    """Return the one address with that ending at which `words` were sent."""
    sent = small_sent()
    found = {
        item.address
        for block in sent.blocks
        for row in block.rows
        for cell in row.cells
        for item in cell
        if item.text.startswith(words) and item.address.endswith(ending)
    }
    assert len(found) == 1, found
    return found.pop()


def rows_changed(words: str, change: Callable[[Row], tuple[Row, ...]]) -> Reading:
    """Return a reading in which the rows that have a cell reading `words` are changed."""

    def of(table: Table) -> Block:
        return Table(tuple(new for row in table.rows for new in (change(row) if row_reads(row, words) else (row,))))

    return each_table(reading_of(small_sent()), of)


def row_of(*texts: str, **properties: object) -> Row:
    """Return a row of cells of one paragraph each."""
    return replace(Row(tuple(Cell((line(text),)) for text in texts)), **properties)


@pytest.mark.parametrize("anchors", [True, False])
def test_an_edit_in_a_record_is_about_its_column(anchors: bool) -> None:
    reading = edited(reading_of(small_sent()), "Letters home", line("Letters ", ins("and calls "), "home"))
    found = compared(reading if anchors else without_anchors(reading))
    (told,) = found.suggestions
    assert told.address == address_of("Letters home", "/what")
    assert (told.kind, told.start, told.after, told.confidence) == ("insertion", 8, "and calls ", "exact")
    assert sent_text(small_sent(), told.address) == f"Letters home{BREAK}A warden at three"


def test_an_edit_where_a_record_is_shown_once_more_is_about_the_record() -> None:
    def change(table: Table) -> Block:
        if len(table.rows[0].cells) != 4 or not row_reads(table.rows[0], "Came"):
            return table
        first, *rest = table.rows[1:]
        cells = (first.cells[0], Cell((line("Market surgery ", gone("1"), ins("one")),)), *first.cells[2:])
        return Table((table.rows[0], Row(cells), *rest))

    found = compared(each_table(reading_of(small_sent()), change))
    addresses = {told.address for told in found.suggestions}
    assert addresses == {address_of("Market surgery 1", "/title")}
    assert {(told.before, told.after) for told in found.suggestions} == {("1", "one")}


def test_a_row_put_in_says_what_it_holds_by_column() -> None:
    new = row_of("0.4", "1 August 2026", "Sergeant", "Read by the panel", inserted=ANN)
    found = compared(rows_changed("0.3", lambda row: (row, new) if len(row.cells) == 4 else (row,)))
    (told,) = found.suggestions
    assert (told.kind, told.address, told.record, told.author) == (
        "row-insertion",
        "document-control",
        "document-control",
        "Ann",
    )
    assert told.cells == (
        SuggestedCell("Version", "0.4", "version"),
        SuggestedCell("Date", "1 August 2026", "date"),
        SuggestedCell("Author", "Sergeant", "author"),
        SuggestedCell("Change", "Read by the panel", "change"),
    )
    assert told.tracked


def test_a_row_put_in_without_tracking() -> None:
    new = row_of("0.4", "1 August 2026", "Sergeant", "Read by the panel")
    (told,) = compared(rows_changed("0.3", lambda row: (row, new) if len(row.cells) == 4 else (row,))).suggestions
    assert (told.kind, told.tracked, told.cells[0].text) == ("row-insertion", False, "0.4")


def test_words_struck_out_in_a_row_that_was_put_in_are_told() -> None:
    new = replace(
        row_of("0.4", "", "", ""), cells=(Cell((line("0.4", gone(" by hand", BOB)),)), *row_of("", "", "").cells)
    )
    (told,) = compared(rows_changed("0.3", lambda row: (row, new) if len(row.cells) == 4 else (row,))).suggestions
    assert told.cells[0].text == "0.4"
    assert told.note == "Bob struck out “ by hand” in it."


def test_what_libreoffice_puts_into_a_new_row_is_no_text() -> None:
    new = row_of("\u200d", "1 August 2026", "", "", inserted=ANN)
    (told,) = compared(rows_changed("0.3", lambda row: (row, new) if len(row.cells) == 4 else (row,))).suggestions
    assert [cell.text for cell in told.cells] == ["", "1 August 2026", "", ""]


def struck(row: Row) -> Row:
    """Return a row struck out as Word does it: the row, all its words and the ends of its paragraphs."""
    cells = tuple(
        replace(
            cell,
            blocks=tuple(
                replace(block, deleted=ANN, pieces=tuple(replace(piece, deleted=ANN) for piece in block.pieces))
                for block in cell.blocks
                if not isinstance(block, Table)
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=cells, deleted=ANN)


@pytest.mark.parametrize("word_marks", [True, False])
def test_a_row_struck_out_names_its_record(word_marks: bool) -> None:
    found = compared(
        rows_changed("The market cafe.", lambda row: (struck(row) if word_marks else replace(row, deleted=ANN),))
    )
    (told,) = found.suggestions
    record = address_of("The market cafe.", "/how").removesuffix("/how")
    assert (told.kind, told.address, told.record, told.tracked) == ("row-deletion", record, record, True)
    assert "The market cafe." in told.before
    assert found.outside == ()


def test_a_row_that_is_not_there_names_its_record() -> None:
    (told,) = compared(rows_changed("The market cafe.", lambda _row: ())).suggestions
    assert (told.kind, told.tracked) == ("row-deletion", False)
    assert told.record == address_of("The market cafe.", "/how").removesuffix("/how")


def test_rows_of_a_table_in_a_text_are_told_in_the_text() -> None:
    new = row_of("Hill Testing", "50", inserted=ANN)
    found = compared(rows_changed("Lower Testing", lambda row: (struck(row), new)))
    deleted, inserted = sorted(found.suggestions, key=lambda told: told.kind)
    text = sent_text(small_sent(), "profile/challenges")
    assert (deleted.kind, deleted.address, deleted.before) == (
        "row-deletion",
        "profile/challenges",
        f"Lower Testing{BREAK}35",
    )
    assert text[deleted.start : deleted.end] == deleted.before
    assert (inserted.kind, inserted.start, inserted.after) == ("row-insertion", deleted.end, "Hill Testing | 50")


def test_a_row_of_a_table_that_the_program_makes_is_outside() -> None:
    found = compared(rows_changed("Survey", lambda row: () if len(row.cells) == 3 and row_reads(row, "1") else (row,)))
    assert [told.kind for told in found.outside] == ["row-deletion"]
    assert found.outside[0].before.startswith("Survey")


def test_a_column_put_in_is_told_with_all_that_is_in_it() -> None:
    def change(table: Table) -> Block:
        if not row_reads(table.rows[0], "Village"):
            return table
        return Table(
            tuple(replace(row, cells=(*row.cells, Cell((line(f"Bus {n}"),)))) for n, row in enumerate(table.rows))
        )

    (told,) = compared(each_table(reading_of(small_sent()), change)).suggestions
    assert (told.kind, told.address) == ("table", "profile/challenges")
    assert "Upper Testing | 25 | Bus 1" in told.after


def test_a_table_put_in_and_one_taken_out() -> None:
    sent = reading_of(small_sent())
    place = next(
        n for n, block in enumerate(sent.blocks) if isinstance(block, Table) and row_reads(block.rows[0], "Village")
    )
    gone_table = replace(sent, blocks=sent.blocks[:place] + sent.blocks[place + 1 :])
    (told,) = compared(gone_table).suggestions
    assert (told.kind, told.address, told.tracked, told.after) == ("table", "profile/challenges", False, "")
    new = Table((row_of("a", "b"),))
    more = replace(sent, blocks=(*sent.blocks[: place + 1], line("Below."), new, *sent.blocks[place + 1 :]))
    found = compared(more)
    assert "a | b" in [*(item.after for item in found.suggestions), *(item.after for item in found.outside)]


def graded(*pieces: Piece | str, standard: int = 1) -> Return:
    """Return what is said by a file in which something stands in the place of a grade."""
    seen = 0

    def change(table: Table) -> Block:
        nonlocal seen
        rows = []
        for row in table.rows:
            if row_reads(row, "Your grade"):
                seen += 1
                if seen == standard:
                    rows.append(replace(row, cells=(row.cells[0], Cell((line(*pieces),)))))
                    continue
            rows.append(row)
        return Table(tuple(rows))

    return compared(each_table(reading_of(small_sent()), change))


@pytest.mark.parametrize(
    "pieces",
    [
        (Piece("Good"),),
        (gone("Choose a grade", placeholder=True), ins("Good")),
        (Piece("Good", placeholder=True),),  # LibreOffice, typed over the prompt without tracking
        (gone("Choose a grade", placeholder=True), ins("Good", placeholder=True)),
        (ins("good"), gone("Choose a grade")),
        ("Grade: GOOD.",),
    ],
)
def test_a_grade_is_read_however_it_was_given(pieces: tuple[Piece | str, ...]) -> None:
    found = graded(*pieces)
    (told,) = found.grades
    assert (told.standard, told.part, told.grade) == ("meet-face-to-face", "grade", "good")
    assert not found.suggestions
    assert not found.outside


def test_a_text_of_the_sheet_is_kept_with_its_author() -> None:
    def change(table: Table) -> Block:
        return Table(
            tuple(
                replace(
                    row, cells=(row.cells[0], Cell((line(gone("Write here"), ins("Clear ", BOB), ins("aims", BOB)),)))
                )
                if row_reads(row, "Overall recommendation")
                else row
                for row in table.rows
            )
        )

    (told,) = compared(each_table(reading_of(small_sent()), change)).grades
    assert isinstance(told, Given)
    assert (told.part, told.standard, told.text, told.author) == ("recommendation", "", "Clear aims", "Bob")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Met", "met"),
        (" not  MET ", "not-met"),
        ("Our grade is Met.", "met"),
        ("Met, but only just", "met"),
        ("Met\nbecause of the surgery", "met"),
        ("Met in part", ""),
        ("Not at all met", ""),
        ("Metal", ""),
        ("Partly met", "partly"),
    ],
)
def test_a_grade_is_never_guessed(text: str, grade: str) -> None:
    assert grade_of(text, (("Met", "met"), ("Not met", "not-met"), ("Partly met", "partly"))) == grade


def test_comments_in_a_table_are_about_the_cell_and_in_a_new_row_about_the_register() -> None:
    text = (
        CommentText("1", "Ann", text="Who?"),
        CommentText("2", "Ann", text="Why?"),
        CommentText("3", "Ann", text="Hm."),
    )
    reading = rows_changed(
        "The market cafe.",
        lambda row: (
            row,
            replace(row_of("New", "needs", inserted=ANN), cells=(Cell((line(ins("New", comments=("2",))),)),)),
        ),
    )
    reading = edited(reading, "The market cafe.", line("The ", Piece("market", comments=("1",)), " cafe."))
    reading = edited(reading, "Needs and preferences", line(Piece("Needs and preferences", comments=("3",))))
    found = {comment.text: comment for comment in compared(with_comment(reading, *text)).comments}
    assert (found["Who?"].address, found["Who?"].start) == (address_of("The market cafe.", "/how"), 4)
    assert found["Why?"].address == "communities"
    assert found["Hm."].address == "communities"
