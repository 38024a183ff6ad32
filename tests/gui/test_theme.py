"""Looks that follow the system, and text as large as the person wants it."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.remembered import Remembered
from nec_desktop.gui.suggesting import suggest
from nec_desktop.gui.theme import DARK, LIGHT, Theme, Tokens, contrast_tokens, style_sheet, tokens
from tests.contrast import contrast
from tests.gui.keys import give_keyboard
from tests.high_contrast import HIGH_CONTRAST, Contrast, show_in_contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_text_can_be_read_on_its_ground(colours: Tokens) -> None:
    for text, ground in (
        (colours.ink, colours.page),
        (colours.ink, colours.tint),
        (colours.soft, colours.page),
        (colours.soft, colours.side),
        (colours.accent, colours.page),
        (colours.on_accent, colours.accent),
        (colours.error, colours.page),
        (colours.error, colours.side),
        (colours.good, colours.page),
        (colours.warning, colours.side),
        (colours.ink, colours.warning_ground),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.usefixtures("theme")
def test_words_that_say_what_goes_into_a_box_can_be_read(qtbot: QtBot) -> None:
    box = QLineEdit(placeholderText="Type to find in the table")
    qtbot.addWidget(box)
    box.resize(300, 40)
    box.show()
    seen = box.grab().toImage()
    words = {seen.pixelColor(x, y).name() for x in range(8, 200) for y in range(10, 30)}
    assert max(contrast(colour, LIGHT.page) for colour in words) >= 4.5


def test_high_contrast_is_the_systems_text_on_its_ground() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    colours = contrast_tokens(palette)
    assert (colours.ink, colours.page, colours.line) == ("#ffff00", "#000000", "#ffff00")
    assert {colours.tint, colours.side, colours.warning_ground} == {"#000000"}
    assert contrast(colours.on_accent, colours.accent) > 7


@pytest.mark.parametrize("colours", HIGH_CONTRAST.values())
def test_in_high_contrast_what_is_chosen_is_in_the_systems_accent(colours: Contrast) -> None:
    shown = contrast_tokens(colours.palette)
    assert (shown.accent, shown.on_accent) == (colours.accent, colours.on_accent)


@pytest.mark.parametrize(("accent", "on_accent"), [("#404040", "#ffffff"), ("#ffffff", "#eeeeee")])
def test_in_high_contrast_an_accent_that_does_not_stand_out_gives_way(accent: str, on_accent: str) -> None:
    shown = contrast_tokens(Contrast("#ffffff", "#000000", accent, on_accent).palette)
    assert (shown.accent, shown.on_accent) == ("#ffffff", "#000000")


@pytest.mark.parametrize("scheme", ["usual", "dark", "one colour", *HIGH_CONTRAST])
def test_what_has_the_keyboard_is_seen_by_more_than_its_colour(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scheme: str
) -> None:
    one = Contrast("#ffff00", "#000000", "#ffff00", "#000000")
    if scheme == "dark":
        qapp.setPalette(Contrast(DARK.ink, DARK.page, DARK.accent, DARK.on_accent).palette)
        qapp.setStyleSheet(style_sheet(DARK, 10, dark=True, contrast=False))
    elif scheme != "usual":
        show_in_contrast(qapp, theme, HIGH_CONTRAST.get(scheme, one))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    rows = QVBoxLayout(dialog)
    for widget in (
        QPushButton("Save", objectName="primary"),
        QPushButton("Close"),
        QCheckBox("In all plans"),
        QLineEdit(),
    ):
        rows.addWidget(widget)
    dialog.show()
    give_keyboard(qtbot, dialog)
    for shown in dialog.findChildren(QWidget):
        shown.clearFocus()
        without = shown.grab().toImage()
        shown.setFocus()
        seen = shown.grab().toImage()
        places = ((x, y) for x in range(seen.width()) for y in range(seen.height()))
        changed = [contrast(seen.pixelColor(*at).name(), without.pixelColor(*at).name()) > 3 for at in places]
        assert sum(changed) > 150, (scheme, shown)


def test_text_grows_and_shrinks_by_keys_and_is_remembered(
    qtbot: QtBot, theme: Theme, example: MainWindow, qapp: QApplication
) -> None:
    assert tokens() is theme.colours
    size = qapp.font().pointSizeF()
    give_keyboard(qtbot, example)
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(9):
        qtbot.keyClick(example, Qt.Key.Key_Equal, control)
    assert qapp.font().pointSizeF() == pytest.approx(size * 2)
    assert example.desk and example.desk.nav.font().pointSizeF() == pytest.approx(size * 2)
    qtbot.keyClick(example, Qt.Key.Key_Minus, control)
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.75)
    folder = example._jobs.workspace.folder
    example._remembered.write()
    assert Remembered(folder).zoom == 175
    qtbot.keyClick(example, Qt.Key.Key_0, control)
    assert qapp.font().pointSizeF() == pytest.approx(size)


@pytest.mark.parametrize(
    ("kept", "zoom"), [("150", 150), ("9999", 200), ("1", 100), ("-5", 100), ("much", 100), ("", 100)]
)
def test_whatever_the_file_says_text_is_100_to_200_per_cent(tmp_path: Path, kept: str, zoom: int) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\nzoom={kept}\n", encoding="utf-8")
    assert Remembered(tmp_path).zoom == zoom


def test_how_large_the_text_is_stands_alone_in_the_status_bar(qtbot: QtBot, theme: Theme, example: MainWindow) -> None:
    give_keyboard(qtbot, example)
    for _ in range(5):
        qtbot.keyClick(example, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(200)  # what is laid out anew is shown only then
    assert theme and example.statusBar().currentMessage() == "Text at 200 %"
    assert not example.saved_note.isVisible()
    example.statusBar().clearMessage()
    qtbot.waitUntil(example.saved_note.isVisible)


def test_in_high_contrast_the_section_shown_can_be_read(qapp: QApplication, theme: Theme, example: MainWindow) -> None:
    show_in_contrast(qapp, theme, Contrast("#ffff00", "#000000", "#ffff00", "#000000"))
    desk = example.desk
    assert desk
    desk.go_to("methods")
    row = desk.nav.visualItemRect(desk.nav.currentItem())
    drawn = desk.nav.viewport().grab(row).toImage()
    seen = Counter(drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height()))
    assert seen["#000000"] > seen["#ffff00"] > 100


def test_in_high_contrast_what_cannot_be_pressed_has_a_dashed_border(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    show_in_contrast(qapp, theme, Contrast("#ffff00", "#000000", "#ffff00", "#000000"))
    for name in ("", "primary"):
        button = QPushButton("Create the file", objectName=name)
        qtbot.addWidget(button)
        button.resize(200, 40)
        button.setEnabled(False)
        drawn = button.grab().toImage()
        border = {drawn.pixelColor(x, 0).name() for x in range(20, drawn.width() - 20)}
        assert border == {"#ffff00", "#000000"}, name
        ground = Counter(drawn.pixelColor(x, y).name() for x in range(20, 180) for y in range(8, 32))
        assert 160 * 24 - 50 > ground["#000000"] > 160 * 24 / 2, "its words can be read on it"


@pytest.mark.usefixtures("theme")
def test_a_bar_marks_the_section_shown_beside_its_ground(example: MainWindow) -> None:
    desk = example.desk
    assert desk
    desk.go_to("methods")
    row = desk.nav.visualItemRect(desk.nav.currentItem())
    drawn = desk.nav.viewport().grab().toImage()
    middle = row.center().y()
    assert [drawn.pixelColor(x, middle).name() for x in (0, 2, 4)] == [LIGHT.accent, LIGHT.accent, LIGHT.tint]
    above = desk.nav.visualItemRect(desk.nav.itemAbove(desk.nav.currentItem())).center().y()
    assert drawn.pixelColor(0, above).name() == LIGHT.side


@pytest.mark.usefixtures("theme")
def test_what_stands_below_the_checks_is_on_the_ground_of_their_list(example: MainWindow) -> None:
    desk = example.desk
    assert desk
    desk.go_to("methods")
    desk.side.setCurrentWidget(desk.side.checks_tab)
    foot = desk.side.checks_tab.foot
    assert foot.grab().toImage().pixelColor(3, foot.height() // 2).name() == LIGHT.side


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_what_drops_down_shows_its_last_line_whole(qtbot: QtBot, theme: Theme, zoom: int) -> None:
    theme.set_zoom(zoom)
    line, box = QLineEdit(), QComboBox()
    for widget in (line, box):
        qtbot.addWidget(widget)
        widget.resize(300, 40)
        widget.show()
    suggest(line, ["Verwood Hub", "Verwood library", "Verwood town hall"])
    box.addItems(["Not chosen", "In progress", "Completed"])
    completer = line.completer()
    assert completer
    completer.setCompletionPrefix("ver")
    completer.complete()
    box.showPopup()
    for shown in (completer.popup(), box.view()):
        assert shown
        last = shown.model().index(2, 0)
        qtbot.waitUntil(shown.isVisible)
        assert shown.visualRect(last).bottom() <= shown.viewport().rect().bottom()
        shown.window().hide()


def test_with_text_at_200_per_cent_the_homes_buttons_go_on_in_another_row(theme: Theme, example: MainWindow) -> None:
    assert example.desk
    example.resize(1366, 768)
    theme.set_zoom(200)
    home = example.desk.home
    home.show_place("standards/publicise-events")
    buttons = (home.continue_button, home.versions_button, home.changed_button)
    QApplication.processEvents()
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert home.rect().contains(button.mapTo(home, button.rect().bottomRight()))
