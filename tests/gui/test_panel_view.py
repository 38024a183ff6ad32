"""The window that shows a standard as the panel will see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.panel_view import PanelDialog
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.words import record_title
from tests.gui.keys import give_keyboard
from tests.gui.windows import page_of, text_of
from tests.small_plan import record


def test_the_button_on_a_standards_page_shows_it_as_the_panel_sees_it(qtbot: QtBot, session: PlanSession) -> None:
    session.put("standards/publicise-events/gaps", None)
    event = record(session.plan, "events")
    session.put(f"events/{event}/standards", ("publicise-events",))
    session.put("standards/publicise-events/grade", None)
    session.check()
    page = SectionPage(session, session.plan.every_page()["standards/publicise-events"], None)
    qtbot.addWidget(page)
    page.show()
    chosen: list[str] = []
    page.chosen.connect(chosen.append)
    qtbot.mouseClick(page.panel_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(PanelDialog)
    assert isinstance(dialog, PanelDialog)
    seen = dialog.guide.toPlainText()
    assert page.asked.text() in seen
    assert "Our grade: Not yet chosen" in seen
    assert "“Gaps” is not yet written." in seen
    assert "Evidence:" in seen
    assert "Measures:" in seen
    assert f"Events: 1\n{record_title(session.plan, 'events', event)}" in seen
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert "Standard 5" in dialog.guide.toPlainText()
    qtbot.keyClick(dialog.previous_button, Qt.Key.Key_Return)
    dialog.guide.chosen.emit("standards/publicise-events/gaps")  # as a click on the link does
    assert chosen == ["standards/publicise-events/gaps"]
    assert not dialog.isVisible()


def test_only_a_standards_page_has_the_button(qtbot: QtBot, session: PlanSession) -> None:
    page = SectionPage(session, session.plan.every_page()["profile"], None)
    qtbot.addWidget(page)
    page.show()
    assert isinstance(page.panel_button, QPushButton)
    assert not page.panel_button.isVisible()


def test_who_closes_it_writes_on_where_they_were(qtbot: QtBot, plan_window: MainWindow) -> None:
    desk = plan_window.desk
    assert desk
    desk.go_to("standards/publicise-events/gaps")
    page, text = page_of(desk), text_of(desk, "Gaps")
    qtbot.waitUntil(text.hasFocus)
    qtbot.mouseClick(page.panel_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(PanelDialog)
    assert isinstance(dialog, PanelDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.guide, Qt.Key.Key_Escape)
    give_keyboard(qtbot, plan_window)
    assert QApplication.focusWidget() is text
    qtbot.keyClicks(QApplication.focusWidget(), "We send alerts")
    assert "We send alerts" in text.toPlainText()
