"""Tracked changes of text and of paragraphs' ends (numbers: the constructs that a reader of returned files must know)."""

import pytest

from nec_desktop.review.projection import projected
from nec_desktop.review.reading import Paragraph, Reading
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


def test_construct_07_a_deleted_mark_before_a_label_leaves_the_label_its_anchor(files: Files) -> None:
    anchor = '<w:bookmarkStart w:id="5" w:name="_nec_4"/>'
    label = para(anchor + run("1.2 Events") + '<w:bookmarkEnd w:id="5"/>', properties='<w:pStyle w:val="Label"/>')
    read = files.read(para(run("Last words"), change("del")), label)
    last, heading = (block for block in read.blocks if isinstance(block, Paragraph))
    assert (last.deleted, heading.bookmarks, heading.style, heading.heading) == (ANN, ("_nec_4",), "nec field label", 2)
    assert (accepted(read), rejected(read)) == (["Last words1.2 Events"], ["Last words", "1.2 Events"])


def _range(kind: str, number: int, content: str, name: str = "move1") -> str:
    start = f'<w:{kind}RangeStart w:id="{number}" w:name="{name}" w:author="Ann" w:date="2026-05-01T10:00:00Z"/>'
    return f'{start}{content}<w:{kind}RangeEnd w:id="{number}"/>'


def test_construct_08_a_move_is_paired_by_name(files: Files) -> None:
    there = _range("moveTo", 20, change("moveTo", run("moved "), number=21))
    here = _range("moveFrom", 10, change("moveFrom", run("moved "), number=11))
    read = files.read(para(there + run("One ")), para(run("two ") + here + run("three")))
    assert [(p.text, p.move, p.inserted, p.deleted) for p in pieces(read) if p.move] == [
        ("moved ", "move1", ANN, None),
        ("moved ", "move1", None, ANN),
    ]
    assert (accepted(read), rejected(read)) == (["moved One ", "two three"], ["One ", "two moved three"])


def test_construct_08_a_move_without_its_range_is_an_insertion_or_deletion(files: Files) -> None:
    read = files.read(para(run("One ") + change("moveTo", run("two ")) + change("moveFrom", run("three"))))
    assert not any(piece.move for piece in pieces(read))
    assert (accepted(read), rejected(read)) == (["One two "], ["One three"])


def test_construct_08_moved_text_that_was_edited_after_the_move(files: Files) -> None:
    inner = run("moved ") + change("ins", run("far "), BOB)
    read = files.read(para(_range("moveTo", 20, change("moveTo", inner) + change("ins", run("away"), BOB))))
    assert [(p.text, p.move, p.inserted) for p in pieces(read)] == [
        ("moved ", "move1", ANN),
        ("far ", "move1", BOB),
        ("away", "", BOB),
    ]


def test_construct_09_a_moved_paragraph_mark_even_with_deleted_text(files: Files) -> None:
    from_here = _range("moveFrom", 10, para(dele("moved"), change("moveFrom")))
    to_here = _range("moveTo", 20, para(change("moveTo", run("moved")), change("moveTo")))
    read = files.read(para(run("One")), from_here, para(run("two")), to_here, para(run("three")))
    _one, origin, _two, target, _three = (block for block in read.blocks if isinstance(block, Paragraph))
    assert (origin.deleted, origin.move, target.inserted, target.move) == (ANN, "move1", ANN, "move1")
    assert accepted(read) == ["One", "two", "moved", "three"]
    assert rejected(read) == ["One", "moved", "two", "three"]


def test_construct_09_a_moved_mark_whose_range_begins_in_its_paragraph(files: Files) -> None:
    read = files.read(para(_range("moveTo", 20, change("moveTo", run("moved"))), change("moveTo")), para(run("next")))
    first, second = (block for block in read.blocks if isinstance(block, Paragraph))
    assert (first.move, second.move) == ("move1", "")


def test_construct_12_a_change_of_look_with_the_look_before(files: Files) -> None:
    was = change("rPrChange", "<w:rPr><w:i/></w:rPr>")
    strong = change("rPrChange", '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', BOB)
    body = para(run("We ", f"<w:b/>{was}") + run("meet", strong) + run(" here.", '<w:b w:val="0"/>'))
    read = files.read(body)
    assert [(p.text, p.look, p.formatting, p.look_before) for p in pieces(read)] == [
        ("We ", "b", ANN, "i"),
        ("meet", "", BOB, "b"),
        (" here.", "", None, ""),
    ]
    before = projected(read.blocks, accept=False)[0]
    assert isinstance(before, Paragraph) and [p.look for p in before.pieces] == ["i", "b", ""]
    assert accepted(read) == rejected(read) == ["We meet here."]


def test_construct_12_a_look_comes_from_the_run_or_else_from_its_style(files: Files) -> None:
    style = '<w:rStyle w:val="Strong"/>'
    read = files.read(para(run("a", style) + run("b", f'{style}<w:b w:val="false"/>') + run("c", f"{style}<w:i/>")))
    assert [(p.text, p.look) for p in pieces(read)] == [("a", "b"), ("b", ""), ("c", "bi")]


