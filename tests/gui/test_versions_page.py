"""The page of versions: kept by name, looked at, restored and exported, by keyboard."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nec_desktop.actions.versions import keep_version
from nec_desktop.document.sent import Sent
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.versions_page import VersionsPage
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content
from nec_desktop.review.returned import Return
from nec_desktop.review.rounds import Asked, record_round
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next
from tests.word.sample import part

PROFILE, AREA = "profile/description", "cover/area"


def desk(window: MainWindow) -> Desk:
    assert window.desk
    return window.desk


def write(session: PlanSession, words: str, address: str = PROFILE) -> None:
    session.end_step()
    session.put(address, from_plain(words))


def kept(session: PlanSession, name: str) -> SnapshotEntry:
    entry: SnapshotEntry = session.jobs.ask(lambda library: keep_version(library, session.plan, name))
    return entry


@pytest.fixture
def page(qtbot: QtBot, example: MainWindow) -> VersionsPage:
    """The page, with one version since which two sections have changed."""
    session = desk(example).session
    write(session, "A coast with nine villages.")
    kept(session, "Before the panel")
    write(session, "A coast with ten villages.")
    session.put(AREA, "Elsewhere")
    desk(example).show_versions()
    shown = desk(example).pages.currentWidget()
    assert isinstance(shown, VersionsPage)
    qtbot.waitUntil(lambda: "ten" in shown.changes.toPlainText(), timeout=10000)
    give_keyboard(qtbot, example)
    return shown


def rows(page: VersionsPage) -> list[str]:
    items = [page.listed.topLevelItem(n) for n in range(page.listed.topLevelItemCount())]
    return [" | ".join(item.text(column) for column in (2, 1)) for item in items if item]


def choose(page: VersionsPage, row: int) -> None:
    item = page.listed.topLevelItem(row)
    assert item
    page.listed.setCurrentItem(item)


def snapshots(page_window: MainWindow) -> list[SnapshotEntry]:
    session = desk(page_window).session
    found: list[SnapshotEntry] = session.jobs.ask(lambda library: library.snapshots(session.plan.id))
    return found


def value(window: MainWindow, address: str = PROFILE) -> Content | None:
    return desk(window).session.plan.get(address)


def test_a_plan_without_versions_says_how_to_keep_one_and_the_keyboard_keeps_it(
    qtbot: QtBot, example: MainWindow
) -> None:
    give_keyboard(qtbot, example)
    desk(example).show_versions()
    page = desk(example).pages.currentWidget()
    assert isinstance(page, VersionsPage)
    qtbot.waitUntil(lambda: "No version has been kept yet" in page.intro.text(), timeout=10000)
    assert not page.halves.isVisible() and page.name_line.hasFocus()
    qtbot.keyClicks(page.name_line, "First draft")
    qtbot.keyClick(page.name_line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page) == ["S0001 First draft | Nothing"], timeout=10000)
    assert "Kept as S0001 “First draft”." in page.said_note.text()
    assert snapshots(example)[0].name == "First draft"


def test_a_name_is_asked_for(qtbot: QtBot, example: MainWindow) -> None:
    desk(example).show_versions()
    page = desk(example).pages.currentWidget()
    assert isinstance(page, VersionsPage)
    page.keep_button.click()
    qtbot.waitUntil(lambda: "needs a name" in page.said_note.text(), timeout=10000)
    assert snapshots(example) == []


def test_a_version_shows_what_has_changed_since_by_section_and_word(page: VersionsPage) -> None:
    assert rows(page) == ["S0001 Before the panel | 2 changes"]
    words = page.changes.toPlainText()
    assert "A coast with nineten villages." in words and "Changed:" in words
    html = page.changes.toHtml()
    assert "line-through" in html and "underline" in html
    page.section.setCurrentIndex(page.section.findData("profile"))
    page.section.activated.emit(page.section.currentIndex())
    assert "Elsewhere" not in page.changes.toPlainText() and "villages" in page.changes.toPlainText()
    assert page.restore_button.text() == "Restore this section"


def test_old_and_new_stand_side_by_side(qtbot: QtBot, page: VersionsPage) -> None:
    page.beside.setFocus()
    qtbot.keyClick(page.beside, Qt.Key.Key_Space)
    words = page.changes.toPlainText()
    assert "S0001 “Before the panel”" in words and "The plan now" in words
    assert "A coast with nine villages." in words and "A coast with ten villages." in words
    assert "nineten" not in words
    html = page.changes.toHtml()
    assert "line-through" in html and "underline" in html, "and what differs is marked in each"


def test_a_version_is_read_as_it_was(qtbot: QtBot, page: VersionsPage) -> None:
    page.other.setCurrentIndex(1)
    page.other.activated.emit(1)
    qtbot.waitUntil(lambda: page.section.count() > 20, timeout=10000)  # with the pages that have not changed
    page.section.setCurrentIndex(page.section.findData("profile"))
    page.section.activated.emit(page.section.currentIndex())
    words = page.changes.toPlainText()
    assert "A coast with nine villages." in words and "Changed:" not in words and "Added:" not in words
    assert "Map of the area" in words, "what has not changed since is read too"


def test_a_version_that_was_just_chosen_is_restored_and_never_the_one_before(
    qtbot: QtBot, example: MainWindow, page: VersionsPage
) -> None:
    kept(desk(example).session, "After the panel")
    write(desk(example).session, "A coast with eleven villages.")
    qtbot.waitUntil(lambda: len(rows(page)) == 2 and page.restore_button.isEnabled(), timeout=10000)
    other = next(n for n, row in enumerate(rows(page)) if "After the panel" in row)
    choose(page, other)
    page.restore_button.click()
    assert value(example) == from_plain("A coast with eleven villages."), "what it is compared with is not there yet"
    qtbot.waitUntil(page.restore_button.isEnabled, timeout=10000)
    page.restore_button.click()
    assert value(example) == from_plain("A coast with ten villages.")


def test_the_version_that_was_just_chosen_is_exported(
    qtbot: QtBot, example: MainWindow, page: VersionsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(desk(example).session, "After the panel")
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page)) == 2 and page.restore_button.isEnabled(), timeout=10000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "then.docx"), ""))
    choose(page, next(n for n, row in enumerate(rows(page)) if "After the panel" in row))
    page.word_button.click()
    qtbot.waitUntil(lambda: "made and compared" in page.said_note.text(), timeout=30000)
    assert "ten villages" in part(tmp_path / "then.docx") and "nine villages" not in part(tmp_path / "then.docx")


def test_a_section_is_restored_after_the_plan_was_kept_and_undo_takes_it_back(
    qtbot: QtBot, example: MainWindow, page: VersionsPage
) -> None:
    page.section.setCurrentIndex(page.section.findData("profile"))
    page.section.activated.emit(page.section.currentIndex())
    page.restore_button.setFocus()
    qtbot.keyClick(page.restore_button, Qt.Key.Key_Return)
    assert value(example) == from_plain("A coast with nine villages.")
    assert value(example, AREA) == "Elsewhere"
    assert [entry.name for entry in snapshots(example)] == ["Before the panel", "Before S0001 was restored"]
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=10000)
    assert "Ctrl+Z takes the restoring back" in page.said_note.text()
    example.undoing.undo()
    assert value(example) == from_plain("A coast with ten villages.")
    example.undoing.redo()
    assert value(example) == from_plain("A coast with nine villages.")


def test_the_whole_plan_is_restored(qtbot: QtBot, example: MainWindow, page: VersionsPage) -> None:
    page.restore_button.click()
    assert value(example) == from_plain("A coast with nine villages.")
    assert value(example, AREA) != "Elsewhere"
    qtbot.waitUntil(lambda: rows(page)[-1].endswith("| Nothing"), timeout=10000)
    kept_already = len(snapshots(example))
    page.restore_button.click()
    assert "Nothing has to be restored" in page.said_note.text()
    assert len(snapshots(example)) == kept_already


def test_where_the_plan_cannot_be_kept_first_nothing_is_restored(example: MainWindow, page: VersionsPage) -> None:
    session = desk(example).session
    session.finish_saving()
    before = dict(session.plan.values)
    library = session.jobs.workspace.folder / "library.db"
    aside = library.with_name("aside.db")
    library.rename(aside)  # the window then refuses to write to what is no longer in its place
    told = answer_next("OK")
    page.restore_button.click()
    aside.rename(library)
    assert "Nothing was changed" in told[0] and "moved, replaced or deleted" in told[0]
    assert session.plan.values == before


def test_the_keyboard_goes_to_the_changes_and_back(qtbot: QtBot, page: VersionsPage) -> None:
    page.focus_list()
    qtbot.keyClick(page.listed, Qt.Key.Key_Return)
    assert page.changes.hasFocus()
    qtbot.keyClick(page.changes, Qt.Key.Key_Escape)
    assert page.listed.hasFocus()


def test_a_change_leads_to_its_place(example: MainWindow, page: VersionsPage) -> None:
    page.changes.chosen.emit(PROFILE)
    shown = desk(example).pages.currentWidget()
    assert getattr(shown, "shown").address == "profile"  # noqa: B009


def test_two_versions_are_compared_with_each_other(qtbot: QtBot, example: MainWindow, page: VersionsPage) -> None:
    session = desk(example).session
    entry = kept(session, "After the panel")
    write(session, "A coast with eleven villages.")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=10000)
    page.listed.setCurrentIndex(page.listed.model().index(1, 0))
    qtbot.waitUntil(lambda: "nineeleven" in page.changes.toPlainText(), timeout=10000)
    page.other.setCurrentIndex(page.other.findData(entry.id))
    page.other.activated.emit(page.other.currentIndex())
    qtbot.waitUntil(lambda: "nineten" in page.changes.toPlainText(), timeout=10000)


def test_a_version_is_exported_as_it_was(
    qtbot: QtBot, example: MainWindow, page: VersionsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "then.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.word_button.click()
    qtbot.waitUntil(lambda: os.fspath(target) in page.said_note.text(), timeout=60000)
    assert target.stat().st_size > 5000
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=10000)
    assert "Review copy made" in rows(page)[0] and value(example) == from_plain("A coast with ten villages.")


def test_each_version_says_what_it_is(qtbot: QtBot, example: MainWindow, page: VersionsPage) -> None:
    session = desk(example).session

    def make(library: Library) -> tuple[str, int]:
        entry = library.add_snapshot(session.plan.id, session.plan.values, "sent", copy="review", sent=Sent(()))
        return entry.id, entry.number

    session.jobs.ask(make)
    snapshot, number = session.jobs.ask(make)
    sent = {"snapshot": snapshot, "number": number, "file": "plan.docx", "sent": session.today}
    session.apply(record_round(session.plan, Asked("opcc"), **sent))
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page)) == 3, timeout=10000)
    told = [row.partition(" |")[0] for row in rows(page)[:2]]
    assert told == ["S0003 Review copy 1, sent for review", "S0002 Review copy made"]
    choose(page, 0)
    assert page.chosen_title.text().startswith("S0003 Review copy 1, sent for review, ")
    session.undo()
    qtbot.waitUntil(lambda: "S0003 Review copy made" in rows(page)[0], timeout=10000)


def test_the_page_is_reached_from_home_and_by_its_key(qtbot: QtBot, example: MainWindow) -> None:
    give_keyboard(qtbot, example)
    desk(example).home.versions_button.click()
    assert isinstance(desk(example).pages.currentWidget(), VersionsPage)
    desk(example).show_home()
    qtbot.keyClick(example, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(desk(example).pages.currentWidget(), VersionsPage)


def test_what_came_back_for_a_version_is_a_button_away(qtbot: QtBot, example: MainWindow, page: VersionsPage) -> None:
    session = desk(example).session
    assert not page.back_button.isVisible(), "nothing came back for it"

    def bring_back(library: Library) -> None:
        entry = library.add_snapshot(session.plan.id, session.plan.values, "sent", copy="review", sent=Sent(()))
        new = NewReturn(session.plan.id, entry.id, "hash", "parts", "back.docx", "Chair", "Word", "properties")
        library.add_return(new, Return(), b"the file")

    session.jobs.ask(bring_back)
    desk(example).reviews.read()
    qtbot.waitUntil(lambda: bool(desk(example).reviews.returns), timeout=5000)
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=10000)
    choose(page, 0)
    assert rows(page)[0] == "S0002 Review copy made | Nothing" and page.back_button.isVisible()
    page.back_button.click()
    assert isinstance(desk(example).pages.currentWidget(), ReviewDesk)
