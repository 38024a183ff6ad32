"""Words that flow: they get the room that they need, and another one when they, their font or their looks change."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.flowing_label import FlowingLabel

WORDS = "The team meets residents at the library on the first Tuesday of each month. "


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return a shown page on which a flowing label stands above a plain one with the same words."""
    page = QWidget()
    qtbot.addWidget(page)
    rows = QVBoxLayout(page)
    rows.addWidget(FlowingLabel(WORDS * 3))
    rows.addWidget(QLabel(WORDS * 3, wordWrap=True))
    rows.addStretch(1)
    page.resize(400, 600)
    page.show()
    return page


def heights(page: QWidget) -> tuple[int, int]:
    """Return how high the two are now."""
    ours, plain = page.findChildren(QLabel)
    if layout := page.layout():
        layout.activate()
    return ours.height(), plain.height()


@pytest.mark.parametrize("change", ["words", "width", "font", "looks", "margins", "least height"])
def test_it_is_as_high_as_a_plain_label_also_after_a_change(page: QWidget, change: str) -> None:
    before, plain = heights(page)
    assert before == plain
    if change == "width":
        page.resize(200, 600)
    for label in page.findChildren(QLabel):
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        match change:
            case "words":
                label.setText(WORDS * 8)
            case "font":
                label.setFont(font)
            case "looks":
                label.setStyleSheet("padding: 30px")
            case "least height":
                label.setMinimumHeight(300)
            case "margins":
                label.setContentsMargins(60, 9, 60, 9)
    after, plain = heights(page)
    assert after == plain > before