def test_construct_13_changed_paragraph_properties_do_not_hide_its_mark_or_section(files: Files) -> None:
    old = change("pPrChange", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    section = f"<w:sectPr>{change('sectPrChange')}</w:sectPr>"
    now = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{now}<w:rPr>{change('ins')}</w:rPr>{section}{old}</w:pPr>{run('One')}</w:p>"
    read = files.read(body, para(run("Two")))
    first = read.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.formatting, first.inserted, first.kind, first.level) == (ANN, ANN, "number", 1)
    assert read.ignored == {"section properties": 1}
    assert (accepted(read), rejected(read)) == (["One", "Two"], ["OneTwo"])


def test_construct_13_what_a_paragraph_is_can_be_accepted_and_rejected(files: Files) -> None:
    """From a list item to a paragraph, from one level of headings to another, and from a paragraph to an item."""
    item = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    changes = (
        ("", item),
        ('<w:pStyle w:val="H2"/><w:outlineLvl w:val="2"/>', '<w:pStyle w:val="H2"/>'),
        ('<w:pStyle w:val="Dots"/>', None),
    )
    body = []
    for n, (now, old) in enumerate(changes):
        kept = "" if old is None else f"<w:pPr>{old}</w:pPr>"
        body.append(para(run(f"Line {n}"), properties=f"{now}{change('pPrChange', kept, BOB if n else ANN)}"))
    read = files.read(*body)
    assert [block.formatting for block in read.blocks if isinstance(block, Paragraph)] == [ANN, BOB, BOB]
    assert _natures(read, accept=True) == [
        ("normal", 0, "", 0),
        ("heading 2", 3, "", 0),
        ("dotted", 0, "bullet", 0),
    ]
    assert _natures(read, accept=False) == [
        ("normal", 0, "number", 1),
        ("heading 2", 2, "", 0),
        ("normal", 0, "", 0),
    ]
    assert read.ignored == {}


def test_construct_13_changed_indents_are_counted(files: Files) -> None:
    old = change("pPrChange", '<w:pPr><w:pStyle w:val="Dots"/><w:jc w:val="center"/></w:pPr>')
    read = files.read(para(run("One"), properties=f'<w:pStyle w:val="Dots"/>{old}'))
    assert read.ignored == {"indents and spacing of paragraphs": 1}


def _natures(read: Reading, *, accept: bool) -> list[tuple[str, int, str, int]]:
    blocks = projected(read.blocks, accept=accept)
    assert all(isinstance(block, Paragraph) and block.formatting is None and block.was is None for block in blocks)
    return [(p.style, p.heading, p.kind, p.level) for p in blocks if isinstance(p, Paragraph)]


@pytest.mark.parametrize(
    ("now", "number", "was"),
    [
        ("1", "%1:3:0:.", ("number", 0)),
        ("1", "%1:1:23:\uf0b7", ("bullet", 0)),
        ("1", "%1:2:0:.%2:1:4:)", ("number", 1)),
        ("1", "2.", ("number", 0)),
        ("2", "•", ("bullet", 0)),
        ("2", "o", ("bullet", 0)),
        ("0", "(a)", ("number", 0)),
    ],
)
def test_construct_14_a_number_that_was_changed_or_taken_away_can_be_had_back(
    files: Files, now: str, number: str, was: tuple[str, int]
) -> None:
    changed = f'<w:numberingChange w:id="1" w:author="{ANN.author}" w:date="{ANN.date}" w:original="{number}"/>'
    read = files.read(para(run("One"), properties=f'<w:numPr><w:numId w:val="{now}"/>{changed}</w:numPr>'))
    kind = {"0": "", "1": "bullet", "2": "number"}[now]
    assert _natures(read, accept=True) == [("normal", 0, kind, 0)]
    assert _natures(read, accept=False) == [("normal", 0, *was)]
    assert [block.formatting for block in read.blocks if isinstance(block, Paragraph)] == [ANN]
    assert read.ignored == ({"numbering": 1} if was == (kind, 0) else {}), "a number itself is in no text"


def test_construct_14_another_number_in_a_field_is_counted(files: Files) -> None:
    changed = change("numberingChange").replace("<w:numberingChange", '<w:numberingChange w:original="1)"')
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end">{changed}</w:fldChar></w:r>'
    )
    assert files.read(para(f"{field}{run('One')}")).ignored == {"numbering": 1}


