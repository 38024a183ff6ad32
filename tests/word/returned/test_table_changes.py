"""Tracked changes of rows and cells, and tables of every shape."""

from nec_desktop.review.reading import Table
from tests.word.returned.files import (
    ANN,
    BOB,
    Files,
    accepted,
    cell,
    change,
    control,
    dele,
    ins,
    para,
    rejected,
    row,
    rows,
    run,
    table,
)


def test_construct_10_inserted_and_deleted_rows_whatever_their_cells_say(files: Files) -> None:
    plain = row("new", properties=change("ins"))
    marked = row(cell(para(dele("old"), change("del"))), properties=change("del", "", BOB))
    read = files.read(table(row("stays"), plain, marked))
    assert [(one.inserted, one.deleted) for one in rows(read.blocks[0])] == [(None, None), (ANN, None), (None, BOB)]
    assert accepted(read) == [[[["stays"]], [["new"]]]]
    assert rejected(read) == [[[["stays"]], [["old"]]]]


def test_construct_10_a_table_whose_rows_all_go_goes(files: Files) -> None:
    read = files.read(para(run("One")), table(row("a", properties=change("ins"))), para(run("two")))
    assert (accepted(read), rejected(read)) == (["One", [[["a"]]], "two"], ["One", "two"])


def test_construct_10_a_row_inserted_by_one_and_deleted_by_another(files: Files) -> None:
    read = files.read(table(row("stays"), row("x", properties=change("ins") + change("del", "", BOB))))
    assert accepted(read) == rejected(read) == [[[["stays"]]]]


def test_construct_11_inserted_deleted_and_merged_cells(files: Files) -> None:
    cells = (
        cell("a"),
        cell("new", properties=change("cellIns")),
        cell("old", properties=change("cellDel", "", BOB)),
        cell("b", properties='<w:gridSpan w:val="2"/>' + change("cellMerge")),
    )
    below = cell("", properties="<w:vMerge/>"), cell("", properties='<w:vMerge w:val="restart"/>')
    read = files.read(table(row(*cells), row(*below)))
    first, second = rows(read.blocks[0])
    assert [(one.inserted, one.deleted, one.merged, one.span) for one in first.cells] == [
        (None, None, None, 1),
        (ANN, None, None, 1),
        (None, BOB, None, 1),
        (None, None, ANN, 2),
    ]
    assert [one.continues for one in second.cells] == [True, False]
    assert accepted(read) == [[[["a"], ["new"], ["b"]], [[""], [""]]]]
    assert rejected(read) == [[[["a"], ["old"], ["b"]], [[""], [""]]]]


def test_construct_11_a_change_kept_in_the_old_properties_of_a_cell_is_none(files: Files) -> None:
    old = change("tcPrChange", f"<w:tcPr>{change('cellIns')}</w:tcPr>")
    read = files.read(table(row(cell("a", properties=old))))
    assert rows(read.blocks[0])[0].cells[0].inserted is None


def test_construct_40_nested_tables_and_rows_of_different_lengths(files: Files) -> None:
    inner = table(row("x", cell(para(ins("y")))))
    read = files.read(table(row("a", "b"), row(cell(inner, para()), properties="<w:tblHeader/>")))
    assert accepted(read) == [[[["a"], ["b"]], [[[[["x"], ["y"]]], ""]]]]
    assert rejected(read) == [[[["a"], ["b"]], [[[[["x"], [""]]], ""]]]]
    assert [one.header for one in rows(read.blocks[0])] == [False, True]


def test_a_cell_that_loses_all_its_text_keeps_a_paragraph(files: Files) -> None:
    read = files.read(table(row(cell(para(dele("a"), change("del")), para(dele("b"), change("del"))))))
    assert (accepted(read), rejected(read)) == ([[[[""]]]], [[[["a", "b"]]]])


def test_rows_and_cells_in_controls_and_wrappers_are_rows_and_cells(files: Files) -> None:
    wrapped = control(row(control(cell("a")), "b"))
    read = files.read(table(wrapped, f"<w:customXml>{row('c', 'd')}</w:customXml>"))
    assert accepted(read) == [[[["a"], ["b"]], [["c"], ["d"]]]]


def test_rows_and_cells_out_of_place_lose_no_text(files: Files) -> None:
    read = files.read(row("a", "b"), table(cell("c") + row("d")), table())
    assert accepted(read) == ["a", "b", "c", [[["d"]]], []]
    assert isinstance(read.blocks[-1], Table)
