"""The review desk as a person works it: what reviewers say of the small plan, and the keys that are pressed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.review.returned import Return
from tests.gui.reviewed import Copy

PLACE = "profile/towns"
Reviewed = Callable[..., MainWindow]
"""Opens a window on the small plan, to which reviewers have said something, as the fixture `reviewed` does."""


def first(copy: Copy) -> Return:
    """Say something of every kind."""
    return Return(
        comments=(copy.comment(PLACE, "market", "Which market?", "The one in the square."),),
        suggestions=(
            copy.replace(PLACE, "Thursdays", "Thursdays and Saturdays"),
            copy.replace("profile/description", "four", "five"),
        ),
        outside=(copy.outside("Heading “2 Area profile”", "Area profile", "The area"),),
        unplaced=(copy.unplaced("A paragraph about horses.", "Nothing like it was sent."),),
        report=("It was recognised by its properties.",),
    )


def second(copy: Copy) -> Return:
    """Say something else about the same words."""
    return Return(suggestions=(copy.replace(PLACE, "Thursdays", "Fridays"),))


def desk_shown(qtbot: QtBot, window: MainWindow) -> tuple[Desk, ReviewDesk]:
    """Review desk by its key."""
    assert window.desk
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    review = window.desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    return window.desk, review


def press(qtbot: QtBot, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused
        qtbot.keyClick(focused, key, modifier)


def undo(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)


def text(desk: Desk, address: str) -> str:
    content = desk.session.plan.get(address)
    return content.plain() if content is not None and hasattr(content, "plain") else str(content)


def titles(review: ReviewDesk) -> list[str]:
    return [row.title if row.id else f"{row.title} · {row.state}" for row in review.inbox.shown.rows]