def test_construct_14_numbering_that_was_switched_on_can_be_rejected(files: Files) -> None:
    """Word notes it in the numbering, in what the paragraph was, or in both; a style’s own list stays."""
    switched = f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>{change("ins", mark=BOB)}</w:numPr>'
    before = change("pPrChange", "<w:pPr/>")
    read = files.read(
        para(run("One"), properties=switched),
        para(run("Two"), properties=f"{switched}{before}"),
        para(run("Three"), properties=f'<w:pStyle w:val="Dots"/>{switched}'),
    )
    assert [block.formatting for block in read.blocks if isinstance(block, Paragraph)] == [BOB, ANN, BOB]
    assert [nature[2:] for nature in _natures(read, accept=True)] == [("number", 1)] * 3
    assert [nature[2:] for nature in _natures(read, accept=False)] == [("", 0), ("", 0), ("bullet", 0)]
    assert read.ignored == {"numbering": 1}, "the second is told by what it was"


def test_construct_14_changes_of_properties_that_no_field_shows_are_counted(files: Files) -> None:
    number = f'<w:numPr><w:numId w:val="1"/>{change("numberingChange")}</w:numPr>'
    grid = f"<w:tbl><w:tblPr>{change('tblPrChange')}</w:tblPr><w:tblGrid>{change('tblGridChange')}</w:tblGrid>"
    exception = f"<w:tr><w:tblPrEx>{change('tblPrExChange')}</w:tblPrEx><w:trPr>{change('trPrChange')}</w:trPr>"
    cells = cell("a", properties=change("tcPrChange")) + cell("b", properties=change("tcPrChange"))
    mark = change("rPrChange", "<w:rPr/>")
    read = files.read(
        para(run("One"), properties=number),
        para(run("Two"), mark),
        f"{grid}{exception}{cells}</w:tr></w:tbl>",
        f"<w:sectPr>{change('sectPrChange')}</w:sectPr>",
    )
    assert read.ignored == {
        "numbering": 1,
        "look of the ends of paragraphs": 1,
        "table properties": 2,
        "column widths": 1,
        "row properties": 1,
        "cell properties": 2,
        "section properties": 1,
    }
    assert accepted(read) == rejected(read) == ["One", "Two", [[["a"], ["b"]]]]


def test_construct_15_a_deleted_content_control_keeps_its_content(files: Files) -> None:
    edge = '<w:customXmlDelRangeStart w:id="9" w:author="Ann"/>', '<w:customXmlDelRangeEnd w:id="9"/>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{edge[1]}{run('kept')}{edge[0]}</w:sdtContent></w:sdt>"
    read = files.read(para(edge[0] + control + edge[1]))
    assert accepted(read) == rejected(read) == ["kept"]
    assert read.ignored == {"content controls": 2}


def test_construct_24_changes_in_formulas(files: Files) -> None:
    fraction = (
        f"<m:f><m:fPr><m:ctrlPr>{change('ins')}</m:ctrlPr></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        f"<m:den>{change('ins', '<m:r><m:t>2</m:t></m:r>')}</m:den></m:f>"
    )
    read = files.read(para(run("x = ") + f"<m:oMath>{fraction}</m:oMath>"))
    assert (accepted(read), rejected(read)) == (["x = 12"], ["x = 1"])
    assert read.ignored == {"structure of formulas": 1}


def test_construct_33_times_are_given_as_the_file_has_them_and_in_utc_where_it_tells(files: Files) -> None:
    told = '<w:ins w:id="1" w:author="Ann" w:date="2026-05-01T10:33:00Z" w16du:dateUtc="2026-05-01T09:33:00Z">'
    read = files.read(para(f'{told}{run("a")}</w:ins><w:del w:id="2" w:author="Ann">{gone("b")}</w:del>'))
    first, second = pieces(read)
    assert first.inserted and (first.inserted.date, first.inserted.utc) == (
        "2026-05-01T10:33:00Z",
        "2026-05-01T09:33:00Z",
    )
    assert second.deleted and (second.deleted.date, second.deleted.utc) == ("", "")


def test_construct_34_a_change_without_an_author_is_a_change(files: Files) -> None:
    read = files.read(para(f'<w:ins>{run("a")}</w:ins><w:del w:author="" w:id="0">{gone("b")}</w:del>'))
    assert [(p.inserted is not None, p.deleted is not None) for p in pieces(read)] == [(True, False), (False, True)]
    assert (accepted(read), rejected(read)) == (["a"], ["b"])


def test_construct_35_ids_that_are_used_twice_confuse_nothing(files: Files) -> None:
    body = para(change("ins", run("new"), number=0) + change("del", gone("old"), BOB, number=0)) * 2
    read = files.read(body)
    assert (accepted(read), rejected(read)) == (["new", "new"], ["old", "old"])


def test_construct_36_a_replacement_is_a_deletion_beside_an_insertion_in_either_order(files: Files) -> None:
    read = files.read(para(dele("old") + ins("new")), para(ins("new") + dele("old")))
    assert (accepted(read), rejected(read)) == (["new", "new"], ["old", "old"])


def test_construct_37_split_pieces_of_one_edit_bear_the_same_mark(files: Files) -> None:
    read = files.read(para(ins("a") + ins("b") + change("ins", run("c", "<w:b/>"))))
    assert [(p.text, p.inserted, p.look) for p in pieces(read)] == [("ab", ANN, ""), ("c", ANN, "b")]
