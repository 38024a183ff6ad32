"""Cells that a reviewer joined, took out or put in: what they hold is about the columns it was about, or is not placed."""

from collections.abc import Callable

from msgspec.structs import replace

from nec_desktop.review.reading import Block, Cell, Paragraph, Row, Table
from nec_desktop.review.returned import Return
from nec_desktop.review.sent_texts import BREAK
from tests.review.readings import (
    ANN,
    compared,
    each_table,
    gone,
    ins,
    line,
    reading_of,
    row_reads,
    small_sent,
)

KNOWN = "What we know of age."


def addresses() -> dict[str, str]:
    """Return the address of each text in the register of characteristics."""
    return {
        item.text: item.address
        for block in small_sent().blocks
        for row in block.rows
        for cell in row.cells
        for item in cell
        if item.address.startswith("equality/")
    }


def with_rows(change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Return:
    """Return what a file says in which the rows of the register of characteristics were changed."""

    def of(table: Table) -> Block:
        return Table(change(table.rows)) if any(row_reads(row, KNOWN) for row in table.rows[1:]) else table

    return compared(each_table(reading_of(small_sent()), of))


def row_with(words: str, change: Callable[[Row], Row]) -> Return:
    """Return what a file says in which a row was changed."""
    return with_rows(lambda rows: tuple(change(row) if row_reads(row, words) else row for row in rows))


def joined(*cells: Cell) -> Cell:
    """Return cells side by side made one, as programs do: the paragraphs of all, without the empty ones."""
    blocks = tuple(b for cell in cells for b in cell.blocks if isinstance(b, Paragraph) and b.pieces)
    return Cell(blocks or cells[0].blocks, span=len(cells))


def text_of(row: Row, column: int) -> str:
    """Return what a cell of one paragraph reads."""
    (paragraph,) = row.cells[column].blocks
    assert isinstance(paragraph, Paragraph)
    return "".join(piece.text for piece in paragraph.pieces)


def test_cells_joined_side_by_side_change_no_words() -> None:
    found = row_with(KNOWN, lambda row: replace(row, cells=(joined(*row.cells[:2]), *row.cells[2:])))
    assert [(told.kind, told.address) for told in found.suggestions] == [("table", "equality")]
    assert (found.outside, found.unplaced) == ((), ())


def test_an_edit_in_joined_cells_is_about_the_column_that_the_words_were_in() -> None:
    seen: list[str] = []

    def change(row: Row) -> Row:
        first, second, *rest = row.cells
        seen.append(text_of(row, 1))
        edited = joined(first, Cell((line(*(piece.text for piece in second.blocks[0].pieces), ins(" indeed")),)))  # type: ignore[union-attr]
        return replace(row, cells=(edited, *rest))

    found = row_with(KNOWN, change)
    (told,) = (told for told in found.suggestions if told.kind != "table")
    assert (told.kind, told.address, told.after) == ("insertion", addresses()[seen[0]], " indeed")
    assert (found.outside, found.unplaced) == ((), ())


def test_cells_joined_downwards_change_no_words() -> None:
    def change(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        first, second = rows[1], rows[2]
        upper = replace(first.cells[0], blocks=(*first.cells[0].blocks, *second.cells[0].blocks))
        lower = Cell((line(),), continues=True)
        return (
            rows[0],
            replace(first, cells=(upper, *first.cells[1:])),
            replace(second, cells=(lower, *second.cells[1:])),
            *rows[3:],
        )

    found = with_rows(change)
    assert [told.kind for told in found.suggestions] == ["table"], found.suggestions
    assert (found.outside, found.unplaced) == ((), ())


def test_a_cell_taken_out_with_tracking_is_a_deletion_in_its_column() -> None:
    words = text_in_column(1)
    found = row_with(
        KNOWN, lambda row: replace(row, cells=(row.cells[0], replace(row.cells[1], deleted=ANN), *row.cells[2:]))
    )
    (told,) = (told for told in found.suggestions if told.kind != "table")
    assert (told.kind, told.address, told.before, told.author) == ("deletion", addresses()[words], words, "Ann")


def text_in_column(column: int) -> str:
    """Return what stands in a column of that row, as sent."""
    rows: list[Row] = []

    def keep(table: Table) -> Block:
        rows.extend(table.rows[1:])
        return table

    each_table(reading_of(small_sent()), keep)
    return text_of(next(row for row in rows if row_reads(row, KNOWN)), column)


def test_a_cell_put_in_where_one_was_taken_out_is_another_text_of_its_column() -> None:
    words = text_in_column(1)

    def change(row: Row) -> Row:
        new = Cell((line("Whatever else"),), inserted=ANN)
        return replace(row, cells=(row.cells[0], replace(row.cells[1], deleted=ANN), new, *row.cells[2:]))

    found = row_with(KNOWN, change)
    (told,) = (told for told in found.suggestions if told.kind != "table")
    assert (told.kind, told.address, told.before, told.after) == (
        "replacement",
        addresses()[words],
        words,
        "Whatever else",
    )
    assert found.unplaced == ()


def test_what_stands_in_a_cell_that_no_column_answers_to_is_not_placed() -> None:
    new = Cell((line("Seen by the panel"),), inserted=ANN)
    found = row_with(KNOWN, lambda row: replace(row, cells=(*row.cells, new)))
    assert [told.kind for told in found.suggestions] == ["table"]
    (left,) = found.unplaced
    assert (left.kind, left.text, left.author) == ("table", "Seen by the panel", "Ann")
    assert left.why.endswith("no column answers to them.") and "Age" in left.around[0]


def test_a_cell_that_is_not_in_its_row_is_a_deletion_in_its_column_but_a_whole_column_is_none() -> None:
    words = text_in_column(1)
    found = row_with(KNOWN, lambda row: replace(row, cells=(row.cells[0], *row.cells[2:])))
    (told,) = (told for told in found.suggestions if told.kind != "table")
    assert (told.kind, told.address, told.before, told.tracked) == ("deletion", addresses()[words], words, False)
    whole = with_rows(lambda rows: tuple(replace(row, cells=(row.cells[0], *row.cells[2:])) for row in rows))
    assert [told.kind for told in whole.suggestions] == ["table"]
    assert words in whole.suggestions[0].before


def test_a_cell_that_was_parted_changes_no_words() -> None:
    def change(row: Row) -> Row:
        words = text_of(row, 1)
        first, _, rest = words.partition(" ")
        return replace(row, cells=(row.cells[0], Cell((line(first),)), Cell((line(rest),)), *row.cells[2:]))

    found = row_with(KNOWN, change)
    assert [(told.kind, told.before, told.after) for told in found.suggestions if told.kind != "table"] == [
        ("replacement", " ", BREAK)
    ]
    assert found.unplaced == ()


def test_words_put_in_and_struck_out_in_a_cell_that_was_taken_out_stay_told() -> None:
    def change(row: Row) -> Row:
        cell = Cell((line("Old ", gone("and bad"), ins("new")),), deleted=ANN)
        return replace(row, cells=(row.cells[0], cell, *row.cells[2:]))

    found = row_with(KNOWN, change)
    assert any("new" in told.note for told in found.suggestions)
