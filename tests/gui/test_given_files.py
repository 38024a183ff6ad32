"""Files that are dropped or pasted anywhere: a copy that came back is taken in, and no text holds a file's path."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.send_dialog import SendDialog
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import TextLine
from tests.gui.keys import give_keyboard
from tests.gui.questions import told_in_front
from tests.gui.returning import dialog_of, drop, files_as_data, listened, told
from tests.gui.windows import page_of
from tests.review.sent_copy import SentCopy


@pytest.fixture
def window(sent_window: MainWindow) -> MainWindow:
    """The window on the plan that was sent."""
    return sent_window


def text_on(window: MainWindow, address: str) -> QTextEdit:
    """Go to a text of the plan."""
    assert window.desk
    window.desk.go_to(address)
    (edit, *_) = page_of(window.desk).findChildren(QTextEdit)
    return edit


def form_of(qtbot: QtBot, window: MainWindow, register: str) -> RecordForm:
    """Open the form of a register's first record."""
    desk = window.desk
    assert desk
    desk.go_to(register)
    table = page_of(desk).findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    table.open_record(desk.session.plan.record_ids(register)[0])
    form = window.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    give_keyboard(qtbot, form)
    return form


def paste(qtbot: QtBot, widget: QWidget, *files: Path) -> None:
    """Copy files as a file manager does, and paste them where the keyboard is."""
    QGuiApplication.clipboard().setMimeData(files_as_data(*files))
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_are_dropped_onto_the_plan_and_a_bad_one_stops_none(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(sent.file.read_bytes()[:2000])
    files = [broken, listened(sent, tmp_path / "good.docx")]
    assert window.desk
    drop(window, QPoint(400, 300), *files)
    report = told(qtbot, dialog_of(window))
    assert "Not taken in." in report and "The copy of Ada Panel. New: 1 suggestion." in report
    qtbot.waitUntil(lambda: window.desk is not None and len(window.desk.reviews.returns) == 1)


def test_a_file_dropped_on_a_text_is_taken_in_and_its_name_is_not_written(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk
    desk.go_to("profile/description")
    page_of(desk)
    (edit, *_) = desk.pages.currentWidget().findChildren(QTextEdit)
    before = edit.toPlainText()
    drop(window, edit.mapTo(window, edit.rect().center()), listened(sent, tmp_path / "copy.docx"))
    dialog = dialog_of(window)
    assert "New: 1 suggestion." in told(qtbot, dialog)
    assert edit.toPlainText() == before
    dialog.accept()


def test_a_file_dropped_where_no_plan_is_open_is_told_where_to_go(
    qtbot: QtBot, window: MainWindow, sent: SentCopy
) -> None:
    window.show_start()
    qtbot.waitUntil(window.start.isVisible)
    drop(window, QPoint(400, 300), sent.file)
    assert told_in_front(window).startswith("Open the plan that this is a copy of")


def test_a_copy_pasted_into_a_text_is_taken_in(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    edit = text_on(window, "profile/description")
    before = edit.toPlainText()
    paste(qtbot, edit, listened(sent, tmp_path / "copy.docx"))
    dialog = dialog_of(window)
    assert "New: 1 suggestion." in told(qtbot, dialog)
    assert edit.toPlainText() == before
    dialog.accept()


@pytest.mark.parametrize("given", ["dropped", "pasted"])
def test_a_form_takes_no_file_and_says_where_to_go(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path, given: str
) -> None:
    form = form_of(qtbot, window, "feedback")
    line = next(found for found in form.findChildren(TextLine) if found.isVisible())
    file = listened(sent, tmp_path / "copy.docx")
    if given == "dropped":
        drop(form, line.mapTo(form, line.rect().center()), file)
    else:
        paste(qtbot, line, file)
    assert told_in_front(form).startswith("“copy.docx” was not put in here.")
    assert "copy.docx" not in line.text()
    form.reject()
    assert not form.isVisible(), "nothing has changed in it"
    drop(window, QPoint(400, 300), file)
    dialog = dialog_of(window)
    assert "New: 1 suggestion." in told(qtbot, dialog), "the sentence says where it can be taken in"
    dialog.accept()


def test_a_file_that_is_no_copy_is_not_written_as_its_path(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    file.write_bytes(b"PK")
    edit = text_on(window, "profile/description")
    before = edit.toPlainText()
    drop(window, edit.mapTo(window, edit.rect().center()), file)
    assert told_in_front(window).startswith("“figures.xlsx” is a file, of which a text cannot take the words.")
    paste(qtbot, edit, file)
    assert told_in_front(window).startswith("“figures.xlsx” is a file")
    edit.insertFromMimeData(files_as_data(file))  # as the menu under the right button does
    assert edit.toPlainText() == before


def test_a_picture_still_goes_into_the_text_on_which_it_falls(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(file))
    edit = text_on(window, "profile/description")
    assert isinstance(edit, TextArea)
    edit.picture_pasted.disconnect()  # what becomes of it is asked in a dialog
    with qtbot.waitSignal(edit.picture_pasted) as pasted:
        paste(qtbot, edit, file)
    assert pasted.args == [[file]]


def test_a_picture_given_with_a_copy_is_not_left_out_in_silence(
    window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    file = tmp_path / "map.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(file))
    edit = text_on(window, "profile/description")
    before = edit.toPlainText()
    drop(window, edit.mapTo(window, edit.rect().center()), listened(sent, tmp_path / "good.docx"), file)
    assert "“map.png” is no copy of a plan. Give it by itself" in told_in_front(window)
    assert window.desk and not window.desk.reviews.returns
    assert edit.toPlainText() == before


def test_where_a_name_is_asked_for_the_name_of_a_file_can_be_pasted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.desk
    dialog = SendDialog(window.desk.session, "", "Engagement plan", window)
    qtbot.addWidget(dialog)
    dialog.open()
    give_keyboard(qtbot, dialog)
    dialog.file.clear()
    paste(qtbot, dialog.file, tmp_path / "copy.docx")
    assert dialog.file.text() == str(tmp_path / "copy.docx")
    assert not [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
    dialog.reject()
