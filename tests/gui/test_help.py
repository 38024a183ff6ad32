"""Help for every screen, the tour, and About."""

import re
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.actions.shipped import libraries
from nec_desktop.gui.about_window import AboutWindow
from nec_desktop.gui.help import TOPICS, topic_of
from nec_desktop.gui.help_window import FOLDER, HelpWindow
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.tour import Tour, TourWindow
from tests.gui.keys import give_keyboard
from tests.gui.windows import go_to_text

PAGES = sorted(FOLDER.glob("*.md"))


def _press_f1(qtbot: QtBot, window: MainWindow) -> HelpWindow:
    focused = QApplication.focusWidget()
    qtbot.keyClick(focused or window, Qt.Key.Key_F1)
    opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()]
    assert len(opened) == 1
    return opened[0]


def _heading(help_window: HelpWindow) -> str:
    return help_window.pages.document().firstBlock().text()


def _has_keyboard(topic: str) -> bool:
    return topic_of(QApplication.focusWidget()) == topic


def _title(topic: str) -> str:
    return (FOLDER / f"{topic}.md").read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_has_a_title_and_leads_to_pages_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert links and all((FOLDER / link).is_file() for link in links)


def test_every_page_is_in_the_contents() -> None:
    contents = (FOLDER / "contents.md").read_text(encoding="utf-8")
    assert [path.name for path in PAGES if f"({path.name})" not in contents] == ["contents.md"]


def test_every_topic_has_a_page() -> None:
    assert {f"{topic}.md" for topic in TOPICS.values()} <= {path.name for path in PAGES}


def test_f1_opens_the_page_for_the_screen(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    screens = {
        "home": desk.show_home,
        "section": lambda: desk.go_to("profile/description"),
        "register": lambda: desk.go_to("events"),
        "export": desk.show_export,
        "grades": desk.show_grades,
        "versions": desk.show_versions,
        "start": example.show_start,
        "new-plan": example.show_new,
        "from-last": example.show_carry,
    }
    for topic, show in screens.items():
        show()
        give_keyboard(qtbot, example)
        qtbot.waitUntil(partial(_has_keyboard, topic))
        opened = _press_f1(qtbot, example)
        assert _heading(opened) == _title(topic)
        opened.close()


def test_f1_in_the_check_before_a_document_is_about_the_document(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    give_keyboard(qtbot, example)
    example.desk.show_export()
    example.desk.screens.export.to_check.setFocus()
    qtbot.waitUntil(example.desk.screens.export.to_check.hasFocus)
    opened = _press_f1(qtbot, example)
    assert _heading(opened) == _title("export")
    opened.close()


def test_f1_in_a_form_opens_a_window_that_can_be_read_beside_it(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("events")
    table = example.desk.pages.currentWidget().findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    table.open_record(example.desk.session.plan.record_ids("events")[0])
    form = example.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    give_keyboard(qtbot, form)
    opened = _press_f1(qtbot, example)
    assert opened.parentWidget() is form
    assert _heading(opened) == _title("record")
    opened.close()
    form.reject()


def test_links_lead_on_and_back_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_topic("contents")
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    assert not opened.back_button.isEnabled()
    qtbot.keyClick(opened.pages, Qt.Key.Key_Tab)
    qtbot.keyClick(opened.pages, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _heading(opened) == _title("start"))
    qtbot.mouseClick(opened.back_button, Qt.MouseButton.LeftButton)
    assert _heading(opened) == _title("contents")
    qtbot.keyClick(opened.pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(HelpWindow) is None)


def test_about_names_every_library_with_its_licence_and_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_about()
    about = window.findChild(AboutWindow)
    assert isinstance(about, AboutWindow)
    qtbot.mouseClick(about.copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    for library in libraries():
        assert library.name in copied and library.version in copied and library.licence in copied
    assert "LGPL" in copied and "MIT" in copied
    about.close()


def test_the_tour_goes_when_it_is_read_and_comes_back_when_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    tour = window.start.findChild(Tour)
    assert isinstance(tour, Tour)
    assert tour.isVisible()
    got_it = tour.findChild(QPushButton, "dismiss_button")
    assert isinstance(got_it, QPushButton)
    got_it.setFocus()
    qtbot.keyClick(got_it, Qt.Key.Key_Return)
    assert tour.isHidden()
    assert window.focusWidget() is window.start.new_button
    window.start.refresh()
    qtbot.wait(200)
    assert tour.isHidden()
    window.help.show_tour()
    assert tour.isVisible()


def test_the_tour_is_shown_in_front_of_a_section_which_is_there_again_after_it(
    qtbot: QtBot, example: MainWindow
) -> None:
    desk = example.desk
    assert desk
    text = go_to_text(qtbot, example, "methods/approach", "Our approach")
    example.help.show_tour()
    shown = example.findChild(TourWindow)
    assert isinstance(shown, TourWindow) and shown.isVisible() and text.isVisible()
    qtbot.waitUntil(shown.tour.dismiss_button.hasFocus)
    qtbot.keyClick(shown.tour.dismiss_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: example.findChild(TourWindow) is None)
    give_keyboard(qtbot, example)
    qtbot.waitUntil(text.hasFocus)
    assert example.desk is desk


@pytest.mark.parametrize("kind", [HelpWindow, AboutWindow])
def test_what_is_to_be_read_can_be_selected_by_keyboard_and_closed(
    qtbot: QtBot, window: MainWindow, kind: type[HelpWindow] | type[AboutWindow]
) -> None:
    if kind is HelpWindow:
        window.help.show_topic("contents")
    else:
        window.help.show_about()
    opened = window.findChild(kind)
    assert isinstance(opened, HelpWindow | AboutWindow)
    assert opened.size().boundedTo(opened.screen().availableSize()) == opened.size()
    words = opened.pages if isinstance(opened, HelpWindow) else opened.words
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert words.textCursor().selectedText()
    qtbot.mouseClick(opened.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(kind) is None)
