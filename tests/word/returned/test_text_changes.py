"""Tracked changes of text and of paragraphs' ends (numbers: the constructs that a reader of returned files must know)."""

from nec_desktop.review.projection import projected
from nec_desktop.review.reading import Paragraph
from tests.word.returned.files import (
    ANN,
    BOB,
    Files,
    accepted,
    cell,
    change,
    dele,
    gone,
    ins,
    para,
    pieces,
    rejected,
    row,
    run,
    table,
)


def test_construct_01_inserted_text(files: Files) -> None:
    read = files.read(para(run("We ") + ins("often ") + run("meet.")))
    assert [(piece.text, piece.inserted, piece.deleted) for piece in pieces(read)] == [
        ("We ", None, None),
        ("often ", ANN, None),
        ("meet.", None, None),
    ]
    assert (accepted(read), rejected(read)) == (["We often meet."], ["We meet."])


def test_construct_02_deleted_text_even_where_it_is_marked_as_text_that_stays(files: Files) -> None:
    read = files.read(para(run("We ") + dele("often ") + change("del", run("always "), BOB) + run("meet.")))
    assert [(piece.text, piece.deleted) for piece in pieces(read)] == [
        ("We ", None),
        ("often ", ANN),
        ("always ", BOB),
        ("meet.", None),
    ]
    assert (accepted(read), rejected(read)) == (["We meet."], ["We often always meet."])


def test_construct_03_one_deletes_what_another_inserted(files: Files) -> None:
    read = files.read(para(run("We ") + change("ins", run("do ") + change("del", gone("often "), BOB)) + run("meet.")))
    assert [(piece.text, piece.inserted, piece.deleted) for piece in pieces(read)] == [
        ("We ", None, None),
        ("do ", ANN, None),
        ("often ", ANN, BOB),
        ("meet.", None, None),
    ]
    assert (accepted(read), rejected(read)) == (["We do meet."], ["We meet."])


def test_construct_04_inserted_paragraph_mark(files: Files) -> None:
    heading = '<w:pStyle w:val="H2"/>'
    read = files.read(para(run("One."), change("ins"), heading), para(run(" Two.")), para(run("Three.")))
    first, second, _third = read.blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert (first.inserted, second.inserted) == (ANN, None)
    assert (accepted(read), rejected(read)) == (["One.", " Two.", "Three."], ["One. Two.", "Three."])
    joined = projected(read.blocks, accept=False)[0]
    assert isinstance(joined, Paragraph) and joined.style == "normal", "the paragraph that survives keeps what it is"


def test_construct_05_deleted_paragraph_marks_run_on_in_a_chain(files: Files) -> None:
    read = files.read(para(run("One."), change("del")), para(dele("Two."), change("del")), para(run("Three.")))
    assert (accepted(read), rejected(read)) == (["One.Three."], ["One.", "Two.", "Three."])


def test_construct_05_a_deleted_mark_with_nothing_to_run_into(files: Files) -> None:
    end = change("del")
    cells = row(cell(para(dele("x"), end)), cell(para(run("stays"), end)))
    read = files.read(para(run("Before"), end), para(dele("Gone"), end), table(cells), para(dele("Last"), end))
    assert accepted(read) == ["Before", [[[""], ["stays"]]]]
    assert rejected(read) == ["Before", "Gone", [[["x"], ["stays"]]], "Last"]


def test_construct_05_a_table_that_goes_does_not_keep_paragraphs_apart(files: Files) -> None:
    doomed = table(row("a", properties=change("del")), row("b", properties=change("del")))
    read = files.read(para(run("One "), change("del")), doomed, para(run("two")))
    assert (accepted(read), rejected(read)) == (["One two"], ["One ", [[["a"]], [["b"]]], "two"])


def test_construct_06_a_mark_inserted_by_one_and_deleted_by_another(files: Files) -> None:
    read = files.read(para(run("One "), change("ins") + change("del", "", BOB)), para(run("two")))
    first = read.blocks[0]
    assert isinstance(first, Paragraph) and (first.inserted, first.deleted) == (ANN, BOB)
    assert accepted(read) == rejected(read) == ["One two"]
