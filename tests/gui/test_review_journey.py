"""From home by keyboard: sent for review, edited as Word does it, taken in, told on home, graded, answered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nec_desktop.actions.take_in import take_in
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.review.rounds import rounds_of
from tests.gui.sending import send_by_keyboard
from tests.review.imitations import by_word


def test_a_round_from_home_to_the_answers(
    qtbot: QtBot, plan_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    desk = plan_window.desk
    assert desk
    session, home = desk.session, desk.home.out_for_review

    def said() -> str:
        return " ".join(label.text() for label in home.findChildren(QLabel) if label.isVisible())

    send_by_keyboard(qtbot, plan_window, desk, "The panel")
    (sent,) = rounds_of(session.plan)
    assert (sent.stage, sent.reviewers) == ("opcc", ("The panel",)) and (tmp_path / sent.file).is_file()
    qtbot.keyClick(plan_window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert "Nothing has come back yet from The panel." in said()

    back = by_word(tmp_path / sent.file, tmp_path / "back.docx")
    workspace, plan_id = session.jobs.workspace, session.plan.id
    (taken,) = session.jobs.ask(lambda library: take_in(workspace, library, plan_id, [back], reviewer="The panel"))
    assert not taken.refused
    desk.reviews.read()
    qtbot.waitUntil(lambda: "1 of 1 reviewer back (1 file)." in said(), timeout=10000)
    left = desk.reviews.inbox.count()
    assert left.open == left.all > 0 and f"{left.open} of {left.all} items still to answer." in said()

    # One thing is decided by a key on the review desk, and home has one less.
    qtbot.keyClick(plan_window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, Qt.Key.Key_N)
    qtbot.keyClick(plan_window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert f"{left.open - 1} of {left.all} items still to answer." in said()

    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(plan_window, Qt.Key.Key_G, keys)
    page = desk.pages.currentWidget()
    assert isinstance(page, GradesPage) and page.grades.hasFocus()
    model = page.grades.model()
    headers = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    given = str(model.index(0, headers.index("The panel")).data())
    chosen = next(grade.grade for grade in taken.returned.grades if grade.part == "grade")
    titles = {grade.id: grade.title for grade in session.plan.standards.grades}
    assert given.split(",", maxsplit=1)[0] == titles[chosen]
