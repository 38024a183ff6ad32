"""The look of Word documents is changed from the export page, after a sample and words have been seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.actions.looks import adopt_look, kept_look, look_of
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.look_dialog import LookDialog
from nec_desktop.gui.preview_maker import PreviewMaker, Wanted
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.session import PlanSession
from tests.gui.keys import give_keyboard
from tests.word.sources import GREEN, WORDS, force_template

OWN = "The program’s own"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A force's template."""
    return force_template(tmp_path / "Testshire.docx")


@pytest.fixture
def page(qtbot: QtBot, session: PlanSession) -> ExportPage:
    """The page that creates the document."""
    page = ExportPage(Reviews(session))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.look_row.name.text() != "")
    return page


@pytest.fixture
def dialog(qtbot: QtBot, page: ExportPage) -> LookDialog:
    """The dialog, opened by the keyboard, with the look that is in use."""
    page.look_row.change_button.setFocus()
    qtbot.keyClick(page.look_row.change_button, Qt.Key.Key_Space)
    dialog = page.findChild(LookDialog)
    assert isinstance(dialog, LookDialog)
    qtbot.waitUntil(lambda: dialog.shown_name.text().startswith("In use: "))
    return dialog


def offered(qtbot: QtBot, dialog: LookDialog, path: Path) -> None:
    dialog.show_file(path)
    qtbot.waitUntil(dialog.adopt_button.isEnabled)


def test_a_look_is_seen_in_words_and_as_a_sample_before_it_is_adopted(
    qtbot: QtBot, page: ExportPage, dialog: LookDialog, session: PlanSession, source: Path
) -> None:
    assert page.look_row.name.text() == OWN
    assert not dialog.adopt_button.isEnabled()
    offered(qtbot, dialog, source)
    assert dialog.shown_name.text() == "Not yet in use: Testshire"
    assert "Heading 1: Liberation Sans, 20 point, bold" in dialog.report.toPlainText()
    assert "Not taken" in dialog.report.toPlainText()
    heading = dialog.sample.document().find("Heading 1").charFormat()
    assert heading.fontFamilies() == ["Liberation Sans"]
    assert heading.foreground().color() == QColor(f"#{GREEN}")
    assert WORDS in dialog.sample.toPlainText()
    assert kept_look(session.jobs.workspace) is None, "looking adopts nothing"
    assert dialog.adopt_button.hasFocus()
    qtbot.keyClick(dialog.adopt_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.look_row.name.text() == "Testshire")
    kept = kept_look(session.jobs.workspace)
    assert kept and kept.accent == GREEN


def test_cancel_leaves_the_look(
    qtbot: QtBot, page: ExportPage, dialog: LookDialog, session: PlanSession, source: Path
) -> None:
    offered(qtbot, dialog, source)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert kept_look(session.jobs.workspace) is None
    assert page.look_row.name.text() == OWN


def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    qtbot: QtBot, dialog: LookDialog, source: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "old.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    dialog.show_file(bad)
    qtbot.waitUntil(dialog.error.isVisible)
    assert dialog.error.text().startswith("old.doc is a document of an old kind (.doc).")
    assert dialog.shown_name.text() == f"In use: {OWN}"
    assert not dialog.adopt_button.isEnabled()
    offered(qtbot, dialog, source)
    assert not dialog.error.isVisible()


def test_a_preview_that_is_open_is_made_anew(
    qtbot: QtBot, dialog: LookDialog, session: PlanSession, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PreviewMaker, "PAUSE", 50)
    maker = PreviewMaker(session, session)
    with qtbot.waitSignal(maker.made):
        maker.show(Wanted(paged=False))
    offered(qtbot, dialog, source)
    with qtbot.waitSignal(maker.made):
        dialog.accept()


def test_one_goes_back_to_the_programs_own(qtbot: QtBot, session: PlanSession, source: Path) -> None:
    workspace = session.jobs.workspace
    adopt_look(workspace, look_of(source))
    page = ExportPage(Reviews(session))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.look_row.name.text() == "Testshire")
    dialog = page.look_row.change()
    assert dialog
    qtbot.waitUntil(lambda: dialog.shown_name.text() == "In use: Testshire")
    qtbot.mouseClick(dialog.own_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.adopt_button.isEnabled)
    qtbot.mouseClick(dialog.adopt_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.look_row.name.text() == OWN)
    assert kept_look(workspace) is None


def test_a_look_that_cannot_be_read_any_more_is_told_and_can_be_replaced(
    qtbot: QtBot, session: PlanSession, source: Path
) -> None:
    workspace = session.jobs.workspace
    adopt_look(workspace, look_of(source))
    (workspace.folder / "look.docx").write_bytes(b"PK")
    page = ExportPage(Reviews(session))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.look_row.name.text().startswith("The look that you adopted cannot be read"))
    dialog = page.look_row.change()
    assert dialog
    qtbot.waitUntil(dialog.error.isVisible)
    offered(qtbot, dialog, source)
    dialog.accept()
    qtbot.waitUntil(lambda: page.look_row.name.text() == "Testshire")


def test_the_export_page_scrolls_where_it_does_not_fit(qtbot: QtBot, page: ExportPage) -> None:
    page.resize(600, 300)
    give_keyboard(qtbot, page)
    page.document.setFocus()
    for _ in range(20):
        focused = page.focusWidget()
        assert focused
        if focused is page.create_button:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.create_button
    assert page.look_row.change_button.height() >= page.look_row.change_button.sizeHint().height()
    assert page.create_button.visibleRegion().boundingRect().height() == page.create_button.height()


def test_everything_can_be_reached_and_has_a_name(dialog: LookDialog, page: ExportPage) -> None:
    for button in dialog.findChildren(QPushButton):
        assert button.text() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.report.accessibleName() == "What is taken over"
    assert dialog.sample.accessibleName().startswith("Sample page")
    assert page.look_row.change_button.accessibleName() == "Change the look"
