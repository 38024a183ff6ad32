"""A plan goes to a colleague and comes back by the window: what would change is shown first, conflicts are asked."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, keep_writer
from nec_desktop.gui.changed_since import ChangedSince
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.hand_over_dialog import HandOverDialog
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.looking_back import show_changed_since
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.offer_dialog import OfferDialog
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.lending import LENT, lending
from nec_desktop.plan.parts import Change
from nec_desktop.plan.richtext import from_plain
from tests.gui.returning import drop, files_as_data
from tests.gui.test_looking_back import items_of, rows
from tests.gui.windows import desk_of, page_of
from tests.small_plan import NOW, small_plan

HERE = QPoint(50, 50)


class Colleague:
    """Somebody with a library of their own, without a window."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder, lambda: NOW + timedelta(seconds=next(self._seconds)))
        self.folder = folder
        self._seconds = count()
        """Each look at the clock is later than the one before."""

    def start(self) -> str:
        plan = small_plan()
        with self.workspace.write() as library:
            changes = [Change(address, content) for address, content in plan.values.items()]
            return library.add_plan(plan.outline.id, plan.standards.id, changes)

    def take(self, file: Path) -> None:
        with self.workspace.write() as library:
            take_over(self.workspace, library, inspect(self.workspace, library, file))

    def put(self, plan_id: str, **values: str) -> None:
        with self.workspace.write() as library:
            plan = open_plan(self.workspace, library, plan_id).plan
            for place, text in values.items():
                save(library, plan, set_value(plan, f"cover/{place}", text))

    def lend(self, plan_id: str, name: str) -> None:
        with self.workspace.write() as library:
            save(library, open_plan(self.workspace, library, plan_id).plan, lending(name))

    def pack(self, plan_id: str, file: Path) -> Path:
        with self.workspace.write() as library:
            pack(self.workspace, library, open_plan(self.workspace, library, plan_id).plan, file)
        return file

    def value(self, plan_id: str, address: str) -> object:
        with self.workspace.read() as library:
            return library.values(plan_id).get(address)


@pytest.fixture
def ann(tmp_path: Path) -> Colleague:
    return Colleague(tmp_path / "ann")


@pytest.fixture
def ben(tmp_path: Path) -> Colleague:
    return Colleague(tmp_path / "ben")


@pytest.fixture
def window(qtbot: QtBot, ann: Colleague) -> Iterator[Callable[[], MainWindow]]:
    """Open Ann's window."""
    opened: list[tuple[MainWindow, Jobs]] = []

    def make() -> MainWindow:
        jobs = Jobs(ann.workspace)
        made = MainWindow(jobs)
        opened.append((made, jobs))
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.painted, timeout=10000):
            made.show()
        return made

    yield make
    for made, jobs in opened:
        made.close()
        jobs.close()


def offer_of(qtbot: QtBot, window: MainWindow) -> OfferDialog:
    """Return the dialog that shows what came."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(OfferDialog)), timeout=10000)
    return next(dialog for dialog in window.findChildren(OfferDialog) if dialog.isVisible())


def since_of(qtbot: QtBot, desk: Desk) -> ChangedSince:
    """Return the dialog that tells what has changed, once it has read it."""
    dialog = next(dialog for dialog in desk.findChildren(ChangedSince) if dialog.isVisible())
    qtbot.waitUntil(lambda: "being read" not in dialog.note.text())
    return dialog


def answer_box(words: str) -> list[str]:
    """Press the button of these words once a question is shown; return a list that then holds what was asked."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        asked.append(box.text())
        next(button for button in box.buttons() if words in button.text()).click()

    QTimer.singleShot(20, answer)
    return asked


