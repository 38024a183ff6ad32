"""A window with a plan in it, and what stands on the page that it shows."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.section_page import SectionPage
from tests.gui.keys import give_keyboard

_MOST_LOOKS, _BETWEEN = 1000, 10
"""How often it is looked whether a page is whole, and milliseconds between two looks."""
Open = Callable[[], MainWindow]
"""Opens a window on the test's data folder, as the fixture `open_window` does."""


@contextmanager
def window_opener(qtbot: QtBot) -> Iterator[Callable[[Workspace], MainWindow]]:
    """Give what opens a window on a data folder; each is closed before the next, and the last at the end."""
    with ExitStack() as opened:

        def open_on(workspace: Workspace) -> MainWindow:
            opened.close()
            jobs = Jobs(workspace)
            opened.callback(jobs.close)
            window = MainWindow(jobs)
            opened.callback(window.close)
            qtbot.addWidget(window)
            with qtbot.waitSignal(window.painted, timeout=10000):
                window.show()
            return window

        yield open_on


def with_plan(qtbot: QtBot, window: MainWindow, plan_id: str) -> MainWindow:
    """Open a plan in a window that has the keyboard, and return the window."""
    window.open_plan(plan_id)
    desk_of(qtbot, window)
    give_keyboard(qtbot, window)
    return window


def desk_of(qtbot: QtBot, window: MainWindow) -> Desk:
    """Return the desk of the plan that is being opened."""
    qtbot.waitUntil(lambda: window.desk is not None, timeout=10000)
    assert window.desk
    return window.desk


def start_plan(qtbot: QtBot, window: MainWindow, area: str) -> Desk:
    """Answer the three questions by keyboard."""
    qtbot.waitUntil(window.start.isVisible)
    window.start.new_button.setFocus()
    qtbot.keyClick(window.start.new_button, Qt.Key.Key_Space)
    qtbot.keyClicks(window.new_plan.area, area)
    qtbot.keyClick(window.new_plan.area, Qt.Key.Key_Return)
    for _ in range(2):
        window.new_plan.next_button.setFocus()
        qtbot.keyClick(window.new_plan.next_button, Qt.Key.Key_Space)
    return desk_of(qtbot, window)


def open_example(qtbot: QtBot, window: MainWindow) -> Desk:
    """Open the finished example."""
    window.show_example()
    return desk_of(qtbot, window)


def page_of(desk: Desk) -> SectionPage:
    """Return the section's page that is shown, when all of its fields are there."""
    page = desk.pages.currentWidget()
    assert isinstance(page, SectionPage)
    for _ in range(_MOST_LOOKS):
        if page.is_whole:
            return page
        QTest.qWait(_BETWEEN)
    raise AssertionError(f"The page {page.shown.address} never got all of its fields.")


def text_of(desk: Desk, name: str) -> QTextEdit:
    """Return the first text of that name on the page."""
    return texts_of(desk, name)[0]


def texts_of(desk: Desk, name: str) -> list[QTextEdit]:
    """Return the texts of that name on the page."""
    return [edit for edit in page_of(desk).findChildren(QTextEdit) if edit.accessibleName() == name]


def go_to_text(qtbot: QtBot, window: MainWindow, address: str, name: str) -> QTextEdit:
    """Go to a text of the plan that is open, and return it when it has the keyboard."""
    assert window.desk
    give_keyboard(qtbot, window)
    window.desk.go_to(address)
    text = text_of(window.desk, name)
    qtbot.waitUntil(text.hasFocus)
    return text


def line_of(desk: Desk, name: str) -> QLineEdit:
    """Return the line of that name on the page."""
    return next(line for line in page_of(desk).findChildren(QLineEdit) if line.accessibleName() == name)


def kept_in(folder: Path, address: str) -> object:
    """Return what is on the disk at an address of the only plan."""
    with Workspace(folder).read() as library:
        (entry,) = library.plans()
        return library.values(entry.id).get(address)
