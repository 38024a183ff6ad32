"""A round with LibreOffice at the other end: sent, reviewed there, decided by keys, answered, and sent once more."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.review.rounds import rounds_of
from tests.gui.keys import give_keyboard
from tests.gui.returning import dialog_of, drop, told
from tests.gui.reviewing import desk_shown, press, text
from tests.gui.sending import send_by_keyboard
from tests.libreoffice import needs_libreoffice
from tests.review.sent_copy import PROJECT, UNO_PYTHON
from tests.word.sample import part

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def in_libreoffice(what: str, sent: Path, folder: Path) -> None:
    """Play a part of `libreoffice_walk`."""
    play = [UNO_PYTHON, "-m", "tests.review.libreoffice_walk", what, str(sent), str(folder)]
    done = subprocess.run(play, cwd=PROJECT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def said(desk: Desk) -> dict[str, str]:
    """Return what is in the inbox: the words of each item, and by whom."""
    return {item.text: ", ".join(item.reviewers) for item in desk.reviews.inbox.items}


def step_to(qtbot: QtBot, review: ReviewDesk, words: str) -> None:
    """Go down the list by its key as far as an item, from the top."""
    for key in (Qt.Key.Key_K, Qt.Key.Key_J):
        for _ in range(len(review.inbox.shown.rows) + 1):
            if review.item and words in review.item.text:
                return
            press(qtbot, key)
    raise AssertionError(f"“{words}” is not in the list")


def given_to_first_standard(qtbot: QtBot, window: MainWindow, desk: Desk) -> dict[str, str]:
    """Open the page of grades by its key; return what each reviewer has given to the first standard."""
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL_SHIFT)
    page = desk.pages.currentWidget()
    assert isinstance(page, GradesPage)
    model = page.grades.model()
    headers = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    row = {header: str(model.index(0, n).data()).split(",", maxsplit=1)[0] for n, header in enumerate(headers)}
    return {name: row[name] for name in ("Ada Panel", "Ben Reader")}


@needs_libreoffice
def test_a_round_with_libreoffice_at_the_other_end(
    qtbot: QtBot, plan_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    desk = plan_window.desk
    assert desk
    plan = desk.session.plan
    send_by_keyboard(qtbot, plan_window, desk, "Ada Panel", "Ben Reader")
    (first,) = rounds_of(plan)
    in_libreoffice("review", tmp_path / first.file, tmp_path)

    # One comes back as a Word file, by the dialog; the other by way of an .odt file, and is dropped onto the window.
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "ada.docx")], ""))
    qtbot.keyClick(plan_window, Qt.Key.Key_O, CTRL_SHIFT)
    dialog = dialog_of(plan_window)
    assert "The copy of Ada Panel." in told(qtbot, dialog)
    dialog.accept()
    drop(plan_window, plan_window.rect().center(), tmp_path / "ben-odt.docx")
    dialog = dialog_of(plan_window)
    assert "The copy of Ben Reader." in told(qtbot, dialog)
    qtbot.keyClick(dialog.review_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.reviews.returns) == 2)
    assert said(desk) == {
        "Insert “of your call”": "Ada Panel",
        "Replace “four villages” with “five villages”": "Ada Panel",
        "Replace “four villages” with “some villages”": "Ben Reader",
        "Is this so?": "Ada Panel",
        "Replace “Market Street opens on weekdays” with “Mill Street opens on Mondays”": "Ada Panel",
        "Delete “is the boundary”": "Ben Reader",
        "All of them?": "Ben Reader",
        "Strengths: Strong on surgeries.": "Ada Panel",
    }

    # Everything by keys: accepted, not accepted, replied to, and shown in the plan.
    give_keyboard(qtbot, plan_window)
    _desk, review = desk_shown(qtbot, plan_window)
    for words, key in (
        ("of your call", Qt.Key.Key_A),
        ("with “five", Qt.Key.Key_A),
        ("Mill Street", Qt.Key.Key_A),
        ("is the boundary", Qt.Key.Key_R),
    ):
        step_to(qtbot, review, words)
        press(qtbot, key)
    assert text(desk, "contact/reply-promise") == "We answer within 72 hours of your call."
    assert text(desk, "profile/description") == "One town and five villages."
    assert text(desk, "contact/stations") == "The front desk in Mill Street opens on Mondays."
    assert text(desk, "places/about") == "The river is the boundary."
    for words, reply in (("Is this so?", "Since May."), ("All of them?", "Those who came.")):
        step_to(qtbot, review, words)
        press(qtbot, Qt.Key.Key_C)
        qtbot.keyClicks(review.card.reply_box, reply)
        press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_A if reply == "Since May." else Qt.Key.Key_N)
    step_to(qtbot, review, "Strong on surgeries.")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is not review, "Enter shows the place in the plan"
    assert given_to_first_standard(qtbot, plan_window, desk) == {
        "Ada Panel": "Good",
        "Ben Reader": "Requires improvement",
    }
    states = {item.text: desk.reviews.inbox.answer(item).state for item in desk.reviews.inbox.items}
    assert states["Replace “four villages” with “some villages”"] == "not", "it was decided with its rival"
    assert (states["Delete “is the boundary”"], states["Is this so?"], states["All of them?"]) == (
        "not",
        "accepted",
        "noted",
    )

    # “You said, we did”.
    qtbot.keyClick(plan_window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    page.document.setCurrentIndex(page.document.findText(f"You said, we did: {first.title}"))
    answers = tmp_path / "answers.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(answers), ""))
    page.create_button.setFocus()
    qtbot.keyClick(page.create_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    words = part(answers)
    for each in ("Is this so?", "Since May.", "Those who came.", "Ada Panel", "Ben Reader"):
        assert each in words

    # The next copy: LibreOffice shows the threads and what is new, and an answer there comes back as the one new thing.
    page.document.setCurrentIndex(0)
    send_by_keyboard(qtbot, plan_window, desk, "Cis Councillor")
    in_libreoffice("again", tmp_path / rounds_of(plan)[-1].file, tmp_path)
    shown: dict[str, Any] = json.loads((tmp_path / "shown.json").read_text(encoding="utf-8"))
    notes = {said: (author, about) for author, said, about in shown["comments"]}
    writer = "Neighbourhood inspector"
    assert notes["Is this so?"] == ("Ada Panel", "Thursdays")
    assert notes["Accepted. Since May."] == (writer, "Thursdays"), "our reply stands on the same words"
    assert notes["All of them?"] == ("Ben Reader", "Hill farmers")
    assert notes["Noted. Those who came."] == (writer, "Hill farmers")
    assert {tuple(change) for change in shown["changes"]} == {
        ("Changes since version S0001", "Insert"),
        ("Changes since version S0001", "Delete"),
    }
    before = set(said(desk))
    for file, news in (("cis.docx", "New: 1 comment."), ("cis-odt.docx", "Nothing new.")):
        drop(plan_window, plan_window.rect().center(), tmp_path / file)
        dialog = dialog_of(plan_window)
        report = told(qtbot, dialog)
        assert f"The copy of Cis Councillor. {news}" in report and "earlier rounds came back as sent" in report
        dialog.accept()
    qtbot.waitUntil(lambda: len(desk.reviews.returns) == 3)
    assert set(said(desk)) - before == {"Then say it."}
