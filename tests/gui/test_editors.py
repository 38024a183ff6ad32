"""Editors of choices and of files, what a wheel must not do, and what is the same in all of them."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.choice_editors import ChoiceEditor, TickEditor
from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.values import File, Picture
from tests.gui.shown import Show


def test_the_wheel_changes_no_answer(show: Show) -> None:
    s = show("choice", "one", choices={"one": "One", "two": "Two"})
    assert isinstance(s.editor, ChoiceEditor)
    for delta in (-120, 120):
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(s.target.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, delta),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(s.target, wheel)
    assert s.editor.box.currentText() == "One"
    assert s.handed_on == []
    s.bot.keyClick(s.target, Qt.Key.Key_Down)
    assert s.handed_on == ["two"]


def test_yes_and_no(show: Show) -> None:
    s = show("yes-no", False)
    assert s.editor.box.currentText() == "No"
    s.bot.keyClick(s.target, Qt.Key.Key_Up)
    s.bot.keyClick(s.target, Qt.Key.Key_Up)
    assert s.handed_on == [True, None]


def test_a_choice_that_is_no_longer_offered_is_shown_and_kept(show: Show) -> None:
    s = show("choice", "gone", choices={"one": "One"})
    assert s.editor.box.currentText() == "gone (no longer offered)"
    assert s.handed_on == []


def test_several_are_ticked_and_long_lists_filtered(show: Show, session: PlanSession) -> None:
    s = show("links", to="standards")
    assert isinstance(s.editor, TickEditor)
    assert s.editor.filter.isVisible()
    s.bot.keyClick(s.target, Qt.Key.Key_Down)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    first = session.plan.standards.standard[s.editor.list.currentRow()]
    assert s.handed_on == [(first.id,)]
    wanted = session.plan.standards.standard[7]
    s.bot.keyClicks(s.editor.filter, wanted.title)
    shown = [n for n in range(s.editor.list.count()) if not s.editor.list.item(n).isHidden()]
    assert shown == [7]
    assert "9 entries not shown" in s.editor.note.text()
    s.editor.list.setCurrentRow(7)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    assert s.handed_on[-1] == (first.id, wanted.id)


def test_the_line_that_space_would_tick_is_seen_as_soon_as_tab_comes_to_a_list(qtbot: QtBot, show: Show) -> None:
    s = show("choices", choices={"one": "One", "two": "Two"})
    assert isinstance(s.editor, TickEditor)
    before = QLineEdit(s.editor)
    before.show()
    QWidget.setTabOrder(before, s.editor.list)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert s.editor.list.hasFocus()
    (line,) = s.editor.list.selectedItems()
    qtbot.keyClick(s.editor.list, Qt.Key.Key_Space)
    assert line.text() == "One" and s.handed_on == [("one",)]


def test_a_link_to_what_was_deleted_is_not_lost(show: Show) -> None:
    s = show("links", ("a" * 16,), to="events")
    texts = [s.editor.list.item(n).text() for n in range(s.editor.list.count())]
    assert texts[-1] == f"(deleted: {'a' * 16})"
    s.editor.list.setCurrentRow(0)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    assert "a" * 16 in s.handed_on[0]


def test_a_picture_is_kept_previewed_described_and_removed(show: Show, tmp_path: Path) -> None:
    s = show("picture")
    assert isinstance(s.editor, FileEditor)
    path = tmp_path / "hall.jpg"
    Image.new("RGB", (640, 480), "green").save(path)
    s.editor.take(path)
    s.bot.waitUntil(lambda: not s.editor.preview.pixmap().isNull())
    assert s.editor.name.text() == "hall.jpg"
    s.bot.keyClicks(s.editor.alt, "The hall")
    s.editor.flush()
    picture = s.handed_on[-1]
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == ("hall.jpg", "The hall")
    s.bot.mouseClick(s.editor.remove, Qt.MouseButton.LeftButton)
    assert s.handed_on[-1] is None
    assert not s.editor.alt.isVisible()


def test_words_written_while_another_picture_is_read_are_kept(show: Show, tmp_path: Path) -> None:
    paths = [tmp_path / "hall.png", tmp_path / "hub.png"]
    for path in paths:
        Image.new("RGB", (64, 48), "green").save(path)
    s = show("picture")
    assert isinstance(s.editor, FileEditor)
    s.editor.take(paths[0])
    s.bot.waitUntil(lambda: len(s.handed_on) == 1)
    s.editor.take(paths[1])
    s.bot.keyClicks(s.editor.alt, "The hub")
    s.bot.waitUntil(lambda: len(s.handed_on) == 2)
    assert s.handed_on[1].name == "hub.png"
    s.editor.flush()
    assert s.handed_on[-1].alt == "The hub" == s.editor.alt.text()


def test_enter_on_the_button_chooses_a_file(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    s = show("file")
    assert s.editor.choose.hasFocus()
    s.bot.keyClick(s.editor.choose, Qt.Key.Key_Return)
    s.bot.waitUntil(lambda: bool(s.handed_on))
    assert s.editor.name.text() == "minutes.pdf"


def test_a_file_that_cannot_be_read_is_told(show: Show, tmp_path: Path) -> None:
    s = show("file")
    s.editor.take(tmp_path / "missing.pdf")
    s.bot.waitUntil(lambda: "could not be read" in s.refused)
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF")
    s.editor.take(tmp_path / "minutes.pdf")
    s.bot.waitUntil(lambda: bool(s.handed_on))
    assert isinstance(s.handed_on[0], File)
    assert s.refused == ""


def test_a_file_that_is_kept_can_be_had_back(show: Show, tmp_path: Path) -> None:
    s = show("file")
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF")
    s.editor.take(tmp_path / "minutes.pdf")
    s.bot.waitUntil(lambda: bool(s.handed_on))
    s.editor.give_out(tmp_path / "gone" / "copy.pdf")
    s.bot.waitUntil(lambda: "The folder" in s.refused)
    s.editor.give_out(tmp_path / "copy.pdf")
    s.bot.waitUntil(lambda: "saved as" in s.editor.name.text())
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"
    assert s.refused == ""
    assert s.handed_on[1:] == []


def test_every_editor_shows_what_the_plan_holds_without_handing_it_on(qtbot: QtBot, session: PlanSession) -> None:
    plan = session.plan
    seen = set()
    for page in plan.every_page().values():
        for field in page.fields:
            for place in plan.places(page, field):
                content = plan.get(place)
                editor = make_editor(plan, session.jobs, field, content)
                qtbot.addWidget(editor)
                assert isinstance(editor, FieldEditor)
                handed_on: list[Any] = []
                editor.edited.connect(handed_on.append)
                editor.show_content(None)
                editor.show_content(content)
                editor.flush()
                assert handed_on == [], place
                assert editor.problem == ""
                assert editor.focusProxy() is not None
                seen.add(field.kind)
    assert {"rich", "text", "date", "period", "choice", "picture"} <= seen
