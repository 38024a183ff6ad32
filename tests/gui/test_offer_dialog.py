"""A plan comes from a colleague to the window: what would change is shown first, and conflicts are asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.writer import Writer, keep_writer
from nec_desktop.gui.changed_since import ChangedSince
from nec_desktop.gui.looking_back import show_changed_since
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.lending import lending
from nec_desktop.plan.richtext import from_plain
from tests.gui.colleagues import Colleague, offer_of, plan_of_both
from tests.gui.look_back import dialog_shown, items_of, rows
from tests.gui.questions import answer_next, told_in_front
from tests.gui.returning import drop, files_as_data
from tests.gui.windows import Open, desk_of, page_of
from tests.small_plan import small_plan

HERE = QPoint(50, 50)


def test_a_plan_that_was_sent_is_shown_then_added(
    qtbot: QtBot,
    ann: Colleague,
    ben: Colleague,
    tmp_path: Path,
    ann_window: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_id = ben.start()
    file = ben.pack(plan_id, tmp_path / "plan.necplan")
    shown = ann_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    shown.start.file_button.click()
    dialog = offer_of(qtbot, shown)
    assert "It is not here yet" in dialog.said_note.text() and "The file holds" in dialog.report.toPlainText()
    assert dialog.new_button.isHidden() and dialog.keep_files.isHidden()
    with ann.workspace.read() as library:
        assert library.plans() == [], "to look adds nothing"
    dialog.take_button.click()
    assert desk_of(qtbot, shown).session.plan.id == plan_id


@pytest.mark.parametrize("way", ["dropped on a text", "pasted into a text", "given by its name"])
def test_however_a_plan_is_given_first_is_shown_what_it_holds(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open, way: str
) -> None:
    file = ben.pack(ben.start(), tmp_path / "Ben.necplan")
    plan_id = ann.start()
    shown = ann_window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    desk.go_to("methods/approach")
    (edit, *_) = page_of(desk).findChildren(QTextEdit)
    before = edit.toPlainText()
    if way == "dropped on a text":
        drop(shown, edit.mapTo(shown, edit.rect().center()), file)
    elif way == "pasted into a text":
        shown.activateWindow()
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        QGuiApplication.clipboard().setMimeData(files_as_data(file))
        qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        shown.given_files.take([file])
    assert edit.toPlainText() == before, "its path is written nowhere"
    assert "The file holds" in offer_of(qtbot, shown).report.toPlainText()


def test_of_several_files_none_is_left_aside_in_silence(ben: Colleague, tmp_path: Path, ann_window: Open) -> None:
    file = ben.pack(ben.start(), tmp_path / "Ben.necplan")
    shown = ann_window()
    drop(shown, HERE, file, tmp_path / "returned.docx")
    assert "Open it alone" in told_in_front(shown)


def test_what_would_change_is_shown_and_what_both_changed_is_asked(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = plan_of_both(ann, ben, tmp_path)
    ann.put(plan_id, area="By Ann")
    ben.put(plan_id, area="By Ben", title="A title by Ben")
    keep_writer(ben.workspace, Writer("Ben Example", "Sergeant"))
    file = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = ann_window()
    drop(shown, HERE, file)
    dialog = offer_of(qtbot, shown)
    assert "Both of you changed 1 place" in dialog.said_note.text()
    assert "1 place would change here, where only Ben Example has written since." in dialog.said_note.text()
    assert "A title by Ben" in dialog.report.toPlainText()
    dialog.take_button.click()
    assert "Both of you changed " in dialog.said_note.text()
    words = dialog.report.toPlainText()
    assert "By Ann" in words and "By Ben" in words
    assert "Yours" in words and "Ben Example’s" in words
    assert dialog.focusWidget() is dialog.mine_button, "Enter keeps what is here"
    assert ann.value(plan_id, "cover/title") == small_plan().title, "nothing is changed before all is decided"
    assert dialog.both_button.isHidden(), "an area has one name"
    dialog.theirs_button.click()
    desk = desk_of(qtbot, shown)
    plan = desk.session.plan
    assert (plan.area, plan.title) == ("By Ben", "A title by Ben")
    qtbot.waitUntil(desk.bar.isVisible)
    assert "has been taken over: 2 places changed here" in desk.bar.words.text()
    desk.bar.button.click()
    assert (plan.area, plan.title) == ("By Ann", small_plan().title), "one press takes all of it back"
    assert not desk.bar.isVisible()
    assert "Take over the copy of" in str(desk.session.to_redo)
    shown.undoing.redo()
    assert (plan.area, plan.title) == ("By Ben", "A title by Ben")
    with ann.workspace.read() as library:
        assert any("was taken over" in entry.name for entry in library.snapshots(plan_id))


def test_what_i_have_changed_counts_from_the_opening_and_names_what_the_other_changed(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    keep_writer(ann.workspace, Writer("Ann Example", "Inspector"))
    keep_writer(ben.workspace, Writer("Ben Example", "Sergeant"))
    plan_id = plan_of_both(ann, ben, tmp_path)
    ben.put(plan_id, title="A title by Ben")
    back = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = ann_window()
    shown.open_plan(plan_id)
    first = desk_of(qtbot, shown)
    opened = first.session.opened
    first.session.put("cover/area", "By Ann")
    shown.ways.handing_over.show_file(back)
    offer_of(qtbot, shown).take_button.click()
    desk = desk_of(qtbot, shown)
    qtbot.waitUntil(desk.bar.isVisible)
    assert desk is not first and desk.session.opened == opened
    show_changed_since(desk)
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    told = rows(dialog)
    assert {line.rpartition(" | ")[0]: line.rpartition(" | ")[2] for line in told} == {
        "Area | Changed": "you",
        "Plan title | Changed": "Ben Example",
    }
    assert dialog.note.text().startswith("2 places have changed, 1 of them by you.")
    dialog.lines.setCurrentItem(items_of(dialog)[[line.endswith("Ben Example") for line in told].index(True)])
    assert "Changed by Ben Example, Sergeant" in dialog.told.toPlainText()
    dialog.reject()
    desk.bar.button.click()
    desk.session.put("cover/title", "A title by Ann")
    show_changed_since(desk)
    assert "Plan title | Changed | Ben Example and you" in rows(dialog_shown(qtbot, desk, ChangedSince))


def test_what_was_taken_over_is_told_until_it_is_closed(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = plan_of_both(ann, ben, tmp_path)
    ben.put(plan_id, title="A title by Ben")
    ben.lend(plan_id, "Sergeant Example")
    shown = ann_window()
    shown.ways.handing_over.show_file(ben.pack(plan_id, tmp_path / "back.necplan"))
    answer_next("all the same")
    offer_of(qtbot, shown).take_button.click()
    desk = desk_of(qtbot, shown)
    qtbot.waitUntil(lambda: "has been taken over" in desk.bar.words.text())
    qtbot.keyClick(desk.bar.close_button, Qt.Key.Key_Return)
    assert "The plan is with Sergeant Example" in desk.bar.words.text() and desk.bar.close_button.isHidden()
    desk.session.apply(lending(""))
    assert not desk.bar.isVisible()
    for _ in range(2):
        shown.undoing.undo()
    assert desk.session.plan.title == small_plan().title, "it can still be taken back"


def test_of_two_texts_both_can_be_kept(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = plan_of_both(ann, ben, tmp_path)
    for colleague, words in ((ann, "Shared.\nBy Ann."), (ben, "Shared.\nBy Ben.")):
        with colleague.workspace.write() as library:
            plan = open_plan(colleague.workspace, library, plan_id).plan
            save(library, plan, set_value(plan, "methods/approach", from_plain(words)))
    shown = ann_window()
    shown.ways.handing_over.show_file(ben.pack(plan_id, tmp_path / "back.necplan"))
    dialog = offer_of(qtbot, shown)
    dialog.take_button.click()
    dialog.both_button.click()
    desk = desk_of(qtbot, shown)
    assert desk.session.plan.get("methods/approach") == from_plain("Shared.\nBy Ann.\nBy Ben.")


def test_a_plan_that_is_being_taken_over_is_told_of_before_the_dialog_closes(
    qtbot: QtBot, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = ben.start()
    shown = ann_window()
    shown.ways.handing_over.show_file(ben.pack(plan_id, tmp_path / "plan.necplan"))
    dialog = offer_of(qtbot, shown)
    dialog.take_button.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.said_note.text() == "Taking it over …"
    assert desk_of(qtbot, shown).session.plan.id == plan_id


def test_a_dialog_that_is_left_changes_nothing(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, ann_window: Open
) -> None:
    plan_id = plan_of_both(ann, ben, tmp_path)
    ben.put(plan_id, area="By Ben")
    file = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = ann_window()
    shown.ways.handing_over.show_file(file)
    offer_of(qtbot, shown).cancel_button.click()
    assert ann.value(plan_id, "cover/area") == small_plan().area


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path, ann_window: Open) -> None:
    (tmp_path / "bad.necplan").write_text("Dear colleague")
    shown = ann_window()
    drop(shown, HERE, tmp_path / "bad.necplan")
    qtbot.waitUntil(lambda: bool(shown.findChildren(QMessageBox)), timeout=10000)
    assert "is not a plan that was handed over" in told_in_front(shown)