def test_a_plan_that_was_sent_is_shown_then_added(
    qtbot: QtBot,
    ann: Colleague,
    ben: Colleague,
    tmp_path: Path,
    window: Callable[[], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_id = ben.start()
    file = ben.pack(plan_id, tmp_path / "plan.necplan")
    shown = window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    shown.start.file_button.click()
    dialog = offer_of(qtbot, shown)
    assert "It is not here yet" in dialog.said_note.text() and "The file holds" in dialog.report.toPlainText()
    assert dialog.new_button.isHidden() and dialog.keep_files.isHidden()
    with ann.workspace.read() as library:
        assert library.plans() == [], "to look adds nothing"
    dialog.take_button.click()
    assert desk_of(qtbot, shown).session.plan.id == plan_id


@pytest.mark.parametrize("way", ["dropped on a text", "pasted into a text", "given by its name"])
def test_however_a_plan_is_given_first_is_shown_what_it_holds(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow], way: str
) -> None:
    file = ben.pack(ben.start(), tmp_path / "Ben.necplan")
    plan_id = ann.start()
    shown = window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    desk.go_to("methods/approach")
    (edit, *_) = page_of(desk).findChildren(QTextEdit)
    before = edit.toPlainText()
    if way == "dropped on a text":
        drop(shown, edit.mapTo(shown, edit.rect().center()), file)
    elif way == "pasted into a text":
        shown.activateWindow()
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        QGuiApplication.clipboard().setMimeData(files_as_data(file))
        qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        shown.given_files.take([file])
    assert edit.toPlainText() == before, "its path is written nowhere"
    assert "The file holds" in offer_of(qtbot, shown).report.toPlainText()


def test_of_several_files_none_is_left_aside_in_silence(
    ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    file = ben.pack(ben.start(), tmp_path / "Ben.necplan")
    shown = window()
    drop(shown, HERE, file, tmp_path / "returned.docx")
    (box,) = shown.findChildren(QMessageBox)
    assert "Open it alone" in box.text()
    box.close()


def test_what_would_change_is_shown_and_what_both_changed_is_asked(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    ann.put(plan_id, area="By Ann")
    ben.put(plan_id, area="By Ben", title="A title by Ben")
    keep_writer(ben.workspace, Writer("Ben Example", "Sergeant"))
    file = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = window()
    drop(shown, HERE, file)
    dialog = offer_of(qtbot, shown)
    assert "Both of you changed 1 place" in dialog.said_note.text()
    assert "1 place would change here, where only Ben Example has written since." in dialog.said_note.text()
    assert "A title by Ben" in dialog.report.toPlainText()
    dialog.take_button.click()
    assert "1 of 1 places that both of you changed" in dialog.said_note.text()
    words = dialog.report.toPlainText()
    assert "By Ann" in words and "By Ben" in words
    assert "Yours" in words and "Ben Example’s" in words
    assert dialog.focusWidget() is dialog.mine_button, "Enter keeps what is here"
    assert ann.value(plan_id, "cover/title") == small_plan().title, "nothing is changed before all is decided"
    assert dialog.both_button.isHidden(), "an area has one name"
    dialog.theirs_button.click()
    desk = desk_of(qtbot, shown)
    plan = desk.session.plan
    assert (plan.area, plan.title) == ("By Ben", "A title by Ben")
    qtbot.waitUntil(desk.bar.isVisible)
    assert "has been taken over: 2 places changed here" in desk.bar.words.text()
    desk.bar.button.click()
    assert (plan.area, plan.title) == ("By Ann", small_plan().title), "one press takes all of it back"
    assert not desk.bar.isVisible()
    assert "Take over the copy of" in str(desk.session.to_redo)
    shown.undoing.redo()
    assert (plan.area, plan.title) == ("By Ben", "A title by Ben")
    with ann.workspace.read() as library:
        assert any("was taken over" in entry.name for entry in library.snapshots(plan_id))


def test_what_i_have_changed_counts_from_the_opening_and_names_what_the_other_changed(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    keep_writer(ann.workspace, Writer("Ann Example", "Inspector"))
    keep_writer(ben.workspace, Writer("Ben Example", "Sergeant"))
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    ben.put(plan_id, title="A title by Ben")
    back = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = window()
    shown.open_plan(plan_id)
    first = desk_of(qtbot, shown)
    opened = first.session.opened
    first.session.put("cover/area", "By Ann")
    shown.ways.handing_over.show_file(back)
    offer_of(qtbot, shown).take_button.click()
    desk = desk_of(qtbot, shown)
    qtbot.waitUntil(desk.bar.isVisible)
    assert desk is not first and desk.session.opened == opened
    show_changed_since(desk)
    dialog = since_of(qtbot, desk)
    told = rows(dialog)
    assert {line.rpartition(" | ")[0]: line.rpartition(" | ")[2] for line in told} == {
        "Area | Changed": "you",
        "Plan title | Changed": "Ben Example",
    }
    assert dialog.note.text().startswith("2 places have changed, 1 of them by you.")
    dialog.lines.setCurrentItem(items_of(dialog)[[line.endswith("Ben Example") for line in told].index(True)])
    assert "Changed by Ben Example, Sergeant" in dialog.told.toPlainText()
    dialog.reject()
    desk.bar.button.click()
    desk.session.put("cover/title", "A title by Ann")
    show_changed_since(desk)
    assert "Plan title | Changed | Ben Example and you" in rows(since_of(qtbot, desk))


def test_what_was_taken_over_is_told_until_it_is_closed(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    ben.put(plan_id, title="A title by Ben")
    ben.lend(plan_id, "Sergeant Example")
    shown = window()
    shown.ways.handing_over.show_file(ben.pack(plan_id, tmp_path / "back.necplan"))
    answer_box("all the same")
    offer_of(qtbot, shown).take_button.click()
    desk = desk_of(qtbot, shown)
    qtbot.waitUntil(lambda: "has been taken over" in desk.bar.words.text())
    qtbot.keyClick(desk.bar.close_button, Qt.Key.Key_Return)
    assert "The plan is with Sergeant Example" in desk.bar.words.text() and desk.bar.close_button.isHidden()
    desk.session.apply(lending(""))
    assert not desk.bar.isVisible()
    for _ in range(2):
        shown.undoing.undo()
    assert desk.session.plan.title == small_plan().title, "it can still be taken back"


def test_of_two_texts_both_can_be_kept(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    for colleague, words in ((ann, "Shared.\nBy Ann."), (ben, "Shared.\nBy Ben.")):
        with colleague.workspace.write() as library:
            plan = open_plan(colleague.workspace, library, plan_id).plan
            save(library, plan, set_value(plan, "methods/approach", from_plain(words)))
    shown = window()
    shown.ways.handing_over.show_file(ben.pack(plan_id, tmp_path / "back.necplan"))
    dialog = offer_of(qtbot, shown)
    dialog.take_button.click()
    dialog.both_button.click()
    desk = desk_of(qtbot, shown)
    assert desk.session.plan.get("methods/approach") == from_plain("Shared.\nBy Ann.\nBy Ben.")


def test_a_plan_that_is_lent_says_so_on_every_page_until_it_is_back(
    qtbot: QtBot, ann: Colleague, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    shown = window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    assert not desk.bar.isVisible()
    desk.session.apply(lending("Sergeant Example"))
    for show in (desk.show_home, desk.show_versions, lambda: desk.go_to("methods")):
        show()
        assert desk.bar.isVisible() and "The plan is with Sergeant Example" in desk.bar.words.text()
    assert "Sergeant Example" not in desk.home.notice.text(), "it is said once"
    desk.bar.button.click()
    assert not desk.bar.isVisible() and desk.session.plan.get(LENT) is None
    desk.session.undo()
    assert desk.bar.isVisible()


def test_whoever_has_the_plan_is_told_how_to_give_it_back(
    qtbot: QtBot, ann: Colleague, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    keep_writer(ann.workspace, Writer("Sergeant Example", "Ferndown"))
    ann.lend(plan_id, "Sergeant Example")
    shown = window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    assert "until you give it back" in desk.bar.words.text() and desk.bar.button.isHidden()


def test_a_dialog_that_is_left_changes_nothing(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, tmp_path / "out.necplan"))
    ben.put(plan_id, area="By Ben")
    file = ben.pack(plan_id, tmp_path / "back.necplan")
    shown = window()
    shown.ways.handing_over.show_file(file)
    offer_of(qtbot, shown).cancel_button.click()
    assert ann.value(plan_id, "cover/area") == small_plan().area


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    (tmp_path / "bad.necplan").write_text("Dear colleague")
    shown = window()
    drop(shown, HERE, tmp_path / "bad.necplan")
    qtbot.waitUntil(lambda: bool(shown.findChildren(QMessageBox)), timeout=10000)
    (box,) = shown.findChildren(QMessageBox)
    assert "is not a plan that was handed over" in box.text()
    box.close()


def test_the_open_plan_is_handed_over_and_lent(
    qtbot: QtBot, ann: Colleague, ben: Colleague, tmp_path: Path, window: Callable[[], MainWindow]
) -> None:
    plan_id = ann.start()
    shown = window()
    shown.open_plan(plan_id)
    desk = desk_of(qtbot, shown)
    shown.ways.handing_over.hand_over(desk)
    (dialog,) = shown.findChildren(HandOverDialog)
    qtbot.keyClicks(dialog.holder, "Sergeant Example")
    dialog.hand_over(tmp_path / "no folder" / "plan.necplan")
    qtbot.waitUntil(lambda: "is not there" in dialog.said_note.text(), timeout=10000)
    assert desk.session.plan.get(LENT) is None, "a plan is not lent by a file that is not there"
    dialog.hand_over(tmp_path / "plan.necplan")
    qtbot.waitUntil(lambda: "read again and the same as the plan" in dialog.said_note.text(), timeout=10000)
    assert desk.session.plan.get(LENT) == "Sergeant Example"
    dialog.cancel_button.click()
    ben.take(tmp_path / "plan.necplan")
    assert ben.value(plan_id, LENT) == "Sergeant Example"


@pytest.mark.parametrize("opens", [True, False])
def test_a_plan_that_is_lent_is_opened_only_when_that_is_wanted(
    qtbot: QtBot, ann: Colleague, window: Callable[[], MainWindow], opens: bool
) -> None:
    plan_id = ann.start()
    ann.lend(plan_id, "Sergeant Example")
    shown = window()
    asked = answer_box("all the same" if opens else "Leave it closed")
    shown.open_plan(plan_id)
    qtbot.waitUntil(lambda: bool(asked), timeout=10000)
    assert asked[0].endswith("is with Sergeant Example.")
    if opens:
        assert desk_of(qtbot, shown).session.plan.id == plan_id
    else:
        qtbot.waitUntil(lambda: shown.screens.currentWidget() is shown.start)
        assert shown.desk is None


def test_enter_after_the_colleagues_name_asks_where_to_put_the_file(
    qtbot: QtBot,
    ann: Colleague,
    tmp_path: Path,
    window: Callable[[], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan.necplan"), ""))
    plan_id = ann.start()
    shown = window()
    shown.open_plan(plan_id)
    shown.ways.handing_over.hand_over(desk_of(qtbot, shown))
    (dialog,) = shown.findChildren(HandOverDialog)
    qtbot.waitUntil(dialog.holder.hasFocus)
    qtbot.keyClicks(dialog.holder, "Sergeant Example")
    qtbot.keyClick(dialog.holder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "read again and the same as the plan" in dialog.said_note.text(), timeout=10000)
    assert (tmp_path / "plan.necplan").exists()
